/**
 * One spelling of a person's name, for telling people apart in a log: width, case, spaces and invisible characters do not
 * count, so that nobody reviews themselves by typing a space. Names are all there is: Office gives no verified identity.
 */
export const personKey = (name: string): string => name.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '').toLowerCase();

/** Whether two names are one person's. A blank is nobody's. */
export const samePerson = (a: string, b: string): boolean => personKey(a) !== '' && personKey(a) === personKey(b);

import type { CivilDate } from '../domain/civil';
import { isFilled, type DayNote } from '../domain/notes';
import { say, type Language } from '../locale';
import { noteHints, tableHeaders } from '../locale/tables';
import type { Validation } from './plan';
import type { Field } from './tables';

interface Day {
  readonly marketplace: string;
  readonly date: CivilDate;
}

/** The notes of a marketplace by day. */
export const notesOf = (notes: readonly DayNote[], marketplace: string): ReadonlyMap<CivilDate, DayNote> => new Map(notes.filter((note) => note.marketplace === marketplace).map((note) => [note.date, note]));

/** Days that have no row to fill in yet. */
export function missingNotes(notes: readonly DayNote[], days: readonly Day[]): Day[] {
  const known = new Set(notes.map(keyOf));
  return days.filter((day) => !known.has(keyOf(day)));
}

/** Days somebody filled in. */
export const filledDays = (notes: readonly DayNote[]): ReadonlySet<string> => new Set(notes.filter(isFilled).map(keyOf));
export const keyOf = ({ marketplace, date }: Day): string => `${marketplace}\u001f${date}`;

const most = { unanswered: 9_999, ahr: 1_000, notices: 999, hours: 999 } as const;

/** What the columns of the day notes take. */
export function noteValidations(language: Language): Partial<Record<Field, { readonly validation: Omit<Validation, 'range'> }>> {
  const validation = (field: Field, rule: Validation['rule'], message: string): { validation: Omit<Validation, 'range'> } => ({
    validation: { rule, allowBlank: true, prompt: null, error: { title: tableHeaders[field][language], message } },
  });
  const whole = (field: 'unanswered' | 'ahr' | 'notices') => validation(field, { type: 'whole', min: 0, max: most[field] }, say(language, noteHints.whole, { max: most[field] }));
  return {
    unanswered: whole('unanswered'), ahr: whole('ahr'), notices: whole('notices'),
    mostUrgent: validation('mostUrgent', { type: 'decimal', min: -most.hours, max: most.hours }, say(language, noteHints.hours, { max: most.hours })),
    odr: validation('odr', { type: 'decimal', min: 0, max: 1 }, say(language, noteHints.share)),
  };
}

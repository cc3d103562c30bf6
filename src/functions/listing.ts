import { fromSerial, type CivilDate } from '../domain/civil';
import { bulletCheck, isAsin, isGtin, keywordCheck, listingCadence, titleCheck, utf8Bytes, type Breach, type TextCheck } from '../domain/listing';
import { marketplaceCodes, marketplaceOf } from '../domain/marketplace';
import type { Language } from '../locale/index';
import { date, dateSetting, flatCells, range, readCell, setting, text, textSetting, type CallState } from './arguments';
import { Fault, unknown, type Output } from './cells';
import type { Explanation } from './explain';
import { scopeOf } from './inventory';
import { calculation, judging, matrixOf, whole, type Definition } from './run';
import { verdictText } from './verdicts';

const breachText = (language: Language, { code, numbers }: Breach): string => {
  const size = numbers['characters'] ?? numbers['bytes'] ?? numbers['bullets'] ?? '';
  return verdictText(language, `CHECK.${code}`, { ...numbers, size });
};

/** The three answers of a text check; blank text gives "". */
function answers<A extends readonly unknown[]>(language: Language, check: (text: string, ...rest: A) => readonly Breach[] | Fault) {
  const compliant = verdictText(language, 'CHECK.OK');
  const join = language === 'en' ? '; ' : '；';
  const verdictOf = (breaches: readonly Breach[]): string => (breaches.length === 0 ? compliant : breaches.map((breach) => breachText(language, breach)).join(join));
  return {
    verdict: (content: string, ...rest: A): Output => {
      if (content === '') return '';
      const breaches = check(content, ...rest);
      return breaches instanceof Fault ? breaches : verdictOf(breaches);
    },
    code: (content: string, ...rest: A): Output => {
      if (content === '') return '';
      const breaches = check(content, ...rest);
      return breaches instanceof Fault ? breaches : breaches.length === 0 ? 'OK' : breaches.map(({ code }) => code).join(';');
    },
    explain: (content: string, ...rest: A): Explanation | Fault => {
      if (content === '') return { verdict: '', grounds: [] };
      const breaches = check(content, ...rest);
      return breaches instanceof Fault ? breaches : { verdict: verdictOf(breaches), grounds: breaches };
    },
  };
}

/** Checks by marketplace and date, made once each; rows of a column mostly name the same as the row before. */
function checksBy(make: (marketplace: string | undefined, asOf: number) => TextCheck): (marketplace: string, asOf: number) => TextCheck | Fault {
  const made = new Map<string, TextCheck | Fault>();
  let last: { readonly name: string; readonly asOf: number; readonly check: TextCheck | Fault } | null = null;
  const find = (name: string, asOf: number): TextCheck | Fault => {
    const key = `${name}|${asOf}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const marketplace = name.trim() === '' ? undefined : marketplaceOf(name);
    const check = marketplace === null ? unknown('reason.marketplace-unknown', { value: name, known: marketplaceCodes.join(' ') }) : make(marketplace?.code, asOf);
    made.set(key, check);
    return check;
  };
  return (name, asOf) => {
    if (last === null || last.name !== name || last.asOf !== asOf) last = { name, asOf, check: find(name, asOf) };
    return last.check;
  };
}

const scoped = (marketplace: string | undefined) => (marketplace === undefined ? {} : { marketplace });

export const listingFunctions: readonly Definition[] = [
  whole({
    id: 'LISTINGCADENCE',
    arguments: [range('dates'), date('asOf'), setting('weeks')],
    run: ([dates, asOf, weeks], { rules }) => {
      const state: CallState = { currency: null };
      const cells = flatCells(matrixOf(dates));
      if (cells instanceof Fault) return [[cells]];
      const days: CivilDate[] = [];
      for (const one of cells) {
        const serial = readCell(date('dates'), one, state);
        if (serial instanceof Fault) return [[serial]];
        const day = fromSerial(Number(serial));
        if (day !== null) days.push(day);
      }
      const until = readCell(date('asOf'), matrixOf(asOf)[0]?.[0], state);
      if (until instanceof Fault) return [[until]];
      const lastDay = fromSerial(Number(until));
      if (lastDay === null) return [[unknown('reason.no-date', { name: 'asOf' })]];
      const span = readCell(setting('weeks'), matrixOf(weeks)[0]?.[0], state);
      if (span instanceof Fault) return [[span]];
      return [[listingCadence(days, lastDay, Number(span) || rules.number('cadence.weeks'))]];
    },
  }),
  judging({
    id: 'TITLECHECK',
    arguments: [text('title'), textSetting('marketplace'), dateSetting('asOf')],
    prepare: ({ rules, language }) => {
      const checkFor = checksBy((marketplace, asOf) => titleCheck(rules, { ...scoped(marketplace), ...scopeOf(asOf) }));
      return answers(language, (title, marketplace: string, asOf: number) => {
        const check = checkFor(marketplace, asOf);
        return check instanceof Fault ? check : check(title);
      });
    },
  }),
  judging({
    id: 'BULLETCHECK',
    arguments: [text('text')],
    prepare: ({ rules, language }) => answers(language, bulletCheck(rules)),
  }),
  calculation({
    id: 'KEYWORDBYTES',
    arguments: [text('text')],
    prepare: () => (content) => utf8Bytes(content),
  }),
  judging({
    id: 'KEYWORDCHECK',
    arguments: [text('text'), textSetting('marketplace')],
    prepare: ({ rules, language }) => {
      const checkFor = checksBy((marketplace) => keywordCheck(rules, scoped(marketplace)));
      return answers(language, (content, marketplace: string) => {
        const check = checkFor(marketplace, 0);
        return check instanceof Fault ? check : check(content);
      });
    },
  }),
  calculation({
    id: 'ISASIN',
    arguments: [text('text')],
    prepare: () => (content) => (content === '' ? '' : isAsin(content)),
  }),
  calculation({
    id: 'GTINCHECK',
    arguments: [text('code')],
    prepare: () => (code) => (code === '' ? '' : isGtin(withZeros(code))),
  }),
];

// A code typed as a number loses its leading zeros; 9 to 11 digits are a UPC-A without them, fewer an EAN-8.
function withZeros(code: string): string {
  if (!/^\d{5,11}$/.test(code) || code.length === 8) return code;
  return code.padStart(code.length < 8 ? 8 : 12, '0');
}

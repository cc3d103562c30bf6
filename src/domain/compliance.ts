import { addDays, civilOf, daysBetween, type CivilDate } from './civil';
import type { Judgement } from './judgement';
import type { Rules, Scope, SourceId } from './rules';

// Compliance documents: what is needed where, until when, and when to say so. domain.md §13.

/** How a document runs out. */
export type Renewal =
  /** On the day the team enters. */
  | { readonly kind: 'entered' }
  /** So many years after it was issued. */
  | { readonly kind: 'years'; readonly years: number }
  /** In a window of months of even years (FDA food facilities). */
  | { readonly kind: 'biennial-window' }
  /** Never, while nothing changes. */
  | { readonly kind: 'lasting' };

export interface ComplianceDocument {
  readonly key: string;
  /** Marketplace codes; empty for all. */
  readonly marketplaces: readonly string[];
  readonly renewal: Renewal;
  readonly source: SourceId;
}

const eu = ['DE', 'FR', 'IT', 'ES', 'NL', 'BE', 'SE', 'PL'] as const;
const entered: Renewal = { kind: 'entered' };
const years = (count: number): Renewal => ({ kind: 'years', years: count });
const lasting: Renewal = { kind: 'lasting' };
const document = (key: string, marketplaces: readonly string[], renewal: Renewal, source: SourceId): ComplianceDocument => ({ key, marketplaces, renewal, source });

/** Documents to track; their names are in `src/locale/compliance.ts` under `document.<key>`. */
export const complianceDocuments: readonly ComplianceDocument[] = [
  document('cpc', ['US'], years(1), 'regulator'),
  document('cpc-production-plan', ['US'], years(2), 'regulator'),
  document('cpc-iso17025', ['US'], years(3), 'regulator'),
  document('fda-food-facility', ['US'], { kind: 'biennial-window' }, 'third-party'),
  document('ul-report', ['US'], entered, 'source-document'),
  document('fcc', ['US'], lasting, 'regulator'),
  document('gpsr-responsible-person', eu, entered, 'regulator'),
  document('ce-declaration', eu, lasting, 'regulator'),
  document('reach', eu, entered, 'regulator'),
  document('rohs', eu, entered, 'regulator'),
  document('epr-packaging', ['DE', 'FR', 'ES'], years(1), 'regulator'),
  document('epr-weee', ['DE', 'FR', 'ES'], years(1), 'regulator'),
  document('epr-battery', ['DE', 'FR', 'ES'], years(1), 'regulator'),
  document('ukca-or-ce', ['UK'], lasting, 'regulator'),
  document('liability-insurance', [], entered, 'third-party'),
  document('trademark', [], entered, 'third-party'),
  document('letter-of-authorisation', [], entered, 'third-party'),
];

/** What a marketplace asks for. */
export const documentsFor = (marketplace: string): readonly ComplianceDocument[] =>
  complianceDocuments.filter(({ marketplaces }) => marketplaces.length === 0 || marketplaces.includes(marketplace));

export const complianceCodes = ['VALID', 'DUE', 'RENEWAL_OPEN', 'EXPIRED', 'UNKNOWN'] as const;
export type ComplianceCode = (typeof complianceCodes)[number];

/** The day a document runs out: entered, or worked out from the day it was issued; null where it lasts or is not known. */
export function expiryOf({ renewal }: ComplianceDocument, issued: CivilDate | null, expires: CivilDate | null, rules: Rules, scope?: Scope): CivilDate | null {
  if (expires !== null) return expires;
  if (issued === null) return null;
  if (renewal.kind === 'years') return yearsLater(issued, renewal.years);
  return renewal.kind === 'biennial-window' ? renewalWindow(yearOf(issued) + 1, rules, scope).until : null;
}

const yearOf = (date: CivilDate): number => Number(date.slice(0, 4));

function yearsLater(date: CivilDate, count: number): CivilDate {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  // 29 February has no anniversary in other years; the day before it counts.
  return civilOf(yearOf(date) + count, month, day) ?? civilOf(yearOf(date) + count, month, day - 1) ?? date;
}

/** The FDA renewal window that ends in the first even year from `year` on: October 1 to December 31. */
export function renewalWindow(year: number, rules: Rules, scope?: Scope): { readonly from: CivilDate; readonly until: CivilDate } {
  const even = year % 2 === 0 ? year : year + 1;
  const [first = 10, last = 12] = rules.numbers('compliance.fdaMonths', scope);
  const from = civilOf(even, first, 1);
  const next = last === 12 ? civilOf(even + 1, 1, 1) : civilOf(even, last + 1, 1);
  if (from === null || next === null) throw new RangeError(`No renewal window in ${year}`);
  return { from, until: addDays(next, -1) };
}

/**
 * How a document stands on a day: expired, its renewal window open, due within the longest reminder, or valid. The number
 * `reminder` is the tightest reminder passed (90, 60, 30, 7 days). A lasting document is valid once it is there.
 */
export function complianceStatus(one: ComplianceDocument, issued: CivilDate | null, expires: CivilDate | null, asOf: CivilDate, rules: Rules, scope?: Scope): Judgement<ComplianceCode> {
  const judged = (code: ComplianceCode, numbers: Judgement['numbers'] = {}): Judgement<ComplianceCode> => ({
    code, numbers, rule: one.renewal.kind === 'biennial-window' ? 'compliance.fdaMonths' : 'compliance.reminderDays', source: one.source,
  });
  const expiry = expiryOf(one, issued, expires, rules, scope);
  if (expiry === null) return one.renewal.kind === 'lasting' && issued !== null ? judged('VALID') : judged('UNKNOWN');
  const daysLeft = daysBetween(asOf, expiry);
  if (daysLeft < 0) return judged('EXPIRED', { expiry, daysLeft });
  if (one.renewal.kind === 'biennial-window' && asOf >= renewalWindow(yearOf(expiry), rules, scope).from) return judged('RENEWAL_OPEN', { expiry, daysLeft });
  const passed = rules.numbers('compliance.reminderDays', scope).filter((days) => daysLeft <= days);
  return passed.length === 0 ? judged('VALID', { expiry, daysLeft }) : judged('DUE', { expiry, daysLeft, reminder: Math.min(...passed) });
}

import type { CivilDate } from './civil';
import type { AsinLine, DailyReport } from './daily';
import { limitOf, type Judgement } from './judgement';
import type { RestockCode } from './inventory';
import type { Rules } from './rules';

/** What a product's plan was worked out with: the team's own days and cartons, else the rules'. */
export interface PlanLimits {
  readonly leadDays: number;
  readonly safetyDays: number;
  readonly targetDays: number;
  /** Units in a carton. */
  readonly carton: number;
}

/** One product of the plan. Units, units a day, days, money; null is "not known". */
export interface RestockRow {
  readonly line: AsinLine;
  readonly limits: PlanLimits;
  /** Whether the team gave the days itself; otherwise they are the rules' defaults. */
  readonly own: Readonly<Record<keyof PlanLimits, boolean>>;
  /** Money a unit, from the product table. */
  readonly cost: number | null;
  /** Whether Amazon charges the low-inventory-level fee; null without the planning export. */
  readonly lowFee: boolean | null;
  /** Units older than 180 days; null without the planning export. */
  readonly agedUnits: number | null;
  readonly verdict: Judgement<RestockCode> | null;
}

/** The restock plan (补货计划) of one store and marketplace at the end of a day. */
export interface RestockPlan {
  readonly store: string;
  readonly marketplace: string;
  readonly currency: string;
  readonly date: CivilDate;
  /** By revenue at risk, most first; then by the day the order is due. */
  readonly rows: readonly RestockRow[];
  /** ASINs of the day whose stock no export names. */
  readonly unknown: readonly AsinLine[];
  /** Whether Amazon's planning export says anything of fees and age. */
  readonly hasFees: boolean;
  readonly horizonDays: number;
  readonly alertDays: number;
  readonly excessDays: number;
  /** Units a day up to which no quantity is suggested. */
  readonly minVelocity: number;
}

/** Dates in the order of the calendar. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The plan behind a day's report: everything with a stock figure, ranked by what running out would cost. Pure. */
export function restockPlan(report: DailyReport, rules: Rules): RestockPlan {
  const scope = { marketplace: report.marketplace };
  const known = report.lines.filter(({ stock }) => stock.available !== null);
  const limit = (id: 'restock.leadDays' | 'restock.safetyDays' | 'restock.targetDays' | 'restock.pack', given: number | null | undefined): number => limitOf(rules, id, given, scope).value;
  const rows = known.map((line): RestockRow => {
    const { product, day } = line;
    return {
      line,
      limits: { leadDays: limit('restock.leadDays', product?.leadDays), safetyDays: limit('restock.safetyDays', product?.safetyDays), targetDays: limit('restock.targetDays', product?.targetDays), carton: limit('restock.pack', product?.carton) },
      own: { leadDays: Boolean(product?.leadDays), safetyDays: Boolean(product?.safetyDays), targetDays: Boolean(product?.targetDays), carton: Boolean(product?.carton) },
      cost: product?.cost ?? null,
      lowFee: day.lowFee === null ? null : day.lowFee > 0,
      agedUnits: day.agedUnits,
      verdict: line.stock.verdict,
    };
  });
  const due = ({ line: { stock } }: RestockRow): string => stock.orderBy ?? '9999-12-31';
  rows.sort((a, b) => (b.line.stock.revenueAtRisk ?? -1) - (a.line.stock.revenueAtRisk ?? -1) || byText(due(a), due(b)) || a.line.day.asin.localeCompare(b.line.day.asin, 'en'));
  return {
    store: report.store, marketplace: report.marketplace, currency: report.currency, date: report.date, rows,
    unknown: report.lines.filter(({ stock }) => stock.available === null),
    hasFees: rows.some(({ lowFee, agedUnits }) => lowFee !== null || agedUnits !== null),
    horizonDays: rules.number('risk.horizonDays', scope), alertDays: rules.number('restock.alertDays', scope), excessDays: rules.number('restock.excessDays', scope), minVelocity: rules.number('restock.minVelocity', scope),
  };
}

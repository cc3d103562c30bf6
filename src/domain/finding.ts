import { addDays, type CivilDate } from './civil';
import type { AsinDay, FigureField } from './history';
import type { DaysOfAsin } from './lookback';
import type { Movement } from './movement';
import type { Product } from './products';
import type { Usual } from './robust';
import type { RuleId, Rules, SourceId } from './rules';
import type { Module, Risk } from './sopLog';
import type { StockLine } from './stock';
import type { UsualTrade } from './usualTrade';

export const findingCodes = ['OUT_OF_STOCK', 'STOCKOUT_RISK', 'PRICE_BAND', 'BUY_BOX_LOSS', 'TRAFFIC_DROP', 'CONVERSION_DROP', 'SALES_DROP', 'ACOS_SEVERE', 'ADS_NO_SALES', 'PRICE_JUMP', 'UNITS_SPIKE', 'SPEND_SPIKE', 'RETURNS_SPIKE'] as const;
export type FindingCode = (typeof findingCodes)[number];

export type FindingMetric = 'afnFulfillableQuantity' | 'cover' | 'yourPrice' | 'buyBoxPercentage' | 'sessionsTotal' | 'unitSessionPercentage' | 'orderedProductSales' | 'acos' | 'spend' | 'unitsOrdered' | 'returnedUnits';

/** Something a person should act on: what moved, from what to what, by which rule, and what is at stake. */
export interface Finding {
  readonly code: FindingCode;
  readonly asin: string;
  readonly metric: FindingMetric;
  /** The value before and now; what `before` is, `basis` says. */
  readonly before: number | null;
  readonly after: number | null;
  /** Days behind `before`. */
  readonly days: number;
  /** `days`: the median of the latest days; `weekday`: of the same weekday; `week`: the sums of the seven days before; `none`: yesterday, or a limit of the team's. */
  readonly basis: 'days' | 'weekday' | 'week' | 'none';
  /** Money lost over `finding.horizonDays` if things stay as they are: what findings are ranked by. */
  readonly money: number;
  readonly rule: RuleId;
  readonly limit: number;
  readonly source: SourceId;
  readonly module: Module;
  readonly risk: Risk;
  /** Where sales moved: by what, against the usual day. */
  readonly movement: Movement | null;
}

export const moduleOf: Readonly<Record<FindingCode, Module>> = {
  OUT_OF_STOCK: 'inventory', STOCKOUT_RISK: 'inventory', PRICE_BAND: 'price', BUY_BOX_LOSS: 'price', TRAFFIC_DROP: 'listing', CONVERSION_DROP: 'listing', SALES_DROP: 'listing', ACOS_SEVERE: 'advertising', ADS_NO_SALES: 'advertising',
  PRICE_JUMP: 'price', UNITS_SPIKE: 'inventory', SPEND_SPIKE: 'advertising', RETURNS_SPIKE: 'service',
};
export const riskOf: Readonly<Record<FindingCode, Risk>> = {
  OUT_OF_STOCK: 'high', STOCKOUT_RISK: 'high', PRICE_BAND: 'high', BUY_BOX_LOSS: 'high', TRAFFIC_DROP: 'medium', CONVERSION_DROP: 'medium', SALES_DROP: 'medium', ACOS_SEVERE: 'medium', ADS_NO_SALES: 'medium',
  PRICE_JUMP: 'high', UNITS_SPIKE: 'medium', SPEND_SPIKE: 'medium', RETURNS_SPIKE: 'medium',
};

/** One ASIN on the day that is judged, with all that is known of it. */
export interface Subject {
  readonly asin: string;
  readonly today: AsinDay;
  readonly days: DaysOfAsin;
  readonly stock: StockLine;
  readonly product: Product | undefined;
  readonly usual: UsualTrade;
  /** What of its usual sessions the store as a whole has today, 1 where that is nothing unusual: no ASIN is blamed for it. */
  readonly storeShare: number;
  /** The same where the store as a whole has more than usual, on a deal day: no ASIN is praised for it. */
  readonly storeRise: number;
  /** What is usual for any figure on the days that are compared with; null where too few are known. */
  readonly usualOf: (field: FigureField) => Usual | null;
  readonly currencyDecimals: number;
  readonly marketplace: string;
}

/** The rule of a finding with its limit here and who says so. */
export function ruled(rules: Rules, rule: RuleId, marketplace: string): Pick<Finding, 'rule' | 'limit' | 'source'> {
  return { rule, limit: rules.number(rule, { marketplace }), source: rules.find(rule, { marketplace })?.source ?? 'proposal' };
}

/** The day a finding should be dealt with by: the day the report is read for what cannot wait, else a day later. */
export function dueOf(finding: Pick<Finding, 'risk'>, date: CivilDate, rules: Rules): CivilDate {
  return addDays(date, rules.number(finding.risk === 'high' ? 'finding.dueDaysHigh' : 'finding.dueDays'));
}

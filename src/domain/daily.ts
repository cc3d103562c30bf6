import { addDays, daysBetween, type CivilDate } from './civil';
import { findingsOf, type Finding } from './findings';
import { meanBefore, sumOf, sumsOf, type AsinDay, type DayTotals, type FigureField, type Figures, type History } from './history';
import { currencyDecimals } from './marketplace';
import { splitAds, splitMovement, type AdMovement, type AdTrade, type Movement, type Trade } from './movement';
import { productKey, type Product } from './products';
import { earlierDays } from './robust';
import type { Rules } from './rules';
import { stockLine, type StockLine } from './stock';
import { storeShareOf, usualTrade } from './usualTrade';

export const kpiIds = [
  'orderedProductSales', 'totalOrderItems', 'unitsOrdered', 'averageOrderValue', 'sessionsTotal', 'pageViewsTotal', 'unitSessionPercentage', 'buyBoxPercentage',
  'spend', 'sales', 'acos', 'tacos', 'roas', 'cpc', 'ctr', 'organicShare', 'outOfStock', 'lowCover',
] as const;
export type KpiId = (typeof kpiIds)[number];
/** `rate`: a percentage small enough to need two decimals. */
export type KpiUnit = 'money' | 'count' | 'percent' | 'rate' | 'ratio';
export type Light = 'good' | 'watch' | 'bad';

/** A figure of the day with what it is compared to. Null is "not known"; `missing` says which export would fill it. */
export interface Kpi {
  readonly id: KpiId;
  readonly unit: KpiUnit;
  readonly value: number | null;
  readonly previous: number | null;
  readonly mean7: number | null;
  /** Known days behind the mean. */
  readonly meanDays: number;
  readonly target: number | null;
  readonly light: Light | null;
  readonly missing: Source | null;
  /** The sum of the ASIN rows, where the store's own figure is used and differs. */
  readonly sumOfRows: number | null;
}

/** An export the report lives on. */
export const sourceIds = ['business', 'businessByDate', 'ads', 'inventory'] as const;
export type Source = (typeof sourceIds)[number];

export interface AsinLine {
  readonly day: AsinDay;
  readonly product: Product | undefined;
  readonly stock: StockLine;
  readonly meanUnits: number | null;
  readonly findings: readonly Finding[];
}

export interface TrendDay {
  readonly date: CivilDate;
  readonly orderedProductSales: number | null;
  readonly unitsOrdered: number | null;
  readonly sessionsTotal: number | null;
  readonly spend: number | null;
  readonly sales: number | null;
}

export interface DailyReport {
  readonly store: string;
  readonly marketplace: string;
  readonly date: CivilDate;
  readonly currency: string;
  readonly present: readonly Source[];
  readonly absent: readonly Source[];
  /** Business Report data of the last three days may still change (up to 72 h late). */
  readonly provisional: boolean;
  readonly kpis: readonly Kpi[];
  readonly lines: readonly AsinLine[];
  /** By money at stake, most first. */
  readonly findings: readonly Finding[];
  /** What moved the day's sales against the day before; null where a day is not known. */
  readonly movement: Movement | null;
  /** What moved ad spend and ad sales against the day before; null where a day is not known. */
  readonly adMovement: AdMovement | null;
  /** What of their usual sessions the store's ASINs have today, at the median; 1 where the store did not fall. */
  readonly storeShare: number;
  readonly trend: readonly TrendDay[];
  /** How many known days before this one the history holds. */
  readonly daysBefore: number;
}

export interface DailyInput {
  readonly store: string;
  readonly marketplace: string;
  readonly currency: string;
  readonly date: CivilDate;
  /** The marketplace's own date now. */
  readonly today: CivilDate;
  /** Of this store and marketplace only. */
  readonly history: History;
  readonly products: readonly Product[];
  readonly rules: Rules;
  /** Daily targets by KPI, from the settings. */
  readonly targets: Readonly<Partial<Record<KpiId, number>>>;
}

/** The daily report of one store, marketplace and day, from what the history holds. Pure. */
export function dailyReport(input: DailyInput): DailyReport {
  const { date, history, rules, marketplace } = input;
  const byAsin = daysByAsin(history.asinDays);
  const products = new Map(input.products.map((product) => [productKey(product), product]));
  const earlier = earlierDays(date, rules);
  const subjects = [...byAsin].flatMap(([asin, days]) => {
    const day = days.get(date);
    return day ? [{ asin, days, day, product: products.get(productKey({ marketplace, asin })), usual: usualTrade(days, earlier, rules) }] : [];
  });
  const storeShare = storeShareOf(subjects.map(({ day, usual }) => ({ sessions: day.sessionsTotal, usual })), rules);
  const decimals = currencyDecimals(input.currency);
  const lines = subjects.map(({ asin, days, day, product, usual }): AsinLine => {
    const stock = stockLine(days, date, product, rules, marketplace);
    const findings = findingsOf({ asin, date, today: day, days, stock, product, usual, storeShare, currencyDecimals: decimals, marketplace }, rules);
    return { day, product, stock, meanUnits: meanBefore(date, (one) => days.get(one)?.unitsOrdered ?? null).mean, findings };
  });
  lines.sort((a, b) => (b.day.orderedProductSales ?? -1) - (a.day.orderedProductSales ?? -1) || a.day.asin.localeCompare(b.day.asin, 'en'));
  const totals = new Map(history.dayTotals.map((row) => [row.date, row]));
  const today = totals.get(date);
  const present = sourcesOf(lines, today);
  const trendDays = rules.number('report.trendDays');
  return {
    store: input.store, marketplace, date, currency: input.currency,
    present, absent: ['business', 'ads', 'inventory'].filter((source) => !present.includes(source as Source)) as Source[],
    provisional: daysBetween(date, input.today) <= rules.number('report.provisionalDays'),
    kpis: kpisOf(input, lines, totals),
    lines,
    findings: lines.flatMap((line) => line.findings).sort((a, b) => b.money - a.money || a.asin.localeCompare(b.asin, 'en')),
    movement: movementOf(totals.get(addDays(date, -1)), today, decimals),
    storeShare,
    adMovement: adMovementOf(totals.get(addDays(date, -1)), today, decimals),
    trend: Array.from({ length: trendDays }, (_, index) => addDays(date, index - trendDays + 1)).flatMap((one) => {
      const row = totals.get(one);
      return row ? [{ date: one, orderedProductSales: row.orderedProductSales, unitsOrdered: row.unitsOrdered, sessionsTotal: row.sessionsTotal, spend: row.spend, sales: row.sales }] : [];
    }),
    daysBefore: [...totals.keys()].filter((one) => one < date).length,
  };
}

function daysByAsin(rows: readonly AsinDay[]): Map<string, Map<CivilDate, AsinDay>> {
  const byAsin = new Map<string, Map<CivilDate, AsinDay>>();
  for (const row of rows) {
    const days = byAsin.get(row.asin);
    if (days) days.set(row.date, row);
    else byAsin.set(row.asin, new Map([[row.date, row]]));
  }
  return byAsin;
}

function sourcesOf(lines: readonly AsinLine[], totals: DayTotals | undefined): Source[] {
  const present: Source[] = [];
  if (totals && totals.orderedProductSales !== null) present.push('business');
  if (totals?.salesFrom === 'by-date') present.push('businessByDate');
  if (lines.some((line) => line.day.adsImport !== null)) present.push('ads');
  if (lines.some((line) => line.day.inventoryImport !== null)) present.push('inventory');
  return present;
}

function movementOf(before: DayTotals | undefined, after: DayTotals | undefined, decimals: number): Movement | null {
  const [from, to] = [tradeOf(before), tradeOf(after)];
  return from && to ? splitMovement(from, to, decimals) : null;
}

function adMovementOf(before: DayTotals | undefined, after: DayTotals | undefined, decimals: number): AdMovement | null {
  const [from, to] = [adTradeOf(before), adTradeOf(after)];
  return from && to ? splitAds(from, to, decimals) : null;
}

function tradeOf(row: Figures | undefined): Trade | null {
  if (!row || row.sessionsTotal === null || row.unitsOrdered === null || row.orderedProductSales === null) return null;
  return { sessions: row.sessionsTotal, units: row.unitsOrdered, sales: row.orderedProductSales, buyBox: row.buyBoxPercentage };
}

function adTradeOf(row: Figures | undefined): AdTrade | null {
  if (!row || row.impressions === null || row.clicks === null || row.spend === null || row.orders === null || row.sales === null) return null;
  return { impressions: row.impressions, clicks: row.clicks, spend: row.spend, orders: row.orders, sales: row.sales };
}

interface KpiSpec {
  readonly unit: KpiUnit;
  readonly source: Source;
  /** Whether more is better; null where neither. */
  readonly better: 'more' | 'less' | null;
  readonly of: (day: DayTotals) => number | null;
}

const over = (a: number | null, b: number | null): number | null => (a === null || b === null || b <= 0 ? null : a / b);
const plain = (field: FigureField): ((day: DayTotals) => number | null) => (day) => day[field];

const kpiSpecs: Readonly<Record<Exclude<KpiId, 'outOfStock' | 'lowCover'>, KpiSpec>> = {
  orderedProductSales: { unit: 'money', source: 'business', better: 'more', of: plain('orderedProductSales') },
  totalOrderItems: { unit: 'count', source: 'business', better: 'more', of: plain('totalOrderItems') },
  unitsOrdered: { unit: 'count', source: 'business', better: 'more', of: plain('unitsOrdered') },
  averageOrderValue: { unit: 'money', source: 'business', better: 'more', of: (day) => over(day.orderedProductSales, day.totalOrderItems) },
  sessionsTotal: { unit: 'count', source: 'business', better: 'more', of: plain('sessionsTotal') },
  pageViewsTotal: { unit: 'count', source: 'business', better: 'more', of: plain('pageViewsTotal') },
  unitSessionPercentage: { unit: 'percent', source: 'business', better: 'more', of: (day) => over(day.unitsOrdered, day.sessionsTotal) },
  buyBoxPercentage: { unit: 'percent', source: 'business', better: 'more', of: plain('buyBoxPercentage') },
  spend: { unit: 'money', source: 'ads', better: null, of: plain('spend') },
  sales: { unit: 'money', source: 'ads', better: 'more', of: plain('sales') },
  acos: { unit: 'percent', source: 'ads', better: 'less', of: (day) => over(day.spend, day.sales) },
  tacos: { unit: 'percent', source: 'ads', better: 'less', of: (day) => over(day.spend, day.orderedProductSales) },
  roas: { unit: 'ratio', source: 'ads', better: 'more', of: (day) => over(day.sales, day.spend) },
  cpc: { unit: 'money', source: 'ads', better: 'less', of: (day) => over(day.spend, day.clicks) },
  ctr: { unit: 'rate', source: 'ads', better: 'more', of: (day) => over(day.clicks, day.impressions) },
  organicShare: { unit: 'percent', source: 'ads', better: 'more', of: (day) => (day.sales === null || day.orderedProductSales === null ? null : over(day.orderedProductSales - day.sales, day.orderedProductSales)) },
};

const rowSums: readonly KpiId[] = ['orderedProductSales', 'totalOrderItems', 'unitsOrdered', 'sessionsTotal', 'pageViewsTotal'];

function kpisOf(input: DailyInput, lines: readonly AsinLine[], totals: ReadonlyMap<CivilDate, DayTotals>): Kpi[] {
  const { date, rules } = input;
  const today = totals.get(date);
  const sums = sumsOf(lines.map((line) => line.day), 'sales');
  return kpiIds.map((id) => {
    if (id === 'outOfStock' || id === 'lowCover') return stockKpi(id, input, lines);
    const spec = kpiSpecs[id];
    const of = (day: CivilDate): number | null => {
      const row = totals.get(day);
      return row ? spec.of(row) : null;
    };
    const value = today ? spec.of(today) : null;
    const { mean, days } = meanBefore(date, of);
    const target = input.targets[id] ?? null;
    const rowSum = rowSums.includes(id) ? (sums[id as FigureField] ?? null) : null;
    return {
      id, unit: spec.unit, value, previous: of(addDays(date, -1)), mean7: mean, meanDays: days, target,
      light: lightOf(value, target ?? mean, spec.better, rules),
      missing: value === null && !(id === 'acos' && today?.spend !== null) ? spec.source : null,
      sumOfRows: today?.salesFrom === 'by-date' && rowSum !== null && rowSum !== value ? rowSum : null,
    };
  });
}

function stockKpi(id: 'outOfStock' | 'lowCover', { date, history, rules }: DailyInput, lines: readonly AsinLine[]): Kpi {
  const known = lines.filter((line) => line.stock.available !== null);
  const low = rules.number('restock.alertDays');
  const count = (code: 'OUT_OF_STOCK' | 'STOCKOUT_RISK'): number => known.filter((line) => line.stock.verdict?.code === code).length;
  const value = known.length === 0 ? null : id === 'outOfStock' ? count('OUT_OF_STOCK') : count('STOCKOUT_RISK');
  const before = history.asinDays.filter((row) => row.date === addDays(date, -1) && row.afnFulfillableQuantity !== null);
  // Yesterday's cover would need yesterday's velocity; yesterday's empty shelves are in the rows.
  const previous = id === 'outOfStock' && before.length > 0 ? before.filter((row) => (row.afnFulfillableQuantity ?? 0) <= 0 && (row.unitsOrdered ?? 0) >= 0 && lines.some((line) => line.day.asin === row.asin && (line.stock.velocity ?? 0) > 0)).length : null;
  return { id, unit: 'count', value, previous, mean7: null, meanDays: 0, target: null, light: value === null || low <= 0 ? null : value === 0 ? 'good' : id === 'outOfStock' ? 'bad' : 'watch', missing: value === null ? 'inventory' : null, sumOfRows: null };
}

function lightOf(value: number | null, reference: number | null, better: 'more' | 'less' | null, rules: Rules): Light | null {
  if (value === null || reference === null || better === null || reference <= 0) return null;
  const worse = better === 'more' ? 1 - value / reference : value / reference - 1;
  if (worse > rules.number('report.lightBad')) return 'bad';
  return worse > rules.number('report.lightWatch') ? 'watch' : 'good';
}

/** The sum of a field over the report's rows: what the total row of the table shows. */
export function totalOf(lines: readonly AsinLine[], field: FigureField): number | null {
  return sumOf(lines.map((line) => line.day), field);
}

/** Whether a by-ASIN day looks like several days: its sessions against the known days before; the factor, or null. */
export function spanSuspicion(history: History, date: CivilDate, rules: Rules): number | null {
  const totals = new Map(history.dayTotals.map((row) => [row.date, row.sessionsTotal]));
  const now = totals.get(date);
  const { mean } = meanBefore(date, (day) => totals.get(day) ?? null);
  if (!now || !mean) return null;
  const factor = now / mean;
  const limit = rules.number('report.spanFactor');
  return factor >= limit || factor <= 1 / limit ? factor : null;
}

import { addDays, daysBetween, type CivilDate } from './civil';
import { findingsOf, type Finding } from './findings';
import { daysOf, meanBefore, sumOf, type AsinDay, type DayTotals, type FigureField, type Figures, type History } from './history';
import { kpisOf, type Kpi, type KpiId } from './kpis';
import { Lookback, meanOfWeek } from './lookback';
import { currencyDecimals } from './marketplace';
import { splitAds, splitMovement, type AdMovement, type AdTrade, type Movement, type Trade } from './movement';
import type { DayNote } from './notes';
import { productKey, type Product } from './products';
import { ratingsOn, type RatingRecord } from './ratings';
import { earlierDays } from './robust';
import type { Rules } from './rules';
import { advertisingOf, furtherSourcesOf, ordersCheckOf, sourcesOf, type Advertising, type OrdersCheck, type Source } from './sources';
import { stockLine, type StockLine } from './stock';
import { dailyTargetOf, targetFigures, targetPace, type Pace, type Target, type TargetFigure } from './targets';
import { storeLevelOf, UsualDays } from './usualTrade';

export { kpiIds, type Kpi, type KpiId, type KpiUnit, type Light } from './kpis';
export { coreSources, furtherSources, sourceIds, type Source } from './sources';

export interface AsinLine {
  readonly day: AsinDay;
  readonly product: Product | undefined;
  readonly stock: StockLine;
  readonly meanUnits: number | null;
  /** Sales of the day before. */
  readonly salesBefore: number | null;
  /** Stars of the detail page, and against those before them. */
  readonly rating: number | null;
  readonly ratingChange: number | null;
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
  /** Exports that say more, and what people keep by hand: which are there, and which would fill a figure. */
  readonly further: { readonly present: readonly Source[]; readonly absent: readonly Source[] };
  /** The store's row of the day. */
  readonly totals: DayTotals | null;
  readonly advertising: Advertising;
  /** What the orders export says beside the Business Report; null where one of them is not there. */
  readonly ordersCheck: OrdersCheck | null;
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
  /** Month to date against the month's target. */
  readonly pace: Readonly<Record<TargetFigure, Pace>>;
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
  /** What people keep by hand of this marketplace, by day. */
  readonly notes?: ReadonlyMap<CivilDate, DayNote>;
  /** Stars of products, of any marketplace. */
  readonly ratings?: readonly RatingRecord[];
  /** Daily targets by KPI, from the settings. */
  readonly targets: Readonly<Partial<Record<KpiId, number>>>;
  /** Targets of the month, from the settings; a day without a target of its own is measured by its part of the month. */
  readonly monthlyTargets?: Readonly<Partial<Record<TargetFigure, number>>>;
  /** Only these ASINs are judged, against the whole store; the report's sums are then theirs alone. */
  readonly only?: ReadonlySet<string>;
}

/** The daily report of one store, marketplace and day, from what the history holds. Pure. */
export function dailyReport(input: DailyInput): DailyReport {
  const { date, history, rules, marketplace } = input;
  const lookback = new Lookback(daysOf(history), date);
  const products = new Map(input.products.map((product) => [productKey(product), product]));
  const [earlier, least] = [earlierDays(rules), rules.number('finding.minDays')];
  const subjects = lookback.places().map((place) => {
    const days = lookback.of(place);
    return { place, days, usual: new UsualDays(days, earlier, least) };
  });
  const storeLevel = storeLevelOf(subjects.map(({ days, usual }) => ({ sessions: days.figure('sessionsTotal').at(0), usual })), rules);
  const [storeShare, storeRise] = [Math.min(1, storeLevel), Math.max(1, storeLevel)];
  const ratings = input.ratings && ratingsOn(input.ratings, marketplace, date);
  const decimals = currencyDecimals(input.currency);
  const lines = subjects.filter(({ place }) => input.only?.has(lookback.asin(place)) ?? true).map(({ place, days, usual }): AsinLine => {
    const [day, asin] = [lookback.row(place), lookback.asin(place)];
    const product = products.get(productKey({ marketplace, asin }));
    const stock = stockLine(days, date, product, rules, marketplace);
    const findings = findingsOf({ asin, today: day, days, stock, product, usual: usual.trade(), usualOf: (field) => usual.of(field), storeShare, storeRise, currencyDecimals: decimals, marketplace }, rules);
    return { day, product, stock, salesBefore: days.figure('orderedProductSales').at(1), meanUnits: meanOfWeek(days, 'unitsOrdered').mean, ratingChange: ratings?.get(asin)?.change ?? null, rating: ratings?.get(asin)?.rating ?? null, findings };
  });
  lines.sort((a, b) => (b.day.orderedProductSales ?? -1) - (a.day.orderedProductSales ?? -1) || a.day.asin.localeCompare(b.day.asin, 'en'));
  const totals = new Map(history.dayTotals.map((row) => [row.date, row]));
  const today = totals.get(date);
  const days = lines.map(({ day }) => day);
  const present = sourcesOf(days, today);
  const advertising = advertisingOf(days, today);
  const trendDays = rules.number('report.trendDays');
  return {
    store: input.store, marketplace, date, currency: input.currency,
    present, absent: ['business', 'ads', 'inventory'].filter((source) => !present.includes(source as Source)) as Source[],
    provisional: daysBetween(date, input.today) <= rules.number('report.provisionalDays'),
    further: furtherSourcesOf(today, input.notes?.get(date)), advertising, ordersCheck: ordersCheckOf(today), totals: today ?? null,
    kpis: kpisOf({ ...input, targets: targetsOf(input) }, lines, totals),
    lines,
    findings: lines.flatMap((line) => line.findings).sort((a, b) => b.money - a.money || a.asin.localeCompare(b.asin, 'en')),
    movement: movementOf(totals.get(addDays(date, -1)), today, decimals),
    storeShare,
    adMovement: adMovementOf(totals.get(addDays(date, -1)), today, decimals),
    trend: Array.from({ length: trendDays }, (_, index) => addDays(date, index - trendDays + 1)).flatMap((one) => {
      const row = totals.get(one);
      return row ? [{ date: one, orderedProductSales: row.orderedProductSales, unitsOrdered: row.unitsOrdered, sessionsTotal: row.sessionsTotal, spend: row.spend, sales: row.sales }] : [];
    }),
    pace: { orderedProductSales: paceOf('orderedProductSales', input), unitsOrdered: paceOf('unitsOrdered', input) },
    daysBefore: [...totals.keys()].filter((one) => one < date).length,
  };
}

const targetFor = (figure: TargetFigure, { targets, monthlyTargets }: DailyInput): Target => ({ daily: targets[figure] ?? null, monthly: monthlyTargets?.[figure] ?? null });
const paceOf = (figure: TargetFigure, input: DailyInput): Pace => targetPace({ figure, target: targetFor(figure, input), history: input.history.dayTotals, date: input.date });

/** The day's targets, with those that only the month gives. */
function targetsOf(input: DailyInput): DailyInput['targets'] {
  const fromMonth = targetFigures.flatMap((figure) => {
    const target = dailyTargetOf(targetFor(figure, input), input.date);
    return target === null ? [] : [[figure, target] as const];
  });
  return { ...input.targets, ...Object.fromEntries(fromMonth) };
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

const linesOf = new WeakMap<DailyReport, ReadonlyMap<string, AsinLine>>();

/** The report's line of an ASIN. */
export function lineOf(report: DailyReport, asin: string): AsinLine | undefined {
  const known = linesOf.get(report) ?? new Map(report.lines.map((line) => [line.day.asin, line]));
  linesOf.set(report, known);
  return known.get(asin);
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

import { addDays, type CivilDate } from './civil';
import { above, below, limitOf, type Judgement } from './judgement';
import type { Rules, Scope } from './rules';

// Units are units, velocities units a day, covers days. `null` is "cannot be said", never 0. Formulas: domain.md §3.

export interface SalesWindow {
  readonly days: number;
  readonly units: number;
  /** Days of the window on which there was stock; 0 or absent where unknown. */
  readonly inStockDays?: number;
  /** Share of this window, 0 to 1; absent for the pack's weight for its length. */
  readonly weight?: number;
}

export type VelocityProblem = 'velocity.weights-sum' | 'velocity.window-unknown' | 'velocity.window-wrong';
export type Velocity = { readonly kind: 'known'; readonly perDay: number } | { readonly kind: 'unknown'; readonly problem: VelocityProblem; readonly days: number; readonly sum: number };

/**
 * Weighted units a day over several windows. Given weights must add up to 100 %. Without weights the pack's weights by
 * window length are scaled to the windows at hand; one window alone counts in full.
 */
export function velocity(windows: readonly SalesWindow[], rules: Rules): Velocity {
  const unknown = (problem: VelocityProblem, days = 0, sum = 0): Velocity => ({ kind: 'unknown', problem, days, sum });
  for (const { days, units, inStockDays } of windows) if (!(days > 0) || units < 0 || (inStockDays ?? 0) < 0 || (inStockDays ?? 0) > days) return unknown('velocity.window-wrong', days);
  const given = windows.some(({ weight }) => weight !== undefined && weight !== 0);
  const lengths = rules.numbers('velocity.windows');
  const shares = rules.numbers('velocity.weights');
  let sum = 0;
  let perDay = 0;
  for (const window of windows) {
    const known = windows.length === 1 ? 1 : shares[lengths.indexOf(window.days)];
    const weight = given ? (window.weight ?? 0) : known;
    if (weight === undefined) return unknown('velocity.window-unknown', window.days);
    sum += weight;
    perDay += weight * (window.units / (window.inStockDays || window.days));
  }
  if (given && (above(sum, 1) || below(sum, 1))) return unknown('velocity.weights-sum', 0, sum);
  if (!(sum > 0)) return unknown('velocity.window-unknown', windows[0]?.days ?? 0);
  return { kind: 'known', perDay: perDay / sum };
}

/** Days the stock lasts; null where nothing sells. Negative stock lasts 0 days. */
export function daysOfCover(available: number, perDay: number, inbound = 0): number | null {
  return perDay > 0 ? Math.max(0, available + inbound) / perDay : null;
}

/** The day the stock runs out; null where nothing sells or the day is past the year 9999. */
export function stockoutDate(asOf: CivilDate, available: number, perDay: number, inbound = 0): CivilDate | null {
  const cover = daysOfCover(available, perDay, inbound);
  return cover === null || cover > longestCover ? null : dateWithin(asOf, Math.floor(cover + dust));
}

/** The last day to order so that goods arrive before the stock runs out; may lie in the past. */
export function orderByDate(asOf: CivilDate, available: number, perDay: number, inbound: number, leadDays: number): CivilDate | null {
  const runsOut = stockoutDate(asOf, available, perDay, inbound);
  return runsOut === null ? null : addDays(runsOut, -Math.ceil(leadDays - dust));
}

// 1e-9 days: below any clock, above the dust of binary division.
const dust = 1e-9;
const longestCover = 2_958_465;

function dateWithin(from: CivilDate, days: number): CivilDate | null {
  const date = addDays(from, days);
  return /^\d{4}-/.test(date) ? date : null;
}

export const restockCodes = ['NO_SALES', 'OUT_OF_STOCK', 'STOCKOUT_RISK', 'RESTOCK_NOW', 'EXCESS', 'OK'] as const;
export type RestockCode = (typeof restockCodes)[number];

export interface RestockInput {
  readonly available: number;
  readonly velocity: number;
  readonly inbound?: number;
  readonly leadDays?: number;
  readonly safetyDays?: number;
  readonly alertDays?: number;
}

/** The restock verdict in numbers only; the first that holds, in the order of domain.md §3. */
export function restockCode(available: number, perDay: number, inbound: number, leadDays: number, safetyDays: number, alertDays: number, excessDays: number): RestockCode {
  if (!(perDay > 0)) return 'NO_SALES';
  if (available <= 0) return 'OUT_OF_STOCK';
  const cover = available / perDay;
  if (below(cover, alertDays)) return 'STOCKOUT_RISK';
  if (below((available + inbound) / perDay, leadDays + safetyDays)) return 'RESTOCK_NOW';
  return above(cover, excessDays) ? 'EXCESS' : 'OK';
}

/** The restock verdict with its reason. Lead, safety and alert days given as 0 or left out follow the rules. */
export function restock(input: RestockInput, rules: Rules, scope?: Scope): Judgement<RestockCode> {
  const { available, velocity: perDay, inbound = 0 } = input;
  const lead = limitOf(rules, 'restock.leadDays', input.leadDays, scope);
  const safety = limitOf(rules, 'restock.safetyDays', input.safetyDays, scope);
  const alert = limitOf(rules, 'restock.alertDays', input.alertDays, scope);
  const excess = limitOf(rules, 'restock.excessDays', null, scope);
  const code = restockCode(available, perDay, inbound, lead.value, safety.value, alert.value, excess.value);
  if (code === 'NO_SALES') return { code, rule: 'restock.noSales', numbers: { available, velocity: perDay }, source: limitOf(rules, 'restock.noSales').source };
  if (code === 'OUT_OF_STOCK') return { code, rule: 'restock.outOfStock', numbers: { available, velocity: perDay }, source: limitOf(rules, 'restock.outOfStock').source };
  const cover = available / perDay;
  const coverWithInbound = (available + inbound) / perDay;
  if (code === 'STOCKOUT_RISK') return { code, rule: 'restock.alertDays', numbers: { cover, limit: alert.value }, source: alert.source };
  if (code === 'EXCESS') return { code, rule: 'restock.excessDays', numbers: { cover, limit: excess.value }, source: excess.source };
  return { code, rule: 'restock.leadDays', numbers: { cover, coverWithInbound, leadDays: lead.value, safetyDays: safety.value }, source: lead.source };
}

/**
 * Units to order: v × (target + lead) − (on hand + inbound), not below 0, rounded up to the carton. Null where sales are
 * too slow for a suggestion (`restock.minVelocity`).
 */
export function restockQuantity(input: RestockInput & { readonly targetDays?: number; readonly pack?: number }, rules: Rules, scope?: Scope): number | null {
  const { available, velocity: perDay, inbound = 0 } = input;
  if (perDay <= rules.number('restock.minVelocity', scope)) return null;
  const lead = limitOf(rules, 'restock.leadDays', input.leadDays, scope).value;
  const target = limitOf(rules, 'restock.targetDays', input.targetDays, scope).value;
  return quantityToOrder(available, perDay, inbound, lead, target, limitOf(rules, 'restock.pack', input.pack, scope).value);
}

/** The arithmetic of `restockQuantity`, its limits already known. */
export function quantityToOrder(available: number, perDay: number, inbound: number, leadDays: number, targetDays: number, pack: number): number {
  const need = perDay * (targetDays + leadDays) - (available + inbound);
  return need <= dust ? 0 : Math.ceil(need / pack - dust) * pack;
}

/** Stock below which an order is due: v × lead time + safety stock (`restock.safetyDays` × v where none is given). */
export function reorderPoint(perDay: number, leadDays: number, safetyStockUnits: number): number {
  return perDay * leadDays + safetyStockUnits;
}

/** Z × σ × √lead time, in units. `serviceLevel` 0.5 up to, not including, 1; σ in units a day. */
export function safetyStock(leadDays: number, sigma: number, serviceLevel: number): number {
  return normalQuantile(serviceLevel) * sigma * Math.sqrt(leadDays);
}

/** Revenue lost if nothing arrives: daily revenue × days of the horizon without stock. `cover` includes inbound. */
export function revenueAtRisk(dailyRevenue: number, cover: number, horizonDays: number): number {
  return dailyRevenue * Math.max(0, horizonDays - cover);
}

export const lowInventoryCodes = ['CHARGED', 'NOT_CHARGED', 'EXEMPT'] as const;
export type LowInventoryCode = (typeof lowInventoryCodes)[number];

/**
 * Low-inventory-level fee from the historical days of supply of 30 and 90 days, which look at the past, not at cover.
 * Null where the fee did not exist on the scope's date.
 */
export function lowInventoryFee(supply30: number, supply90: number, units7: number | null, rules: Rules, scope?: Scope): Judgement<LowInventoryCode> | null {
  const limit = rules.find('lowInventory.days', scope);
  const exempt = rules.find('lowInventory.exemptUnits', scope);
  const level = rules.find('lowInventory.level', scope);
  if (!limit || !exempt || !level) return null;
  const numbers = { supply30, supply90, limit: Number(limit.value), level: String(level.value) };
  if (!(below(supply30, Number(limit.value)) && below(supply90, Number(limit.value)))) return { code: 'NOT_CHARGED', rule: 'lowInventory.days', numbers, source: limit.source };
  if (units7 !== null && units7 < Number(exempt.value)) return { code: 'EXEMPT', rule: 'lowInventory.exemptUnits', numbers: { units7, limit: Number(exempt.value) }, source: exempt.source };
  return { code: 'CHARGED', rule: 'lowInventory.days', numbers, source: limit.source };
}

/** `NOT_AGED`, or the fee band as `AGED_181_210` … `AGED_456`. */
export type AgedCode = 'NOT_AGED' | `AGED_${number}` | `AGED_${number}_${number}`;

/** The aged-inventory fee band of units `ageDays` old at the snapshot. */
export function agedInventory(ageDays: number, rules: Rules, scope?: Scope): Judgement<AgedCode> {
  const bands = rules.numbers('aged.bands', scope);
  const source = rules.find('aged.bands', scope)?.source ?? 'amazon-fees';
  const first = bands[0] ?? 0;
  if (ageDays < first) return { code: 'NOT_AGED', rule: 'aged.bands', numbers: { ageDays, from: first }, source };
  const at = bands.filter((start) => ageDays >= start).length - 1;
  const from = bands[at] ?? first;
  const next = bands[at + 1];
  const numbers = { ageDays, from, snapshotDay: rules.number('aged.snapshotDay', scope) };
  if (next === undefined) return { code: `AGED_${from}`, rule: 'aged.bands', numbers, source };
  return { code: `AGED_${from}_${next - 1}`, rule: 'aged.bands', numbers: { ...numbers, to: next - 1 }, source };
}

/** The standard normal quantile for `p` in (0, 1): Wichura's AS 241 (1988), about 16 digits. */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return q * ratio(r, central);
  }
  const tail = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const size = tail <= 5 ? ratio(tail - 1.6, near) : ratio(tail - 5, far);
  return q < 0 ? -size : size;
}

type Polynomials = readonly [readonly number[], readonly number[]];
const ratio = (r: number, [over, under]: Polynomials): number => polynomial(r, over) / polynomial(r, under);
const polynomial = (r: number, factors: readonly number[]): number => factors.reduceRight((sum, factor) => sum * r + factor, 0);

const central: Polynomials = [
  [3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727],
  [1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061, 28729.085735721942674, 5226.495278852545925],
];
const near: Polynomials = [
  [1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4],
  [1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459, 0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9],
];
const far: Polynomials = [
  [6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7],
  [1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4, 1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15],
];

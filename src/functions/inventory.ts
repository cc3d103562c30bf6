import { fromSerial, toSerial, type CivilDate } from '../domain/civil';
import { agedInventory, daysOfCover, lowInventoryCodes, lowInventoryFee, orderByDate, quantityToOrder, reorderPoint, restock, restockCode, restockCodes, revenueAtRisk, safetyStock, stockoutDate, velocity, type AgedCode, type SalesWindow } from '../domain/inventory';
import type { RuleId, Rules } from '../domain/rules';
import type { Language } from '../locale/index';
import { addition, anyNumber, count, date, dateSetting, measure, money, rateSetting, readCell, setting, type CallState } from './arguments';
import { Fault, unknown, wrong, type Cell, type Output } from './cells';
import { explanation } from './explain';
import { calculation, judging, matrixOf, whole, type Definition } from './run';
import { verdictText, verdictTexts } from './verdicts';

const noMovement = unknown('reason.no-movement');
const noSuchTime = unknown('reason.no-such-time');

export const inventoryFunctions: readonly Definition[] = [
  whole({
    id: 'VELOCITY',
    arguments: [count('units'), count('days'), rateSetting('weights'), setting('inStockDays')],
    run: ([units, days, weights, inStock], { rules }) => {
      const state: CallState = { currency: null };
      const rows = matrixOf(units);
      return rows.map((_row, at) => [velocityOf(at, rows.length, [units, days, weights, inStock], rules, state)]);
    },
  }),
  calculation({
    id: 'DAYSOFCOVER',
    arguments: [anyNumber('available'), count('velocity'), addition('inbound')],
    prepare: () => (available, perDay, inbound) => daysOfCover(available, perDay, inbound) ?? noMovement,
  }),
  calculation({
    id: 'STOCKOUTDATE',
    arguments: [date('asOf'), anyNumber('available'), count('velocity'), addition('inbound')],
    prepare: () => (asOf, available, perDay, inbound) => {
      const from = fromSerial(asOf);
      if (from === null) return unknown('reason.no-date', { name: 'asOf' });
      return perDay > 0 ? serialOf(stockoutDate(from, available, perDay, inbound)) : noMovement;
    },
  }),
  judging({
    id: 'RESTOCK',
    arguments: [anyNumber('available'), count('velocity'), addition('inbound'), setting('leadDays'), setting('safetyDays'), setting('alertDays')],
    prepare: ({ rules, language }) => {
      const texts = verdictTexts(language, 'RESTOCK', restockCodes);
      const [lead, safety, alert, excess] = numbers(rules, 'restock.leadDays', 'restock.safetyDays', 'restock.alertDays', 'restock.excessDays');
      return {
        verdict: (available, perDay, inbound, leadDays, safetyDays, alertDays) => texts[restockCode(available, perDay, inbound, leadDays || lead, safetyDays || safety, alertDays || alert, excess)],
        code: (available, perDay, inbound, leadDays, safetyDays, alertDays) => restockCode(available, perDay, inbound, leadDays || lead, safetyDays || safety, alertDays || alert, excess),
        explain: (available, perDay, inbound, leadDays, safetyDays, alertDays) => {
          const judgement = restock({ available, velocity: perDay, inbound, leadDays, safetyDays, alertDays }, rules);
          return explanation(judgement, texts[judgement.code]);
        },
      };
    },
  }),
  calculation({
    id: 'RESTOCKQTY',
    arguments: [anyNumber('available'), count('velocity'), addition('inbound'), setting('leadDays'), setting('targetDays'), setting('pack')],
    prepare: ({ rules }) => {
      const [lead, target, pack, slowest] = numbers(rules, 'restock.leadDays', 'restock.targetDays', 'restock.pack', 'restock.minVelocity');
      const tooSlow = unknown('reason.too-slow', { limit: slowest });
      return (available, perDay, inbound, leadDays, targetDays, carton) => (perDay > slowest ? quantityToOrder(available, perDay, inbound, leadDays || lead, targetDays || target, carton || pack) : tooSlow);
    },
  }),
  calculation({
    id: 'ORDERBYDATE',
    arguments: [date('asOf'), anyNumber('available'), count('velocity'), addition('inbound'), setting('leadDays')],
    prepare: ({ rules }) => {
      const lead = rules.number('restock.leadDays');
      return (asOf, available, perDay, inbound, leadDays) => {
        const from = fromSerial(asOf);
        if (from === null) return unknown('reason.no-date', { name: 'asOf' });
        return perDay > 0 ? serialOf(orderByDate(from, available, perDay, inbound, leadDays || lead)) : noMovement;
      };
    },
  }),
  calculation({
    id: 'REORDERPOINT',
    arguments: [count('velocity'), count('leadDays'), setting('safetyStock')],
    prepare: ({ rules }) => {
      const [lead, safetyDays] = numbers(rules, 'restock.leadDays', 'restock.safetyDays');
      return (perDay, leadDays, stock) => reorderPoint(perDay, leadDays || lead, stock || perDay * safetyDays);
    },
  }),
  calculation({
    id: 'SAFETYSTOCK',
    arguments: [count('velocity'), count('leadDays'), setting('sigma'), rateSetting('serviceLevel')],
    prepare: ({ rules }) => {
      const [lead, factor, level] = numbers(rules, 'restock.leadDays', 'safetyStock.sigmaFactor', 'safetyStock.serviceLevel');
      return (perDay, leadDays, sigma, serviceLevel) => {
        const wanted = serviceLevel || level;
        if (wanted < 0.5 || wanted >= 1) return wrong('reason.service-level', { value: `${wanted * 100}%` });
        return safetyStock(leadDays || lead, sigma || perDay * factor, wanted);
      };
    },
  }),
  calculation({
    id: 'REVENUEATRISK',
    arguments: [money('dailyRevenue'), count('cover'), setting('horizon')],
    prepare: ({ rules }) => {
      const usual = rules.number('risk.horizonDays');
      return (daily, cover, horizon) => revenueAtRisk(daily, cover, horizon || usual);
    },
  }),
  judging({
    id: 'LOWINVENTORYFEE',
    arguments: [count('supply30'), count('supply90'), measure('units7'), dateSetting('asOf')],
    prepare: ({ rules, language }) => {
      const texts = verdictTexts(language, 'LOWINVENTORYFEE', lowInventoryCodes);
      const judge = (supply30: number, supply90: number, units7: number, asOf: number) => lowInventoryFee(supply30, supply90, Number.isNaN(units7) ? null : units7, rules, scopeOf(asOf));
      const noRule = unknown('reason.no-rule');
      return {
        verdict: (...row) => {
          const judgement = judge(...row);
          return judgement ? texts[judgement.code] : noRule;
        },
        code: (...row) => judge(...row)?.code ?? noRule,
        explain: (...row) => {
          const judgement = judge(...row);
          return judgement ? explanation(judgement, texts[judgement.code]) : noRule;
        },
      };
    },
  }),
  judging({
    id: 'AGEDINVENTORY',
    arguments: [count('ageDays'), dateSetting('asOf')],
    prepare: ({ rules, language }) => ({
      verdict: (age, asOf) => agedText(agedInventory(age, rules, scopeOf(asOf)).code, language),
      code: (age, asOf) => agedInventory(age, rules, scopeOf(asOf)).code,
      explain: (age, asOf) => {
        const judgement = agedInventory(age, rules, scopeOf(asOf));
        return explanation(judgement, agedText(judgement.code, language));
      },
    }),
  }),
];

/** Rule values for a whole call, in the order asked. */
function numbers<const Ids extends readonly RuleId[]>(rules: Rules, ...ids: Ids): { readonly [I in keyof Ids]: number } {
  return ids.map((id) => rules.number(id)) as { readonly [I in keyof Ids]: number };
}

/** The scope of a date argument: 0 (left out, blank) means the newest rule. */
export function scopeOf(asOf: number): { readonly asOf?: CivilDate } {
  const day = asOf === 0 ? null : fromSerial(asOf);
  return day === null ? {} : { asOf: day };
}

const firstDay = fromSerial(61) as CivilDate;
const serialOf = (day: CivilDate | null): Output => (day === null || day < firstDay ? noSuchTime : toSerial(day));

function agedText(code: AgedCode, language: Language): string {
  const [, from, to] = code.split('_');
  if (code === 'NOT_AGED' || from === undefined) return verdictText(language, 'AGEDINVENTORY.NOT_AGED');
  return to === undefined ? verdictText(language, 'AGEDINVENTORY.LAST', { from }) : verdictText(language, 'AGEDINVENTORY.BAND', { from, to });
}

const windowArguments = [count('units'), count('days'), rateSetting('weights'), setting('inStockDays')] as const;

/** One row of VELOCITY: its windows side by side; days, weights and days in stock in one row for all or in a row each. */
function velocityOf(row: number, rows: number, inputs: readonly Cell[], rules: Rules, state: CallState): Output {
  const width = matrixOf(inputs[0])[row]?.length ?? 0;
  const read: number[][] = [];
  for (const [position, argument] of windowArguments.entries()) {
    const input = inputs[position];
    if (input === null || input === undefined) {
      read.push([]);
      continue;
    }
    const cells = matrixOf(input);
    const line = cells.length === 1 ? cells[0] : cells.length === rows ? cells[row] : undefined;
    if (line?.length !== width) return wrong('reason.windows-shape');
    const values: number[] = [];
    for (const cell of line) {
      const value = readCell(argument, cell, state);
      if (value instanceof Fault) return value;
      values.push(Number(value));
    }
    read.push(values);
  }
  const [units = [], days = [], weights = [], inStock = []] = read;
  const windows = units.map((sold, at): SalesWindow => ({ units: sold, days: days[at] ?? 0, inStockDays: inStock[at] ?? 0, ...(weights[at] === undefined ? {} : { weight: weights[at] }) }));
  const result = velocity(windows, rules);
  if (result.kind === 'known') return result.perDay;
  if (result.problem === 'velocity.weights-sum') return wrong('reason.weights-sum', { sum: `${Math.round(result.sum * 10_000) / 100}%` });
  return result.problem === 'velocity.window-wrong' ? wrong('reason.window-wrong') : unknown('reason.window-unknown', { days: result.days });
}

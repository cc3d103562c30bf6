import { toSerial, type CivilDate } from '../domain/civil';
import { marketplaceOf } from '../domain/marketplace';
import type { RestockPlan, RestockRow } from '../domain/restockPlan';
import type { Rules, RuleId } from '../domain/rules';
import { say, type Language } from '../locale';
import { restockVerdicts } from '../locale/report';
import { restockPlanText } from '../locale/restockPlan';
import { ruleSources } from '../locale/rules';
import { nameOf } from './conclusion';
import { area, fixed, letters } from './format';
import { fixedCell, Grid } from './grid';
import type { CellValue, ConditionalFormat, SheetPlan } from './plan';
import { colours, reportStyles } from './style';

type Kind = 'money' | 'count' | 'days' | 'name' | 'id' | 'text' | 'word' | 'date' | 'findings' | 'ratio' | 'moneyOrDash';

/** The columns from B on. Those after `lastPrinted` are what the plan is worked out with, outside the printed page. */
const columns = [
  ['name', 34, 'name'], ['asin', 12.5, 'id'], ['sku', 14, 'id'], ['owner', 9, 'text'], ['verdict', 12, 'word'], ['risk', 13, 'moneyOrDash'], ['velocity', 9, 'days'], ['available', 9, 'count'], ['inbound', 9, 'count'],
  ['cover', 9, 'days'], ['coverInbound', 10, 'days'], ['stockout', 11.5, 'date'], ['orderBy', 11.5, 'date'], ['quantity', 10, 'count'], ['orderCost', 13, 'money'], ['fees', 20, 'findings'], ['rule', 42, 'name'],
  ['leadDays', 9, 'count'], ['safetyDays', 9, 'count'], ['targetDays', 9, 'count'], ['carton', 11, 'count'], ['cost', 10, 'money'], ['dailyRevenue', 11, 'money'],
] as const satisfies readonly (readonly [string, number, Kind])[];
type Column = (typeof columns)[number][0];

const first = 1;
const places = new Map(columns.map(([name], index) => [name, first + index]));
const columnOf = (key: Column): number => places.get(key) ?? -1;
const lastPrinted = columnOf('rule');
const lastColumn = first + columns.length - 1;

const [labelRow, valueRow, metaRow, notesRow, headRow] = [1, 2, 3, 4, 5] as const;

/** Where the limits stand that every row's formulas refer to: beside the page, a line each, above the columns a row is worked out with. */
const limits = [
  ['limit.date', null], ['limit.horizon', 'risk.horizonDays'], ['limit.alert', 'restock.alertDays'], ['limit.excess', 'restock.excessDays'], ['limit.slow', 'restock.minVelocity'],
] as const satisfies readonly (readonly [keyof typeof restockPlanText, RuleId | null])[];
type LimitName = (typeof limits)[number][0];
const limitCells = new Map(limits.map(([name], index) => [name, fixedCell(index, columnOf('carton'))]));
const limitCell = (name: LimitName): string => limitCells.get(name) ?? '';

/** The restock plan's sheet, the header of its list frozen. Every verdict, date, quantity and sum is a live formula over the figures of its row. */
export function restockPage(plan: RestockPlan, rules: Rules, language: Language, sheet: { readonly key: string; readonly mark: string; readonly name: string }): SheetPlan {
  const grid = new Grid(plan.currency);
  const t = (key: keyof typeof restockPlanText, params?: Readonly<Record<string, string | number>>): string => say(language, restockPlanText[key], params);
  const place = { totalRow: headRow + 1, firstRow: headRow + 2, lastRow: headRow + 1 + plan.rows.length };
  writeHeader(grid, plan, t);
  writeCards(grid, plan, place, language, t);
  writeLimits(grid, plan, rules, language, t);
  writeRows(grid, plan, place, language, t);
  const lastRow = Math.max(place.lastRow, place.totalRow);
  const heights = [[0, 30], [labelRow, 18], [valueRow, 30], [metaRow, 18], [notesRow, 18], [headRow, 30], [place.totalRow, 18]] as const;
  const widths = [1.5, ...columns.map(([, width]) => width)];
  return {
    ...sheet, kind: 'page', blocks: [grid.block()],
    columns: widths.map((width) => ({ width })),
    rowHeights: grid.heights(widths, reportStyles(plan.currency, language), heights.map(([row, height]) => ({ row, height })), [place.totalRow, lastRow]),
    merges: grid.merges,
    conditionalFormats: plan.rows.length > 0 ? formatsOf(place, language) : [],
    validations: [], charts: [],
    freeze: { rows: headRow + 1, columns: columnOf('name') + 1 }, gridlines: false, tabColor: colours.good,
    page: {
      orientation: 'landscape', paper: 'a4', fitWidth: 1, fitHeight: null, printArea: `$A$1:${fixedCell(lastRow, lastPrinted)}`, titleRows: `$${headRow + 1}:$${headRow + 1}`,
      footer: t('footer', { store: plan.store.replaceAll('&', '&&'), marketplace: plan.marketplace, date: plan.date }),
    },
    protection: null, hidden: false,
    filter: plan.rows.length > 0 ? area(place.totalRow, first, place.lastRow, lastColumn) : null,
  };
}

interface Place {
  readonly totalRow: number;
  readonly firstRow: number;
  readonly lastRow: number;
}
type Say = (key: keyof typeof restockPlanText, params?: Readonly<Record<string, string | number>>) => string;

function writeHeader(grid: Grid, plan: RestockPlan, t: Say): void {
  const { store, marketplace, date, currency } = plan;
  grid.span(0, first, columnOf('quantity'), t('title', { store, marketplace }), 'title');
  grid.span(0, columnOf('orderCost'), lastPrinted, date, 'title.date');
  // A formula, so that it says what the page is worked out with after a limit beside it was changed too.
  const said = [t('meta', { date, zone: marketplaceOf(marketplace)?.zone ?? '', currency, count: plan.rows.length }), ...limits.flatMap(([name]) => (name === 'limit.date' ? [] : [t(`with.${name}`)])), t('formula')];
  const values = limitsOf(plan);
  const shown = (text: string, put: (name: LimitName) => string): string => text.replaceAll(/\{(limit\.\w+)\}/g, (_, name: LimitName) => put(name));
  const text = said.join('   |   ');
  grid.span(metaRow, first, lastPrinted, shown(text, (name) => String(values[name])), 'meta', `="${shown(text.replaceAll('"', '""'), (name) => `"&${limitCell(name)}&"`)}"`);
  const notes: string[] = [];
  const without = plan.rows.filter(({ own }) => !own.leadDays).length;
  if (without > 0) notes.push(t('defaults', { count: without }));
  if (!plan.hasFees) notes.push(t('noFees'));
  const named = plan.unknown.slice(0, 5).map(({ day }) => day.asin).join(', ');
  if (plan.unknown.length > 0) notes.push(t('unknown', { count: plan.unknown.length, asins: plan.unknown.length > 5 ? t('unknownMore', { asins: named }) : named }));
  grid.span(notesRow, first, lastPrinted, notes.length > 0 ? notes.join('   |   ') : null, 'meta.warn');
}

const limitsOf = (plan: RestockPlan): Readonly<Record<LimitName, number>> => ({ 'limit.date': toSerial(plan.date), 'limit.horizon': plan.horizonDays, 'limit.alert': plan.alertDays, 'limit.excess': plan.excessDays, 'limit.slow': plan.minVelocity });

/** What a row comes to in numbers: the cached values of its formulas. */
const orderCost = ({ line, cost }: RestockRow): number | null => (line.stock.quantity === null || cost === null ? null : line.stock.quantity * cost);
const overdue = (row: RestockRow, date: CivilDate): boolean => row.line.stock.orderBy !== null && row.line.stock.orderBy <= date && (row.line.stock.quantity ?? 0) > 0;

function writeCards(grid: Grid, plan: RestockPlan, place: Place, language: Language, t: Say): void {
  const { rows } = plan;
  const range = (key: Column): string => area(place.firstRow, columnOf(key), place.lastRow, columnOf(key));
  const verdict = (code: keyof typeof restockVerdicts): { value: number; formula: string } => ({
    value: rows.filter((row) => row.verdict?.code === code).length, formula: `=COUNTIF(${range('verdict')},"${say(language, restockVerdicts[code])}")`,
  });
  const sum = (key: Column, of: (row: RestockRow) => number | null): { value: CellValue; formula: string } => {
    const known = rows.map(of).filter((value) => value !== null);
    return { value: known.length > 0 ? known.reduce((total, value) => total + value, 0) : '', formula: `=IF(COUNT(${range(key)})=0,"",SUM(${range(key)}))` };
  };
  const due = range('orderBy');
  const cards = [
    ['card.risk', 'name', 'name', 'money', sum('risk', (row) => row.line.stock.revenueAtRisk)],
    ['card.out', 'asin', 'asin', 'count', verdict('OUT_OF_STOCK')],
    ['card.alert', 'sku', 'sku', 'count', verdict('STOCKOUT_RISK')],
    ['card.now', 'owner', 'verdict', 'count', verdict('RESTOCK_NOW')],
    ['card.overdue', 'risk', 'velocity', 'count', { value: rows.filter((row) => overdue(row, plan.date)).length, formula: `=COUNTIFS(${due},"<="&${limitCell('limit.date')},${range('quantity')},">0")` }],
    ['card.units', 'available', 'cover', 'count', sum('quantity', (row) => row.line.stock.quantity)],
    ['card.cost', 'coverInbound', 'orderBy', 'money', sum('orderCost', orderCost)],
    ['card.excess', 'quantity', 'orderCost', 'count', verdict('EXCESS')],
    ['card.fees', 'fees', 'fees', 'count', plan.hasFees ? { value: rows.filter(({ lowFee }) => lowFee).length, formula: `=COUNTIF(${range('fees')},"*${t('fee.low')}*")` } : { value: t('unknownCard'), formula: undefined }],
    ['card.slow', 'rule', 'rule', 'count', verdict('NO_SALES')],
  ] as const;
  for (const [key, from, to, unit, { value, formula }] of cards) {
    grid.span(labelRow, columnOf(from), columnOf(to), t(key), 'card.label');
    grid.span(valueRow, columnOf(from), columnOf(to), rows.length > 0 ? value : '', `card.value.${unit}`, rows.length > 0 ? formula : undefined);
  }
}

function writeLimits(grid: Grid, plan: RestockPlan, rules: Rules, language: Language, t: Say): void {
  const values = limitsOf(plan);
  limits.forEach(([name, rule], row) => {
    grid.span(row, columnOf('leadDays'), columnOf('targetDays'), t(name), 'card.label');
    grid.set(row, columnOf('carton'), values[name], name === 'limit.date' ? 'row.input.date' : 'row.input');
    const source = rule ? rules.find(rule, { marketplace: plan.marketplace })?.source : undefined;
    // It runs on into the empty cells beside it.
    grid.set(row, columnOf('cost'), source ? say(language, ruleSources[source]) : t('limitsNote'), 'row.aside');
  });
}

function writeRows(grid: Grid, plan: RestockPlan, place: Place, language: Language, t: Say): void {
  columns.forEach(([key], index) => {
    const column = first + index;
    grid.set(headRow, column, t(`column.${key}`), key === 'name' || key === 'rule' ? 'head.left' : column > lastPrinted ? 'head.detail' : 'head');
  });
  writeTotal(grid, plan, place, t);
  const formulas = rowFormulas(language);
  plan.rows.forEach((row, index) => writeRow(grid, place.firstRow + index, row, formulas, language, t));
}

function writeTotal(grid: Grid, plan: RestockPlan, place: Place, t: Say): void {
  const { totalRow: row } = place;
  grid.set(row, first, t('total'), 'total.label');
  const range = (key: Column): string => area(place.firstRow, columnOf(key), place.lastRow, columnOf(key));
  const sums: readonly (readonly [Column, Kind, (row: RestockRow) => number | null])[] = [
    ['risk', 'money', ({ line }) => line.stock.revenueAtRisk], ['velocity', 'days', ({ line }) => line.stock.velocity], ['available', 'count', ({ line }) => line.stock.available], ['inbound', 'count', ({ line }) => line.stock.inbound],
    ['quantity', 'count', ({ line }) => line.stock.quantity], ['orderCost', 'money', orderCost], ['dailyRevenue', 'money', ({ line }) => line.stock.dailyRevenue],
  ];
  for (const [key, kind, of] of sums) {
    const known = plan.rows.map(of).filter((value) => value !== null);
    if (known.length > 0) grid.set(row, columnOf(key), known.reduce((total, value) => total + value, 0), `total.${kind}`, `=SUM(${range(key)})`);
  }
  grid.fill(row, first, lastColumn, 'total.label');
}

const rowStyles: readonly string[] = columns.map(([, , kind]) => `row.${kind}`);

/** Where the row's number goes in a formula that every row has. */
const rowMark = '\u0000';

/** The formulas of a row, each split where the row's number belongs: they are worked out once a page, not once a row. */
function rowFormulas(language: Language): ReadonlyMap<Column, readonly string[]> {
  const ref = (key: Column): string => `${letters(columnOf(key))}${rowMark}`;
  const asOf = limitCell('limit.date');
  const known = `ISNUMBER(${ref('velocity')})`;
  const sells = `N(${ref('velocity')})>0`;
  // Past the year 9999 there is no date.
  const dated = (cover: string, days: string): string => `=IF(ISNUMBER(${cover}),IF(${asOf}+${cover}>2958465,"",${days}),"")`;
  const need = `(${ref('velocity')}*(${ref('targetDays')}+${ref('leadDays')})-(${ref('available')}+N(${ref('inbound')})))`;
  const word = (code: keyof typeof restockVerdicts): string => `"${say(language, restockVerdicts[code])}"`;
  const formulas: readonly (readonly [Column, string])[] = [
    ['verdict', `=IF(NOT(${known}),"",IF(${ref('velocity')}<=0,${word('NO_SALES')},IF(${ref('available')}<=0,${word('OUT_OF_STOCK')},IF(ROUND(${ref('cover')},7)<${limitCell('limit.alert')},${word('STOCKOUT_RISK')},IF(ROUND(${ref('coverInbound')},7)<${ref('leadDays')}+${ref('safetyDays')},${word('RESTOCK_NOW')},IF(ROUND(${ref('cover')},7)>${limitCell('limit.excess')},${word('EXCESS')},${word('OK')}))))))`],
    ['risk', `=IF(AND(ISNUMBER(${ref('coverInbound')}),ISNUMBER(${ref('dailyRevenue')})),${ref('dailyRevenue')}*MAX(0,${limitCell('limit.horizon')}-${ref('coverInbound')}),"")`],
    ['cover', `=IF(${sells},MAX(0,${ref('available')})/${ref('velocity')},"")`],
    ['coverInbound', `=IF(${sells},MAX(0,${ref('available')}+N(${ref('inbound')}))/${ref('velocity')},"")`],
    ['stockout', dated(ref('cover'), `${asOf}+INT(ROUND(${ref('cover')},8))`)],
    ['orderBy', dated(ref('coverInbound'), `${asOf}+INT(ROUND(${ref('coverInbound')},8))-ROUNDUP(${ref('leadDays')},0)`)],
    ['quantity', `=IF(N(${ref('velocity')})<=${limitCell('limit.slow')},"",IF(ROUND(${need},8)<=0,0,ROUNDUP(ROUND(${need}/${ref('carton')},8),0)*${ref('carton')}))`],
    ['orderCost', `=IF(AND(ISNUMBER(${ref('quantity')}),ISNUMBER(${ref('cost')})),${ref('quantity')}*${ref('cost')},"")`],
  ];
  return new Map(formulas.map(([key, formula]) => [key, formula.split(rowMark)]));
}

function writeRow(grid: Grid, at: number, row: RestockRow, formulas: ReadonlyMap<Column, readonly string[]>, language: Language, t: Say): void {
  const { line } = row;
  const { stock, day, product } = line;
  const blank = (value: number | null): CellValue => value ?? '';
  const dateCell = (value: CivilDate | null): CellValue => (value === null ? '' : toSerial(value));
  const fees = [row.lowFee ? t('fee.low') : null, (row.agedUnits ?? 0) > 0 ? t('fee.aged', { units: fixed(row.agedUnits ?? 0, 0) }) : null].filter((text) => text !== null);
  const cells: Readonly<Record<Column, CellValue>> = {
    name: nameOf(line, day.asin), asin: day.asin, sku: day.sku ?? product?.sku ?? null, owner: product?.owner ?? null,
    verdict: row.verdict ? say(language, restockVerdicts[row.verdict.code]) : '',
    risk: blank(stock.revenueAtRisk),
    velocity: stock.velocity, available: stock.available, inbound: stock.inbound,
    cover: blank(stock.cover),
    coverInbound: blank(stock.coverWithInbound),
    stockout: dateCell(stock.stockoutDate),
    orderBy: dateCell(stock.orderBy),
    quantity: blank(stock.quantity),
    orderCost: blank(orderCost(row)),
    fees: fees.length > 0 ? fees.join(' · ') : null, rule: ruleText(row, t),
    leadDays: row.limits.leadDays, safetyDays: row.limits.safetyDays, targetDays: row.limits.targetDays, carton: row.limits.carton, cost: row.cost, dailyRevenue: stock.dailyRevenue,
  };
  const number = String(at + 1);
  columns.forEach(([key], index) => grid.set(at, first + index, cells[key], rowStyles[index] ?? '', formulas.get(key)?.join(number)));
}

/** The rule that decided, with its numbers; days the team has not given are marked as defaults. */
function ruleText({ verdict, limits: own, own: given }: RestockRow, t: Say): string {
  if (!verdict) return t('rule.noHistory');
  const number = (name: string): string => fixed(Number(verdict.numbers[name] ?? 0), 1);
  const days = (value: number, known: boolean): string => (known ? fixed(value, 0) : t('rule.default', { days: fixed(value, 0) }));
  switch (verdict.code) {
    case 'NO_SALES':
    case 'OUT_OF_STOCK': return t(`rule.${verdict.code}`);
    case 'STOCKOUT_RISK':
    case 'EXCESS': return t(`rule.${verdict.code}`, { cover: number('cover'), limit: fixed(Number(verdict.numbers['limit'] ?? 0), 0) });
    case 'RESTOCK_NOW':
    case 'OK': return t(`rule.${verdict.code}`, { cover: number('coverWithInbound'), lead: days(own.leadDays, given.leadDays), safety: days(own.safetyDays, given.safetyDays) });
  }
}

function formatsOf(place: Place, language: Language): ConditionalFormat[] {
  const body = (key: Column): string => area(place.firstRow, columnOf(key), place.lastRow, columnOf(key));
  const at = (key: Column): string => `$${letters(columnOf(key))}${place.firstRow + 1}`;
  const verdict = (code: keyof typeof restockVerdicts, color: string, fill: string): ConditionalFormat => ({ range: body('verdict'), type: 'formula', formula: `=${at('verdict')}="${say(language, restockVerdicts[code])}"`, style: { bold: true, color, fill } });
  const due = `AND(ISNUMBER(${at('orderBy')}),N(${at('quantity')})>0`;
  return [
    verdict('OUT_OF_STOCK', colours.bad, colours.badSoft), verdict('STOCKOUT_RISK', colours.bad, colours.badSoft), verdict('RESTOCK_NOW', colours.watch, colours.watchSoft), verdict('EXCESS', colours.accent, colours.accentSoft),
    { range: body('orderBy'), type: 'formula', formula: `=${due},${at('orderBy')}<=${limitCell('limit.date')})`, style: { bold: true, color: colours.bad } },
    { range: body('orderBy'), type: 'formula', formula: `=${due},${at('orderBy')}<=${limitCell('limit.date')}+7)`, style: { bold: true, color: colours.watch } },
    { range: body('risk'), type: 'dataBar', color: 'F3B6AE' },
  ];
}

import { addDays, civilDate, civilDateIn, type CivilDate } from '../domain/civil';
import { fieldsOf, isAsinGroup, sumOf, sumsOf, type DayImport, type EarlierImport, type Figures, type Group, type Identity, type StoreField, type StoreFigures } from '../domain/history';
import { marketplaceOf, teamZone } from '../domain/marketplace';
import { isNegativeRating } from '../domain/feedback';
import { notice, type Notice } from '../domain/notice';
import { reasonsText } from '../domain/returns';
import type { Source } from '../domain/sources';
import type { FieldValue, ReportKind, ReportRow, ReportTable } from './types';

/** What the person says of a file, and its content hash. */
export interface DayContext {
  readonly store: string;
  readonly marketplace: string;
  /** The day of exports that carry none. */
  readonly date: CivilDate | null;
  /** SHA-256 of the file, hex. */
  readonly hash: string;
}

export interface DayImports {
  readonly imports: readonly DayImport[];
  readonly problems: readonly Notice[];
}

/** How an export becomes figures of days. */
interface Shape {
  readonly group: Group;
  /** Columns of the ASIN and the SKU; null for exports that speak for the whole store. */
  readonly asin: string | null;
  readonly sku: string | null;
  readonly totalsFrom: DayImport['totalsFrom'];
  /** Fields of the history whose value is the sum of these fields of the export; others carry their own name. */
  readonly sums?: Readonly<Partial<Record<StoreField, readonly string[]>>>;
  /** Figures that are no sum of columns, from the rows of a day (and of an ASIN). */
  readonly counted?: (rows: readonly ReportRow[]) => Partial<Record<StoreField, number | null>> & { readonly returnReasons?: string | null };
  /** What `counted` looks at. */
  readonly countedFrom?: readonly string[];
  /** Whether the rows name their own day. */
  readonly dated: boolean;
  /** A column of moments whose day on the marketplace's clock is the row's day. */
  readonly moment?: string;
  /** A column that names the day of all rows where the person names none. */
  readonly snapshot?: string;
  /** A finer export of the group stands over it, whichever comes first. */
  readonly rough?: true;
  /** Every day between the first and the last of the file is in it, be it without a row. */
  readonly everyDay?: true;
}

const inbound = { afnInboundQuantity: ['afnInboundWorkingQuantity', 'afnInboundShippedQuantity', 'afnInboundReceivingQuantity'] } as const;
const aged = { agedUnits: ['invAge181To270Days', 'invAge271To365Days', 'invAge365PlusDays', 'invAge366To455Days', 'invAge456PlusDays'] } as const;
const restockUnits = { afnFulfillableQuantity: ['available'], afnInboundQuantity: ['inbound'], afnReservedQuantity: ['fcTransfer', 'fcProcessing', 'customerOrder'], yourPrice: ['price'] } as const;
const partOf = (type: 'sd' | 'sb'): NonNullable<Shape['sums']> => Object.fromEntries(fieldsOf.ads.map((field) => [`${type}${field.charAt(0).toUpperCase()}${field.slice(1)}`, [field]]));

const shapes: Readonly<Partial<Record<ReportKind, Shape>>> = {
  'business-by-child': { group: 'sales', asin: 'childAsin', sku: 'sku', totalsFrom: null, dated: false },
  'business-by-sku': { group: 'sales', asin: 'childAsin', sku: 'sku', totalsFrom: null, dated: false },
  'business-by-parent': { group: 'sales', asin: null, sku: null, totalsFrom: 'by-parent', dated: false },
  'business-by-date': { group: 'sales', asin: null, sku: null, totalsFrom: 'by-date', dated: true },
  'sp-advertised-product': { group: 'ads', asin: 'advAsin', sku: 'advSku', totalsFrom: null, dated: true },
  'sp-campaign': { group: 'ads', asin: null, sku: null, totalsFrom: 'by-campaign', dated: true },
  'sd-advertised-product': { group: 'sd', asin: 'advAsin', sku: 'advSku', totalsFrom: null, sums: partOf('sd'), dated: true },
  'sd-campaign': { group: 'sd', asin: null, sku: null, totalsFrom: 'by-campaign', sums: partOf('sd'), dated: true },
  'sb-campaign': { group: 'sb', asin: null, sku: null, totalsFrom: 'by-campaign', sums: partOf('sb'), dated: true },
  'sb-keyword': { group: 'sb', asin: null, sku: null, totalsFrom: 'by-keyword', sums: partOf('sb'), dated: true },
  'fba-manage-inventory': { group: 'inventory', asin: 'asin', sku: 'sku', totalsFrom: null, sums: inbound, dated: false },
  'fba-restock': { group: 'inventory', asin: 'asin', sku: 'sku', totalsFrom: null, sums: restockUnits, dated: false, rough: true },
  'fba-planning': { group: 'planning', asin: 'asin', sku: 'sku', totalsFrom: null, sums: aged, counted: lowFee, countedFrom: ['exemptedFromLowInventoryLevelFee', 'lowInventoryLevelFeeAppliedInCurrentWeek'], dated: false, snapshot: 'snapshotDate' },
  'fba-inventory-age': { group: 'planning', asin: 'asin', sku: 'sku', totalsFrom: null, sums: aged, dated: false, snapshot: 'snapshotDate', rough: true },
  'all-orders': { group: 'orders', asin: null, sku: null, totalsFrom: 'by-record', counted: ordersOf, countedFrom: ['amazonOrderId', 'salesChannel', 'orderStatus', 'itemStatus', 'quantity'], dated: true, moment: 'purchaseDate', everyDay: true },
  'fba-returns': { group: 'returns', asin: 'asin', sku: 'sku', totalsFrom: null, sums: { returnedUnits: ['quantity'] }, counted: reasonsOfRows, countedFrom: ['reason', 'quantity'], dated: true, moment: 'returnDate', everyDay: true },
  'feedback': { group: 'feedback', asin: null, sku: null, totalsFrom: 'by-record', counted: ratingsOf, countedFrom: ['rating'], dated: true, everyDay: true },
};

/** Amazon's own words in the planning export: 1 where the fee is charged this week, 0 where it is not or the product is exempt. */
function lowFee(rows: readonly ReportRow[]): { readonly lowFee: number | null } {
  const word = (row: ReportRow, field: string): string => (textOf(row.values[field]) ?? '').trim().toLowerCase();
  const answers = rows.map((row) => (yes.has(word(row, 'exemptedFromLowInventoryLevelFee')) ? 'no' : word(row, 'lowInventoryLevelFeeAppliedInCurrentWeek')));
  return { lowFee: answers.some((answer) => yes.has(answer)) ? 1 : answers.some((answer) => no.has(answer)) ? 0 : null };
}

const yes: ReadonlySet<string> = new Set(['yes', 'y', 'true', '1', '是']);
const no: ReadonlySet<string> = new Set(['no', 'n', 'false', '0', '否']);

/** Orders by state; removals and shipments for other shops (`Non-Amazon`) are no orders of the marketplace. */
function ordersOf(rows: readonly ReportRow[]): Partial<Record<StoreField, number | null>> {
  const states = new Map<string, { readonly state: string; units: number }>();
  for (const { values } of rows) {
    const id = textOf(values['amazonOrderId']);
    if (id === null || /^non-amazon/i.test(textOf(values['salesChannel']) ?? '')) continue;
    const order = states.get(id) ?? { state: (textOf(values['orderStatus']) ?? '').toLowerCase(), units: 0 };
    if (!cancelled.test(textOf(values['itemStatus']) ?? '')) order.units += numberOf(values['quantity']) ?? 0;
    states.set(id, order);
  }
  const all = [...states.values()];
  const placed = all.filter(({ state }) => !cancelled.test(state));
  return {
    ordersPlaced: placed.length, orderedUnits: placed.reduce((sum, { units }) => sum + units, 0),
    ordersPending: placed.filter(({ state }) => state.startsWith('pending')).length, ordersCancelled: all.length - placed.length,
  };
}

const cancelled = /^cancell?ed|^已取消/i;

function reasonsOfRows(rows: readonly ReportRow[]): { readonly returnReasons: string | null } {
  const units = new Map<string, number>();
  for (const { values } of rows) {
    const reason = textOf(values['reason']);
    if (reason !== null) units.set(reason, (units.get(reason) ?? 0) + (numberOf(values['quantity']) ?? 1));
  }
  return { returnReasons: reasonsText(units) };
}

function ratingsOf(rows: readonly ReportRow[]): Partial<Record<StoreField, number | null>> {
  const stars = rows.map(({ values }) => numberOf(values['rating'])).filter((value) => value !== null);
  return { feedbackCount: stars.length, feedbackNegative: stars.filter(isNegativeRating).length, feedbackStars: stars.reduce((sum, value) => sum + value, 0) };
}

/** Groups with amounts among their figures; others are counts, whatever currencies their files name. */
const moneyGroups: ReadonlySet<Group> = new Set(['sales', 'ads', 'sd', 'sb', 'inventory']);

/** The kinds the daily report is made of. */
export const dailyKinds = Object.keys(shapes) as readonly ReportKind[];

/**
 * An export as imports of days, ready for the history: rows put on their day, SKUs of one ASIN added up, prices and
 * percentages weighted. What cannot be placed is said and left out; currencies and marketplaces are never mixed.
 */
export function dayImports(table: ReportTable, context: DayContext): DayImports {
  const { schema } = table;
  const problems: Notice[] = [];
  const refuse = (code: string, params: Notice['params']): DayImports => ({ imports: [], problems: [notice(code, { file: schema.file, ...params })] });
  const shape = shapes[schema.kind];
  if (schema.kind === 'unknown') return refuse('file-unusable', {});
  if (!shape) return refuse('kind-unused', { kind: schema.kind, rows: table.rows.length });
  if (table.rows.length === 0) return refuse('file-unusable', {});
  if (schema.marketplace && schema.marketplace.value !== context.marketplace) return refuse('marketplace-differs', { found: schema.marketplace.value, asked: context.marketplace });
  const currency = marketplaceOf(context.marketplace)?.currency ?? null;
  if (schema.currency && currency && schema.currency.value !== currency) return refuse('currency-differs', { found: schema.currency.value, asked: currency, marketplace: context.marketplace });
  const mixed = schema.warnings.find(({ code }) => code === 'reports.mixed-currencies');
  if (mixed && moneyGroups.has(shape.group)) return refuse('currency-mixed', { list: mixed.params['list'] ?? '', marketplace: context.marketplace });
  const first = table.rejected[0];
  if (first) problems.push(notice('rows-rejected', { file: schema.file, count: table.rejected.length, line: first.line }));
  if (shape.totalsFrom === 'by-parent') problems.push(notice('parent-only', { file: schema.file }));

  const byDay = new Map<CivilDate, ReportRow[]>();
  const zone = marketplaceOf(context.marketplace)?.zone ?? teamZone;
  for (const row of table.rows) {
    const day = shape.dated ? dayOf(row, shape.moment, zone) : (context.date ?? (shape.snapshot ? dayOf({ ...row, values: { date: row.values[shape.snapshot] ?? null } }, undefined, zone) : null));
    if (day === null) return shape.dated ? refuse('day-span', spanOf(row)) : refuse('day-unknown', { kind: schema.kind });
    const rows = byDay.get(day);
    if (rows) rows.push(row);
    else byDay.set(day, [row]);
  }
  if (shape.everyDay) fillDays(byDay);
  const imports = [...byDay].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, rows]): DayImport => ({
    id: `I-${context.marketplace}-${date.replaceAll('-', '')}-${schema.kind}-${context.hash.slice(0, 8)}`,
    kind: schema.kind, group: shape.group, file: schema.file, hash: context.hash, store: context.store, marketplace: context.marketplace, date, currency,
    rows: rows.length, rejected: table.rejected.length, asins: shape.asin === null ? [] : byAsin(rows, shape),
    ...totalsOfDay(rows, shape), ...(shape.rough ? { rough: true } : {}),
  }));
  return { imports, problems };
}

/** What an import's id says of it: `I-US-20261121-business-by-child-1a2b3c4d`. Null for anything else. */
export function importNamed(id: string, store: string): EarlierImport | null {
  const [, marketplace = '', day = '', kind = ''] = /^I-([A-Z]+)-(\d{8})-(.+)-[0-9a-f]{8}$/.exec(id) ?? [];
  const shape = shapes[kind as ReportKind];
  const date = civilDate(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`);
  return shape && date ? { id, kind, group: shape.group, store, marketplace, date, totalsFrom: shape.totalsFrom } : null;
}

/** Whether the rows of a kind name their own day; false for exports whose day a person must confirm; null for kinds the daily report does not use. */
export function carriesDays(kind: ReportKind): boolean | null {
  return shapes[kind]?.dated ?? null;
}

/** The source of the daily report that exports of a kind are; null for kinds the daily report does not use. */
export function sourceOf(kind: ReportKind): Source | null {
  const shape = shapes[kind];
  if (!shape) return null;
  if (shape.group !== 'sales') return shape.group;
  return shape.totalsFrom === 'by-date' ? 'businessByDate' : 'business';
}

/** The fields of a kind that the daily report looks at; none for kinds it does not use. */
export function dayFields(kind: ReportKind): readonly string[] {
  const shape = shapes[kind];
  if (!shape) return [];
  const named = [shape.asin, shape.sku, shape.moment, shape.snapshot].flatMap((field) => field ?? []);
  return ['date', 'startDate', 'endDate', 'parentAsin', 'title', 'productName', ...named, ...fieldsOf[shape.group], ...Object.values(shape.sums ?? {}).flat(), ...(shape.countedFrom ?? [])];
}

/** The one day the file's name or metadata speaks for. */
export function proposedDay({ schema: { period } }: Pick<ReportTable, 'schema'>): CivilDate | null {
  return period && period.from === period.to ? period.from : null;
}

/** Several exports as imports, in the order they came: what repeats an earlier one's kind and day is said, and counts. */
export function allDayImports(placed: readonly { readonly table: ReportTable; readonly context: DayContext }[]): DayImports {
  const imports: DayImport[] = [];
  const problems: Notice[] = [];
  for (const { table, context } of placed) {
    const found = dayImports(table, context);
    problems.push(...found.problems);
    for (const entry of found.imports) {
      const other = imports.find((one) => one.kind === entry.kind && one.date === entry.date && one.marketplace === entry.marketplace);
      if (other) problems.push(notice('same-day-twice', { file: entry.file, other: other.file, kind: entry.kind, date: entry.date }));
      imports.push(entry);
    }
  }
  return { imports, problems };
}

/** The row's own day; null where it spans several or none. */
function dayOf(row: ReportRow, moment: string | undefined, zone: string): CivilDate | null {
  const { date, startDate, endDate } = row.values;
  const at = moment === undefined ? null : textOf(row.values[moment]);
  // The reader knows no marketplace for every file; here it is known, and with it the clock that days are counted by.
  if (at?.endsWith('Z')) return civilDateIn(Date.parse(at), zone);
  if (typeof date === 'string') return civilDate(date);
  return typeof startDate === 'string' && startDate === endDate ? civilDate(startDate) : null;
}

/** Days without a row between the first and the last: nothing happened on them, and that is known. */
function fillDays(byDay: Map<CivilDate, ReportRow[]>): void {
  const days = [...byDay.keys()].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return;
  for (let day = first; day < last; day = addDays(day, 1)) if (!byDay.has(day)) byDay.set(day, []);
}

const spanOf = (row: ReportRow): Notice['params'] => ({ from: String(row.values['startDate'] ?? '?'), to: String(row.values['endDate'] ?? '?') });

const numberOf = (value: FieldValue | undefined): number | null => (typeof value === 'number' ? value : null);
const textOf = (value: FieldValue | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);

function figuresOf(row: ReportRow, shape: Shape): Partial<Record<StoreField, number | null>> {
  const figures: Partial<Record<StoreField, number | null>> = {};
  for (const field of fieldsOf[shape.group]) {
    const parts = shape.sums?.[field];
    const values = (parts ?? [field]).map((part) => numberOf(row.values[part])).filter((value) => value !== null);
    figures[field] = values.length > 0 ? values.reduce((sum, value) => sum + value, 0) : null;
  }
  return figures;
}

/** What a day's rows say of the whole store; on a day without a row of ASINs, that there was nothing. */
function totalsOfDay(rows: readonly ReportRow[], shape: Shape): Pick<DayImport, 'totals' | 'totalsFrom'> {
  if (shape.totalsFrom) return { totals: totalsOf(rows, shape), totalsFrom: shape.totalsFrom };
  return rows.length > 0 ? { totals: null, totalsFrom: null } : { totals: Object.fromEntries(fieldsOf[shape.group].map((field) => [field, 0])), totalsFrom: 'by-record' };
}

/** Sums of the day's rows for the whole store, and what is counted. */
function totalsOf(rows: readonly ReportRow[], shape: Shape): Partial<StoreFigures> {
  if (shape.counted) return shape.counted(rows);
  const figures = rows.map((row) => figuresOf(row, shape) as StoreFigures);
  return isAsinGroup(shape.group) ? sumsOf(figures, shape.group) : Object.fromEntries(fieldsOf[shape.group].map((field) => [field, sumOf(figures, field)]));
}

/** One entry an ASIN: its SKUs and campaigns added up; the price is the first known. */
function byAsin(rows: readonly ReportRow[], shape: Shape): DayImport['asins'] {
  const groups = new Map<string, ReportRow[]>();
  for (const row of rows) {
    const asin = textOf(row.values[shape.asin ?? '']);
    if (asin === null) continue;
    const group = groups.get(asin);
    if (group) group.push(row);
    else groups.set(asin, [row]);
  }
  return [...groups].map(([asin, group]): Identity & Partial<Figures> => {
    const figures = group.map((row) => figuresOf(row, shape) as Figures);
    const pick = (field: string): string | null => group.map((row) => textOf(row.values[field])).find((text) => text !== null) ?? null;
    return {
      asin, sku: shape.sku ? pick(shape.sku) : null, parentAsin: pick('parentAsin'), title: pick('title') ?? pick('productName'),
      ...(isAsinGroup(shape.group) ? sumsOf(figures, shape.group) : {}),
      ...(shape.group === 'inventory' ? { yourPrice: figures.map(({ yourPrice }) => yourPrice).find((price) => price !== null) ?? null } : {}),
      ...shape.counted?.(group),
    };
  });
}

import type { CivilDate } from '../domain/civil';
import { civilDate } from '../domain/civil';
import { sumsOf, blankFigures, fieldsOf, type DayImport, type EarlierImport, type Figures, type Group, type Identity } from '../domain/history';
import { marketplaceOf } from '../domain/marketplace';
import { notice, type Notice } from '../domain/notice';
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

interface Shape {
  readonly group: Group;
  readonly asin: string | null;
  readonly sku: string | null;
  readonly totalsFrom: DayImport['totalsFrom'];
  /** Fields of the history whose value is a sum of fields of the export. */
  readonly sums?: Readonly<Record<string, readonly string[]>>;
  readonly dated: boolean;
}

const inbound = { afnInboundQuantity: ['afnInboundWorkingQuantity', 'afnInboundShippedQuantity', 'afnInboundReceivingQuantity'] } as const;

const shapes: Readonly<Partial<Record<ReportKind, Shape>>> = {
  'business-by-child': { group: 'sales', asin: 'childAsin', sku: 'sku', totalsFrom: null, dated: false },
  'business-by-sku': { group: 'sales', asin: 'childAsin', sku: 'sku', totalsFrom: null, dated: false },
  'business-by-parent': { group: 'sales', asin: null, sku: null, totalsFrom: 'by-parent', dated: false },
  'business-by-date': { group: 'sales', asin: null, sku: null, totalsFrom: 'by-date', dated: true },
  'sp-advertised-product': { group: 'ads', asin: 'advAsin', sku: 'advSku', totalsFrom: null, dated: true },
  'fba-manage-inventory': { group: 'inventory', asin: 'asin', sku: 'sku', totalsFrom: null, sums: inbound, dated: false },
};

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
  const first = table.rejected[0];
  if (first) problems.push(notice('rows-rejected', { file: schema.file, count: table.rejected.length, line: first.line }));
  if (shape.totalsFrom === 'by-parent') problems.push(notice('parent-only', { file: schema.file }));

  const byDay = new Map<CivilDate, ReportRow[]>();
  for (const row of table.rows) {
    const day = shape.dated ? dayOf(row) : context.date;
    if (day === null) return shape.dated ? refuse('day-span', spanOf(row)) : refuse('day-unknown', { kind: schema.kind });
    const rows = byDay.get(day);
    if (rows) rows.push(row);
    else byDay.set(day, [row]);
  }
  const imports = [...byDay].sort(([a], [b]) => a.localeCompare(b)).map(([date, rows]): DayImport => {
    const asins = shape.asin === null ? [] : byAsin(rows, shape);
    return {
      id: `I-${context.marketplace}-${date.replaceAll('-', '')}-${schema.kind}-${context.hash.slice(0, 8)}`,
      kind: schema.kind, group: shape.group, file: schema.file, hash: context.hash, store: context.store, marketplace: context.marketplace, date, currency,
      rows: rows.length, rejected: table.rejected.length, asins,
      totals: shape.totalsFrom ? sumsOf(rows.map((row) => figuresOf(row, shape)), shape.group) : null, totalsFrom: shape.totalsFrom,
    };
  });
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
function dayOf(row: ReportRow): CivilDate | null {
  const { date, startDate, endDate } = row.values;
  if (typeof date === 'string') return civilDate(date);
  return typeof startDate === 'string' && startDate === endDate ? civilDate(startDate) : null;
}

const spanOf = (row: ReportRow): Notice['params'] => ({ from: String(row.values['startDate'] ?? '?'), to: String(row.values['endDate'] ?? '?') });

const numberOf = (value: FieldValue | undefined): number | null => (typeof value === 'number' ? value : null);
const textOf = (value: FieldValue | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);

function figuresOf(row: ReportRow, shape: Shape): Figures {
  const figures: Record<string, number | null> = { ...blankFigures };
  for (const field of fieldsOf[shape.group]) {
    const parts = shape.sums?.[field];
    const values = (parts ?? [field]).map((part) => numberOf(row.values[part])).filter((value) => value !== null);
    figures[field] = values.length > 0 ? values.reduce((sum, value) => sum + value, 0) : null;
  }
  return figures as unknown as Figures;
}

/** One entry an ASIN: its SKUs and campaigns added up; the price is the first known. */
function byAsin(rows: readonly ReportRow[], shape: Shape): (Identity & Partial<Figures>)[] {
  const groups = new Map<string, ReportRow[]>();
  for (const row of rows) {
    const asin = textOf(row.values[shape.asin ?? '']);
    if (asin === null) continue;
    const group = groups.get(asin);
    if (group) group.push(row);
    else groups.set(asin, [row]);
  }
  return [...groups].map(([asin, group]) => {
    const figures = group.map((row) => figuresOf(row, shape));
    const pick = (field: string): string | null => group.map((row) => textOf(row.values[field])).find((text) => text !== null) ?? null;
    return {
      asin, sku: shape.sku ? pick(shape.sku) : null, parentAsin: pick('parentAsin'), title: pick('title') ?? pick('productName'),
      ...sumsOf(figures, shape.group),
      ...(shape.group === 'inventory' ? { yourPrice: figures.map(({ yourPrice }) => yourPrice).find((price) => price !== null) ?? null } : {}),
    };
  });
}

import { contentHash } from '../domain/chain';
import { notice, type Notice } from '../domain/notice';
import { ExactSum } from './totals';
import type { FieldValue, ReportTable } from './types';

/**
 * The name of a campaign or ad group as all exports agree on it: the campaign CSV writes `31\" x 19\"` where the workbooks
 * write `31" x 19"`. Blanks within a name are the person's own and stay.
 */
export function campaignKey(name: string): string {
  return name.replaceAll('\\"', '"').trim();
}

const noPortfolio = new Set(['no portfolio', 'not grouped', '未分组', '无组合']);

/** The portfolio of a row, null where the exports say in their several ways that there is none. */
export function portfolioKey(name: string | null): string | null {
  return name === null || noPortfolio.has(name.trim().toLowerCase()) ? null : name.trim();
}

/** The rows of one key together: what can be added is summed, of the rest the value that all rows share, or null. */
export interface JoinedRow {
  readonly key: string;
  /** Rows of the file that are in it. */
  readonly rows: number;
  readonly values: Readonly<Record<string, FieldValue>>;
}

/**
 * Adds up the rows that share `field`, such as one ASIN listed under several SKUs. Rates and averages are left out where
 * more than one row is joined: the mean of rates is no rate. Rows without a key are left out. In order of first appearance.
 */
export function joinBy(table: ReportTable, field: string): JoinedRow[] {
  const groups = new Map<string, ReportTable['rows'][number][]>();
  for (const row of table.rows) {
    const key = row.values[field];
    if (key === null || key === undefined) continue;
    const group = groups.get(String(key));
    if (group) group.push(row);
    else groups.set(String(key), [row]);
  }
  const additive = new Set(table.schema.columns.flatMap((column) => (column.additive && column.field !== null ? [column.field] : [])));
  return [...groups].map(([key, rows]): JoinedRow => {
    const [first] = rows;
    if (!first || rows.length === 1) return { key, rows: rows.length, values: first?.values ?? {} };
    const values: Record<string, FieldValue> = {};
    for (const name of Object.keys(first.values)) values[name] = additive.has(name) ? summed(rows, name) : shared(rows, name);
    return { key, rows: rows.length, values };
  });
}

function summed(rows: ReportTable['rows'], field: string): number | null {
  const sum = new ExactSum();
  for (const { values } of rows) {
    const value = values[field];
    if (typeof value === 'number') sum.add(value);
  }
  return sum.count === 0 ? null : sum.value;
}

function shared(rows: ReportTable['rows'], field: string): FieldValue {
  const value = rows[0]?.values[field] ?? null;
  return rows.every(({ values }) => values[field] === value) ? value : null;
}

/**
 * What a table says, as a hash: the same export saved again in another format, encoding or column order has the same. Its
 * file name, reasons and samples do not enter.
 */
export function fingerprint(table: ReportTable): string {
  const { schema } = table;
  const fields = schema.columns.flatMap(({ field }) => (field === null ? [] : [field])).sort();
  const lines = table.rows.map(({ values }) => JSON.stringify(fields.map((field) => values[field] ?? null))).sort();
  // By-ASIN reports carry no day: two quiet days may be equal row by row, so the period confirmed for them is part of it.
  const head = JSON.stringify([schema.kind, schema.marketplace?.value ?? null, schema.currency?.value ?? null, schema.period?.from ?? null, schema.period?.to ?? null, fields]);
  return contentHash(new TextEncoder().encode([head, ...lines].join('\n')));
}

/** What must be said of several tables before they are used together: the same one twice, overlapping days, several currencies. */
export function compareTables(tables: readonly ReportTable[]): Notice[] {
  const notices: Notice[] = [];
  const seen = new Map<string, string>();
  for (const table of tables) {
    const hash = fingerprint(table);
    const twin = seen.get(hash);
    if (twin === undefined) seen.set(hash, table.schema.file);
    else notices.push(notice('reports.same-content', { first: twin, second: table.schema.file }));
  }
  for (const [index, left] of tables.entries()) {
    for (const right of tables.slice(index + 1)) {
      const overlap = overlapOf(left, right);
      if (overlap && fingerprint(left) !== fingerprint(right)) notices.push(notice('reports.overlapping-periods', { first: left.schema.file, second: right.schema.file, ...overlap }));
    }
  }
  const currencies = new Set(tables.flatMap(({ schema }) => (schema.currency ? [schema.currency.value] : [])));
  if (currencies.size > 1) notices.push(notice('reports.several-currencies', { list: [...currencies].join(', ') }));
  return notices;
}

/** The days that two tables of one kind and marketplace both cover; null where they cover none together. */
function overlapOf(left: ReportTable, right: ReportTable): { from: string; to: string } | null {
  const [first, second] = [left.schema, right.schema];
  if (first.kind !== second.kind || first.marketplace?.value !== second.marketplace?.value || !first.period || !second.period) return null;
  const from = first.period.from > second.period.from ? first.period.from : second.period.from;
  const to = first.period.to < second.period.to ? first.period.to : second.period.to;
  return from <= to ? { from, to } : null;
}

/** Tables that may be added to one another: of one kind, marketplace and currency. */
export function groupTables(tables: readonly ReportTable[]): ReportTable[][] {
  const groups = new Map<string, ReportTable[]>();
  for (const table of tables) {
    const key = JSON.stringify([table.schema.kind, table.schema.marketplace?.value ?? null, table.schema.currency?.value ?? null]);
    const group = groups.get(key);
    if (group) group.push(table);
    else groups.set(key, [table]);
  }
  return [...groups.values()];
}

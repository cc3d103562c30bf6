import { families } from '../dictionaries/index';
import { RecordReader, type Dialect } from '../delimited';
import { limits } from '../limits';
import { readAmount } from '../numbers';
import type { Column, ReportSchema } from '../types';

/** What a column is to the scanner, as bits. */
export const isKey = 1;
export const isSummed = 2;
/** May hold `Total`: a cell of these must look like anything else for a row to be taken at once. */
export const mayTotal = 4;

/** A table to be summed: the schema without the columns nobody asked for, and what is asked. */
export interface Question {
  /** As found, but with every column ignored that is neither asked for nor needed to tell a totals row. */
  readonly schema: ReportSchema;
  readonly key: string;
  readonly fields: readonly string[];
  /** Fields asked for that the table lacks, or of which a sum means nothing. */
  readonly absent: readonly string[];
}

/** How the bytes of a row are to be walked, column by column. */
export interface ScanPlan extends Question {
  readonly dialect: Dialect;
  readonly header: readonly string[];
  /** Columns up to the last with a name: rows may end there. */
  readonly named: number;
  readonly roles: Uint8Array;
  /** Number of the field that a column is summed to. */
  readonly slots: Uint16Array;
  /** Decimal marks as bytes, 0 where unknown. */
  readonly marks: Uint8Array;
}

/** Where the rows of a text begin. */
export interface BodyStart {
  readonly offset: number;
  readonly line: number;
}

const kindOf = (schema: ReportSchema): (typeof families)[number]['kinds'][number] | undefined => families.flatMap((family) => family.kinds).find(({ kind }) => kind === schema.kind);
const numeric = new Set(['integer', 'decimal', 'money', 'ratio']);

/** Leaves out of a schema what the question does not need, so that no cell of it is read or can reject a row. */
export function askFor(schema: ReportSchema, key: string, fields: readonly string[]): Question {
  const kind = kindOf(schema);
  const totalsKeys = new Set(kind?.keys ?? []);
  const oneCurrency = !schema.warnings.some(({ code }) => code === 'reports.mixed-currencies');
  const summable = (field: string): boolean => schema.columns.some((column) => column.field === field && column.additive && (oneCurrency || column.style !== 'money'));
  const asked = [...new Set(fields)];
  const found = asked.filter(summable);
  const needed = new Set([key, ...found, ...Object.values(kind?.fallbacks ?? {})]);
  const keyed = schema.columns.some(({ field }) => field === key);
  const columns = schema.columns.map((column): Column => {
    if (column.field === null || needed.has(column.field)) return column;
    if (totalsKeys.has(column.field)) return { ...column, style: 'text' };
    // The day of a row may come from its moment.
    return !keyed && column.style === 'moment' ? column : { ...column, field: null, style: 'ignored' };
  });
  return { schema: { ...schema, columns }, key, fields: found, absent: asked.filter((field) => !found.includes(field)) };
}

/** The plan to scan a table's bytes; null where only the forgiving reader can answer the question. */
export function planScan(question: Question): ScanPlan | null {
  const { schema, key, fields } = question;
  const { delimiter, quoted, columns, encoding } = schema;
  const kind = kindOf(schema);
  if (!kind || kind.sectioned || kind.fallbacks || delimiter === null || schema.headerLine === null || fields.length === 0) return null;
  if (encoding !== 'utf-8' && encoding !== 'utf-8-bom' || columns.length > limits.columns) return null;
  if (schema.warnings.some(({ code }) => code === 'reports.nul-characters' || code === 'reports.broken-characters')) return null;
  const keyColumn = columns.find(({ field }) => field === key);
  if (!keyColumn || keyColumn.style !== 'id' && keyColumn.style !== 'text') return null;
  const roles = new Uint8Array(columns.length);
  const slots = new Uint16Array(columns.length);
  const marks = new Uint8Array(columns.length);
  for (const { index, field, style, decimal, header } of columns) {
    if (field === null) continue;
    const slot = fields.indexOf(field);
    if (slot >= 0) {
      // A header that reads as a number could not be told from a row by its cells.
      if (!numeric.has(style) || readAmount(header).kind !== 'unreadable') return null;
      slots[index] = slot;
      marks[index] = decimal?.charCodeAt(0) ?? 0;
    }
    roles[index] = (field === key ? isKey : 0) | (slot >= 0 ? isSummed : 0) | (kind.keys.includes(field) ? mayTotal : 0);
  }
  if (!roles.some((role) => (role & mayTotal) !== 0)) roles[0] = (roles[0] ?? 0) | mayTotal;
  const header = columns.map((column) => column.header);
  return { ...question, dialect: { delimiter, quoted }, header, named: header.reduce((last, name, index) => (name.trim() === '' ? last : index + 1), 0), roles, slots, marks };
}

/** Finds where the rows begin in the first bytes of a file; null where its header is not the one of the plan. */
export function findBody(head: Uint8Array, plan: ScanPlan): BodyStart | null {
  const text = new TextDecoder('utf-8').decode(head).replaceAll('\0', '');
  const reader = new RecordReader(text.startsWith('\ufeff') ? text.slice(1) : text, plan.dialect);
  for (let cells = reader.next(); cells; cells = reader.next()) {
    if (reader.unclosed) reader.skipFirstLine();
    if (reader.line < (plan.schema.headerLine ?? 0)) continue;
    if (reader.line > (plan.schema.headerLine ?? 0) || cells.length !== plan.header.length || cells.some((cell, index) => cell !== plan.header[index])) return null;
    const { line } = reader.position;
    return { offset: skipLines(head, 0, head.length, line - 1), line };
  }
  return null;
}

/** The offset behind the `count`th line end from `from`; `end` where there are fewer. */
export function skipLines(bytes: Uint8Array, from: number, end: number, count: number): number {
  let at = from;
  for (let left = count; left > 0 && at < end; at += 1) {
    const code = bytes[at];
    if (code !== 10 && code !== 13) continue;
    if (code === 13 && bytes[at + 1] === 10) at += 1;
    left -= 1;
  }
  return Math.min(at, end);
}

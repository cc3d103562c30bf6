import { readDate } from '../reports/dates';
import type { Cell as ReportCell, Grid } from '../reports/grid';
import { readRows } from '../reports/rows';
import { inspectGrid } from '../reports/schema';
import type { Column, ColumnStyle, FieldValue, ReportTable } from '../reports/types';
import { toSerial } from '../domain/civil';
import { flatCells, range, rangeSetting } from './arguments';
import { Fault, faultOf, unknown, type Cell, type Matrix, type Output } from './cells';
import { matrixOf, whole, type Definition } from './run';

export const reportFunctions: readonly Definition[] = [
  whole({ id: 'REPORT', arguments: [range('range'), rangeSetting('fields')], run: ([pasted, fields]) => reportOf(matrixOf(pasted), fields) }),
];

/** A pasted export under canonical field names: one header row, then its rows; totals rows and rows that cannot be read are left out. */
function reportOf(pasted: Matrix, fields: Cell): Output[][] {
  const cells = pasted.map((row) => row.map(plain));
  const styles = inspectGrid(gridOf(cells)).schema;
  if (styles.kind === 'unknown' || styles.kind === 'recognised-unsupported') return [[unknown('reason.report-unknown')]];
  const grid = gridOf(unblanked(cells, styles.columns, styles.headerLine ?? 1));
  const { schema, layout } = inspectGrid(grid);
  const table = readRows(grid, schema, layout);
  const columns = chosenColumns(table, fields);
  if (columns instanceof Fault) return [[columns]];
  return [columns.map(({ field }) => field), ...table.rows.map(({ line, values }) => columns.map((column) => cellOf(pasted, line, column, values[column.field] ?? null)))];
}

const gridOf = (cells: readonly (readonly ReportCell[])[]): Grid => ({ source: 'cells', file: '', sheet: null, encoding: null, cells });
const plain = (cell: Cell): ReportCell => (cell === undefined || (typeof cell === 'object' && cell !== null) ? null : cell);

const numeric: ReadonlySet<ColumnStyle> = new Set(['integer', 'decimal', 'money', 'percent', 'ratio']);

/** Excel hands blank cells in as 0: where no number can stand, and in rows that hold nothing else, 0 is a blank. */
function unblanked(cells: readonly (readonly ReportCell[])[], columns: readonly Column[], headerLine: number): readonly (readonly ReportCell[])[] {
  const wordy = new Set(columns.filter(({ style }) => !numeric.has(style)).map(({ index }) => index));
  return cells.map((row, at) => {
    if (row.every((cell) => cell === 0 || cell === null || cell === '')) return row.map(() => null);
    return at < headerLine ? row : row.map((cell, column) => (cell === 0 && wordy.has(column) ? null : cell));
  });
}

interface Chosen {
  readonly field: string;
  readonly index: number;
  readonly style: ColumnStyle;
}

/** The columns asked for by canonical name or by the header as it stands, otherwise all that are known. */
function chosenColumns({ schema }: ReportTable, fields: Cell): readonly Chosen[] | Fault {
  const known = schema.columns.flatMap(({ field, index, style, header }) => (field === null || style === 'ignored' || style === 'private' ? [] : [{ field, index, style, header: header.trim().toLowerCase() }]));
  if (fields === null || fields === undefined) return known;
  const asked = flatCells(matrixOf(fields));
  if (asked instanceof Fault) return asked;
  const chosen: Chosen[] = [];
  for (const one of asked) {
    const name = String(one).trim().toLowerCase();
    const found = known.find(({ field, header }) => field.toLowerCase() === name || header === name);
    if (!found) return unknown('reason.report-fields', { field: String(one), known: known.map(({ field }) => field).join(', ') });
    chosen.push(found);
  }
  return chosen.length === 0 ? known : chosen;
}

/** The value as a cell holds it: dates and moments as serials; an error stays where it was. */
function cellOf(pasted: Matrix, line: number, { index, style }: Chosen, value: FieldValue): Output {
  const original = pasted[line - 1]?.[index];
  if (typeof original === 'object' && original !== null) return faultOf(original);
  if (value === null) return '';
  if (typeof value !== 'string' || (style !== 'date' && style !== 'moment')) return value;
  const reading = readDate(value);
  if (reading.kind !== 'date') return value;
  const [hours = 0, minutes = 0, seconds = 0] = (reading.time ?? '0:0:0').split(':').map(Number);
  return toSerial(reading.date) + (hours * 3600 + minutes * 60 + seconds) / 86_400;
}

import type { Expected, Fixture, Record_, Value } from '../fixture';
import { span } from '../fixture';
import { serial } from '../forms';
import type { Column } from '../table';
import { column, expectedOf, valuesOf } from '../table';
import type { XlsxCell } from '../xlsx';
import { ods, xls, xlsb } from '../workbook-kinds';
import { dateFormat, rawXlsx, resavedXlsx } from '../xlsx';

/** What every console workbook fixture shares: how its cells are typed and what its folder expects. */

const dateFields = new Set(['date', 'startDate', 'endDate']);
const moneyFields = /^(spend|sales|cpc|advSkuSales|otherSkuSales|budget|lastYearSpend|lastYearCpc|ntbSales|salesClick|ntbSalesClick|vcpm)$/;
const ratioFields = /^(ctr|acos|cvr|tosImpressionShare)$/;

/** A field and its header, in file order. */
export type AdsHeader = readonly (readonly [field: string, header: string])[];

export const adsColumns = (header: AdsHeader): Column[] => header.map(([field, text]) => field.startsWith('*') ? { header: text, field: '*', write: (row) => String(row[field.slice(1)] ?? '') } : column(text, field));

// The junk that binary sums leave behind, written as the console writes it.
const junk = (value: number): number | string => value === 0.135 ? '0.13500000000000001' : value === 0.045 ? '0.045000000000000005' : value === 0.05 ? '5E-2' : value;

function cellOf(field: string, value: Value | undefined, moneyFormat: string): XlsxCell {
  if (value === null || value === undefined) return null;
  if (dateFields.has(field)) return { number: serial(String(value)), format: dateFormat };
  if (typeof value === 'string') return value;
  if (moneyFields.test(field)) return { number: junk(value), format: moneyFormat };
  return ratioFields.test(field) ? { number: junk(value), format: '0.0000%' } : { number: value };
}

export interface WorkbookCase {
  readonly path: string;
  readonly header: AdsHeader;
  readonly rows: readonly Record_[];
  readonly sheet: string;
  /** As downloaded, as saved by Excel, or saved in another format. */
  readonly style: 'raw' | 'resaved' | 'xls' | 'xlsb' | 'ods';
  readonly moneyFormat?: string;
  readonly expected: Partial<Expected>;
}

/** A golden folder of one sheet as the console writes it, or as Excel does after a save. */
export function workbookFixture({ path, header, rows, sheet, style, moneyFormat = '$ #,##0.00', expected }: WorkbookCase): Fixture {
  const columns = adsColumns(header);
  const data = rows.map((row) => header.map(([field]) => cellOf(field.replace(/^\*/, ''), row[field.replace(/^\*/, '')], moneyFormat)));
  const [kind = ''] = path.split('/');
  const periodFields = header.map(([field]) => field).filter((field) => dateFields.has(field));
  const dates = rows.flatMap((row) => periodFields.map((field) => String(row[field])));
  const table = { name: sheet, rows: [header.map(([, text]) => text), ...data] };
  const format = style === 'raw' || style === 'resaved' ? 'xlsx' : style;
  return {
    path, extension: format, bytes: { raw: () => rawXlsx([table]), resaved: () => resavedXlsx([table]), xls: () => xls(table), xlsb: () => xlsb(table), ods: () => ods(table) }[style](),
    expected: {
      kind, language: 'en', encoding: format, headerLine: 1, ...(dates.length > 0 ? { period: span(dates) } : {}), ...expectedOf(columns, rows), rejected: [],
      values: rows.slice(0, 4).map((_, index) => ({ line: index + 2, values: valuesOf(columns, rows, index) })), ...expected,
    },
  };
}

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/node';

// A second opinion on the sample files: other libraries and their own number reading, nothing of src/reports.

export const folder = fileURLToPath(new URL('../../samples/', import.meta.url));
export const read = (path: string): Buffer => readFileSync(join(folder, path));

/** Every file of the generated folders, by path from `samples/`, with slashes. */
export function committed(): string[] {
  const walk = (at: string): string[] => readdirSync(at).flatMap((name) => (statSync(join(at, name)).isDirectory() ? walk(join(at, name)) : [join(at, name)]));
  const generated = ['store', 'store-zh', 'store-en', 'extra'].flatMap((name) => walk(join(folder, name)));
  const tables = readdirSync(folder).filter((name) => name.startsWith('products')).map((name) => join(folder, name));
  return [...generated, ...tables].map((path) => relative(folder, path).split(sep).join('/')).sort();
}

/** The one file in a folder whose name matches. */
export function only(path: string, pattern: RegExp): string {
  const found = readdirSync(join(folder, path)).filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`${path}: ${found.length} files like ${pattern.source}`);
  return `${path}/${found[0] ?? ''}`;
}

export interface Table {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function csv(text: string, delimiter: ',' | '\t' = ','): Table {
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter, skipEmptyLines: true, ...(delimiter === '\t' ? { quoteChar: '\u0000' } : {}) });
  if (parsed.errors.length > 0) throw new Error(JSON.stringify(parsed.errors[0]));
  const [headers = [], ...rows] = parsed.data;
  return { headers, rows };
}

/** Windows-1252 as far as the samples use it. Node 20's own decoder takes it for Latin-1 and loses the dash. */
export const windows1252 = (bytes: Buffer): string => bytes.toString('latin1').replaceAll('\u0096', '–');

export async function sheet(path: string): Promise<{ headers: readonly string[]; rows: readonly (readonly unknown[])[] }> {
  const [headers = [], ...rows] = await readSheet(read(path), { trim: false });
  return { headers: headers.map(String), rows };
}

/** The cells of a column, by position: headers of one file may say the same twice once their trailing spaces are gone. */
export const column = <Cell>(table: { readonly headers: readonly string[]; readonly rows: readonly (readonly Cell[])[] }, header: string): Cell[] => {
  const index = table.headers.indexOf(header);
  if (index < 0) throw new Error(`no column ${JSON.stringify(header)} in ${table.headers.join(' | ')}`);
  return table.rows.map((row) => row[index] as Cell);
};

/** Money or a count in hundredths: everything but digits and the sign dropped, where two decimals are known to stand. */
export const cents = (cell: string): number => Number(cell.replace(/[^\d-]/g, ''));
export const whole = (cell: string): number => {
  if (!/^\d{1,3}(,\d{3})*$|^\d+$/.test(cell)) throw new Error(`not a count: ${cell}`);
  return Number(cell.replaceAll(',', ''));
};
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

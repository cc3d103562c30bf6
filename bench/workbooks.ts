import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { isUnreadable, read } from '../src/reports/index';
import type { Sum } from './peers';

const sheetPart = 'xl/worksheets/sheet1.xml';

/** A search-term workbook as Amazon writes it, `rows` rows long: those of the golden one over and over, with other figures; its path. */
export function searchTermExport(rows: number): string {
  const path = fileURLToPath(new URL(`../.cache/bench/search-terms-${rows}.xlsx`, import.meta.url));
  if (existsSync(path)) return path;
  const golden = fileURLToPath(new URL('../test/fixtures/reports/sp-search-term/en-daily-raw/input.xlsx', import.meta.url));
  const parts = unzipSync(new Uint8Array(readFileSync(golden)));
  const [head = '', ...body] = strFromU8(parts[sheetPart] ?? new Uint8Array()).split('<row ');
  const [header = '', ...lines] = body.map((line) => line.replace('</sheetData></worksheet>', ''));
  const made = Array.from({ length: rows }, (_, index) => {
    const row = index + 2;
    return (lines[index % lines.length] ?? '').replace(/ r="([A-Z]*)\d+"/g, ` r="$1${row}"`).replace(/^r="\d+"/, `r="${row}"`).replace(/(<c r="I\d+"[^>]*><v>)\d+/, `$1${100 + ((index * 7_919) % 90_000)}`);
  });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, zipSync({ ...parts, [sheetPart]: strToU8(`${[head, header, ...made].join('<row ')}</sheetData></worksheet>`) }));
  return path;
}

const rowsOnly = (rows: number): Sum => ({ rows, keys: 0, cents: 0 });

/** Recognised, every column read as what it is, rows checked and summed: what a person gets. */
export async function withReader(path: string): Promise<Sum> {
  const [table] = await read({ name: 'search-terms.xlsx', bytes: new Uint8Array(readFileSync(path)) });
  if (!table || isUnreadable(table)) throw new Error('The generated workbook is not read');
  return rowsOnly(table.rows.length);
}

/** The cells alone, by each library. */
export async function withHucre(path: string): Promise<Sum> {
  const { readXlsx } = await import('hucre');
  return rowsOnly(((await readXlsx(new Uint8Array(readFileSync(path)))).sheets[0]?.rows.length ?? 1) - 1);
}

export async function withExceljs(path: string): Promise<Sum> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(path);
  return rowsOnly((workbook.worksheets[0]?.rowCount ?? 1) - 1);
}

export async function withReadExcelFile(path: string): Promise<Sum> {
  const { readSheet } = await import('read-excel-file/node');
  return rowsOnly((await readSheet(path)).length - 1);
}

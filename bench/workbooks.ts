import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Sum } from './peers';

const sheetPart = 'xl/worksheets/sheet1.xml';

/** A search-term workbook as Amazon writes it, `rows` rows long: those of the golden one over and over, with other figures, in `folder`; its path. */
export function searchTermExport(folder: string, rows: number): string {
  const path = join(folder, `search-terms-${rows}.xlsx`);
  if (existsSync(path)) return path;
  const golden = fileURLToPath(new URL('../test/fixtures/reports/sp-search-term/en-daily-raw/input.xlsx', import.meta.url));
  const parts = unzipSync(new Uint8Array(readFileSync(golden)));
  const [head = '', ...body] = strFromU8(parts[sheetPart] ?? new Uint8Array()).split('<row ');
  const [header = '', ...lines] = body.map((line) => line.replace('</sheetData></worksheet>', ''));
  const made = Array.from({ length: rows }, (_, index) => {
    const row = index + 2;
    return (lines[index % lines.length] ?? '').replace(/ r="([A-Z]*)\d+"/g, ` r="$1${row}"`).replace(/^r="\d+"/, `r="${row}"`).replace(/(<c r="I\d+"[^>]*><v>)\d+/, `$1${100 + ((index * 7_919) % 90_000)}`);
  });
  writeFileSync(path, zipSync({ ...parts, [sheetPart]: strToU8(`${[head, header, ...made].join('<row ')}</sheetData></worksheet>`) }));
  return path;
}

const rowsOnly = (rows: number): Sum => ({ rows, keys: 0, cents: 0 });

/** Recognised, every column read as what it is, rows checked and summed: what a person gets. */
export async function ours(): Promise<(path: string) => Promise<Sum>> {
  const { isUnreadable, read } = await import('../src/reports/index');
  return async (path) => {
    const [table] = await read({ name: 'search-terms.xlsx', bytes: new Uint8Array(readFileSync(path)) });
    if (!table || isUnreadable(table)) throw new Error('The generated workbook is not read');
    return rowsOnly(table.rows.length);
  };
}

/** The cells alone, by each library. */
export async function hucre(): Promise<(path: string) => Promise<Sum>> {
  const { readXlsx } = await import('hucre');
  return async (path) => rowsOnly(((await readXlsx(new Uint8Array(readFileSync(path)))).sheets[0]?.rows.length ?? 1) - 1);
}

export async function exceljs(): Promise<(path: string) => Promise<Sum>> {
  const { default: library } = await import('exceljs');
  return async (path) => {
    const workbook = new library.Workbook();
    await workbook.xlsx.readFile(path);
    return rowsOnly((workbook.worksheets[0]?.rowCount ?? 1) - 1);
  };
}

export async function readExcelFile(): Promise<(path: string) => Promise<Sum>> {
  const { readSheet } = await import('read-excel-file/node');
  return async (path) => rowsOnly((await readSheet(path)).length - 1);
}

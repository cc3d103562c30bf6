import { notice } from '../domain/notice';
import type { Cell, Grid } from './grid';
import { limits } from './limits';
import { checkZip, zipEntries, type Outcome } from './unfold';
import type { Encoding } from './types';

export type WorkbookFormat = Extract<Encoding, 'xlsx' | 'xls' | 'xlsb' | 'ods'>;

/** Which workbook format a zip is, by its parts; null where it is some other archive. */
export function workbookIn(names: readonly string[]): WorkbookFormat | null {
  if (names.includes('xl/workbook.bin')) return 'xlsb';
  if (names.some((name) => /^xl\/workbook\d*\.xml$/.test(name))) return 'xlsx';
  if (names.includes('content.xml') && (names.includes('mimetype') || names.includes('META-INF/manifest.xml'))) return 'ods';
  return null;
}

/** Reads a workbook's sheets as cells. The declared dimension is ignored: Amazon's raw exports claim `A1`. */
export async function readWorkbook(file: string, bytes: Uint8Array, format: WorkbookFormat): Promise<Outcome<Grid[]>> {
  if (format !== 'xls') {
    const entries = zipEntries(bytes);
    const problem = entries ? await checkZip(bytes, entries, file) : notice('reports.damaged-workbook', { file });
    if (problem) return { kind: 'refused', problem };
  }
  // An encrypted workbook is a container whose directory names its one sealed part.
  if (format === 'xls' && holds(bytes, 'EncryptedPackage')) return { kind: 'refused', problem: notice('reports.encrypted-file', { file }) };
  try {
    const hucre = await import('hucre');
    if (format === 'xlsx') return { kind: 'done', value: await readXlsx(file, bytes, hucre) };
    const read = { xlsb: hucre.readXlsb, xls: hucre.readXls, ods: hucre.readOds }[format];
    const workbook = await read(format === 'ods' ? await ungrouped(bytes) : bytes);
    return { kind: 'done', value: workbook.sheets.slice(0, limits.members).map((sheet): Grid => ({ source: 'cells', file, sheet: sheet.name, encoding: format, cells: sheet.rows.map((row) => row.map(toCell)) })) };
  } catch (error) {
    const encrypted = error instanceof Error && (error.name === 'EncryptedFileError' || error.name === 'DecryptionError');
    return { kind: 'refused', problem: notice(encrypted ? 'reports.encrypted-file' : 'reports.damaged-workbook', { file }) };
  }
}

/**
 * Sheets of an .xlsx. A cell that was only formatted, far out in the corner, makes the sheet's rectangle larger than any
 * memory; such a sheet is read row by row, and rows and cells with nothing in them are left where they are.
 */
async function readXlsx(file: string, bytes: Uint8Array, hucre: typeof import('hucre')): Promise<Grid[]> {
  const grid = (sheet: string, cells: readonly (readonly Cell[])[]): Grid => ({ source: 'cells', file, sheet, encoding: 'xlsx', cells });
  try {
    const workbook = await hucre.readXlsx(bytes);
    return workbook.sheets.slice(0, limits.members).map((sheet) => grid(sheet.name, sheet.rows.map((row) => row.map(toCell))));
  } catch (error) {
    if (!(error instanceof hucre.ParseError)) throw error;
    const names = (await hucre.readXlsx(bytes, { range: 'A1:A1' })).sheets.slice(0, limits.members).map(({ name }) => name);
    const grids: Grid[] = [];
    let count = 0;
    for (const name of names) {
      const cells: Cell[][] = [];
      for await (const { index, values } of hucre.streamXlsxRows(bytes, { sheet: name })) {
        const row = values.slice(0, limits.columns).map(toCell);
        const last = row.reduce((filled: number, cell, at) => (cell === null || cell === '' ? filled : at + 1), 0);
        if (last === 0) continue;
        count += last;
        if (count > limits.cells) throw error;
        cells[index] = row.slice(0, last);
      }
      grids.push(grid(name, Array.from(cells, (row) => row ?? [])));
    }
    return grids;
  }
}

/**
 * hucre passes over rows that stand in a group: a header repeated on every printed page, an outline. The groups are taken
 * off, their rows stay.
 */
async function ungrouped(bytes: Uint8Array): Promise<Uint8Array> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
  const parts = unzipSync(bytes);
  const content = parts['content.xml'];
  const text = content ? strFromU8(content) : '';
  const plain = text.replace(/<\/?table:(?:table-header-rows|table-row-group|table-rows)\b[^>]*>/g, '');
  return plain === text ? bytes : zipSync({ ...parts, 'content.xml': strToU8(plain) }, { level: 1 });
}

/** Whether a name stands in the directory of a compound file, which writes it in UTF-16. */
function holds(bytes: Uint8Array, name: string): boolean {
  const first = name.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let matched = 0;
    while (matched < name.length && bytes[at + 2 * matched] === name.charCodeAt(matched) && bytes[at + 2 * matched + 1] === 0) matched += 1;
    if (matched === name.length) return true;
  }
  return false;
}

/** Dates become ISO text, with the time of day where there is one. */
function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  // A damaged .xls can hold numbers that are none.
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (value instanceof Date && !Number.isNaN(value.getTime())) {
    const iso = value.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
  }
  return null;
}

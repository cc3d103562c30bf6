import { cellName, columnIndex, type Area } from '../sheets/hand/a1';
import { shiftFormula } from '../sheets/hand/formula';
import type { CellValue } from '../sheets/plan';
import { fileFormula, readFormula } from './formula';
import { richText, type Strings } from './strings';
import { attributesOf, children, decodeSpreadsheetText, encodeSpreadsheetText, escapeText, inner, unescape } from './xml';

/** A cell as the file has it. */
export interface FileCell {
  readonly value: CellValue;
  /** With its `=`, or null. */
  readonly formula: string | null;
  readonly style: number;
}

interface Row {
  attributes: string;
  cells: Map<number, string>;
}

// Rows and cells do not nest, and none of their attributes can hold a `>`: a sheet of a million cells is read this way.
const rowPattern = /<row(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/row>)/g;
const cellPattern = /<c(?:\s([^>]*?))?(?:\/>|>[\s\S]*?<\/c>)/g;

function parseCells(content: string, row: number): Map<number, string> {
  const cells = new Map<number, string>();
  let column = -1;
  for (const [xml, attributes = ''] of content.matchAll(cellPattern)) {
    const name = /(?:^|\s)r=["']([A-Z]+)/.exec(attributes)?.[1];
    column = name === undefined ? column + 1 : columnIndex(name);
    cells.set(column, name === undefined ? xml.replace('<c', `<c r="${cellName(row, column)}"`) : xml);
  }
  return cells;
}

/** The cells of one sheet. A cell nobody sets is printed as it was read. */
export class Grid {
  private readonly rows = new Map<number, Row>();
  /** True once something differs from what was read. */
  changed = false;

  constructor(
    sheetData: string,
    private readonly strings: Strings,
  ) {
    let row = -1;
    for (const [, attributes = '', content = ''] of sheetData.matchAll(rowPattern)) {
      const number = /\sr=["'](\d+)/.exec(attributes)?.[1];
      row = number === undefined ? row + 1 : Number(number) - 1;
      // `spans` only hints at the width, and would lie once a cell is added.
      this.rows.set(row, { attributes: attributes.replace(/\s(?:r|spans)=(?:"[^"]*"|'[^']*')/g, ''), cells: parseCells(content, row) });
    }
    if (sheetData.includes('t="shared"')) this.expandShared();
  }

  /** Every formula in full, so that a cell can be moved or taken out without its neighbours losing theirs. */
  private expandShared(): void {
    const masters = new Map<string, { readonly formula: string; readonly row: number; readonly column: number }>();
    for (const [row, { cells }] of this.rows) {
      for (const [column, xml] of cells) {
        const match = /<f([^>]*?t="shared"[^>]*?)(?:\/>|>([^<]*)<\/f>)/.exec(xml);
        if (match === null) continue;
        const index = attributesOf(match[1] ?? '')['si'] ?? '';
        const own = unescape(match[2] ?? '');
        if (own !== '') masters.set(index, { formula: own, row, column });
        const master = masters.get(index);
        if (master === undefined) continue;
        const formula = own !== '' ? own : shiftFormula(master.formula, row - master.row, column - master.column);
        cells.set(column, xml.replace(match[0], () => `<f>${escapeText(formula)}</f>`));
      }
    }
  }

  read(row: number, column: number): FileCell | null {
    const xml = this.rows.get(row)?.cells.get(column);
    return xml === undefined ? null : readCell(xml, this.strings);
  }

  /** Style index of a cell, 0 where there is none. */
  style(row: number, column: number): number {
    const xml = this.rows.get(row)?.cells.get(column);
    return xml === undefined ? 0 : Number(/^<c[^>]*?\ss="(\d+)"/.exec(xml)?.[1] ?? 0);
  }

  set(row: number, column: number, value: CellValue, style: number, formula?: string): void {
    this.put(row, column, cellXml(row, column, value, style, this.strings, formula));
  }

  /** A formula nobody has calculated yet: written without a result, so that whoever opens the file calculates it. */
  setUncalculated(row: number, column: number, formula: string, style: number): void {
    this.put(row, column, `<c r="${cellName(row, column)}"${style === 0 ? '' : ` s="${style}"`}><f>${escapeText(fileFormula(formula))}</f></c>`);
  }

  clear(row: number, column: number): void {
    if (this.rows.get(row)?.cells.delete(column) === true) this.changed = true;
  }

  /** Takes a cell elsewhere, its relative references with it. */
  move(fromRow: number, toRow: number, column: number): void {
    const xml = this.rows.get(fromRow)?.cells.get(column);
    this.clear(fromRow, column);
    if (xml === undefined) return this.clear(toRow, column);
    const moved = xml
      .replace(/^(<c[^>]*?\sr=")[^"]*/, (_, start: string) => start + cellName(toRow, column))
      .replace(/(<f[^>]*>)([^<]*)(<\/f>)/, (_, open: string, formula: string, close: string) => open + escapeText(shiftFormula(unescape(formula), toRow - fromRow, 0)) + close);
    this.put(toRow, column, moved);
  }

  /** A row takes over how another looks: its height, and whether it is hidden. */
  takeLook(from: number, to: number): void {
    const look = this.rows.get(from)?.attributes ?? '';
    if ((this.rows.get(to)?.attributes ?? '') === look) return;
    this.row(to).attributes = look;
    this.changed = true;
  }

  /** A row is as high as any, and seen. */
  plainLook(row: number): void {
    const found = this.rows.get(row);
    if (found === undefined || found.attributes === '') return;
    found.attributes = '';
    this.changed = true;
  }

  setHeight(row: number, height: number): void {
    this.row(row).attributes = ` ht="${height}" customHeight="1"`;
  }

  /** A height for the text that stands in a row now; Excel still fits the row when the text changes. */
  suggestHeight(row: number, height: number): void {
    const found = this.row(row);
    if (found.attributes === '') found.attributes = ` ht="${height}"`;
  }

  /** The cells that hold something, row by row. */
  *cells(): Generator<FileCell & { readonly row: number; readonly column: number }> {
    for (const [row, { cells }] of [...this.rows].sort(([a], [b]) => a - b)) {
      for (const [column, xml] of [...cells].sort(([a], [b]) => a - b)) {
        const cell = readCell(xml, this.strings);
        if (cell.value !== null || cell.formula !== null) yield { ...cell, row, column };
      }
    }
  }

  /** The rectangle that holds cells, or null on an empty sheet. */
  used(): Area | null {
    let area: Area | null = null;
    for (const [row, { cells }] of this.rows) {
      for (const column of cells.keys()) {
        area = area === null ? { top: row, left: column, bottom: row, right: column } : { top: Math.min(area.top, row), left: Math.min(area.left, column), bottom: Math.max(area.bottom, row), right: Math.max(area.right, column) };
      }
    }
    return area;
  }

  print(): string {
    const lines: string[] = [];
    for (const [row, { attributes, cells }] of [...this.rows].sort(([a], [b]) => a - b)) {
      if (cells.size === 0 && attributes === '') continue;
      const columns = [...cells.keys()];
      const sorted = columns.every((column, i) => i === 0 || (columns[i - 1] ?? 0) < column) ? cells.values() : [...cells].sort(([a], [b]) => a - b).map(([, xml]) => xml);
      lines.push(`<row r="${row + 1}"${attributes}>${[...sorted].join('')}</row>`);
    }
    return lines.join('');
  }

  private row(row: number): Row {
    const found = this.rows.get(row);
    if (found !== undefined) return found;
    const made = { attributes: '', cells: new Map<number, string>() };
    this.rows.set(row, made);
    return made;
  }

  private put(row: number, column: number, xml: string): void {
    const { cells } = this.row(row);
    if (cells.get(column) === xml) return;
    cells.set(column, xml);
    this.changed = true;
  }
}

/** One cell as the file writes it. A text is a string cell whatever it begins with; only `formula` makes a formula. */
export function cellXml(row: number, column: number, value: CellValue, style: number, strings: Strings, formula?: string): string {
  const open = `<c r="${cellName(row, column)}"${style === 0 ? '' : ` s="${style}"`}`;
  const f = formula === undefined ? '' : `<f>${escapeText(fileFormula(formula))}</f>`;
  if (typeof value === 'number') return `${open}>${f}<v>${value}</v></c>`;
  if (typeof value === 'boolean') return `${open} t="b">${f}<v>${value ? 1 : 0}</v></c>`;
  // A formula's result is never a blank cell: nothing to show is the empty text.
  if (f !== '') return `${open} t="str">${f}<v>${escapeText(encodeSpreadsheetText(value ?? ''))}</v></c>`;
  if (value === null || value === '') return `${open}/>`;
  return `${open} t="s"><v>${strings.index(value)}</v></c>`;
}

export function readCell(xml: string, strings: Strings): FileCell {
  const open = xml.slice(0, xml.indexOf('>'));
  const style = Number(/\ss=["'](\d+)/.exec(open)?.[1] ?? 0);
  if (open.endsWith('/')) return { value: null, formula: null, style };
  const f = xml.includes('<f') ? /<f(?:\s[^>]*)?(?:\/>|>([^<]*)<\/f>)/.exec(xml) : null;
  const formula = f === null ? null : readFormula(unescape(f[1] ?? ''));
  return { value: valueOf(xml, /\st=["'](\w+)/.exec(open)?.[1] ?? 'n', strings), formula, style };
}

function valueOf(xml: string, type: string, strings: Strings): CellValue {
  if (type === 'inlineStr') {
    for (const element of children(xml, { innerStart: xml.indexOf('>') + 1, innerEnd: xml.length - 4 })) if (element.name === 'is') return richText(inner(xml, element));
    return null;
  }
  const start = xml.indexOf('<v');
  const v = start < 0 ? undefined : /<v(?:\s[^>]*)?>([^<]*)<\/v>/.exec(xml.slice(start))?.[1];
  if (type === 'str') return decodeSpreadsheetText(unescape(v ?? ''));
  if (v === undefined || v === '') return null;
  if (type === 's') return strings.get(Number(v));
  if (type === 'b') return v === '1' || v === 'true';
  if (type === 'e' || type === 'd') return unescape(v);
  return Number(v);
}

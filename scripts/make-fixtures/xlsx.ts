import { strToU8, zipSync } from 'fflate';

/**
 * Two ways an .xlsx export reaches us, part by part: as the advertising console writes it (dimension `A1` over the whole
 * sheet, every string inline, an empty shared string table, no cell style parents) and as Excel writes it after a save.
 */

export type XlsxCell =
  | string
  | null
  | { readonly number: number | string; readonly format?: string };
export interface XlsxSheet {
  readonly name: string;
  readonly rows: readonly (readonly XlsxCell[])[];
  /** Raw style only: what stands in `<dimension ref>`, `A1` as in the console's files. */
  readonly dimension?: string;
  /** Rows written after the last one as they are. */
  readonly trailing?: string;
}

export const dateFormat = 'MMM dd, yyyy';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[character] ?? ''};`);
const spaced = (text: string): string => /^\s|\s$|\s{2}/.test(text) ? ' xml:space="preserve"' : '';

/** `A`, `Z`, `AA` … of a 0-based column. */
export function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

function formatsOf(sheets: readonly XlsxSheet[]): readonly string[] {
  const found = new Set<string>();
  for (const sheet of sheets) for (const row of sheet.rows) for (const cell of row) {
    if (cell !== null && typeof cell === 'object' && cell.format !== undefined) found.add(cell.format);
  }
  return [...found];
}

function styles(formats: readonly string[], withParents: boolean): string {
  const numFmts = formats.map((format, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escape(format)}"/>`).join('');
  const xfs = formats.map((_, index) => `<xf numFmtId="${164 + index}" fontId="0" fillId="0" borderId="0"${withParents ? ' xfId="0"' : ''} applyNumberFormat="1"/>`).join('');
  return `${declaration}<styleSheet xmlns="${main}"><numFmts count="${formats.length}">${numFmts}</numFmts>`
    + '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    + '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    + '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    + (withParents ? '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' : '')
    + `<cellXfs count="${formats.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"${withParents ? ' xfId="0"' : ''}/>${xfs}</cellXfs>`
    + (withParents ? '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' : '')
    + '</styleSheet>';
}

const styleOf = (cell: { readonly format?: string }, formats: readonly string[]): string =>
  cell.format === undefined ? '' : ` s="${formats.indexOf(cell.format) + 1}"`;

function sheetXml(sheet: XlsxSheet, formats: readonly string[], text: (value: string) => string, dimension: string): string {
  const rows = sheet.rows.map((cells, rowIndex) => {
    const written = cells.map((cell, columnIndex) => {
      const reference = `${columnName(columnIndex)}${rowIndex + 1}`;
      if (cell === null) return '';
      return typeof cell === 'string' ? `<c r="${reference}" ${text(cell)}</c>` : `<c r="${reference}"${styleOf(cell, formats)}><v>${cell.number}</v></c>`;
    });
    return `<row r="${rowIndex + 1}">${written.join('')}</row>`;
  });
  return `${declaration}<worksheet xmlns="${main}"><dimension ref="${dimension}"/><sheetData>${rows.join('')}${sheet.trailing ?? ''}</sheetData></worksheet>`;
}

/** Changes one part of the package: name and text in, text out. */
export type Rewrite = (part: string, xml: string) => string;
const asItIs: Rewrite = (_, xml) => xml;

function pack(sheets: readonly XlsxSheet[], sheetFiles: readonly string[], stylesXml: string, sharedXml: string, rewrite: Rewrite): Uint8Array {
  const long = sheets.find(({ name }) => name.length > 31);
  if (long) throw new Error(`a sheet name has at most 31 characters: ${long.name}`);
  const contentTypes = `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`;
  const packageRels = `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
  const workbook = `${declaration}<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${sheets.map((sheet, index) => `<sheet name="${escape(sheet.name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`;
  const workbookRels = `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${relationships}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${relationships}/styles" Target="styles.xml"/><Relationship Id="rId${sheets.length + 2}" Type="${relationships}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;
  const parts: readonly (readonly [name: string, xml: string])[] = [
    ['[Content_Types].xml', contentTypes], ['_rels/.rels', packageRels], ['xl/workbook.xml', workbook], ['xl/_rels/workbook.xml.rels', workbookRels],
    ['xl/styles.xml', stylesXml], ['xl/sharedStrings.xml', sharedXml], ...sheetFiles.map((xml, index) => [`xl/worksheets/sheet${index + 1}.xml`, xml] as const),
  ];
  // A zip keeps local time; a fixed local date gives the same bytes everywhere.
  return zipSync(Object.fromEntries(parts.map(([name, xml]) => [name, strToU8(rewrite(name, xml))])), { level: 6, mtime: new Date(1980, 0, 1) });
}

/** As downloaded from the advertising console. */
export function rawXlsx(sheets: readonly XlsxSheet[], rewrite: Rewrite = asItIs): Uint8Array {
  const formats = formatsOf(sheets);
  const inline = (value: string): string => `t="inlineStr"><is><t${spaced(value)}>${escape(value)}</t></is>`;
  return pack(sheets, sheets.map((sheet) => sheetXml(sheet, formats, inline, sheet.dimension ?? 'A1')), styles(formats, false), `${declaration}<sst xmlns="${main}" count="0" uniqueCount="0"/>`, rewrite);
}

/** As Excel writes the same sheet after opening and saving it. */
export function resavedXlsx(sheets: readonly XlsxSheet[], rewrite: Rewrite = asItIs): Uint8Array {
  const formats = formatsOf(sheets);
  const shared = new Map<string, number>();
  let uses = 0;
  const byIndex = (value: string): string => {
    uses += 1;
    if (!shared.has(value)) shared.set(value, shared.size);
    return `t="s"><v>${shared.get(value)}</v>`;
  };
  const files = sheets.map((sheet) => {
    const width = Math.max(...sheet.rows.map((cells) => cells.length));
    return sheetXml(sheet, formats, byIndex, `A1:${columnName(width - 1)}${sheet.rows.length}`);
  });
  const strings = [...shared.keys()].map((value) => `<si><t${spaced(value)}>${escape(value)}</t></si>`).join('');
  return pack(sheets, files, styles(formats, true), `${declaration}<sst xmlns="${main}" count="${uses}" uniqueCount="${shared.size}">${strings}</sst>`, rewrite);
}

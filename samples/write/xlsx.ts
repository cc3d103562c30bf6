import { strToU8, zipSync } from 'fflate';

/** A cell of a console workbook: text, a number with a style, or nothing. */
export type ConsoleCell = string | { readonly number: number; readonly style?: number } | null;

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A number as Java prints a double, which is how the console's exports hold them: `12.0`, `8.5E-4`, `0.045000000000000005`. */
export function javaDouble(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) {
    const [digits = '0', exponent = '0'] = value.toExponential().split('e');
    return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

export function columnName(index: number): string {
  return (index >= 26 ? String.fromCharCode(64 + Math.floor(index / 26)) : '') + String.fromCharCode(65 + (index % 26));
}

function cellXml(cell: ConsoleCell, reference: string): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return `<c r="${reference}"${cell.style === undefined ? '' : ` s="${cell.style}"`} t="n"><v>${javaDouble(cell.number)}</v></c>`;
  const space = cell.trim() === cell && !cell.includes('  ') ? '' : ' xml:space="preserve"';
  return `<c r="${reference}" t="inlineStr"><is><t${space}>${escape(cell)}</t></is></c>`;
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function styles(formats: readonly string[]): string {
  const numbered = formats.map((format, index) => `<numFmt numFmtId="${165 + index}" formatCode="${escape(format)}"/>`).join('');
  const uses = formats.map((_, index) => `<xf numFmtId="${165 + index}" fontId="0" fillId="0" borderId="0" applyNumberFormat="true"/>`).join('');
  return `${head}<styleSheet xmlns="${main}"><numFmts count="${formats.length}">${numbered}</numFmts><fonts count="1"><font><sz val="11.0"/><color indexed="8"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="darkGray"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellXfs count="${formats.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>${uses}</cellXfs></styleSheet>`;
}

// The archive holds no moment of its own; read back in local time, so the bytes are the same in every zone.
const archived = new Date(2026, 0, 1);

/**
 * A workbook with the quirks of the advertising console's own exports: dimension A1 for any number of rows, inline strings
 * with an empty table of shared ones, no named styles, the sheet's name cut at 31 characters. `formats` are the number
 * formats; a cell's style 1 is the first.
 */
export function consoleWorkbook(sheet: string, formats: readonly string[], rows: readonly (readonly ConsoleCell[])[]): Uint8Array {
  const body = rows.map((cells, row) => `<row r="${row + 1}">\n${cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row + 1}`)).join('')}</row>\n`).join('');
  const part = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default ContentType="application/vnd.openxmlformats-package.relationships+xml" Extension="rels"/><Default ContentType="application/xml" Extension="xml"/><Override ContentType="${part}.sharedStrings+xml" PartName="/xl/sharedStrings.xml"/><Override ContentType="${part}.styles+xml" PartName="/xl/styles.xml"/><Override ContentType="${part}.sheet.main+xml" PartName="/xl/workbook.xml"/><Override ContentType="${part}.worksheet+xml" PartName="/xl/worksheets/sheet1.xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="xl/workbook.xml" Type="${office}/officeDocument"/></Relationships>`,
    'xl/sharedStrings.xml': `${head}<sst count="0" uniqueCount="0" xmlns="${main}"/>`,
    'xl/styles.xml': styles(formats),
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr date1904="false"/><bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="${escape(sheet.slice(0, 31))}" r:id="rId3" sheetId="1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="sharedStrings.xml" Type="${office}/sharedStrings"/><Relationship Id="rId2" Target="styles.xml" Type="${office}/styles"/><Relationship Id="rId3" Target="worksheets/sheet1.xml" Type="${office}/worksheet"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${main}"><dimension ref="A1"/><sheetViews><sheetView workbookViewId="0" tabSelected="true"/></sheetViews><sheetFormatPr defaultRowHeight="15.0"/><sheetData>\n${body}</sheetData><pageMargins bottom="0.75" footer="0.3" header="0.3" left="0.7" right="0.7" top="0.75"/></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { level: 9, mtime: archived });
}

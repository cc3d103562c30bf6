import { strToU8, zipSync } from 'fflate';
import { bytes, compoundFile, f64, u16, u32, u8, utf16 } from './binary';
import type { XlsxCell, XlsxSheet } from './xlsx';

/** The same sheet as .xls (BIFF8), .xlsb (BIFF12) and .ods, each with no more than a reader must understand. */

const stamp = new Date(1980, 0, 1);
const formatsOf = (sheet: XlsxSheet): string[] => [...new Set(sheet.rows.flat().flatMap((cell) => cell !== null && typeof cell === 'object' && cell.format !== undefined ? [cell.format] : []))];
const styleOf = (cell: Exclude<XlsxCell, string | null>, formats: readonly string[], first: number): number => cell.format === undefined ? 0 : first + formats.indexOf(cell.format);

class Strings {
  private readonly indices = new Map<string, number>();
  uses = 0;
  index(text: string): number {
    this.uses += 1;
    const known = this.indices.get(text);
    if (known !== undefined) return known;
    this.indices.set(text, this.indices.size);
    return this.indices.size - 1;
  }
  all(): readonly string[] { return [...this.indices.keys()]; }
}

const record = (type: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const body = bytes(...parts);
  if (body.length > 8224) throw new Error('a BIFF8 record of this length needs continuing, which no fixture does');
  return bytes(u16(type, body.length), body);
};
/** BIFF8 text: length, a flag for two bytes a character, characters. Text within Latin-1 is written compressed, as Excel does. */
const biffText = (text: string, length: Uint8Array): Uint8Array => /^[\u0000-\u00ff]*$/.test(text) ? bytes(length, u8(0), new Uint8Array(Buffer.from(text, 'latin1'))) : bytes(length, u8(1), utf16(text));

/** Excel 97–2003. */
export function xls(sheet: XlsxSheet): Uint8Array {
  const formats = formatsOf(sheet);
  const strings = new Strings();
  const builtInStyles = 16;
  const style = (format: number, parent: number): Uint8Array => record(0xe0, u16(0, format, parent, 0x20), u8(0, 0, 0, 0), u32(0, 0), u16(0x20c0));
  const rows = sheet.rows.map((cells, row) => bytes(...cells.map((cell, column): Uint8Array => {
    if (cell === null) return new Uint8Array(0);
    if (typeof cell === 'string') return record(0xfd, u16(row, column, builtInStyles - 1), u32(strings.index(cell)));
    return record(0x203, u16(row, column, cell.format === undefined ? builtInStyles - 1 : styleOf(cell, formats, builtInStyles)), f64(Number(cell.number)));
  })));
  const width = Math.max(...sheet.rows.map((cells) => cells.length));
  const body = bytes(record(0x809, u16(0x600, 0x10, 0x0dbb, 0x07cc), u32(0, 6)), record(0x200, u32(0, sheet.rows.length), u16(0, width, 0)), ...rows, record(0x23e, u16(0x6b6, 0, 0, 0x40, 0, 0, 0, 0, 0)), record(0x0a));
  const globals = (sheetAt: number): Uint8Array => bytes(
    record(0x809, u16(0x600, 5, 0x0dbb, 0x07cc), u32(0, 6)), record(0x42, u16(1200)), record(0x22, u16(0)),
    ...Array.from({ length: 5 }, () => record(0x31, u16(220, 0, 0x7fff, 400, 0), u8(0, 0, 0, 0), biffText('Calibri', u8(7)))),
    ...formats.map((format, index) => record(0x41e, u16(164 + index), biffText(format, u16(format.length)))),
    ...Array.from({ length: builtInStyles - 1 }, () => style(0, 0xfff5)), style(0, 1), ...formats.map((_, index) => style(164 + index, 1)),
    record(0x85, u32(sheetAt), u8(0, 0), biffText(sheet.name, u8(sheet.name.length))),
    record(0xfc, u32(strings.uses, strings.all().length), ...strings.all().map((text) => biffText(text, u16(text.length)))),
    record(0x0a));
  return compoundFile('Workbook', bytes(globals(globals(0).length), body));
}

const varint = (value: number): number[] => value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
/** A BIFF12 record: type and length in seven-bit groups. */
const part = (type: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const body = bytes(...parts);
  return bytes(u8(...(type < 128 ? [type] : [(type & 127) | 128, type >>> 7])), u8(...varint(body.length)), body);
};
const wide = (text: string): Uint8Array => bytes(u32(text.length), utf16(text));

/** Excel's binary workbook. */
export function xlsb(sheet: XlsxSheet): Uint8Array {
  const formats = formatsOf(sheet);
  const strings = new Strings();
  const width = Math.max(...sheet.rows.map((cells) => cells.length));
  const rows = sheet.rows.map((cells, row) => bytes(part(0, u32(row, 0), u16(300), u8(0, 0, 0), u32(1, 0, Math.max(0, width - 1))), ...cells.map((cell, column): Uint8Array => {
    if (cell === null) return new Uint8Array(0);
    if (typeof cell === 'string') return part(7, u32(column, 0), u32(strings.index(cell)));
    return part(5, u32(column, styleOf(cell, formats, 1)), f64(Number(cell.number)));
  })));
  const worksheet = bytes(part(129), part(148, u32(0, sheet.rows.length - 1, 0, width - 1)), part(145), ...rows, part(146), part(130));
  const shared = bytes(part(159, u32(strings.uses, strings.all().length)), ...strings.all().map((text) => part(19, u8(0), wide(text))), part(160));
  const book = bytes(part(131), part(153, u32(0, 124226), u32(0)), part(143), part(156, u32(0, 1), wide('rId1'), wide(sheet.name)), part(144), part(132));
  const font = part(43, u16(220, 0, 400, 0), u8(0, 2, 0, 0), u8(7, 1), u16(0), u8(0, 0, 0, 255), u8(2), wide('Calibri'));
  const fill = part(45, u32(0), new Uint8Array(64));
  const border = part(46, new Uint8Array(51));
  const style = (parent: number, format: number): Uint8Array => part(47, u16(parent, format, 0, 0, 0), u8(0, 0, 0, 0), u16(0));
  const styles = bytes(part(278), part(615, u32(formats.length)), ...formats.map((format, index) => part(44, u16(164 + index), wide(format))), part(616), part(611, u32(1)), font, part(612), part(603, u32(1)), fill, part(604), part(613, u32(1)), border, part(614), part(626, u32(1)), style(0xffff, 0), part(627), part(617, u32(formats.length + 1)), style(0, 0), ...formats.map((_, index) => style(0, 164 + index)), part(618), part(279));
  const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const rels = (...targets: readonly (readonly [type: string, target: string])[]): Uint8Array => strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${relationships}/${type}" Target="${target}"/>`).join('')}</Relationships>`);
  const types = '<?xml version="1.0" encoding="UTF-8"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/><Override PartName="/xl/worksheets/sheet1.bin" ContentType="application/vnd.ms-excel.worksheet"/><Override PartName="/xl/sharedStrings.bin" ContentType="application/vnd.ms-excel.sharedStrings"/><Override PartName="/xl/styles.bin" ContentType="application/vnd.ms-excel.styles"/></Types>';
  return zipSync({
    '[Content_Types].xml': strToU8(types), '_rels/.rels': rels(['officeDocument', 'xl/workbook.bin']), 'xl/workbook.bin': book,
    'xl/_rels/workbook.bin.rels': rels(['worksheet', 'worksheets/sheet1.bin'], ['sharedStrings', 'sharedStrings.bin'], ['styles', 'styles.bin']),
    'xl/worksheets/sheet1.bin': worksheet, 'xl/sharedStrings.bin': shared, 'xl/styles.bin': styles,
  }, { mtime: stamp });
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[character] ?? ''};`);
const isoOfSerial = (serial: number): string => new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);

function odsCell(cell: XlsxCell): string {
  if (cell === null) return '<table:table-cell/>';
  // A doubled space is an element of its own in ODF.
  if (typeof cell === 'string') return `<table:table-cell office:value-type="string"><text:p>${escape(cell).replaceAll(/ {2,}/g, (spaces) => ` <text:s text:c="${spaces.length - 1}"/>`).replace(/ $/, '<text:s/>')}</text:p></table:table-cell>`;
  if (cell.format?.includes('yyyy')) return `<table:table-cell office:value-type="date" office:date-value="${isoOfSerial(Number(cell.number))}"><text:p>${isoOfSerial(Number(cell.number))}</text:p></table:table-cell>`;
  if (cell.format?.includes('%')) return `<table:table-cell office:value-type="percentage" office:value="${cell.number}"><text:p>${(Number(cell.number) * 100).toFixed(2)}%</text:p></table:table-cell>`;
  return `<table:table-cell office:value-type="float" office:value="${cell.number}"><text:p>${cell.number}</text:p></table:table-cell>`;
}

/** OpenDocument, with the empty rest of the sheet as LibreOffice writes it: one row repeated to the last line there is. */
export function ods(sheet: XlsxSheet): Uint8Array {
  const namespaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';
  const rows = sheet.rows.map((cells) => `<table:table-row>${cells.map(odsCell).join('')}<table:table-cell table:number-columns-repeated="${16_384 - cells.length}"/></table:table-row>`).join('');
  const rest = `<table:table-row table:number-rows-repeated="${1_048_576 - sheet.rows.length}"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`;
  const content = `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${namespaces} office:version="1.3"><office:body><office:spreadsheet><table:table table:name="${escape(sheet.name)}">${rows}${rest}</table:table></office:spreadsheet></office:body></office:document-content>`;
  const manifest = '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>';
  return zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }], 'content.xml': strToU8(content), 'META-INF/manifest.xml': strToU8(manifest) }, { mtime: stamp });
}

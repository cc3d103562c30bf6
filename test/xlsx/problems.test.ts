import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre';
import { readWorkbook } from '../../src/xlsx';
import { plan } from './plans';
import { refusal, write } from './workbooks';

const edited = (bytes: Uint8Array, edit: (parts: Record<string, Uint8Array>) => void): Uint8Array => {
  const parts = unzipSync(bytes);
  edit(parts);
  return zipSync(parts);
};

const replaced = (bytes: Uint8Array, part: string, from: string | RegExp, to: string): Uint8Array => edited(bytes, (parts) => (parts[part] = strToU8(strFromU8(parts[part] ?? new Uint8Array()).replace(from, to))));

/** A byte of a part flipped inside the zip, its checksum left. */
function flipped(bytes: Uint8Array): Uint8Array {
  const stored = zipSync(unzipSync(bytes), { level: 0 });
  const at = Buffer.from(stored).indexOf('B0QHCUP001');
  stored[at + 9] = '2'.charCodeAt(0);
  return stored;
}

const cases: readonly (readonly [string, string, (ours: Uint8Array) => Uint8Array | Promise<Uint8Array>])[] = [
  ['nothing at all', 'xlsx-empty', () => new Uint8Array()],
  ['a text', 'xlsx-not-a-workbook', () => strToU8('a,b\n1,2')],
  ['a web page', 'xlsx-not-a-workbook', () => strToU8('<html><body><table></table></body></html>')],
  ['a PDF', 'xlsx-not-a-workbook', () => strToU8('%PDF-1.7\n')],
  ['a zip of something else', 'xlsx-not-a-workbook', () => zipSync({ 'a.txt': strToU8('a') })],
  ['a Word document', 'xlsx-not-a-workbook', (ours) => edited(ours, (parts) => (parts['xl/workbook.xml'] = strToU8('<w:document xmlns:w="w"/>')))],
  ['a file cut in the middle', 'xlsx-damaged', (ours) => ours.slice(0, ours.length >> 1)],
  ['a file with one byte flipped', 'xlsx-damaged', flipped],
  ['a sheet cut in the middle', 'xlsx-damaged', (ours) => edited(ours, (parts) => (parts['xl/worksheets/sheet2.xml'] = (parts['xl/worksheets/sheet2.xml'] ?? new Uint8Array()).slice(0, 900)))],
  ['a workbook whose styles are gone', 'xlsx-damaged', (ours) => replaced(ours, 'xl/styles.xml', /[\s\S]*/, '')],
  ['a workbook with a password', 'xlsx-encrypted', () => writeXlsx({ sheets: [{ name: 'a', rows: [[1]] }], encryption: { password: 'p', spinCount: 10 } })],
  ['an old .xls', 'xlsx-old-format', () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)])],
  ['an .xlsb', 'xlsx-binary', (ours) => replaced(ours, '_rels/.rels', 'xl/workbook.xml', 'xl/workbook.bin')],
  ['a strict workbook', 'xlsx-strict', (ours) => replaced(ours, 'xl/workbook.xml', 'http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main')],
  ['dates from 1904', 'xlsx-date-1904', (ours) => replaced(ours, 'xl/workbook.xml', '<workbookPr/>', '<workbookPr date1904="1"/>')],
  ['a file beyond the limit', 'xlsx-too-large', () => new Uint8Array(150_000_001).fill(1)],
];

test.each(cases)('%s: %s', async (_, code, make) => {
  const bytes = await make(await write(plan));
  expect(await refusal(plan, bytes)).toMatchObject({ problem: { code } });
  // What nobody asks for is not read: a workbook without styles still gives its tables.
  if (!_.includes('styles')) expect(await readWorkbook(bytes)).toMatchObject({ problem: { code } });
});

test('a zip that would unpack to more than memory is refused before it is unpacked', async () => {
  const bytes = await write(plan);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const copy = bytes.slice();
  const target = new DataView(copy.buffer);
  for (let i = 0; i + 46 < bytes.length; i += 1) if (view.getUint32(i, true) === 0x02014b50) target.setUint32(i + 24, 900_000_000, true);
  expect(await readWorkbook(copy)).toMatchObject({ problem: { code: 'xlsx-too-large' } });
});

test('a real binary of no known kind is not taken for a workbook', async () => {
  expect(await readWorkbook(new Uint8Array(readFileSync(process.execPath).subarray(0, 4096)))).toMatchObject({ problem: { code: 'xlsx-not-a-workbook' } });
});

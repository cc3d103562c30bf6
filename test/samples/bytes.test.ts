import { unzipSync, strFromU8 } from 'fflate';
import { committed, read } from './readBack';

const bom = Buffer.from([0xef, 0xbb, 0xbf]);
const paths = committed();
const matching = (pattern: RegExp): string[] => paths.filter((path) => pattern.test(path));
const hasBom = (bytes: Buffer): boolean => bytes.subarray(0, 3).equals(bom);
const text = (bytes: Buffer): string => bytes.toString('latin1');

test.each(matching(/BusinessReport.*\.csv$/))('%s: UTF-8 with a mark, LF, quotes only where a cell needs them', (path) => {
  const bytes = read(path);
  expect(hasBom(bytes)).toBe(true);
  expect(text(bytes)).not.toContain('\r');
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).not.toThrow();
  const [header = '', ...lines] = bytes.toString('utf8').split('\n').filter(Boolean);
  expect(header).not.toContain('"');
  // A quoted cell holds a comma or a quote.
  for (const line of lines) for (const [, cell] of line.matchAll(/(?:^|,)"((?:[^"]|"")*)"(?=,|$)/g)) expect(cell).toMatch(/[,"]/);
});

test.each(matching(/US\/2026-11-\d\d\/\d+\.csv$/))('%s: CSV, every cell quoted, Windows-1252, LF', (path) => {
  const bytes = read(path);
  expect(hasBom(bytes)).toBe(false);
  const lines = text(bytes).split('\n').filter(Boolean);
  for (const line of lines) expect(line).toMatch(/^"(?:[^"]|"")*"(?:,"(?:[^"]|"")*"){20}$/);
  // The en dash and the degree sign of one title: bytes that are no UTF-8.
  expect(bytes.includes(0x96)).toBe(true);
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
});

test.each([...matching(/store.*\/DE\/2026-11-\d\d\/\d+\.txt$/), ...matching(/restock.*\.txt$/)])('%s: tabs, CRLF, Windows-1252, no cell in quotes', (path) => {
  const bytes = read(path);
  const lines = text(bytes).split('\r\n');
  expect(lines.pop()).toBe('');
  const width = lines[0]?.split('\t').length;
  for (const line of lines) expect([line.split('\t').length, /[\n"]$/.test(line), /(^|\t)"/.test(line)]).toEqual([width, false, false]);
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
});

test.each(matching(/all-orders/))('%s: 34 columns, CRLF, no mark, bare quotes in titles, a space after the last header', (path) => {
  const bytes = read(path);
  expect(hasBom(bytes)).toBe(false);
  const lines = bytes.toString('utf8').split('\r\n').filter(Boolean);
  expect(lines[0]?.endsWith('\torder-item-id ')).toBe(true);
  for (const line of lines) expect(line.split('\t')).toHaveLength(34);
  expect(lines.some((line) => line.includes('52" x 84"'))).toBe(true);
});

test('the campaign report: a mark, CRLF, names with a backslash before a doubled quote', () => {
  const [path = ''] = matching(/Campaign report\.csv$/);
  const bytes = read(path);
  expect(hasBom(bytes)).toBe(true);
  expect(bytes.toString('utf8')).toContain(String.raw`"SP-手动-窗帘 52\"" x 84\""  核心词 || 9/12"`);
  expect(text(bytes).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test.each(matching(/\.xlsx$/))('%s: dimension A1, inline strings only, an empty shared table, no named styles, a cut sheet name', (path) => {
  const parts = unzipSync(read(path));
  const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const sheet = part('xl/worksheets/sheet1.xml');
  expect(sheet.includes('<dimension ref="A1"/>')).toBe(true);
  expect((sheet.match(/<row /g) ?? []).length).toBeGreaterThan(10);
  expect(sheet.includes('t="s"')).toBe(false);
  expect(part('xl/sharedStrings.xml')).toContain('count="0" uniqueCount="0"');
  expect(part('xl/styles.xml')).not.toMatch(/cellStyleXfs|cellStyles/);
  const name = /<sheet name="([^"]*)"/.exec(part('xl/workbook.xml'))?.[1] ?? '';
  expect(name.length).toBeLessThanOrEqual(31);
  expect(name).not.toBe('');
});

test('the kept quirks are really there: trailing spaces in headers, a double\'s tail, a small number in Java\'s writing', () => {
  const english = strFromU8(unzipSync(read('store/US/2026-11-20/Sponsored Products Advertised product report.xlsx'))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(english.includes('<t xml:space="preserve">7 Day Total Sales </t>')).toBe(true);
  expect(/<v>\d+\.\d{12,}<\/v>/.test(english)).toBe(true);
  const all = matching(/\.xlsx$/).map((path) => strFromU8(unzipSync(read(path))['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).join('');
  expect(/<v>\d\.\d+E-\d<\/v>/.test(all)).toBe(true);
  expect(read('store/DE/2026-11-14/BusinessReport-15.11.26.csv').toString('utf8')).toContain('页面浏览量 - 总计 ,');
  expect(read('extra/german-interface/DE/2026-11-20/BusinessReport-21.11.26.csv').toString('utf8')).toMatch(/"\d\.\d{3},\d\d\u00A0€"|"\d+,\d\d\u00A0€"/);
});

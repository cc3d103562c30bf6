import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { verifyChain } from '../../src/domain/chain';
import { chainOf } from '../../src/sheets/chained';
import { decodeWorkbook } from '../../src/sheets/stored';
import { hashedLogFields } from '../../src/sheets/tables';
import { readWorkbook } from '../../src/xlsx';
import { readCells } from '../../src/xlsx/cells';
import { cli, fixture, root, sample, workFolder, type Ended } from './command';

const patience = 300_000;
const folder = workFolder();

const store = 'Fennavo Home & Tech';
const files = (day: string): string[] => readdirSync(sample('store', 'US', day)).sort().map((name) => sample('store', 'US', day, name));
const report = (out: string, rest: readonly string[], of = store): Promise<Ended> => cli('report', '--store', of, '--marketplace', 'US', '--out', folder.path(out), ...rest);
const bytes = (name: string): Buffer => readFileSync(folder.path(name));
async function stored(name: string) {
  const opened = await readWorkbook(new Uint8Array(bytes(name)));
  if ('problem' in opened) throw new Error(opened.problem.code);
  return decodeWorkbook(opened.raw);
}

let first: Ended;
beforeAll(async () => { first = await report('team.xlsx', ['--date', '2026-11-14', '--operator', '林晓彤', ...files('2026-11-14')]); }, patience);

describe('a report', () => {
  test('prints its figures, sheets and warnings', () => {
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(first.out)).toEqual(JSON.parse(readFileSync(join(root, 'test/cli/golden/report-us.zh-CN.json'), 'utf8')));
  });

  test('is a workbook with the day in its history and an intact log', async () => {
    const { asinDays, dayTotals, tables, problems } = await stored('team.xlsx');
    expect(problems).toEqual([]);
    expect(dayTotals).toHaveLength(1);
    expect(asinDays.length).toBeGreaterThan(40);
    expect(dayTotals[0]?.orderedProductSales).toBe((JSON.parse(first.out) as { kpis: { orderedProductSales: number } }).kpis.orderedProductSales);
    expect(verifyChain(chainOf(tables.log, hashedLogFields))).toMatchObject({ kind: 'intact', rows: tables.log.rows.length });
  });

  test('built again from the same files leaves the workbook as it is, byte for byte', async () => {
    const before = bytes('team.xlsx');
    writeFileSync(folder.path('again.xlsx'), before);
    const { code } = await report('again.xlsx', ['--date', '2026-11-14', '--operator', '林晓彤', '--workbook', folder.path('again.xlsx'), ...files('2026-11-14')]);
    expect(code).toBe(0);
    expect(bytes('again.xlsx').equals(before)).toBe(true);
  }, patience);

  test('of the next day goes into the same workbook, in its language, beside a name with spaces and Chinese', async () => {
    const { code, out } = await report('店铺 日报.xlsx', ['--date', '2026-11-15', '--workbook', folder.path('team.xlsx'), ...files('2026-11-15')]);
    expect(code).toBe(0);
    expect((JSON.parse(out) as { sheets: string[] }).sheets.filter((name) => /2026-11-1[45]/.test(name))).toHaveLength(2);
    expect((await stored('店铺 日报.xlsx')).dayTotals.map(({ date }) => date)).toEqual(['2026-11-14', '2026-11-15']);
  }, patience);

  test('takes what can be read and says what cannot', async () => {
    const { code, out } = await report('some.xlsx', ['--lang', 'en', '--date', '2026-11-14', fixture('bad/one-cell-too-many', 'input.csv'), fixture('bad/pdf', 'input.pdf')]);
    expect(code).toBe(0);
    const { warnings } = JSON.parse(out) as { warnings: string[] };
    expect(warnings.join('\n')).toMatch(/1 row could not be read and was left out/);
    expect(warnings.join('\n')).toMatch(/is a PDF/);
  }, patience);
});

/** Runs that must fail: the reason in words, nothing written, nothing left lying about. */
async function refused(name: string, run: () => Promise<Ended>, text: RegExp): Promise<void> {
  const names = folder.names();
  const before = names.includes(name) ? bytes(name) : null;
  const { code, out, err } = await run();
  expect(err).toMatch(text);
  expect(err).not.toMatch(/\n\s+at |\{\w+\}/);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(folder.names()).toEqual(names);
  if (before) expect(bytes(name).equals(before)).toBe(true);
}

describe.each([['en', 0], ['zh-CN', 1]] as const)('refused, in %s', (language, word) => {
  const lang = ['--lang', language];
  const day = [...lang, '--date', '2026-11-14'];

  test.each([
    ['zero bytes', 'bad/zero-bytes', 'input.csv', [/empty/, /空文件/]],
    ['a picture', 'bad/png', 'input.png', [/picture/, /图片/]],
    ['a PDF', 'bad/pdf', 'input.pdf', [/PDF/, /PDF/]],
    ['a web page', 'bad/html-sign-in-page', 'input.csv', [/web page/, /网页/]],
    ['another table', 'bad/another-csv', 'input.csv', [/Not recognised/, /识别/]],
    ['a header alone', 'bad/header-only', 'input.csv', [/no rows below it/, /没有数据/]],
  ] as const)('%s as the only export, over a workbook that is there', async (_, name, file, texts) => {
    writeFileSync(folder.path('keep.xlsx'), bytes('team.xlsx'));
    await refused('keep.xlsx', () => report('keep.xlsx', [...day, fixture(name, file)]), texts[word]);
  }, patience);

  test.each([
    ['a folder that is not there', 'no/such/a.xlsx', [/cannot be written/, /无法写入/]],
    ['a folder of that name', 'folder.xlsx', [/cannot be written/, /无法写入/]],
    ['a file where a folder should be', 'team.xlsx/a.xlsx', [/cannot be written/, /无法写入/]],
  ] as const)('--out is %s', async (_, out, texts) => {
    mkdirSync(folder.path('folder.xlsx'), { recursive: true });
    await refused('folder.xlsx/x', () => report(out, [...day, ...files('2026-11-14')]), texts[word]);
  }, patience);

  test.each([
    ['is not there', 'nothing.xlsx', null, [/no such file/, /不存在/]],
    ['is cut', 'cut.xlsx', 'cut', [/damaged|cannot be (read|opened)|not.*complete|incomplete/i, /损坏|无法(读取|打开)|不完整/]],
    ['is empty', 'empty.xlsx', 'empty', [/empty|damaged|not an? (Excel|\.xlsx)|workbook/i, /空|损坏|工作簿/]],
    ['is a text with another name', 'text.xlsx', 'text', [/not an?|damaged|workbook/i, /不是|损坏|工作簿/]],
    ['is somebody else\'s', 'foreign.xlsx', 'foreign', [/no AMZ Ops sheets.*--adopt/, /没有 AMZ Ops 工作表.*--adopt/]],
  ] as const)('the workbook %s', async (_, name, kind, texts) => {
    const whole = bytes('team.xlsx');
    if (kind === 'cut') writeFileSync(folder.path(name), whole.subarray(0, whole.length >> 1));
    if (kind === 'empty') writeFileSync(folder.path(name), '');
    if (kind === 'text') writeFileSync(folder.path(name), 'date,sales\n2026-11-14,12\n');
    if (kind === 'foreign') {
      const book = new ExcelJS.Workbook();
      book.addWorksheet('Budget').addRow(['a', 1]);
      writeFileSync(folder.path(name), new Uint8Array(await book.xlsx.writeBuffer()));
    }
    await refused(name, () => report(name, [...day, '--workbook', folder.path(name), ...files('2026-11-14')]), texts[word]);
  }, patience);

  test('the workbook of another store', async () => {
    writeFileSync(folder.path('other.xlsx'), bytes('team.xlsx'));
    await refused('other.xlsx', () => report('other.xlsx', [...day, '--workbook', folder.path('other.xlsx'), ...files('2026-11-14')], 'Qinghe'), language === 'en' ? /belongs to the store "Fennavo/ : /属于店铺「Fennavo/);
  }, patience);

  test('an export without a day: one is proposed', async () => {
    await refused('none.xlsx', () => report('none.xlsx', [...lang, ...files('2026-11-14')]), /--date 2026-11-1\d|--date 20\d\d-\d\d-\d\d/);
  }, patience);
});

test('somebody else\'s workbook is taken with --adopt, and keeps what it held', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Budget').addRow(['rent', 1234.5]);
  writeFileSync(folder.path('adopt.xlsx'), new Uint8Array(await book.xlsx.writeBuffer()));
  const { code, out } = await report('adopt.xlsx', ['--date', '2026-11-14', '--adopt', '--workbook', folder.path('adopt.xlsx'), ...files('2026-11-14')]);
  expect({ code, sheets: (JSON.parse(out) as { sheets: string[] }).sheets.length > 4 }).toEqual({ code: 0, sheets: true });
  expect(readCells(new Uint8Array(bytes('adopt.xlsx'))).find(({ name }) => name === 'Budget')?.cells.map(({ value }) => value)).toEqual(['rent', 1234.5]);
}, patience);

describe('verify', () => {
  test('an intact log ends with 0, a broken one with 1 and the row', async () => {
    const whole = await cli('verify', folder.path('team.xlsx'));
    expect(whole.code).toBe(0);
    expect(JSON.parse(whole.out)).toMatchObject({ intact: true });
    const parts = unzipSync(new Uint8Array(bytes('team.xlsx')));
    const spoilt = Object.entries(parts).map(([name, part]) => [name, /sharedStrings|worksheets\/sheet/.test(name) ? strToU8(strFromU8(part).replaceAll('林晓彤', '林晓冬')) : part] as const);
    writeFileSync(folder.path('broken.xlsx'), zipSync(Object.fromEntries(spoilt)));
    const broken = await cli('verify', '--lang', 'en', folder.path('broken.xlsx'));
    expect(broken.code).toBe(1);
    expect(JSON.parse(broken.out)).toMatchObject({ intact: false, tables: [{ table: 'amz_sop_log', kind: 'edited', row: 5 }, {}] });
  }, patience);
});

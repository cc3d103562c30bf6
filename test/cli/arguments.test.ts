import { cli, npmRunCli } from './command';
import { readCommandLine } from '../../src/cli/args';
import { sayNotice } from '../../src/locale/notices';

const report = ['report', '--store', 'S', '--marketplace', 'US', '--out', 'a.xlsx'];
const problemOf = (argv: readonly string[]) => {
  const { command } = readCommandLine(argv);
  return command.name === 'wrong' ? command.problem : null;
};

test.each([
  ['an unknown command', ['frobnicate', 'a.csv'], 'unknown-command', /frobnicate/],
  ['no file', ['inspect'], 'no-files', /file/],
  ['no store', ['report', '--marketplace', 'US', '--out', 'a.xlsx', 'f.csv'], 'option-missing', /--store/],
  ['no place to write', ['report', '--store', 'S', '--marketplace', 'US', 'f.csv'], 'option-missing', /--out/],
  ['a marketplace that is none', [...report.slice(0, 3), '--marketplace', 'XX', '--out', 'a.xlsx', 'f.csv'], 'bad-marketplace', /XX.*US/],
  ['a day that is none', [...report, '--date', '2026-02-30', 'f.csv'], 'bad-date', /2026-02-30.*YYYY-MM-DD/],
  ['a way to write dates that is none', [...report, '--date-order', 'ymd', 'f.csv'], 'bad-date-order', /ymd.*mdy/],
  ['another kind of file to write', [...report.slice(0, -1), 'a.csv', 'f.csv'], 'out-not-xlsx', /\.xlsx/],
  ['a language that is none', ['inspect', '--lang', 'fr', 'a.csv'], 'bad-language', /fr.*zh-CN/],
  ['an option that is none', ['inspect', '--frobnicate', 'a.csv'], 'bad-arguments', /frobnicate/],
] as const)('%s is named', (_, argv, code, text) => {
  const problem = problemOf(argv);
  expect(problem?.code).toBe(code);
  for (const language of ['en', 'zh-CN'] as const) expect(sayNotice(language, problem!)).not.toMatch(/\{\w+\}/);
  expect(sayNotice('en', problem!)).toMatch(text);
});

test('everything given is understood', () => {
  expect(readCommandLine([...report, '--date', '2026-11-20', '--date-order', 'DMY', '--operator', '王敏', '--lang', 'en', 'a.csv', 'b.csv'])).toMatchObject({
    language: 'en', command: { name: 'report', store: 'S', marketplace: 'US', date: '2026-11-20', dateOrder: 'dmy', out: 'a.xlsx', operator: '王敏', files: ['a.csv', 'b.csv'], workbook: null, adopt: false },
  });
});

test('a wrong command line ends with 2, says what is wrong and how to write it, in both languages', async () => {
  const [zh, en] = await Promise.all([cli('report', '--store', 'S'), cli('report', '--lang', 'en', '--store', 'S')]);
  expect(zh).toMatchObject({ code: 2, out: '' });
  expect(zh.err).toMatch(/请|缺少[\s\S]*用法/);
  expect(en).toMatchObject({ code: 2, out: '' });
  expect(en.err).toMatch(/[\s\S]*Usage:/);
  expect(en.err).not.toMatch(/at .*\.ts:\d+/);
}, 300_000);

test('npm run cli starts it; help is no fault', async () => {
  const { code, out, err } = await npmRunCli('--help', '--lang', 'en');
  expect({ code, err: err.replace(/^npm warn.*\n/gm, '') }).toEqual({ code: 0, err: '' });
  expect(out).toContain('inspect FILE');
}, 300_000);

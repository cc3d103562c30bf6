import fc from 'fast-check';
import { goldenFiles, mutate, seeded } from '../../bench/mutations';
import { bytesSource, runRangeTask, sumBy, sumByHalves, type SumsByKey } from '../../src/reports/fast/index';
import { sumForgivingly } from '../../src/reports/fast/answer';
import { askFor } from '../../src/reports/fast/plan';
import { inspect, isUnreadable, read, type ReportSchema, type SourceFile, type Unreadable } from '../../src/reports/index';

const plain = (sums: SumsByKey | Unreadable): object => ('problem' in sums ? sums : { ...sums, path: undefined });

/** Sums a table in every way there is; all must say what the forgiving reader says. Returns how the bytes were read. */
async function agree(file: SourceFile, schema: ReportSchema, key: string, fields: readonly string[]): Promise<SumsByKey['path']> {
  const source = bytesSource(file.bytes);
  const expected = plain(await sumForgivingly(source, askFor(schema, key, fields)));
  const whole = await sumBy(file.bytes, schema, key, fields);
  expect(plain(whole)).toEqual(expected);
  const sliceBytes = 1 + (file.bytes.length % 53) + Math.floor(file.bytes.length / 40);
  expect(plain(await sumBy(source, schema, key, fields, { sliceBytes }))).toEqual(expected);
  expect(plain(await sumByHalves(source, schema, key, fields, (task) => runRangeTask(source, structuredClone(task), { sliceBytes: 512 + Math.floor(file.bytes.length / 8) })))).toEqual(expected);
  return 'problem' in whole ? 'forgiving' : whole.path;
}

/** The columns by which tables are summed here: ids and texts, two at most. */
const keysOf = (schema: ReportSchema): string[] => schema.columns.flatMap(({ field, style }) => (field !== null && (style === 'id' || style === 'text') ? [field] : [])).slice(0, 2);
const sumsOf = (schema: ReportSchema): string[] => schema.columns.flatMap(({ field, additive }) => (field !== null && additive ? [field] : []));

async function agreeOn(file: SourceFile): Promise<SumsByKey['path'][]> {
  const paths: SumsByKey['path'][] = [];
  for (const schema of await inspect(file)) if (!isUnreadable(schema)) for (const key of keysOf(schema)) paths.push(await agree(file, schema, key, sumsOf(schema)));
  return paths;
}

test('every fixture sums the same from bytes, in slices, in halves and through the forgiving reader', async () => {
  const paths: SumsByKey['path'][] = [];
  for (const file of goldenFiles()) paths.push(...(await agreeOn(file)));
  expect(paths.filter((path) => path === 'bytes').length).toBeGreaterThan(100);
  expect(paths.filter((path) => path === 'forgiving').length).toBeGreaterThan(20);
});

test('damaged fixtures sum the same both ways', async () => {
  const files = goldenFiles().filter(({ bytes }) => bytes.length < 20_000);
  const random = seeded(7);
  let read = 0;
  for (let count = 0; count < 300; count += 1) read += (await agreeOn(mutate(files, random))).length;
  expect(read).toBeGreaterThan(150);
});

const header = ['(Parent) ASIN', '(Child) ASIN', 'Title', 'Sessions - Total', 'Session Percentage - Total', 'Units Ordered', 'Ordered Product Sales'];
const amounts = ['', '0', '7', '1,034', '12,345,678', '1.234', '0.5', '12,5', 'US$5,216.29', '$0.01', '€1.234,56', '1.234,56 €', '4,50\u00a0€', '-', '--', '—', 'N/A', '-12', '$-9.02', '(2.00)', 'abc', '1e3', '99999999999999999999', '￥12,345', '₹3,05,148.87', ' 12 ', '="15"', '00012', '.5', '5.', '1,23', '0,123', '1234567890123.45', '0.1234'];
const keys = ['B0ABCDEF12', 'B0ABCDEF13', 'b0abcdef12', ' B0ABCDEF12 ', '="B0ABCDEF12"', 'Total', '合计', '陶瓷花瓶', 'せ', '\u3000花', 'é', '', '-', 'x'.repeat(90), 'Tea', '(Child) ASIN', '\u00a0B0', 'a"b'];
const titles = ['Kettle', 'Kettle, 1.7 l', '27" screen', '"quoted"', 'two\nlines', 'two\r\nlines, more', '=""x""', '', 'Total', 'tab\there', 'back\\"slash', 'semi;colon', '€', '\ufeff'];

const cell = (choices: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...choices);
/** As a writer would quote it, as nobody should, and bare. */
const written = (text: string, how: number): string => (how === 0 ? `"${text.replaceAll('"', '""')}"` : how === 1 ? (/[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text) : how === 2 ? text : `"${text}`);
const how = fc.oneof({ weight: 30, arbitrary: fc.constant(0) }, { weight: 40, arbitrary: fc.constant(1) }, { weight: 3, arbitrary: fc.constant(2) }, { weight: 1, arbitrary: fc.constant(3) });
const usual = fc.tuple(fc.constant('B0PARENT01'), fc.nat({ max: 20 }).map((id) => `B0CHILD${id}`), fc.constant('Kettle'), fc.nat({ max: 9_999 }).map(String), fc.constant('1.5%'), fc.nat({ max: 999 }).map(String), fc.nat({ max: 99_999 }).map((cents) => `$${(cents / 100).toFixed(2)}`));
const odd = fc.tuple(cell(keys), cell(keys), cell(titles), cell(amounts), cell(amounts), cell(amounts), cell(amounts));
const row = fc.record({ cells: fc.oneof({ weight: 3, arbitrary: usual }, { weight: 2, arbitrary: odd }), hows: fc.array(how, { minLength: 7, maxLength: 7 }), width: fc.oneof({ weight: 12, arbitrary: fc.constant(7) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }) }), end: fc.constantFrom('', '', '', '', '\n', '\r', '\0') });
const table = fc.record({ rows: fc.array(row, { maxLength: 25 }), delimiter: fc.constantFrom(',', ',', ';', '\t'), newline: fc.constantFrom('\n', '\r\n', '\r'), bom: fc.boolean(), preamble: fc.constantFrom('', 'note\n', '"a\nb"\n\n'), final: fc.boolean() });

test('any table of odd cells, quotes and line ends sums the same both ways', async () => {
  let fast = 0;
  await fc.assert(fc.asyncProperty(table, async ({ rows, delimiter, newline, bom, preamble, final }) => {
    const lines = rows.map(({ cells, hows, width, end }) => [...cells, 'more', ''].slice(0, width).map((text, index) => written(text, hows[index] ?? 1)).join(delimiter) + end);
    const text = `${bom ? '\ufeff' : ''}${preamble}${[header.map((name) => written(name, 0)).join(delimiter), ...lines].join(newline)}${final ? newline : ''}`;
    const paths = await agreeOn({ name: 'report.csv', bytes: new TextEncoder().encode(text) });
    fast += paths.filter((path) => path === 'bytes').length;
  }), { numRuns: 400 });
  expect(fast).toBeGreaterThan(300);
});

test('sums by key are those of the rows that were read', async () => {
  for (const file of goldenFiles()) {
    for (const one of await read(file)) {
      if (isUnreadable(one) || one.rejected.length > 0 || one.rows.length === 0) continue;
      const [key] = keysOf(one.schema);
      if (key === undefined) continue;
      const sums = await sumBy(file.bytes, one.schema, key, Object.keys(one.totals));
      if ('problem' in sums) throw new Error(sums.problem.code);
      expect(sums.rowCount).toBe(one.rows.length);
      expect([...sums.keys]).toEqual([...new Set(one.rows.map(({ values }) => String(values[key] ?? '')))]);
      for (const [field, total] of Object.entries(one.totals)) expect(sums.sums[field]?.reduce((all, value) => all + (Number.isNaN(value) ? 0 : value), 0)).toBeCloseTo(total, 2);
    }
  }
});

test('a quote that never closes costs its own row only, over many slices', async () => {
  const lines = ['(Child) ASIN,Title,Sessions - Total,Units Ordered', ...Array.from({ length: 20_000 }, (_, index) => (index % 4_000 === 17 ? `B0BAD,"broken,5,1` : `B0${index % 50},Kettle ${index},${index},1`))];
  const bytes = new TextEncoder().encode(lines.join('\r\n'));
  const [schema] = await inspect({ name: 'long.csv', bytes });
  if (!schema || isUnreadable(schema)) throw new Error('no schema');
  expect(await agree({ name: 'long.csv', bytes }, schema, 'childAsin', ['sessionsTotal', 'unitsOrdered'])).toBe('bytes');
  const sums = await sumBy(bytes, schema, 'childAsin', ['unitsOrdered']);
  expect(sums).toMatchObject({ rowCount: 19_995, rejectedCount: 5 });
});

import { goldenFiles, mutate, seeded } from '../../bench/mutations';
import { bytesSource } from '../../src/reports/fast/index';
import { isUnreadable, read, summarise, summaryOf, type SourceFile } from '../../src/reports/index';

/** Sums a file up in slices of a few hundred bytes; says whether it could, after holding it against the whole. */
async function agrees(file: SourceFile): Promise<boolean> {
  const summary = await summarise(file.name, bytesSource(file.bytes), {}, { sliceBytes: 1 + (file.bytes.length % 97) * 7 });
  if (!summary) return false;
  const [table, ...more] = await read(file);
  expect(more).toEqual([]);
  if (!table || isUnreadable(table)) throw new Error(`${file.name} is summed up but cannot be read`);
  expect(summary).toEqual(summaryOf(table));
  return true;
}

test('every text that is read in slices says what the whole says', async () => {
  let sliced = 0;
  for (const file of goldenFiles()) if (file.bytes.length < 200_000 && (await agrees(file))) sliced += 1;
  expect(sliced).toBeGreaterThan(120);
});

test('damaged files too', async () => {
  const files = goldenFiles().filter(({ bytes }) => bytes.length < 20_000);
  const random = seeded(11);
  let sliced = 0;
  for (let count = 0; count < 400; count += 1) if (await agrees(mutate(files, random))) sliced += 1;
  expect(sliced).toBeGreaterThan(100);
});

const long = (rows: number, row: (index: number) => string): SourceFile => {
  const header = 'Date,(Child) ASIN,Title,Sessions - Total,Units Ordered,Ordered Product Sales';
  return { name: 'long.csv', bytes: new TextEncoder().encode([header, ...Array.from({ length: rows }, (_, index) => row(index))].join('\n')) };
};

test('a file longer than its head keeps lines, quotes that never close, damage and the last day', async () => {
  const filler = 'x'.repeat(300);
  const file = long(45_000, (index) => {
    if (index === 43_000) return `2026-07-01,B0BAD,"broken ${filler},5,1,$1.00`;
    if (index % 9_000 === 8_999) return `2026-07-01,B0ODD,Kettle,abc,1,$1.00`;
    if (index === 44_000) return `2026-07-02,B0TWO,"two\nlines, and more",5,1,$1.00`;
    return `2026-07-${index === 44_998 ? '31' : '01'},B0${index % 50},Kettle ${filler},"1,${String(100 + (index % 900))}",1,$1.00`;
  });
  expect(file.bytes.length).toBeGreaterThan(14_000_000);
  const summary = await summarise(file.name, bytesSource(file.bytes));
  const [table] = await read(file);
  if (!table || isUnreadable(table)) throw new Error('not read');
  expect(summary).toEqual(summaryOf(table));
  expect(summary?.rejected).toHaveLength(6);
  expect(summary?.schema.period).toMatchObject({ from: '2026-07-01', to: '2026-07-31' });
});

test('what only the whole can tell is left to it', async () => {
  const bytes = new Uint8Array([...new TextEncoder().encode('(Child) ASIN,Title,Sessions - Total,Units Ordered\nB0A,K'), 0xe9, ...new TextEncoder().encode('ttle,1,1\n')]);
  expect(await summarise('old.csv', bytesSource(bytes))).toBeNull();
  expect(await summarise('nul.csv', bytesSource(new TextEncoder().encode('(Child) ASIN,Title,Sessions - Total,Units Ordered\nB0A,K\0,1,1\n')))).toBeNull();
});

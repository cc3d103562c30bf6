import { goldenFiles } from '../../bench/mutations';
import { civilDate } from '../../src/domain/civil';
import { marketplaceCodes } from '../../src/domain/marketplace';
import { adParts } from '../../src/reports/adFacts';
import { allDayImports } from '../../src/reports/days';
import { bytesSource } from '../../src/reports/fast';
import { isUnreadable, read, type ReportTable } from '../../src/reports';
import { fieldsInUse, readLong } from '../../src/reports/long';

/** All that reports are made of, for the marketplace of the table and for one that it may not be of. */
const outcome = (table: ReportTable) =>
  [table.schema.marketplace?.value ?? marketplaceCodes[0] ?? '', 'JP'].map((marketplace) => {
    const placed = [{ table, context: { store: 'S', marketplace, date: civilDate('2026-07-14'), hash: '0123456789abcdef' } }];
    return { days: allDayImports(placed), ads: adParts(placed) };
  });

test('what reports are made of is the same, read in slices or whole', async () => {
  const kinds = new Set<string>();
  for (const file of goldenFiles()) {
    if (file.bytes.length > 200_000) continue;
    const long = await readLong(file.name, bytesSource(file.bytes), {}, { sliceBytes: 500 });
    if (!long || isUnreadable(long)) continue;
    const [table] = await read(file);
    if (!table || isUnreadable(table)) throw new Error(`${file.name} is read in slices but not whole`);
    const { rows, rowCount, ...rest } = long;
    const { rows: whole, ...same } = table;
    expect(rest).toEqual(same);
    expect(rowCount).toBe(whole.length);
    expect(rows.map(({ line }) => line)).toEqual(fieldsInUse(table.schema.kind) ? whole.map(({ line }) => line) : []);
    if (!fieldsInUse(table.schema.kind)) continue;
    kinds.add(table.schema.kind);
    expect(outcome(long)).toEqual(outcome(table));
  }
  expect(kinds.size).toBeGreaterThan(15);
});

test('more rows than can be held are refused, and kinds that no report uses are only added up', async () => {
  const rows = (header: string, row: string): Uint8Array => new TextEncoder().encode([header, ...Array.from({ length: 50 }, () => row)].join('\n'));
  const sales = rows('(Child) ASIN,Title,Sessions - Total,Units Ordered,Ordered Product Sales', 'B0A,Kettle,5,1,$1.00');
  expect(await readLong('a.csv', bytesSource(sales), {}, {}, 49)).toEqual({ file: 'a.csv', problem: { code: 'reports.too-many-rows', params: { file: 'a.csv', limit: 49 } } });
  expect(await readLong('a.csv', bytesSource(sales), {}, {}, 50)).toMatchObject({ rowCount: 50, totals: { unitsOrdered: 50 } });
  const terms = rows('Search Frequency Rank,Search Term,Top Clicked Product #1: ASIN,Top Clicked Product #1: Product Title,Reporting Date', '1,kettle,B0A,Kettle,2026-07-11');
  expect(await readLong('t.csv', bytesSource(terms), {}, {}, 10)).toMatchObject({ schema: { kind: 'top-search-terms' }, rowCount: 50, rows: [] });
});

import { describe as describeTable } from '../../src/cli/describe';
import { sayNotice } from '../../src/locale/notices';
import { notice } from '../../src/domain/notice';
import { read } from '../../src/reports/index';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const header = '(Parent) ASIN,(Child) ASIN,Title,Sessions - Total,Page Views - Total,Featured Offer (Buy Box) Percentage,Units Ordered,Unit Session Percentage,Ordered Product Sales,Total Order Items';

test('the object has its keys in order and its sums to the cent', async () => {
  const rows = ['B0AAAAAAA1,B0AAAAAAA1,Kettle,10,12,100%,1,10.00%,$0.10,1', 'B0AAAAAAA2,B0AAAAAAA2,Lid,20,25,100%,2,10.00%,$0.20,2', 'B0AAAAAAA3,B0AAAAAAA3,Pan,1,034,12,99%,1,1%,$5.00,1', 'Total,,,30,37,,3,,$0.30,3'];
  const [table] = await read({ name: 'BusinessReport-8-04-26.csv', bytes: bytes([header, ...rows].join('\n')) });
  if (!table) throw new Error('nothing read');
  const said = describeTable(table, 'en');
  expect(Object.keys(said)).toEqual(['file', 'kind', 'language', 'encoding', 'headerLine', 'marketplace', 'currency', 'period', 'rows', 'rejected', 'missing', 'totals', 'warnings']);
  expect(said).toMatchObject({
    kind: 'business-by-child', language: 'en', encoding: 'utf-8', headerLine: 1, marketplace: null, currency: null, period: { from: '2026-08-03', to: '2026-08-03' }, rows: 2, missing: [],
    totals: { sessionsTotal: 30, pageViewsTotal: 37, unitsOrdered: 3, orderedProductSales: 0.3, totalOrderItems: 3 },
    rejected: [{ line: 4, text: rows[2] }],
  });
  expect(said.rejected[0]?.reason).toContain('1,034');
  expect(said.warnings.join('\n')).toMatch(/Totals rows left out.*line 5[\s\S]*Proposed.*2026-08-04/);
  expect(describeTable(table, 'zh-CN').warnings.join('\n')).toContain('合计');
});

test('a file that cannot be read says why', async () => {
  const [nothing] = await read({ name: 'a.csv', bytes: new Uint8Array() });
  if (!nothing) throw new Error('nothing read');
  expect(describeTable(nothing, 'zh-CN')).toMatchObject({ file: 'a.csv', kind: 'unknown', rows: 0, rejected: [], totals: {}, warnings: ['a.csv 是空文件。请重新下载该报告。'] });
});

test('a code within a notice is put into words', () => {
  expect(sayNotice('en', notice('reports.unsupported-report', { what: 'reports.unsupported.vendor' }))).toContain('Vendor Central');
});

import { campaignKey, compareTables, fingerprint, groupTables, inspect, isUnreadable, joinBy, portfolioKey, proposeFields, read, type ReportTable } from '../../src/reports/index';

const table = async (name: string, text: string | Uint8Array): Promise<ReportTable> => {
  const [one] = await read({ name, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text });
  if (!one || isUnreadable(one)) throw new Error(JSON.stringify(one));
  return one;
};

const rows = ['B0AAAAAAA1,Kettle,10,10.00%,1,US$5.10', 'B0AAAAAAA2,Lid,20,5.00%,1,US$6.00', 'B0AAAAAAA1,Kettle,4,0.00%,0,US$0.20'];
const csv = ['(Child) ASIN,Title,Sessions - Total,Unit Session Percentage,Units Ordered,Ordered Product Sales', ...rows].join('\n');

test('one ASIN on several rows is summed; its rates are not averaged', async () => {
  expect(joinBy(await table('a.csv', csv), 'childAsin')).toEqual([
    { key: 'B0AAAAAAA1', rows: 2, values: { childAsin: 'B0AAAAAAA1', title: 'Kettle', sessionsTotal: 14, unitSessionPercentage: null, unitsOrdered: 1, orderedProductSales: 5.3 } },
    { key: 'B0AAAAAAA2', rows: 1, values: { childAsin: 'B0AAAAAAA2', title: 'Lid', sessionsTotal: 20, unitSessionPercentage: 0.05, unitsOrdered: 1, orderedProductSales: 6 } },
  ]);
});

test('the same export is known by its content: other encoding, delimiter, order of rows and columns', async () => {
  const [header = '', ...lines] = csv.split('\n');
  const reversed = [header, ...lines.reverse()].map((line) => line.split(',').reverse().join('\t')).join('\r\n');
  const [first, second, other] = [await table('a.csv', csv), await table('b.txt', new Uint8Array(Buffer.from(`\ufeff${reversed}`, 'utf16le'))), await table('c.csv', csv.replace('US$6.00', 'US$6.01'))];
  expect(fingerprint(second)).toBe(fingerprint(first));
  expect(fingerprint(other)).not.toBe(fingerprint(first));
  expect(compareTables([first, second]).map(({ code, params }) => [code, params])).toEqual([['reports.same-content', { first: 'a.csv', second: 'b.txt' }]]);
});

test('overlapping days are said, other marketplaces and currencies kept apart', async () => {
  const byDate = (days: string[], sign: string): string => ['Date,Ordered Product Sales,Units Ordered', ...days.map((day) => `${day},${sign}5.00,1`)].join('\n');
  const [early, late, british] = [await table('1.csv', byDate(['2026-07-13', '2026-07-14'], 'US$')), await table('2.csv', byDate(['2026-07-14', '2026-07-15'], 'US$')), await table('3.csv', byDate(['2026-07-14'], '£'))];
  expect(compareTables([early, late, british])).toEqual([
    { code: 'reports.overlapping-periods', params: { first: '1.csv', second: '2.csv', from: '2026-07-14', to: '2026-07-14' } },
    { code: 'reports.several-currencies', params: { list: 'USD, GBP' } },
  ]);
  expect(groupTables([early, late, british]).map((group) => group.map(({ schema }) => schema.file))).toEqual([['1.csv', '2.csv'], ['3.csv']]);
});

test('campaigns and portfolios join across formats', () => {
  expect(campaignKey('31\\" x 19\\"  - key')).toBe('31" x 19"  - key');
  expect([portfolioKey('No Portfolio'), portfolioKey('Not grouped'), portfolioKey(null), portfolioKey('Cookware')]).toEqual([null, null, null, 'Cookware']);
});

describe('proposals for a file in a language that is not known', () => {
  const french = 'ASIN (enfant),Titre,Sessions – Total (fr),Unités commandées,Ventes de produits commandés,Courriel\nB0AAAAAAA1,Bouilloire,10,1,"5,10 €",a@b.fr\n';

  test('by likeness and by what the cells hold, never read', async () => {
    const one = await table('fr.csv', french);
    expect([one.schema.kind, one.rows]).toEqual(['unknown', []]);
    const [schema] = await inspect({ name: 'fr.csv', bytes: new TextEncoder().encode(french) });
    if (!schema || isUnreadable(schema)) throw new Error('no schema');
    const proposals = proposeFields(schema, 'business-by-child');
    const fields = (index: number): string[] => (proposals.get(index) ?? []).map(({ field }) => field);
    expect([fields(0), fields(2)[0], fields(4)]).toEqual([expect.arrayContaining(['childAsin', 'parentAsin']), 'sessionsTotal', expect.arrayContaining(['orderedProductSales'])]);
    expect(proposals.has(5)).toBe(false);
    expect(JSON.stringify(schema)).not.toContain('a@b.fr');
  });
});

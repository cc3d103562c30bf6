import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '../../src/domain/chain';
import { civilDate } from '../../src/domain/civil';
import type { DayImport } from '../../src/domain/history';
import { isUnreadable, read } from '../../src/reports';
import { dayImports, importNamed, type DayImports } from '../../src/reports/days';
import { root } from '../house/sources';

const day = civilDate('2026-11-21')!;
const filesUnder = (path: string): string[] => readdirSync(path).sort().flatMap((name) => (statSync(join(path, name)).isDirectory() ? filesUnder(join(path, name)) : [join(path, name)]));

async function bytesRead(name: string, bytes: Uint8Array, date = day): Promise<DayImports> {
  const [table] = await read({ name, bytes });
  if (!table || isUnreadable(table)) throw new Error(name);
  return dayImports(table, { store: 'S', marketplace: 'US', date, hash: contentHash(bytes) });
}
const extra = async (folder: string): Promise<readonly DayImport[]> => {
  const [path = ''] = filesUnder(join(root, 'samples/extra', folder, 'US'));
  return (await bytesRead(path.slice(path.lastIndexOf('/') + 1), new Uint8Array(readFileSync(path)))).imports;
};
const sum = (imports: readonly DayImport[], field: keyof NonNullable<DayImport['totals']>): number => Math.round(imports.reduce((total, { totals, asins }) => total + (totals?.[field] ?? asins.reduce((all, one) => all + ((one[field as keyof typeof one] as number | null | undefined) ?? 0), 0)), 0) * 100) / 100;

describe('exports of the sample store as days', () => {
  test('Brands by campaign speak for the store, day by day', async () => {
    const imports = await extra('sponsored-brands');
    expect(imports.map(({ date, group, totalsFrom, asins }) => [date, group, totalsFrom, asins.length])).toEqual(Array.from({ length: 8 }, (_, index) => [`2026-11-${14 + index}`, 'sb', 'by-campaign', 0]));
    expect([sum(imports, 'sbSpend'), sum(imports, 'sbSales'), sum(imports, 'sbClicks')]).toEqual([1468.14, 7638.58, 2343]);
  });

  test('Display by advertised product stands on its ASINs, under names of its own', async () => {
    const imports = await extra('sponsored-display');
    expect(imports).toHaveLength(8);
    expect([sum(imports, 'sdSpend'), sum(imports, 'sdSales'), sum(imports, 'spend')]).toEqual([892.2, 4560.56, 0]);
  });

  test('campaigns of Sponsored Products are the store\'s figures where no products are', async () => {
    const imports = await extra('campaigns');
    expect([imports.length, sum(imports, 'spend'), sum(imports, 'sales')]).toEqual([8, 16301.99, 70894.56]);
  });

  test('orders are counted once whatever their lines, cancelled ones apart', async () => {
    const [orders, ...more] = await extra('all-orders');
    expect(more).toEqual([]);
    expect(orders).toMatchObject({ date: '2026-11-21', group: 'orders', totals: { ordersPlaced: 830, orderedUnits: 873, ordersPending: 103, ordersCancelled: 4 } });
  });

  test('returns by ASIN with their reasons, on the marketplace\'s own day', async () => {
    const [returns] = await extra('fba-returns');
    expect(returns).toMatchObject({ date: '2026-11-22', group: 'returns' });
    expect(sum([returns!], 'returnedUnits')).toBe(24);
    for (const { returnReasons } of returns!.asins) expect(returnReasons).toMatch(/^[A-Z_]+ \d+(; [A-Z_]+ \d+)*$/);
  });

  test('feedback: ratings, and those of one or two stars', async () => {
    const [feedback] = await extra('feedback');
    const lines = readFileSync(join(root, 'samples/extra/feedback/US/feedback.txt'), 'utf8').trim().split('\n').slice(1).map((line) => Number(line.split('\t')[1]));
    expect(feedback?.totals).toEqual({ feedbackCount: lines.length, feedbackNegative: lines.filter((stars) => stars <= 2).length, feedbackStars: lines.reduce((total, stars) => total + stars, 0) });
  });

  test('restock is stock too, where nothing finer is there', async () => {
    const [stock] = await extra('restock');
    expect(stock).toMatchObject({ group: 'inventory', rough: true });
    expect([sum([stock!], 'afnFulfillableQuantity'), sum([stock!], 'afnInboundQuantity'), sum([stock!], 'afnReservedQuantity')]).toEqual([42775, 31850, 810]);
  });

  test('every import\'s id says what it is', async () => {
    for (const folder of ['sponsored-brands', 'sponsored-display', 'campaigns', 'all-orders', 'fba-returns', 'feedback', 'restock', 'by-sku']) {
      for (const { id, kind, group, marketplace, date, store } of await extra(folder)) expect(importNamed(id, store)).toMatchObject({ id, kind, group, marketplace, date });
    }
  });
});

describe('made for the purpose', () => {
  const text = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\r\n'));

  test('days without a row between the first and the last of a feedback file had none; those outside are not known', async () => {
    const { imports } = await bytesRead('feedback.txt', text(['Date\tRating\tComments\tYour Response\tOrder ID\tRater Email', '11/18/26\t5\tgood\t\t111-1111111-1111111\ta@b.example', '11/21/26\t1\tbad\t\t111-1111111-1111112\ta@b.example']));
    expect(imports.map(({ date, totals }) => [date, totals?.feedbackCount, totals?.feedbackNegative])).toEqual([['2026-11-18', 1, 0], ['2026-11-19', 0, 0], ['2026-11-20', 0, 0], ['2026-11-21', 1, 1]]);
  });

  test('the planning export: aged units and the fee in Amazon\'s own words', async () => {
    const head = 'snapshot-date,sku,fnsku,asin,product-name,condition,available,inv-age-181-to-270-days,inv-age-271-to-365-days,inv-age-366-to-455-days,inv-age-456-plus-days,units-shipped-t30,days-of-supply,Exempted from Low-Inventory-Level fee?,Low-Inventory-Level fee applied in current week?';
    const rows = ['K-1,X1,B0Z0000001,One,New,10,3,2,1,0,5,9,No,Yes', 'K-2,X2,B0Z0000002,Two,New,10,0,0,0,0,5,9,Yes,Yes', 'K-3,X3,B0Z0000003,Three,New,10,4,0,0,0,5,9,No,No', 'K-4,X4,B0Z0000004,Four,New,10,0,0,0,0,5,9,,'];
    const { imports: [planning] } = await bytesRead('FBA inventory.csv', text([head, ...rows.map((row) => `2026-11-20,${row}`)]));
    expect(planning).toMatchObject({ date: '2026-11-21', group: 'planning' });
    expect(planning?.asins.map(({ asin, agedUnits, lowFee }) => [asin.slice(-1), agedUnits, lowFee])).toEqual([['1', 6, 1], ['2', 0, 0], ['3', 4, 0], ['4', 0, null]]);
    const own = await bytesRead('FBA inventory.csv', text([head, `2026-11-20,${rows[0] ?? ''}`]), null as never);
    expect(own.imports.map(({ date }) => date)).toEqual(['2026-11-20']);
  });
});

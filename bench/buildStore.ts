import { addDays, toSerial, type CivilDate } from '../src/domain/civil';
import { blankAsinDay, blankDayTotals, type AsinDay, type DayImport, type History } from '../src/domain/history';
import { contentHash } from '../src/domain/chain';
import { isUnreadable, read } from '../src/reports';
import { allDayImports } from '../src/reports/days';
import { tableHeaders } from '../src/locale/tables';
import type { RawTable, RawWorkbook } from '../src/sheets/plan';
import { asinDaysTable, dayTotalsTable, type TableSpec } from '../src/sheets/tables';

export const store = 'Benchmark store';
export const lastDay = '2026-11-21' as CivilDate;

/** Numbers that look like trade and are the same every time. */
const wave = (asin: number, day: number, most: number): number => Math.floor(((Math.sin(asin * 12.9898 + day * 78.233) + 1) / 2) * most);
const asinOf = (index: number): string => `B0X${String(index).padStart(7, '0')}`;

interface Line {
  readonly asin: string;
  readonly sku: string;
  readonly title: string;
  readonly sessions: number;
  readonly units: number;
  readonly sales: number;
  readonly clicks: number;
  readonly spend: number;
  readonly adSales: number;
  readonly stock: number;
}

function lineOf(index: number, day: number): Line {
  const sessions = 5 + wave(index, day, 120);
  const units = wave(index, day + 7, Math.ceil(sessions * 0.2));
  const price = 9.99 + (index % 40);
  const clicks = index % 3 === 0 ? wave(index, day + 3, 25) : 0;
  const cents = (value: number): number => Math.round(value * 100) / 100;
  return { asin: asinOf(index), sku: `BX-${index}-A`, title: `Benchmark product ${index}, with a title of the usual length for a listing of this kind`, sessions, units, sales: cents(units * price), clicks, spend: cents(clicks * 0.71), adSales: cents(Math.floor(clicks / 9) * price), stock: 100 + wave(index, 0, 900) - units };
}

export interface ExportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const encode = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);

/** The three exports of a day as Amazon writes them; the advertising one as CSV. */
export function exportsOf(asins: number, day = 0): ExportFile[] {
  const lines = Array.from({ length: asins }, (_, index) => lineOf(index, day));
  const date = addDays(lastDay, -day);
  const [year, month, dayOfMonth] = addDays(date, 1).split('-');
  const business = ['(Parent) ASIN,(Child) ASIN,Title,SKU,Sessions - Total,Page Views - Total,Featured Offer (Buy Box) Percentage,Units Ordered,Unit Session Percentage,Ordered Product Sales,Total Order Items',
    ...lines.map((line) => `${line.asin},${line.asin},"${line.title}",${line.sku},${line.sessions},${Math.ceil(line.sessions * 1.3)},98.21%,${line.units},${((line.units / line.sessions) * 100).toFixed(2)}%,"$${line.sales.toLocaleString('en-US', { minimumFractionDigits: 2 })}",${line.units}`)];
  const inventory = ['sku\tfnsku\tasin\tproduct-name\tcondition\tyour-price\tmfn-listing-exists\tmfn-fulfillable-quantity\tafn-listing-exists\tafn-warehouse-quantity\tafn-fulfillable-quantity\tafn-unsellable-quantity\tafn-reserved-quantity\tafn-total-quantity\tper-unit-volume\tafn-inbound-working-quantity\tafn-inbound-shipped-quantity\tafn-inbound-receiving-quantity',
    ...lines.map((line, index) => `${line.sku}\tX${line.asin}\t${line.asin}\t${line.title}\tNew\t${(9.99 + (index % 40)).toFixed(2)}\tNo\t\tYes\t${line.stock}\t${line.stock}\t0\t2\t${line.stock}\t0.1\t0\t${index % 5 === 0 ? 40 : 0}\t0`)];
  const ads = ['Date,Portfolio name,Currency,Campaign Name,Ad Group Name,Advertised SKU,Advertised ASIN,Impressions,Clicks,Click-Thru Rate (CTR),Cost Per Click (CPC),Spend,7 Day Total Sales ,7 Day Total Orders (#),7 Day Total Units (#)',
    ...lines.filter(({ clicks }) => clicks > 0).map((line) => `"${new Date(`${date}T00:00:00Z`).toLocaleString('en-US', { timeZone: 'UTC', month: 'short', day: '2-digit', year: 'numeric' })}",Not grouped,USD,SP-${line.asin},All,${line.sku},${line.asin},${line.clicks * 180},${line.clicks},0.0055,0.71,${line.spend},${line.adSales},${Math.floor(line.clicks / 9)},${Math.floor(line.clicks / 9)}`)];
  return [
    { name: `BusinessReport-${Number(month)}-${dayOfMonth}-${(year ?? '').slice(2)}.csv`, bytes: encode(business) },
    { name: `inventory-${date}.txt`, bytes: encode(inventory) },
    { name: `Sponsored Products Advertised product report ${date}.csv`, bytes: encode(ads) },
  ];
}

/** The exports read and put on their day, as the pane does it. */
export async function importsOf(files: readonly ExportFile[], date: CivilDate): Promise<readonly DayImport[]> {
  const placed = [];
  for (const file of files) {
    for (const table of await read(file)) {
      if (isUnreadable(table)) throw new Error(`${file.name}: ${table.problem.code}`);
      placed.push({ table, context: { store, marketplace: 'US', date, hash: contentHash(file.bytes) } });
    }
  }
  const { imports, problems } = allDayImports(placed);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return imports;
}

/** `days` days of history before the last day, as the workbook would hold it. */
export function historyBefore(asins: number, days: number): History {
  const dayTotals: History['dayTotals'][number][] = [];
  const asinDays: AsinDay[] = [];
  for (let back = days; back >= 1; back -= 1) {
    const date = addDays(lastDay, -back);
    const id = (kind: string): string => `I-US-${date.replaceAll('-', '')}-${kind}-00000000`;
    const rows = Array.from({ length: asins }, (_, index): AsinDay => {
      const line = lineOf(index, back);
      return {
        ...blankAsinDay, store, marketplace: 'US', date, asin: line.asin, sku: line.sku, parentAsin: line.asin, title: line.title,
        sessionsTotal: line.sessions, pageViewsTotal: Math.ceil(line.sessions * 1.3), buyBoxPercentage: 0.9821, unitsOrdered: line.units, totalOrderItems: line.units, orderedProductSales: line.sales,
        ...(line.clicks > 0 ? { impressions: line.clicks * 180, clicks: line.clicks, spend: line.spend, sales: line.adSales, orders: Math.floor(line.clicks / 9), units: Math.floor(line.clicks / 9), adsImport: id('sp-advertised-product') } : {}),
        afnFulfillableQuantity: line.stock, afnInboundQuantity: index % 5 === 0 ? 40 : 0, afnReservedQuantity: 2, yourPrice: 9.99 + (index % 40), salesImport: id('business-by-child'), inventoryImport: id('fba-manage-inventory'),
      };
    });
    const sums = (field: 'sessionsTotal' | 'unitsOrdered' | 'orderedProductSales' | 'spend' | 'sales'): number => Math.round(rows.reduce((sum, row) => sum + (row[field] ?? 0), 0) * 100) / 100;
    dayTotals.push({
      ...blankDayTotals, store, marketplace: 'US', date, currency: 'USD', salesFrom: 'by-asin', adsFrom: 'by-asin',
      sessionsTotal: sums('sessionsTotal'), unitsOrdered: sums('unitsOrdered'), orderedProductSales: sums('orderedProductSales'), spend: sums('spend'), sales: sums('sales'),
    });
    for (const row of rows) asinDays.push(row);
  }
  return { asinDays, dayTotals };
}

/** A history as a hand would read it out of the workbook. */
export function rawOf({ asinDays, dayTotals }: History): RawWorkbook {
  const table = (spec: TableSpec, sheet: string, rows: readonly object[]): RawTable => ({
    name: spec.name, sheet, row: 3, column: 0, headers: spec.columns.map(({ field }) => tableHeaders[field].en), formulas: [], filtered: false,
    rows: rows.map((row) => spec.columns.map(({ field }) => (field === 'date' ? toSerial((row as AsinDay).date) : ((row as Record<string, string | number | null>)[field] ?? null)))),
  });
  return { sheets: [], tables: [table(dayTotalsTable, 'Day totals', dayTotals), table(asinDaysTable, 'ASIN days', asinDays)] };
}

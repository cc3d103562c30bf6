import { contentHash } from '../../src/domain/chain';
import { civilDate } from '../../src/domain/civil';
import type { DayImport } from '../../src/domain/history';
import type { Notice } from '../../src/domain/notice';
import { carryOut, readOpenWorkbook } from '../../src/excel';
import { isUnreadable, read } from '../../src/reports';
import { allDayImports, proposedDay, type DayContext } from '../../src/reports/days';
import type { ReportTable } from '../../src/reports';
import { planBuild, type Build } from '../../src/sheets/build';
import type { RawWorkbook, WorkbookPlan } from '../../src/sheets/plan';
import { decodeWorkbook, type StoredData } from '../../src/sheets/stored';
import { readWorkbook, writePlan } from '../../src/xlsx';
import type { Host } from '../../workbench/host/host';
import { openExcel } from './open';

export const store = 'Qinghe Home';
export const on = (day: string) => civilDate(day)!;
/** 09:30 in Beijing on 23 November 2026. */
export const moment = Date.parse('2026-11-23T01:30:00Z');

/** A text export as a seller downloads it. */
export interface Export {
  readonly name: string;
  readonly lines: readonly string[];
  readonly marketplace?: string;
  /** The day a person gives an export that carries none. */
  readonly date?: string;
}

const businessHeader = '(Parent) ASIN,(Child) ASIN,Title,Sessions - Total,Page Views - Total,Featured Offer (Buy Box) Percentage,Units Ordered,Unit Session Percentage,Ordered Product Sales,Total Order Items';
const adsHeader = 'Date,Currency,Campaign Name,Ad Group Name,Advertised SKU,Advertised ASIN,Impressions,Clicks,Spend,7 Day Total Sales ,7 Day Total Orders (#),7 Day Total Units (#)';
const stockHeader = 'sku,fnsku,asin,product-name,condition,your-price,mfn-listing-exists,mfn-fulfillable-quantity,afn-listing-exists,afn-warehouse-quantity,afn-fulfillable-quantity,afn-unsellable-quantity,afn-reserved-quantity,afn-total-quantity,per-unit-volume,afn-inbound-working-quantity,afn-inbound-shipped-quantity,afn-inbound-receiving-quantity,afn-researching-quantity,afn-reserved-future-supply,afn-future-supply-buyable';

/** Detail page sales and traffic by child: ASIN, sessions, units, sales as the cell says it. */
export const business = (day: string, rows: readonly (readonly [asin: string, sessions: number, units: number, sales: string])[]): Export => ({
  name: `BusinessReport-${day}.csv`, date: day,
  lines: [businessHeader, ...rows.map(([asin, sessions, units, sales]) => `${asin},${asin},Cup ${asin.slice(-1)},${sessions},${sessions},98.00%,${units},${sessions === 0 ? 0 : (units / sessions) * 100}%,"${sales}",${Math.max(0, units)}`)],
});

/** Sponsored Products by advertised product: ASIN, clicks, spend, sales. */
export const ads = (day: string, rows: readonly (readonly [asin: string, clicks: number, spend: number, sales: number])[], currency = 'USD'): Export => ({
  name: `Sponsored Products Advertised product report ${day}.csv`,
  lines: [adsHeader, ...rows.map(([asin, clicks, spend, sales]) => `${day},${currency},Cups,Exact,S-${asin.slice(-1)},${asin},${clicks * 20},${clicks},${spend},${sales},${sales > 0 ? 1 : 0},${sales > 0 ? 1 : 0}`)],
});

/** Manage FBA Inventory: SKU, ASIN, units that can be sold, price. */
export const stock = (day: string, rows: readonly (readonly [sku: string, asin: string, units: number, price: number])[]): Export => ({
  name: `stock-${day}.csv`, date: day,
  lines: [stockHeader, ...rows.map(([sku, asin, units, price]) => `${sku},X${sku},${asin},Cup ${asin.slice(-1)},New,${price},No,0,Yes,${units},${units},0,0,${units},0.01,0,0,0,0,0,0`)],
});

export interface Read {
  readonly imports: readonly DayImport[];
  readonly notices: readonly Notice[];
}

/** A drop of exports, read as pane and command line read them. */
export async function drop(...files: readonly Export[]): Promise<Read> {
  const placed: { table: ReportTable; context: DayContext }[] = [];
  const notices: Notice[] = [];
  for (const { name, lines, marketplace = 'US', date } of files) {
    const bytes = new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);
    for (const table of await read({ name, bytes }, {}, { today: on('2026-11-23') })) {
      if (isUnreadable(table)) throw new Error(`${name}: ${table.problem.code}`);
      notices.push(...table.schema.warnings);
      placed.push({ table, context: { store, marketplace, date: date === undefined ? proposedDay(table) : on(date), hash: contentHash(bytes) } });
    }
  }
  const { imports, problems } = allDayImports(placed);
  return { imports, notices: [...notices, ...problems] };
}

export const planOn = (raw: RawWorkbook | null, imports: readonly DayImport[], of = store): Build =>
  planBuild({ raw, store: of, imports, products: [], also: [], language: 'en', moment, operator: '林晓彤' });

/** One workbook twice: open in Excel, and as a file. */
export class BothHands {
  readonly host: Host;
  readonly close: () => void;
  bytes: Uint8Array | null = null;

  constructor() {
    ({ host: this.host, close: this.close } = openExcel());
  }

  async excelRaw(): Promise<RawWorkbook> {
    return readOpenWorkbook();
  }

  async fileRaw(): Promise<RawWorkbook | null> {
    if (this.bytes === null) return null;
    const opened = await readWorkbook(this.bytes);
    if ('problem' in opened) throw new Error(opened.problem.code);
    return opened.raw;
  }

  /** What both hold; nothing of it may differ but which columns Excel has worked out. */
  async stored(): Promise<StoredData> {
    const [excel, file] = [decodeWorkbook(await this.excelRaw()), decodeWorkbook((await this.fileRaw()) ?? { sheets: [], tables: [] })];
    expect([excel.asinDays, excel.dayTotals, excel.asinWeeks, excel.products]).toEqual([file.asinDays, file.dayTotals, file.asinWeeks, file.products]);
    return file;
  }

  /** Carries a plan out with both. */
  async write(plan: WorkbookPlan): Promise<void> {
    const outcome = await carryOut(plan);
    expect(outcome).toMatchObject({ kind: 'done' });
    const written = await writePlan(plan, this.bytes ?? undefined);
    if ('problem' in written) throw new Error(JSON.stringify(written.problem));
    this.bytes = written.bytes;
    expect(this.host.unknown).toEqual([]);
  }

  /** Reads with both, plans, finds the two plans of the history alike, and carries out. */
  async build({ imports }: Pick<Read, 'imports'>): Promise<Build> {
    const [excel, file] = [planOn(await this.excelRaw(), imports), planOn(await this.fileRaw(), imports)];
    const history = (build: Build) => build.plan.tables.filter(({ name }) => /asin_days|day_totals|products/.test(name)).map(({ name, upsert, remove }) => ({ name, upsert, remove }));
    expect(history(excel)).toEqual(history(file));
    await this.write(file.plan);
    return file;
  }
}

import { addDays, type CivilDate } from '../../src/domain/civil';
import type { Market } from '../model/catalogue';
import { together, type DayFigures, type Figures } from '../model/figures';
import type { SalesRow } from '../model/sales';
import { amount, encodeUtf8WithBom, group, share, sparing } from './text';

/** The language Seller Central is shown in. It decides headers and number forms; the marketplace decides neither. */
export type Interface = 'en-US' | 'en-GB' | 'zh-CN' | 'de-DE';

const count = group;
const percent = (hundredths: number): string => `${amount(hundredths).replaceAll(',', '')}%`;

/** Money as an interface writes it in a marketplace. German and its neighbours: point for thousands, comma, no-break space, symbol. */
function money(ui: Interface, market: Market, cents: number): string {
  if (ui === 'de-DE') return `${amount(cents).replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'))}\u00A0${market === 'US' ? '$' : '€'}`;
  const dollar = ui === 'en-US' ? '$' : 'US$';
  return `${market === 'US' ? dollar : '€'}${amount(cents)}`;
}

interface Cell {
  readonly ui: Interface;
  readonly market: Market;
  readonly row: Figures;
  /** Of the whole file, for the shares. */
  readonly all: Figures;
}

interface Metric {
  readonly header: Readonly<Record<Interface, string | null>>;
  readonly cell: (cell: Cell) => string;
}

const metric = (enUS: string, enGB: string, zhCN: string, deDE: string | null, cell: (cell: Cell) => string): Metric =>
  ({ header: { 'en-US': enUS, 'en-GB': enGB, 'zh-CN': zhCN, 'de-DE': deDE }, cell });

// Headers as reports.md grades them, with the trailing spaces and the wrong word of the Chinese interface (session share is
// headed 转化率). Where no German header is known the column is left out, as people may in the column picker.
const metrics = {
  sessions: metric('Sessions - Total', 'Sessions – Total', '会话数 - 总计', 'Sitzungen – Summe', ({ row }) => count(row.sessions)),
  sessionsB2B: metric('Sessions - Total - B2B', 'Sessions – Total – B2B', '会话 - 总计 - B2B', 'Sitzungen – Summe – B2B', ({ row }) => count(row.sessionsB2B)),
  sessionShare: metric('Session Percentage - Total', 'Session percentage – Total', '转化率 - 总计', null, ({ row, all }) => percent(share(row.sessions, all.sessions))),
  sessionShareB2B: metric('Session Percentage - Total - B2B', 'Session Percentage – Total – B2B', '会话百分比 - 总计 - B2B', null, ({ row, all }) => percent(share(row.sessionsB2B, all.sessionsB2B))),
  pageViews: metric('Page Views - Total', 'Page views – Total', '页面浏览量 - 总计 ', 'Seitenaufrufe – Summe', ({ row }) => count(row.pageViews)),
  pageViewsB2B: metric('Page Views - Total - B2B', 'Page Views – Total – B2B', '页面浏览量 - 总计 - B2B', 'Seitenaufrufe – Summe – B2B', ({ row }) => count(row.pageViewsB2B)),
  pageViewShare: metric('Page Views Percentage - Total', 'Page views percentage – Total', '页面浏览量百分比 - 总计', null, ({ row, all }) => percent(share(row.pageViews, all.pageViews))),
  pageViewShareB2B: metric('Page Views Percentage - Total - B2B', 'Page Views Percentage – Total – B2B', '页面浏览量百分比 - 总计 - B2B', null, ({ row, all }) => percent(share(row.pageViewsB2B, all.pageViewsB2B))),
  buyBox: metric('Featured Offer (Buy Box) Percentage', 'Featured Offer (Buy Box) percentage', '推荐报价（推荐报价展示位）百分比 ', null, ({ row }) => percent(row.buyBox)),
  buyBoxB2B: metric('Featured Offer (Buy Box) Percentage - B2B', 'Featured Offer (Buy Box) Percentage – B2B', '推荐报价（推荐报价展示位）百分比 - B2B', null, ({ row }) => percent(row.buyBoxB2B)),
  units: metric('Units Ordered', 'Units ordered', '已订购商品数量', 'Bestellte Einheiten', ({ row }) => count(row.units)),
  unitsB2B: metric('Units Ordered - B2B', 'Units ordered – B2B', '已订购商品数量 - B2B', 'Bestellte Einheiten – B2B', ({ row }) => count(row.unitsB2B)),
  unitSession: metric('Unit Session Percentage', 'Unit session percentage', '商品会话百分比', 'Prozentsatz an Einheiten pro Sitzung', ({ row }) => percent(share(row.units, row.sessions))),
  unitSessionB2B: metric('Unit Session Percentage - B2B', 'Unit Session Percentage – B2B', '商品会话百分比 - B2B', null, ({ row }) => percent(share(row.unitsB2B, row.sessionsB2B))),
  sales: metric('Ordered Product Sales', 'Ordered product sales', '已订购商品销售额', 'Durch bestellte Produkte erzielter Umsatz', ({ ui, market, row }) => money(ui, market, row.sales)),
  salesB2B: metric('Ordered Product Sales - B2B', 'Ordered product sales – B2B', '已订购商品销售额 - B2B', 'Bestellsumme – B2B', ({ ui, market, row }) => money(ui, market, row.salesB2B)),
  orderItems: metric('Total Order Items', 'Total order items', '订单商品总数', 'Zahl der Bestellposten', ({ row }) => count(row.orderItems)),
  orderItemsB2B: metric('Total Order Items - B2B', 'Total order items – B2B', '订单商品总数 - B2B', 'Zahl der Bestellposten – B2B', ({ row }) => count(row.orderItemsB2B)),
} as const;

const byAsin = ['sessions', 'sessionsB2B', 'sessionShare', 'sessionShareB2B', 'pageViews', 'pageViewsB2B', 'pageViewShare', 'pageViewShareB2B', 'buyBox', 'buyBoxB2B', 'units', 'unitsB2B', 'unitSession', 'unitSessionB2B', 'sales', 'salesB2B', 'orderItems', 'orderItemsB2B'] as const;
const byDay = ['sales', 'salesB2B', 'units', 'unitsB2B', 'orderItems', 'orderItemsB2B', 'pageViews', 'pageViewsB2B', 'sessions', 'sessionsB2B', 'buyBox', 'buyBoxB2B', 'unitSession', 'unitSessionB2B'] as const;

const keys: Readonly<Record<Interface, { readonly parent: string; readonly child: string; readonly title: string; readonly date: string; readonly offers: string; readonly parents: string | null }>> = {
  'en-US': { parent: '(Parent) ASIN', child: '(Child) ASIN', title: 'Title', date: 'Date', offers: 'Average Offer Count', parents: 'Average Parent Items' },
  'en-GB': { parent: '(Parent) ASIN', child: '(Child) ASIN', title: 'Title', date: 'Date', offers: 'Average offer count', parents: 'Average parent items' },
  'zh-CN': { parent: '（父）ASIN', child: '（子）ASIN', title: '标题', date: '日期', offers: '平均在售商品数量', parents: '平均父商品数量' },
  'de-DE': { parent: '(Übergeordnete) ASIN', child: '(Untergeordnete) ASIN', title: 'Titel', date: 'Datum', offers: 'Durchschnittliche Angebotszahl', parents: null },
};

const csv = (lines: readonly (readonly string[])[]): Uint8Array => encodeUtf8WithBom(`${lines.map((cells) => cells.map(sparing).join(',')).join('\n')}\n`);

/** A key column of a by-ASIN file: header, and the cell of a row. */
export interface KeyedFigures extends Figures {
  readonly keys: readonly string[];
}

function byKeys(ui: Interface, market: Market, headers: readonly string[], rows: readonly KeyedFigures[]): Uint8Array {
  // A listing nobody looked at is not in the file.
  const seen = rows.filter(({ sessions, units }) => sessions > 0 || units > 0).sort((a, b) => b.sessions - a.sessions || (a.keys.join() < b.keys.join() ? -1 : 1));
  const all = together(seen);
  const columns = byAsin.map((key) => metrics[key]).filter(({ header }) => header[ui] !== null);
  return csv([
    [...headers, ...columns.map(({ header }) => header[ui] ?? '')],
    ...seen.map((row) => [...row.keys, ...columns.map(({ cell }) => cell({ ui, market, row, all }))]),
  ]);
}

/** Detail page sales and traffic by child item, one day. */
export function businessByChild(ui: Interface, market: Market, rows: readonly SalesRow[]): Uint8Array {
  const { parent, child, title } = keys[ui];
  return byKeys(ui, market, [parent, child, title], rows.map((row) => ({ ...row, keys: [row.listing.parentAsin, row.listing.asin, row.listing.title] })));
}

/** The same by parent: the parent in its only key column, the title of the variation that is looked at most. */
export function businessByParent(ui: Interface, market: Market, rows: readonly SalesRow[]): Uint8Array {
  const families = new Map<string, SalesRow[]>();
  for (const row of [...rows].sort((a, b) => b.sessions - a.sessions)) families.set(row.listing.parentAsin, [...(families.get(row.listing.parentAsin) ?? []), row]);
  const { parent, title } = keys[ui];
  return byKeys(ui, market, [parent, title], [...families].map(([asin, members]) => ({ ...together(members), keys: [asin, members[0]?.listing.title ?? ''] })));
}

/** The same by SKU; rows come with their SKU because one ASIN may have several. */
export function businessBySku(ui: Interface, market: Market, rows: readonly { readonly sku: string; readonly row: SalesRow }[]): Uint8Array {
  const { parent, child, title } = keys[ui];
  return byKeys(ui, market, [parent, child, title, 'SKU'], rows.map(({ sku, row }) => ({ ...row, keys: [row.listing.parentAsin, row.listing.asin, row.listing.title, sku] })));
}

const dateCell = (ui: Interface, day: CivilDate): string => {
  const [year, month, date] = [day.slice(0, 4), day.slice(5, 7), day.slice(8)];
  if (ui === 'en-US') return `${Number(month)}/${Number(date)}/${year.slice(2)}`;
  if (ui === 'zh-CN') return `${year}/${Number(month)}/${Number(date)}`;
  return ui === 'de-DE' ? `${date}.${month}.${year.slice(2)}` : `${date}/${month}/${year}`;
};

/** Sales and traffic by date. */
export function businessByDate(ui: Interface, market: Market, days: readonly DayFigures[]): Uint8Array {
  const all = together(days);
  const { date, offers, parents } = keys[ui];
  const columns = byDay.map((key) => metrics[key]).filter(({ header }) => header[ui] !== null);
  return csv([
    [date, ...columns.map(({ header }) => header[ui] ?? ''), offers, ...(parents === null ? [] : [parents])],
    ...days.map((row) => [dateCell(ui, row.day), ...columns.map(({ cell }) => cell({ ui, market, row, all })), count(row.offers), ...(parents === null ? [] : [count(row.parents)])]),
  ]);
}

/** The file name Seller Central gives on the morning after `day`: the day of the download, in the marketplace's way of writing dates. */
export function businessName(market: Market, day: CivilDate): string {
  const next = addDays(day, 1);
  const [year, month, date] = [next.slice(2, 4), next.slice(5, 7), next.slice(8)];
  return market === 'US' ? `BusinessReport-${Number(month)}-${date}-${year}.csv` : `BusinessReport-${date}.${month}.${year}.csv`;
}

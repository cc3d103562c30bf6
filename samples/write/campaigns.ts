import type { CivilDate } from '../../src/domain/civil';
import type { AdRow, Campaign } from '../model/ads';
import { encodeUtf8WithBom, quoted } from './text';
import { javaDouble } from './xlsx';

const headers = ['Date', 'Start Date', 'End Date', 'Portfolio name', 'Program Type', 'Campaign Name', 'Retailer', 'Country', 'Status', 'Currency', 'Budget Amount', 'Targeting Type', 'Bidding strategy', 'Impressions', 'Clicks', 'Click-Thru Rate (CTR)', 'Spend', 'Cost Per Click (CPC)', '7 Day Total Orders (#)', 'Total Advertising Cost of Sales (ACoS) ', '7 Day Total Sales '];

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const long = (day: string): string => `${months[Number(day.slice(5, 7)) - 1]} ${day.slice(8)}, ${day.slice(0, 4)}`;
const dollars = (cents: number): string => `$${javaDouble(cents * 0.01)}`;
const percent = (part: number, all: number): string => (all === 0 ? '' : `${((part / all) * 100).toFixed(2)}%`);

/** This report puts a backslash before a quote and doubles the quote as well, so its names do not join with the workbooks'. */
const cell = (text: string): string => (/[",]|^\s|\s$/.test(text) ? quoted(text.replaceAll('"', '\\"')) : text);

/** The Sponsored Products campaign report by day: the one that comes as CSV, with a mark and CRLF, money and percentages as text. */
export function campaignReport(rows: readonly AdRow[]): Uint8Array {
  const groups = new Map<string, { readonly day: CivilDate; readonly campaign: Campaign; readonly rows: AdRow[] }>();
  for (const row of rows) {
    const key = `${row.day} ${row.campaign.name}`;
    const group = groups.get(key) ?? { day: row.day, campaign: row.campaign, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  const lines = [...groups.values()].map(({ day, campaign, rows: own }) => {
    const add = (value: (row: AdRow) => number): number => own.reduce((sum, row) => sum + value(row), 0);
    const [impressions, clicks, spend, sales] = [add((row) => row.impressions), add((row) => row.clicks), add((row) => row.spend), add((row) => row.ownSales + row.otherSales)];
    return [
      long(day), long('2026-03-02'), '', campaign.portfolio ?? 'No Portfolio', 'Sponsored Products', campaign.name, 'Amazon', 'United States', 'ENABLED', 'USD', dollars(campaign.budget),
      campaign.targeting === 'auto' ? 'Automatic targeting' : 'Manual targeting', 'Dynamic bids - down only', String(impressions), String(clicks), percent(clicks, impressions), dollars(spend),
      clicks === 0 ? '' : `$${javaDouble(spend / 100 / clicks)}`, String(add((row) => row.orders)), percent(spend, sales), dollars(sales),
    ];
  });
  return encodeUtf8WithBom([headers, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join(''));
}

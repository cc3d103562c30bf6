import { notice, type Notice } from '../domain/notice';
import type { DateOrder } from './dates';
import type { FieldEntry } from './dictionary';
import { isDate, noEvidence, orderBySpan, type Evidence } from './evidence';
import { marketplaceNamed } from './marketplaces';
import type { ColumnStyle, Corrections, ReportLanguage } from './types';

/** Marketplaces that write the day first in their reports (source: the restock reports of UK and EU, and the language of the others). Canada and Japan are not among them: there it is asked. */
const dayFirst = new Set(['UK', 'IE', 'DE', 'FR', 'IT', 'ES', 'NL', 'BE', 'PL', 'TR', 'AU', 'IN', 'BR', 'MX']);

interface DatedColumn {
  readonly index: number;
  readonly style: ColumnStyle;
  readonly entry: FieldEntry | null;
}

/** How the dates of a table are read. */
export interface SettledOrder {
  readonly order: DateOrder | null;
  readonly reason: Notice;
  /** A date that reads both ways, where no other proves how; null where there is none. */
  readonly sample: string | null;
}

const orderNames: Readonly<Record<DateOrder, string>> = { mdy: 'M/D/Y', dmy: 'D/M/Y' };

/**
 * Month or day first, for all date columns of the table together: what the dates prove, else what the person says, else
 * what the marketplace, an earlier answer for such files, the dates' own sequence or the currency speak for.
 */
export function settleOrder(drafts: readonly DatedColumn[], evidence: readonly Evidence[], language: ReportLanguage | null, corrections: Corrections, remembered: DateOrder | undefined, warnings: Notice[]): SettledOrder {
  const dates = drafts.filter(({ style }) => isDate(style)).map(({ index }) => evidence[index] ?? noEvidence());
  const mdy = dates.reduce((total, seen) => total + seen.mdy, 0);
  const dmy = dates.reduce((total, seen) => total + seen.dmy, 0);
  if (mdy > 0 && dmy > 0) warnings.push(notice('reports.mixed-dates', { mdy, dmy }));
  const open = dates.filter((seen) => seen.openDates.size > 0);
  const [sample = ''] = open[0]?.openDates.keys() ?? [];
  const because = (order: DateOrder, reason: Notice): SettledOrder => ({ order, reason, sample });
  if (open.length > 0 && (mdy === 0) === (dmy === 0) && corrections.dateOrder) return because(corrections.dateOrder, notice('reports.column.order-person', { order: orderNames[corrections.dateOrder] }));
  if (mdy !== dmy) {
    const most = mdy > dmy ? 'mdy' : 'dmy';
    return { order: most, reason: notice('reports.column.order-proven', { order: orderNames[most] }), sample: mdy > 0 && dmy > 0 && open.length > 0 ? sample : null };
  }
  if (open.length === 0) return { order: null, reason: notice('reports.column.date'), sample: null };
  const { marketplace } = corrections;
  const written = marketplace === undefined ? null : orderIn(marketplace);
  if (written) return because(written, notice('reports.column.order-marketplace', { marketplace: marketplace ?? '' }));
  const named = orderNamed(drafts, evidence);
  if (named) return because(named.order, notice('reports.column.order-marketplace', { marketplace: named.marketplace }));
  if (remembered) {
    warnings.push(notice('reports.date-order-remembered', { sample, order: orderNames[remembered] }));
    return because(remembered, notice('reports.column.order-remembered', { order: orderNames[remembered] }));
  }
  for (const seen of open) {
    const order = orderBySpan(seen);
    if (order) return because(order, notice('reports.column.order-span', { order: orderNames[order] }));
  }
  const codes = new Set(evidence.flatMap((seen) => [...seen.codes.keys()]));
  const symbols = new Set(evidence.flatMap((seen) => [...seen.symbols.keys()]));
  // `7/8/26` without leading zeros is how Seller Central writes American dates; beside dollars nothing else is likely.
  const american = codes.has('USD') || symbols.has('$') && language === 'en' && /^\d{1,2}\/\d{1,2}\/\d{2}$/.test(sample.trim());
  const european = !american && (codes.has('EUR') || codes.has('GBP') || language !== null && ['de', 'es', 'it', 'fr', 'nl', 'sv', 'pl', 'pt'].includes(language));
  if (!american && !european) {
    warnings.push(notice('reports.date-order-open', { sample }));
    return { order: null, reason: notice('reports.column.order-open', { sample }), sample };
  }
  const likely = american ? 'mdy' : 'dmy';
  warnings.push(notice('reports.date-order-likely', { sample, order: orderNames[likely] }));
  return because(likely, notice('reports.column.order-likely', { order: orderNames[likely] }));
}

/** How a marketplace writes dates in its reports; null where it is not known of it. */
const orderIn = (marketplace: string): DateOrder | null => (marketplace === 'US' ? 'mdy' : dayFirst.has(marketplace) ? 'dmy' : null);

/** Month or day first, as the marketplaces that the cells name write dates; null where they name none, or disagree, or it is not known of them. */
function orderNamed(drafts: readonly DatedColumn[], evidence: readonly Evidence[]): { readonly order: DateOrder; readonly marketplace: string } | null {
  const names = drafts.flatMap(({ index, entry }) => (entry && (entry.field === 'country' || entry.field === 'marketplace') ? [...(evidence[index]?.names.keys() ?? [])] : []));
  const codes = new Set(names.map((name) => marketplaceNamed(name)?.code ?? name));
  const orders = new Set([...codes].map(orderIn));
  const [order] = orders;
  return orders.size === 1 && order ? { order, marketplace: [...codes].join(', ') } : null;
}

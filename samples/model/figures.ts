import type { CivilDate } from '../../src/domain/civil';
import type { SalesRow } from './sales';

/** The figures of a listing's day, of a parent's or of the whole store's. */
export type Figures = Omit<SalesRow, 'day' | 'listing' | 'price'>;

/** A day of the whole store. */
export interface DayFigures extends Figures {
  readonly day: CivilDate;
  readonly offers: number;
  readonly parents: number;
}

/** The figures of several rows together; Buy Box weighted by page views. */
export function together(rows: readonly Figures[]): Figures {
  const add = (value: (row: Figures) => number): number => rows.reduce((total, row) => total + value(row), 0);
  const [pageViews, pageViewsB2B] = [add((row) => row.pageViews), add((row) => row.pageViewsB2B)];
  return {
    sessions: add((row) => row.sessions), sessionsB2B: add((row) => row.sessionsB2B), pageViews, pageViewsB2B,
    buyBox: pageViews === 0 ? 0 : Math.round(add((row) => row.buyBox * row.pageViews) / pageViews),
    buyBoxB2B: pageViewsB2B === 0 ? 0 : Math.round(add((row) => row.buyBoxB2B * row.pageViewsB2B) / pageViewsB2B),
    units: add((row) => row.units), unitsB2B: add((row) => row.unitsB2B), sales: add((row) => row.sales), salesB2B: add((row) => row.salesB2B),
    orderItems: add((row) => row.orderItems), orderItemsB2B: add((row) => row.orderItemsB2B),
  };
}

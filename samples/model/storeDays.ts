import type { CivilDate } from '../../src/domain/civil';
import { dayNumber, windowDays } from './demand';
import { random } from './random';
import { together, type DayFigures } from './figures';
import { onDay, type MarketModel } from './store';

/**
 * The store's days as the by-date report counts them. Units, sales and order items are the sums of the ASINs. Visits are
 * more than the ASINs' by one to two percent: pages that are in no by-ASIN file (closed listings) are looked at too.
 */
export function storeDays(model: MarketModel): readonly DayFigures[] {
  return windowDays.map((day: CivilDate) => {
    const rows = onDay(model.sales, day);
    const sum = together(rows);
    const draw = random('store day', model.market, day);
    const elsewhere = Math.round(sum.sessions * (0.01 + draw() * 0.01));
    return {
      ...sum, day,
      sessions: sum.sessions + elsewhere, sessionsB2B: sum.sessionsB2B + Math.round(elsewhere * 0.03),
      pageViews: sum.pageViews + Math.round(elsewhere * 1.3), pageViewsB2B: sum.pageViewsB2B + Math.round(elsewhere * 0.04),
      offers: model.listings.length + (dayNumber(day) > 4 ? 1 : 0), parents: new Set(model.listings.map(({ parentAsin }) => parentAsin)).size,
    };
  });
}

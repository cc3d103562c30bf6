import { plain, sum, type Family } from '../dictionary';

/** The Sales Dashboard's CSV: five sections under one another, of which the daily table of the graph is read. */
export const dashboard: Family = {
  name: 'business-dashboard',
  fields: [
    plain('date', 'date', { en: { Q: ['Time'] } }),
    sum('orderedProductSales', 'money', { en: { Q: ['Selected date range (Ordered product sales)'], A: ['Selected date range - Ordered product sales'] } }),
    sum('unitsOrdered', 'integer', { en: { Q: ['Selected date range (Units ordered)'], A: ['Selected date range - Units ordered'] } }),
    sum('lastYearOrderedProductSales', 'money', { en: { Q: ['Same date range one year ago (Ordered product sales)'] } }),
    sum('lastYearUnitsOrdered', 'integer', { en: { Q: ['Same date range one year ago (Units ordered)'] } }),
  ],
  kinds: [{ kind: 'business-dashboard', requires: ['date', ['orderedProductSales', 'unitsOrdered']], usual: ['date', 'orderedProductSales', 'unitsOrdered'], keys: ['date'], sectioned: true }],
};

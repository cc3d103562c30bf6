import { plain, sum, type Family, type FieldEntry, type Strings } from '../dictionary';

/** Brand Analytics: Search Query Performance and Top Search Terms. A line of filters stands above the header; shares are percent numbers. */

const q = (en: string | readonly string[], ...zh: string[]): Strings => ({ en: { Q: typeof en === 'string' ? [en] : en }, ...(zh.length > 0 ? { 'zh-CN': { A: zh } } : {}) });

const stages = [
  { stage: 'impressions', header: 'Impressions', rate: null, zh: '展示量：总数' },
  { stage: 'clicks', header: 'Clicks', rate: ['Clicks: Click Rate %', 'Click Rate %'], zh: '点击量：总数' },
  { stage: 'cartAdds', header: 'Cart Adds', rate: ['Cart Adds: Cart Add Rate %', 'Cart Add Rate %'], zh: '购物车加入：总数' },
  { stage: 'purchases', header: 'Purchases', rate: ['Purchases: Purchase Rate %', 'Purchase Rate %'], zh: '购买量：总数' },
] as const;

const stageFields = stages.flatMap(({ stage, header, rate, zh }): FieldEntry[] => [
  sum(`${stage}Total`, 'integer', q(`${header}: Total Count`, zh)),
  ...(rate ? [plain(`${stage}Rate`, 'percent', q(rate))] : []),
  ...(['Brand', 'ASIN'] as const).flatMap((whose): FieldEntry[] => {
    const suffix = whose === 'Brand' ? 'Brand' : 'Asin';
    return [
      sum(`${stage}${suffix}`, 'integer', q(`${header}: ${whose} Count`)),
      plain(`${stage}${suffix}Share`, 'percent', q([`${header}: ${whose} Share %`, `${header}: ${whose} Share`])),
      plain(`${stage}${suffix}Price`, 'money', q(`${header}: ${whose} Price (Median)`)),
    ];
  }),
  plain(`${stage}Price`, 'money', q(`${header}: Price (Median)`)),
  sum(`${stage}SameDay`, 'integer', q(`${header}: Same Day Shipping Speed`)),
  sum(`${stage}OneDay`, 'integer', q(`${header}: 1D Shipping Speed`)),
  sum(`${stage}TwoDay`, 'integer', q(`${header}: 2D Shipping Speed`)),
]);

export const searchQueries: Family = {
  name: 'search-query-performance',
  percentNumbers: true,
  fields: [
    plain('searchQuery', 'text', q('Search Query', '搜索查询词条', '搜索查询')),
    plain('searchQueryScore', 'integer', q('Search Query Score', '搜索查询分数')),
    sum('searchQueryVolume', 'integer', q('Search Query Volume', '搜索查询数量')),
    ...stageFields,
    plain('reportingDate', 'date', q('Reporting Date')),
  ],
  kinds: [{ kind: 'search-query-performance', requires: ['searchQuery', ['searchQueryScore', 'searchQueryVolume'], ['impressionsTotal', 'clicksTotal', 'purchasesTotal', 'searchQueryVolume']], usual: ['searchQuery', 'searchQueryScore', 'searchQueryVolume', 'impressionsTotal', 'clicksTotal', 'cartAddsTotal', 'purchasesTotal'], keys: ['searchQuery'] }],
};

export const topTerms: Family = {
  name: 'top-search-terms',
  percentNumbers: true,
  fields: [
    plain('searchFrequencyRank', 'integer', q('Search Frequency Rank')),
    plain('searchTerm', 'text', q('Search Term')),
    ...[1, 2, 3].flatMap((place): FieldEntry[] => [
      plain(`topBrand${place}`, 'text', q([`Top Clicked Brand #${place}`, `Top Clicked Brands #${place}`])),
      plain(`topCategory${place}`, 'text', q(`Top Clicked Category #${place}`)),
      plain(`topAsin${place}`, 'id', q(`Top Clicked Product #${place}: ASIN`)),
      plain(`topTitle${place}`, 'text', q(`Top Clicked Product #${place}: Product Title`)),
      plain(`topClickShare${place}`, 'percent', q(`Top Clicked Product #${place}: Click Share`)),
      plain(`topConversionShare${place}`, 'percent', q(`Top Clicked Product #${place}: Conversion Share`)),
    ]),
    plain('reportingDate', 'date', q('Reporting Date')),
  ],
  kinds: [{ kind: 'top-search-terms', requires: ['searchFrequencyRank', 'searchTerm'], usual: ['searchFrequencyRank', 'searchTerm', 'topAsin1', 'topClickShare1', 'topConversionShare1'], keys: ['searchTerm'] }],
};

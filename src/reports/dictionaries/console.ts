import { plain, sum, type Family, type FieldEntry, type Strings } from '../dictionary';

/** What the campaign manager's own tables export, and the unified reporting of 2026. Percent columns hold percent numbers. */

const f = (...texts: string[]): Strings => ({ en: { F: texts } });
const a = (...texts: string[]): Strings => ({ en: { A: texts } });
const q = (en: string, ...zh: string[]): Strings => ({ en: { Q: [en] }, ...(zh.length > 0 ? { 'zh-CN': { A: zh } } : {}) });

const consoleFields: FieldEntry[] = [
  plain('state', 'text', f('State')),
  plain('campaign', 'text', { en: { F: ['Campaigns'], A: ['Campaign'] } }),
  plain('campaignStatus', 'text', f('Status')),
  plain('campaignType', 'text', f('Type')),
  plain('targetingType', 'text', f('Targeting')),
  plain('biddingStrategy', 'text', f('Campaign bidding strategy')),
  plain('campaignStartDate', 'date', f('Start date')),
  plain('campaignEndDate', 'date', f('End date')),
  plain('portfolio', 'text', f('Portfolio')),
  plain('adGroup', 'text', a('Ad group', 'Ad groups', 'Ad group name')),
  plain('budget', 'money', f('Budget(USD)')),
  plain('searchTerm', 'text', f('Customer search term')),
  plain('targeting', 'text', f('Keywords', 'Keyword')),
  plain('matchType', 'text', f('Match type')),
  plain('products', 'text', a('Products', 'Product', 'Ads')),
  plain('advAsin', 'id', a('ASIN', 'Advertised ASIN')),
  plain('advSku', 'id', a('SKU', 'Advertised SKU')),
  plain('suggestedBidLow', 'money', f('Suggested bid (low)(USD)')),
  plain('suggestedBidMedian', 'money', f('Suggested bid (median)(USD)')),
  plain('suggestedBidHigh', 'money', f('Suggested bid (high)(USD)')),
  plain('bid', 'money', { en: { F: ['Keyword bid(USD)'], A: ['Bid(USD)'] } }),
  sum('impressions', 'integer', f('Impressions')),
  sum('clicks', 'integer', f('Clicks')),
  plain('ctr', 'percent', { en: { F: ['CTR(%)'], A: ['CTR'] } }),
  sum('spend', 'money', f('Spend(USD)')),
  plain('cpc', 'money', f('CPC(USD)')),
  sum('orders', 'integer', f('Orders')),
  sum('sales', 'money', f('Sales(USD)')),
  plain('acos', 'percent', { en: { F: ['ACOS(%)'], A: ['ACOS'] } }),
  plain('roas', 'decimal', f('RoAS')),
  plain('cvr', 'percent', f('Conversion rate')),
  sum('ntbOrders', 'integer', a('NTB orders')),
  sum('ntbSales', 'money', a('NTB sales(USD)')),
  plain('tosImpressionShare', 'percent', a('Top-of-search IS', 'Top-of-search IS(%)')),
];

const traffic = ['impressions', 'clicks', 'spend'];
const figures = ['impressions', 'clicks', 'spend', 'orders', 'sales'];

export const campaignManager: Family = {
  name: 'ads-console',
  percentNumbers: true,
  fields: consoleFields,
  kinds: [
    { kind: 'ads-console-search-terms', requires: ['searchTerm', traffic], usual: ['searchTerm', 'targeting', 'matchType', ...figures], keys: ['searchTerm'] },
    { kind: 'ads-console-targeting', requires: ['targeting', 'matchType', traffic, ['state', 'bid', 'campaignStatus']], usual: ['targeting', 'matchType', 'bid', ...figures], keys: ['state', 'targeting'] },
    { kind: 'ads-console-campaigns', requires: ['campaign', 'state', traffic, ['budget', 'campaignType', 'portfolio']], usual: ['campaign', 'state', 'budget', ...figures], keys: ['state', 'campaign'] },
    { kind: 'ads-console-ads', requires: [['products', 'advAsin', 'advSku'], ['state', 'campaignStatus'], 'clicks', 'spend'], usual: ['advAsin', 'advSku', ...figures], keys: ['state', 'products'] },
  ],
};

const unifiedFields: FieldEntry[] = [
  plain('currency', 'text', q('Budget currency')),
  plain('dateRange', 'text', q('Date range')),
  plain('date', 'date', a('Date')),
  plain('advertiserAccountId', 'id', q('Advertiser account ID')),
  plain('advertiserAccount', 'text', q('Advertiser account name')),
  plain('portfolioId', 'id', q('Portfolio ID')),
  plain('portfolio', 'text', q('Portfolio name')),
  plain('campaignId', 'id', q('Campaign ID')),
  plain('campaign', 'text', q('Campaign name', '广告活动名称')),
  plain('adGroupId', 'id', q('Ad group ID')),
  plain('adGroup', 'text', q('Ad group name', '广告组名称')),
  plain('advAsin', 'id', q('Advertised product ID')),
  plain('advTitle', 'text', q('Advertised product name')),
  plain('advParentAsin', 'id', q('Advertised product parent ID')),
  plain('advBrand', 'text', q('Advertised product brand')),
  plain('advCategory', 'text', q('Advertised product category')),
  plain('advSubcategory', 'text', q('Advertised product subcategory')),
  plain('advGroup', 'text', q('Advertised product group')),
  plain('advSku', 'id', q('Advertised product SKU')),
  plain('advMarketplace', 'text', q('Advertised product marketplace')),
  plain('targeting', 'text', a('Target value', 'Target')),
  plain('matchType', 'text', { en: { A: ['Target match type'] }, 'zh-CN': { A: ['投放匹配类型'] } }),
  plain('searchTerm', 'text', a('Search term')),
  sum('impressions', 'integer', q('Impressions', '展示量')),
  sum('clicks', 'integer', q('Clicks', '点击量')),
  plain('ctr', 'percent', q('CTR')),
  sum('spend', 'money', q('Total cost', '总成本 (USD)', '总成本')),
  sum('orders', 'integer', q('Purchases', '购买量')),
  sum('sales', 'money', q('Sales', '销售额 (USD)')),
  sum('units', 'integer', q('Units sold')),
  plain('costPerOrder', 'money', q('Cost per purchase')),
  plain('cvr', 'percent', q('Purchase rate')),
  plain('roas', 'decimal', q('ROAS')),
  ...(['promoted', 'halo', 'new to brand'] as const).flatMap((scope): FieldEntry[] => {
    const suffix = { promoted: 'Promoted', halo: 'Halo', 'new to brand': 'NewToBrand' }[scope];
    return [
      sum(`orders${suffix}`, 'integer', q(`Purchases (${scope})`)),
      sum(`sales${suffix}`, 'money', q(`Sales (${scope})`)),
      sum(`units${suffix}`, 'integer', q(`Units sold (${scope})`)),
      plain(`costPerOrder${suffix}`, 'money', q(`Cost per purchase (${scope})`)),
      plain(`cvr${suffix}`, 'percent', q(`Purchase rate (${scope})`)),
      plain(`roas${suffix}`, 'decimal', q(`ROAS (${scope})`)),
    ];
  }),
  sum('dpv', 'integer', q('Detail page views')),
  plain('costPerDpv', 'money', q('Cost per detail page view')),
  plain('dpvRate', 'percent', q('Detail page view rate')),
];

export const unified: Family = {
  name: 'ads-unified',
  fields: unifiedFields,
  kinds: [{ kind: 'ads-unified', requires: [['dateRange', 'currency', 'advertiserAccountId', 'advTitle'], 'campaign', 'spend', ['orders', 'units', 'sales']], usual: ['dateRange', 'campaign', 'adGroup', 'advAsin', ...figures, 'units'], keys: ['dateRange', 'campaign'] }],
};

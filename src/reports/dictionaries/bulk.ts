import { plain, type Family, type Strings } from '../dictionary';

/**
 * Bulk operations files, old and new. Their rows are campaigns, ad groups and keywords under one another, each with its own
 * figures: adding them up would count every click several times, so nothing is additive.
 */

const v1 = (...texts: string[]): Strings => ({ en: { F: texts } });
const v2 = (en: string, zh?: string): Strings => ({ en: { Q: [en] }, ...(zh === undefined ? {} : { 'zh-CN': { Q: [zh] } }) });
const both = (first: string, second: string, zh?: string): Strings => ({ en: { F: [first], Q: [second] }, ...(zh === undefined ? {} : { 'zh-CN': { Q: [zh] } }) });

export const bulk: Family = {
  name: 'bulk-operations',
  fields: [
    plain('recordId', 'id', v1('Record ID')),
    plain('entity', 'text', both('Record Type', 'Entity', '实体层级')),
    plain('product', 'text', v2('Product', '产品')),
    plain('operation', 'text', v2('Operation', '操作')),
    plain('campaignId', 'id', both('Campaign ID', 'Campaign ID', '广告活动编号')),
    plain('adGroupId', 'id', v2('Ad Group ID', '广告组编号')),
    plain('portfolioId', 'id', both('Portfolio ID', 'Portfolio ID', '广告组合编号')),
    plain('adId', 'id', v2('Ad ID', '广告编号')),
    plain('keywordId', 'id', v2('Keyword ID', '关键词编号')),
    plain('productTargetingId', 'id', both('Product Targeting ID', 'Product Targeting ID', '商品投放 ID')),
    plain('campaign', 'text', both('Campaign', 'Campaign Name', '广告活动名称')),
    plain('adGroup', 'text', both('Ad Group', 'Ad Group Name', '广告组名称')),
    plain('campaignInformational', 'text', v2('Campaign Name (Informational only)', '广告活动名称（仅供参考）')),
    plain('adGroupInformational', 'text', v2('Ad Group Name (Informational only)', '广告组名称（仅供参考）')),
    plain('portfolio', 'text', v2('Portfolio Name (Informational only)', '广告组合名称（仅供参考）')),
    plain('campaignStartDate', 'date', both('Campaign Start Date', 'Start Date', '开始日期')),
    plain('campaignEndDate', 'date', both('Campaign End Date', 'End Date')),
    plain('targetingType', 'text', both('Campaign Targeting Type', 'Targeting Type', '投放类型')),
    plain('state', 'text', both('Status', 'State', '状态')),
    plain('campaignState', 'text', both('Campaign Status', 'Campaign State (Informational only)')),
    plain('adGroupState', 'text', both('Ad Group Status', 'Ad Group State (Informational only)')),
    plain('budget', 'money', both('Campaign Daily Budget', 'Daily Budget', '每日预算')),
    plain('sku', 'id', both('SKU', 'SKU', 'SKU')),
    plain('asin', 'id', v2('ASIN (Informational only)', 'ASIN（仅供参考）')),
    plain('defaultBid', 'money', v2('Ad Group Default Bid', '广告组默认竞价')),
    plain('bid', 'money', both('Max Bid', 'Bid', '竞价')),
    plain('keyword', 'text', both('Keyword or Product Targeting', 'Keyword Text', '关键词文本')),
    plain('productTargeting', 'text', v2('Product Targeting Expression')),
    plain('matchType', 'text', both('Match Type', 'Match Type', '匹配类型')),
    plain('biddingStrategy', 'text', both('Bidding strategy', 'Bidding Strategy', '竞价方案')),
    plain('placement', 'text', both('Placement Type', 'Placement', '广告位')),
    plain('placementPercentage', 'text', both('Increase bids by placement', 'Percentage', '百分比')),
    plain('searchTerm', 'text', { en: { Q: ['Customer Search Term'] }, 'zh-CN': { Q: ['顾客搜索词'] } }),
    plain('impressions', 'integer', both('Impressions', 'Impressions', '展示量')),
    plain('clicks', 'integer', both('Clicks', 'Clicks', '点击量')),
    plain('ctr', 'percent', { en: { A: ['Click-through Rate'] }, 'zh-CN': { A: ['点击率'] } }),
    plain('spend', 'money', both('Spend', 'Spend', '花费')),
    // 销量 reads "units sold" and is the sales amount here; the units are 商品数量.
    plain('sales', 'money', both('Sales', 'Sales', '销量')),
    plain('orders', 'integer', both('Orders', 'Orders', '订单数量')),
    plain('units', 'integer', both('Total Units', 'Units', '商品数量')),
    plain('acos', 'percent', { en: { F: ['ACoS'], Q: ['ACOS'] } }),
    plain('cvr', 'percent', { en: { A: ['Conversion Rate'] }, 'zh-CN': { A: ['转化率'] } }),
    plain('cpc', 'money', { en: { A: ['CPC'] } }),
    plain('roas', 'decimal', { en: { A: ['ROAS'] } }),
  ],
  kinds: [{
    kind: 'bulk-operations',
    requires: ['entity', ['campaignId', 'recordId'], ['impressions', 'clicks', 'spend']],
    usual: ['entity', 'campaignId', 'campaign', 'impressions', 'clicks', 'spend', 'sales', 'orders', 'units'],
    keys: [],
    fallbacks: { campaign: 'campaignInformational', adGroup: 'adGroupInformational' },
  }, {
    kind: 'bulk-operations',
    requires: ['product', 'campaignId', 'searchTerm', ['impressions', 'clicks', 'spend']],
    usual: ['campaignId', 'searchTerm', 'impressions', 'clicks', 'spend', 'sales', 'orders', 'units'],
    keys: [],
    fallbacks: { campaign: 'campaignInformational', adGroup: 'adGroupInformational' },
  }],
};

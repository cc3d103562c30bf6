import { plain, sum, type Family, type Strings } from '../dictionary';

/** Sheets that 领星 and like tools export, which look like Amazon's and are not. */

const q = (...texts: string[]): Strings => ({ 'zh-CN': { Q: texts } });
const a = (...texts: string[]): Strings => ({ 'zh-CN': { A: texts } });

export const erpProducts: Family = {
  name: 'erp-product-performance',
  fields: [
    plain('date', 'date', a('日期')),
    plain('owner', 'text', q('负责人')),
    plain('asin', 'id', q('ASIN')),
    plain('parentAsin', 'id', a('父ASIN')),
    plain('sku', 'id', q('MSKU')),
    plain('title', 'text', a('标题', '品名')),
    plain('country', 'text', a('国家', '站点')),
    plain('store', 'text', a('店铺')),
    plain('currency', 'text', a('币种')),
    sum('sessionsTotal', 'integer', q('Sessions-Total')),
    sum('pageViewsTotal', 'integer', q('PV-Total')),
    plain('cvr', 'percent', q('CVR')),
    sum('unitsOrdered', 'integer', q('销量')),
    sum('totalOrderItems', 'integer', a('订单量')),
    sum('orderedProductSales', 'money', q('销售额')),
    plain('buyBoxPercentage', 'percent', q('Buybox赢得率')),
    sum('spend', 'money', q('广告花费')),
    sum('sales', 'money', a('广告销售额')),
    sum('orders', 'integer', a('广告订单', '广告订单量')),
    plain('acos', 'percent', a('ACOS', 'ACoS')),
    plain('acoas', 'percent', a('ACoAS', 'ACOAS')),
  ],
  kinds: [{ kind: 'erp-product-performance', requires: ['asin', ['sessionsTotal', 'pageViewsTotal', 'buyBoxPercentage', 'spend'], ['unitsOrdered', 'orderedProductSales'], ['owner', 'sku', 'store']], usual: ['asin', 'sku', 'sessionsTotal', 'pageViewsTotal', 'unitsOrdered', 'orderedProductSales', 'buyBoxPercentage', 'spend'], keys: ['owner', 'asin', 'sku'] }],
};

export const erpAds: Family = {
  name: 'erp-ads',
  fields: [
    plain('date', 'date', a('日期')),
    plain('campaign', 'text', q('广告活动')),
    plain('adGroup', 'text', a('广告组')),
    plain('portfolio', 'text', a('广告组合')),
    plain('campaignStatus', 'text', q('有效状态')),
    plain('store', 'text', a('店铺')),
    plain('country', 'text', a('国家')),
    plain('currency', 'text', a('币种')),
    plain('searchTerm', 'text', q('用户搜索词')),
    plain('targeting', 'text', a('投放', '关键词')),
    plain('matchType', 'text', q('匹配方式')),
    sum('impressions', 'integer', q('曝光量')),
    sum('clicks', 'integer', q('点击')),
    plain('ctr', 'percent', a('CTR', '点击率')),
    plain('cpc', 'money', a('CPC-本币', 'CPC')),
    sum('spend', 'money', q('花费-本币')),
    sum('orders', 'integer', q('广告订单')),
    sum('units', 'integer', a('广告销量')),
    sum('sales', 'money', q('广告销售额-本币')),
    plain('acos', 'percent', q('ACoS')),
    plain('roas', 'decimal', a('ROAS')),
    plain('cvr', 'percent', a('CVR', '广告CVR')),
  ],
  kinds: [
    { kind: 'erp-search-terms', requires: ['searchTerm', ['impressions', 'clicks', 'spend']], usual: ['searchTerm', 'matchType', 'impressions', 'clicks', 'spend', 'orders', 'sales'], keys: ['searchTerm', 'campaign'] },
    { kind: 'erp-ad-campaigns', requires: ['campaign', ['impressions', 'clicks'], ['spend', 'sales', 'orders']], usual: ['campaign', 'campaignStatus', 'impressions', 'clicks', 'spend', 'orders', 'sales'], keys: ['campaign'] },
  ],
};

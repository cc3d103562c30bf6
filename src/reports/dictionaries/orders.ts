import { machine, plain, sum, type Family, type Strings } from '../dictionary';

/** All Orders, returns and seller feedback. Addresses, names, mails and buyers' own words are left out of the tables: see private.ts. */

export const orders: Family = {
  name: 'all-orders',
  fields: [
    ...machine('F', {
      id: ['amazon-order-id', 'merchant-order-id', 'sku', 'asin', 'promotion-ids', 'purchase-order-number'],
      moment: ['purchase-date', 'last-updated-date'],
      text: ['order-status', 'fulfillment-channel', 'sales-channel', 'order-channel', 'url', 'ship-service-level', 'product-name', 'item-status', 'currency', 'ship-country', 'is-business-order', 'price-designation '],
      '+integer': ['quantity'],
      // Line totals, not unit prices.
      '+money': ['item-price', 'item-tax', 'shipping-price', 'shipping-tax', 'gift-wrap-price', 'gift-wrap-tax', 'item-promotion-discount', 'ship-promotion-discount'],
    }),
    ...machine('Q', { text: ['is-iba', 'signature-confirmation-recommended'], id: ['order-item-id '] }),
  ],
  kinds: [{
    kind: 'all-orders',
    requires: ['amazonOrderId', 'purchaseDate', 'quantity', ['sku', 'asin']],
    usual: ['amazonOrderId', 'purchaseDate', 'orderStatus', 'fulfillmentChannel', 'salesChannel', 'sku', 'asin', 'quantity', 'currency', 'itemPrice'],
    keys: ['amazonOrderId', 'sku'],
  }],
};

export const returns: Family = {
  name: 'fba-returns',
  fields: machine('F', {
    moment: ['return-date'],
    id: ['order-id', 'sku', 'asin', 'fnsku', 'license-plate-number'],
    text: ['product-name', 'fulfillment-center-id', 'detailed-disposition', 'reason', 'status'],
    '+integer': ['quantity'],
    private: ['customer-comments'],
  }),
  kinds: [{ kind: 'fba-returns', requires: ['returnDate', 'orderId', 'quantity', ['detailedDisposition', 'reason']], usual: ['returnDate', 'orderId', 'sku', 'asin', 'quantity', 'detailedDisposition', 'reason'], keys: ['orderId', 'sku'] }],
};

export const sellerReturns: Family = {
  name: 'mfn-returns',
  fields: machine('F', {
    id: ['Order ID', 'Amazon RMA ID', 'Merchant RMA ID', 'Tracking ID', 'ASIN', 'Merchant SKU', 'Invoice number', 'SafeT claim id'],
    date: ['Order date', 'Return request date', 'Return delivery date', 'SafeT claim creation time'],
    text: ['Return request status', 'Label type', 'Currency code', 'Return carrier', 'Label to be paid by', 'A-to-Z Claim', 'Is prime', 'Item Name', 'Return Reason', 'In policy', 'Return type', 'Resolution', 'SafeT Action reason', 'SafeT claim state', 'Category'],
    '+integer': ['Return quantity', 'Order quantity'],
    '+money': ['Label cost', 'Order Amount', 'SafeT claim reimbursement amount', 'Refunded Amount'],
  }),
  kinds: [{ kind: 'mfn-returns', requires: ['orderId', 'returnRequestDate', ['returnReason', 'returnRequestStatus']], usual: ['orderId', 'orderDate', 'returnRequestDate', 'returnRequestStatus', 'asin', 'merchantSku', 'returnQuantity', 'returnReason'], keys: ['orderId'] }],
};

const alias = (en: string, ...zh: string[]): Strings => ({ en: { A: [en] }, ...(zh.length > 0 ? { 'zh-CN': { A: zh } } : {}) });

export const feedback: Family = {
  name: 'feedback',
  fields: [
    plain('date', 'date', alias('Date', '日期')),
    plain('rating', 'integer', alias('Rating', '评级', '评分')),
    plain('comments', 'text', alias('Comments', '评论')),
    plain('yourResponse', 'text', alias('Your Response', '您的回复')),
    plain('orderId', 'id', alias('Order ID', '订单编号')),
    plain('raterEmail', 'private', alias('Rater Email', '评价者邮箱')),
  ],
  kinds: [{ kind: 'feedback', requires: ['date', 'rating', ['comments', 'orderId'], ['raterEmail', 'yourResponse']], usual: ['date', 'rating', 'comments', 'orderId'], keys: ['date'] }],
};

/** The fulfilled-shipments view as the Chinese interface exports it. */
export const shipments: Family = {
  name: 'all-orders-zh',
  fields: [
    plain('amazonOrderId', 'id', { 'zh-CN': { A: ['亚马逊订单编号'] } }),
    plain('purchaseDate', 'moment', { 'zh-CN': { A: ['配送日期', '购买日期'] } }),
    plain('salesChannel', 'text', { 'zh-CN': { A: ['销售渠道'] } }),
    plain('sku', 'id', { 'zh-CN': { A: ['卖家 sku'] } }),
    sum('itemPrice', 'money', { 'zh-CN': { A: ['商品价格'] } }),
    sum('quantity', 'integer', { 'zh-CN': { A: ['已配送数量', '数量'] } }),
  ],
  kinds: [{ kind: 'all-orders', requires: ['amazonOrderId', 'purchaseDate', 'sku'], usual: ['amazonOrderId', 'purchaseDate', 'salesChannel', 'sku', 'itemPrice'], keys: ['amazonOrderId'] }],
};

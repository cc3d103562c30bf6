import { machine, plain, spelled, sum, type Family, type Strings } from '../dictionary';

/** FBA stock reports besides Manage FBA Inventory: planning, restock, Amazon-fulfilled, reserved, health, age, excess. */

const zh = (...texts: string[]): Strings => ({ 'zh-CN': { A: texts } });

// The planning file mixes machine and title-case headers in one row; the Chinese one mixes languages as well.
const planningFields = spelled([
  ...machine('Q', {
    date: ['snapshot-date', 'inventory-age-snapshot-date', 'recommended-ship-in-date', 'last-updated-date-for-historical-days-of-supply', 'season-start-date', 'season-end-date'],
    id: ['sku', 'fnsku', 'asin'],
    text: [
      'product-name', 'condition', 'currency', 'alert', 'recommended-action', 'volume-unit-measurement', 'storage-type', 'marketplace', 'product-group', 'no-sale-last-6-months', 'fba-inventory-level-health-status',
      'Exempted from Low-Inventory-Level fee?', 'Low-Inventory-Level fee applied in current week?', 'supplier', 'is-seasonal-in-next-3-months', 'season-name', 'Fulfillment Service and Programs',
    ],
    money: ['your-price', 'sales-price', 'lowest-price-new-plus-shipping', 'lowest-price-used', 'recommended-sales-price', 'featuredoffer-price'],
    decimal: [
      'sell-through', 'item-volume', 'weeks-of-cover-t30', 'weeks-of-cover-t90', 'days-of-supply', 'historical-days-of-supply', 'short-term-historical-days-of-supply', 'long-term-historical-days-of-supply',
      'Total Days of Supply (including units from open shipments)', 'recommended-sale-duration-days',
    ],
    integer: ['sales-rank', 'DEPRECATED healthy-inventory-level', 'healthy-inventory-level', 'fba-minimum-inventory-level'],
    '+integer': [
      'available', 'fc-transfer', 'pending-removal-quantity', 'inv-age-0-to-90-days', 'inv-age-91-to-180-days', 'inv-age-181-to-270-days', 'inv-age-271-to-365-days', 'inv-age-365-plus-days', 'inv-age-366-to-455-days', 'inv-age-456-plus-days',
      'inv-age-0-to-30-days', 'inv-age-31-to-60-days', 'inv-age-61-to-90-days', 'inv-age-181-to-330-days', 'inv-age-331-to-365-days', 'units-shipped-t7', 'units-shipped-t30', 'units-shipped-t60', 'units-shipped-t90',
      'recommended-removal-quantity', 'estimated-excess-quantity', 'inbound-quantity', 'inbound-working', 'inbound-shipped', 'inbound-received', 'Total Reserved Quantity', 'unfulfillable-quantity', 'Recommended ship-in quantity', 'Inventory Supply at FBA',
      'Reserved FC Transfer', 'Reserved FC Processing', 'Reserved Customer Order', 'Reserved Staging',
      'quantity-to-be-charged-ais-181-210-days', 'quantity-to-be-charged-ais-211-240-days', 'quantity-to-be-charged-ais-241-270-days', 'quantity-to-be-charged-ais-271-300-days', 'quantity-to-be-charged-ais-301-330-days',
      'quantity-to-be-charged-ais-331-365-days', 'quantity-to-be-charged-ais-365-plus-days', 'quantity-to-be-charged-ais-366-455-days', 'quantity-to-be-charged-ais-456-plus-days',
    ],
    '+decimal': ['storage-volume'],
    '+money': [
      'sales-shipped-last-7-days', 'sales-shipped-last-30-days', 'sales-shipped-last-60-days', 'sales-shipped-last-90-days', 'estimated-cost-savings-of-recommended-actions', 'estimated-storage-cost-next-month',
      'estimated-ais-181-210-days', 'estimated-ais-211-240-days', 'estimated-ais-241-270-days', 'estimated-ais-271-300-days', 'estimated-ais-301-330-days', 'estimated-ais-331-365-days', 'estimated-ais-365-plus-days', 'estimated-ais-366-455-days', 'estimated-ais-456-plus-days',
    ],
  }),
], {
  snapshotDate: zh('快照日期'),
  productName: zh('商品名称'),
  unitsShippedT7: zh('配送商品数量（过去 7 天）', '过去 7 天内配送的售出商品'),
  unitsShippedT30: zh('配送商品数量（过去 30 天）', '过去 30 天内配送的售出商品'),
  unitsShippedT60: zh('配送商品数量（过去 60 天）', '过去 60 天内配送的售出商品'),
  unitsShippedT90: zh('配送商品数量（过去 90 天）', '过去 90 天内配送的售出商品'),
  inboundQuantity: zh('入库数量'),
  inboundWorking: zh('入库-处理中'),
  inboundShipped: zh('入库-已发出'),
  inboundReceived: zh('入库-已接收'),
  totalReservedQuantity: zh('预留总数量'),
  reservedFcTransfer: { 'zh-CN': { A: ['亚马逊运营中心转运'] } },
  inventorySupplyAtFba: zh('亚马逊物流库存供应', 'FBA库存供应'),
  unfulfillableQuantity: zh('不可售数量'),
  invAge181To270Days: zh('库龄 181-270 天'),
  invAge271To365Days: zh('库龄 271-365 天'),
  invAge365PlusDays: zh('库龄 365 天以上'),
  recommendedRemovalQuantity: zh('建议移除数量'),
  daysOfSupply: zh('供货天数'),
  totalDaysOfSupply: zh('总供货天数（包括未完成货件中的商品）'),
  recommendedShipInQuantity: zh('建议发货数量'),
  recommendedShipInDate: zh('建议发货日期'),
  sellThrough: zh('售出率'),
  yourPrice: zh('您的价格'),
  featuredofferPrice: zh('推荐报价的价格'),
  recommendedAction: zh('建议操作'),
  inventoryAgeSnapshotDate: zh('库龄快照日期'),
});

export const planning: Family = {
  name: 'fba-planning',
  fields: planningFields,
  kinds: [{
    kind: 'fba-planning',
    requires: ['sku', 'asin', 'available', ['unitsShippedT30', 'daysOfSupply', 'inboundQuantity', 'invAge456PlusDays', 'totalReservedQuantity']],
    usual: ['snapshotDate', 'sku', 'asin', 'available', 'unitsShippedT7', 'unitsShippedT30', 'unitsShippedT90', 'inboundQuantity', 'totalReservedQuantity', 'daysOfSupply'],
    keys: ['sku', 'asin', 'productName'],
    // A price of 0.0 is no price.
    empties: { yourPrice: 'zero', salesPrice: 'zero', lowestPriceNewPlusShipping: 'zero', lowestPriceUsed: 'zero', recommendedSalesPrice: 'zero', featuredofferPrice: 'zero' },
  }],
};

const q = (...texts: string[]): Strings => ({ en: { Q: texts } });
const both = (old: string, now: string): Strings => ({ en: { F: [old], Q: [now] } });

export const restock: Family = {
  name: 'fba-restock',
  fields: [
    plain('country', 'text', both('Country', 'Country')),
    plain('productName', 'text', both('Product Description', 'Product Name')),
    plain('fnsku', 'id', both('FNSKU', 'FNSKU')),
    plain('sku', 'id', both('SKU', 'Merchant SKU')),
    plain('asin', 'id', both('ASIN', 'ASIN')),
    plain('condition', 'text', both('Condition', 'Condition')),
    plain('supplier', 'text', both('Supplier', 'Supplier')),
    plain('supplierPartNo', 'id', both('Supplier Part No.', 'Supplier part no.')),
    plain('currencyCode', 'text', both('Currency code', 'Currency code')),
    plain('price', 'money', both('Price', 'Price')),
    sum('salesLast30Days', 'money', both('Sales last 30 days', 'Sales last 30 days')),
    sum('unitsSoldLast30Days', 'integer', both('Units sold last 30 days', 'Units Sold Last 30 Days')),
    sum('totalUnits', 'integer', both('Total Inventory', 'Total Units')),
    sum('inbound', 'integer', both('Inbound Inventory', 'Inbound')),
    sum('available', 'integer', both('Available Inventory', 'Available')),
    sum('fcTransfer', 'integer', both('Reserved - FC transfer', 'FC transfer')),
    sum('fcProcessing', 'integer', both('Reserved - FC processing', 'FC Processing')),
    sum('customerOrder', 'integer', both('Reserved - Customer Order', 'Customer Order')),
    sum('unfulfillable', 'integer', both('Unfulfillable', 'Unfulfillable')),
    sum('working', 'integer', q('Working')),
    sum('shipped', 'integer', q('Shipped')),
    sum('receiving', 'integer', q('Receiving')),
    plain('fulfilledBy', 'text', both('Fulfilled by', 'Fulfilled by')),
    plain('totalDaysOfSupply', 'decimal', q('Total Days of Supply (including units from open shipments)')),
    plain('daysOfSupply', 'decimal', both('Days of Supply', 'Days of Supply at Amazon Fulfillment Network')),
    plain('alert', 'text', both('Instock Alert', 'Alert')),
    sum('recommendedQuantity', 'integer', both('Recommended Order Quantity', 'Recommended replenishment qty')),
    plain('recommendedDate', 'date', both('Recommended Order Date', 'Recommended ship date')),
    plain('recommendedAction', 'text', q('Recommended action')),
    plain('unitStorageSize', 'text', q('Unit storage size')),
  ],
  kinds: [{ kind: 'fba-restock', requires: ['sku', 'asin', 'available', ['recommendedQuantity', 'recommendedDate']], usual: ['sku', 'asin', 'available', 'inbound', 'unitsSoldLast30Days', 'recommendedQuantity', 'recommendedDate'], keys: ['country', 'productName', 'sku', 'asin'], empties: { recommendedDate: 'words' } }],
};

export const fulfilled: Family = {
  name: 'fba-amazon-fulfilled',
  fields: machine('F', { id: ['seller-sku', 'fulfillment-channel-sku', 'asin'], text: ['condition-type', 'Warehouse-Condition-code'], '+integer': ['Quantity Available'] }),
  kinds: [{ kind: 'fba-amazon-fulfilled', requires: ['sellerSku', 'quantityAvailable'], usual: ['sellerSku', 'asin', 'quantityAvailable'], keys: ['sellerSku', 'asin'] }],
};

export const reserved: Family = {
  name: 'fba-reserved',
  fields: machine('Q', { id: ['sku', 'fnsku', 'asin'], text: ['product-name'], '+integer': ['reserved_qty', 'reserved_customerorders', 'reserved_fc-transfers', 'reserved_fc-processing'] }),
  kinds: [{ kind: 'fba-reserved', requires: ['sku', 'reservedQty'], usual: ['sku', 'asin', 'reservedQty', 'reservedCustomerorders', 'reservedFcTransfers', 'reservedFcProcessing'], keys: ['sku', 'asin'] }],
};

const ages = ['inv-age-0-to-90-days', 'inv-age-91-to-180-days', 'inv-age-181-to-270-days', 'inv-age-271-to-365-days', 'inv-age-365-plus-days'];

export const health: Family = {
  name: 'fba-inventory-health',
  fields: machine('F', {
    date: ['snapshot-date'],
    id: ['sku', 'fnsku', 'asin'],
    text: ['product-name', 'condition', 'product-group', 'currency', 'is-hazmat'],
    integer: ['sales-rank', 'num-afn-new-sellers', 'num-afn-used-sellers', 'asin-limit'],
    decimal: ['weeks-of-cover-t7', 'weeks-of-cover-t30', 'weeks-of-cover-t90', 'weeks-of-cover-t180', 'weeks-of-cover-t365', 'per-unit-volume'],
    money: ['your-price', 'sales-price', 'lowest-afn-new-price', 'lowest-afn-used-price', 'lowest-mfn-new-price', 'lowest-mfn-used-price'],
    '+integer': [
      'total-quantity', 'sellable-quantity', 'unsellable-quantity', ...ages, 'units-shipped-last-24-hrs', 'units-shipped-last-7-days', 'units-shipped-last-30-days', 'units-shipped-last-90-days', 'units-shipped-last-180-days', 'units-shipped-last-365-days',
      'qty-to-be-charged-ltsf-6-mo', 'qty-to-be-charged-ltsf-12-mo', 'qty-in-long-term-storage-program', 'qty-with-removals-in-progress', 'in-bound-quantity', 'inbound-recommend-quantity',
    ],
    '+money': ['projected-ltsf-6-mo', 'projected-ltsf-12-mo'],
  }),
  kinds: [{ kind: 'fba-inventory-health', requires: ['sku', 'asin', 'sellableQuantity', ['weeksOfCoverT7', 'weeksOfCoverT30', 'unitsShippedLast24Hrs', 'totalQuantity']], usual: ['snapshotDate', 'sku', 'asin', 'sellableQuantity', 'unitsShippedLast7Days', 'unitsShippedLast30Days'], keys: ['sku', 'asin'] }],
};

export const age: Family = {
  name: 'fba-inventory-age',
  fields: machine('F', {
    date: ['snapshot-date'],
    id: ['sku', 'fnsku', 'asin'],
    text: ['product-name', 'condition', 'currency', 'alert', 'Recommended action', 'storage-type'],
    // Amazon's own spelling.
    '+integer': ['avaliable-quantity(sellable)', 'available-quantity(sellable)', 'qty-with-removals-in-progress', ...ages, 'qty-to-be-charged-ltsf-6-mo', 'qty-to-be-charged-ltsf-12-mo', 'units-shipped-last-7-days', 'units-shipped-last-30-days', 'units-shipped-last-60-days', 'units-shipped-last-90-days', 'Recommended Removal Quantity'],
    '+money': ['projected-ltsf-6-mo', 'projected-ltsf-12-mo', 'Estimated cost savings of removal'],
    money: ['your-price', 'sales_price', 'lowest_price_new', 'lowest_price_used', 'Recommended sales price'],
    decimal: ['sell-through', 'cubic-feet', 'Recommended sale duration (days)'],
    integer: ['Healthy Inventory Level'],
  }),
  kinds: [{ kind: 'fba-inventory-age', requires: ['sku', 'asin', ['avaliableQuantity', 'availableQuantity'], ['invAge0To90Days', 'invAge91To180Days']], usual: ['snapshotDate', 'sku', 'asin', 'invAge0To90Days', 'invAge91To180Days', 'invAge181To270Days', 'invAge271To365Days', 'invAge365PlusDays'], keys: ['sku', 'asin'] }],
};

export const excess: Family = {
  name: 'fba-excess',
  fields: machine('F', {
    date: ['Date'],
    id: ['MSKU', 'FNSKU', 'Asin'],
    text: ['Product Name', 'Condition', 'Fulfillment Type', 'Alert', 'Recommended Action'],
    '+integer': ['Total Qty (Sellable)', 'Estimated Excess', 'Units Sold - Last 7 Days', 'Units Sold - Last 30 Days', 'Units Sold - Last 60 Days', 'Units Sold - Last 90 Days', 'Recommended Removal Quantity'],
    decimal: ['Days of Supply', 'Recommended Sale Duration (Days)', 'Storage Volume'],
    integer: ['Excess Threshold', 'Healthy Inventory Level'],
    money: ['Your Price', 'Lowest Price (New + Shipping)', 'Buy Box Price', 'Recommended Sales Price'],
    '+money': ['Estimated Total Storage Cost'],
  }),
  kinds: [{ kind: 'fba-excess', requires: ['msku', 'asin', 'estimatedExcess'], usual: ['msku', 'asin', 'estimatedExcess', 'daysOfSupply'], keys: ['msku', 'asin'] }],
};

import { machine, type Family } from '../dictionary';

/** Manage FBA Inventory: GET_FBA_MYI_UNSUPPRESSED_INVENTORY_DATA, 18 columns, and 21 in the newer CSV. */
export const fbaInventory: Family = {
  name: 'fba-manage-inventory',
  fields: [
    ...machine('F', {
      id: ['sku', 'fnsku', 'asin'],
      text: ['product-name', 'condition', 'mfn-listing-exists', 'afn-listing-exists'],
      money: ['your-price'],
      decimal: ['per-unit-volume'],
      '+integer': [
        'mfn-fulfillable-quantity', 'afn-warehouse-quantity', 'afn-fulfillable-quantity', 'afn-unsellable-quantity', 'afn-reserved-quantity', 'afn-total-quantity',
        'afn-inbound-working-quantity', 'afn-inbound-shipped-quantity', 'afn-inbound-receiving-quantity', 'afn-researching-quantity', 'afn-reserved-future-supply', 'afn-future-supply-buyable',
      ],
    }),
  ],
  kinds: [{
    kind: 'fba-manage-inventory',
    requires: ['sku', 'asin', ['afnFulfillableQuantity', 'afnTotalQuantity', 'afnWarehouseQuantity']],
    usual: ['sku', 'asin', 'afnFulfillableQuantity', 'afnReservedQuantity', 'afnInboundWorkingQuantity', 'afnInboundShippedQuantity', 'afnInboundReceivingQuantity'],
    keys: ['sku', 'asin'],
  }],
};

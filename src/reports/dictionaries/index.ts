import type { Family } from '../dictionary';
import { searchQueries, topTerms } from './brandAnalytics';
import { bulk } from './bulk';
import { business } from './business';
import { campaignManager, unified } from './console';
import { dashboard } from './dashboard';
import { erpAds, erpProducts } from './erp';
import { fbaInventory } from './fbaInventory';
import { age, excess, fulfilled, health, planning, reserved, restock } from './fbaStock';
import { feedback, orders, returns, sellerReturns, shipments } from './orders';
import { sponsored } from './sponsored';
import { transactions, transactionView } from './transactions';

/** Every vocabulary the reader knows. Where two know a header row equally well, the first is meant. */
export const families: readonly Family[] = [
  business, dashboard, sponsored, unified, campaignManager, fbaInventory, planning, restock, fulfilled, reserved, health, age, excess,
  orders, shipments, returns, sellerReturns, feedback, searchQueries, topTerms, transactions, transactionView, bulk, erpProducts, erpAds,
];

import type { Fixture } from '../fixture';
import { badBinaryFixtures } from './bad-binary';
import { badTextFixtures } from './bad-text';
import { brandAnalyticsFixtures } from './brand-analytics';
import { bulkErpFixtures } from './bulk-erp';
import { businessFixtures } from './business';
import { businessEncodingFixtures } from './business-encodings';
import { consoleFixtures } from './console';
import { dashboardFixtures } from './dashboard-unsupported';
import { displayBrandFixtures } from './display-brands';
import { fbaFixtures } from './fba';
import { manageInventoryFixtures } from './manage-inventory';
import { oddWorkbookFixtures } from './odd-workbooks';
import { orderFixtures } from './orders';
import { rarerHeaderFixtures } from './rarer-headers';
import { advertisedProductFixtures } from './sp-advertised-product';
import { localizedSponsoredFixtures } from './sponsored-localized';
import { sponsoredProductFixtures } from './sponsored-products';
import { transactionFixtures } from './transactions';

/** Every golden folder there is. */
export function allFixtures(): Fixture[] {
  return [
    ...businessFixtures(), ...businessEncodingFixtures(), ...manageInventoryFixtures(), ...fbaFixtures(), ...orderFixtures(),
    ...advertisedProductFixtures(), ...sponsoredProductFixtures(), ...localizedSponsoredFixtures(), ...displayBrandFixtures(), ...consoleFixtures(),
    ...transactionFixtures(), ...brandAnalyticsFixtures(), ...bulkErpFixtures(), ...dashboardFixtures(),
    ...badTextFixtures(), ...badBinaryFixtures(), ...oddWorkbookFixtures(), ...rarerHeaderFixtures(),
  ];
}

import type { Fixture } from '../fixture';
import { badBinaryFixtures } from './bad-binary';
import { badTextFixtures } from './bad-text';
import { businessFixtures } from './business';
import { businessEncodingFixtures } from './business-encodings';
import { fbaFixtures } from './fba';
import { manageInventoryFixtures } from './manage-inventory';
import { orderFixtures } from './orders';
import { advertisedProductFixtures } from './sp-advertised-product';
import { localizedSponsoredFixtures } from './sponsored-localized';
import { sponsoredProductFixtures } from './sponsored-products';
import { transactionFixtures } from './transactions';

/** Every golden folder there is. */
export function allFixtures(): Fixture[] {
  return [
    ...businessFixtures(), ...businessEncodingFixtures(), ...manageInventoryFixtures(), ...fbaFixtures(), ...orderFixtures(),
    ...advertisedProductFixtures(), ...sponsoredProductFixtures(), ...localizedSponsoredFixtures(), ...transactionFixtures(),
    ...badTextFixtures(), ...badBinaryFixtures(),
  ];
}

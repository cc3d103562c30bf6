import type { Fixture } from '../fixture';
import { businessFixtures } from './business';
import { manageInventoryFixtures } from './manage-inventory';
import { advertisedProductFixtures } from './sp-advertised-product';

/** Every golden folder there is. */
export function allFixtures(): Fixture[] {
  return [...businessFixtures(), ...manageInventoryFixtures(), ...advertisedProductFixtures()];
}

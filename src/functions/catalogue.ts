import { accountFunctions } from './account';
import { advertisingFunctions } from './advertising';
import { amountFunctions } from './amounts';
import { clockFunctions } from './clocks';
import { inventoryFunctions } from './inventory';
import { listingFunctions } from './listing';
import type { Definition } from './run';

/** Every AMZ.* function. Ids and argument order live in people's files for years: they never change. */
export const catalogue: readonly Definition[] = [...advertisingFunctions, ...inventoryFunctions, ...clockFunctions, ...accountFunctions, ...listingFunctions, ...amountFunctions];

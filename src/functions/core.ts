import { accountFunctions } from './account';
import { advertisingFunctions } from './advertising';
import { amountFunctions } from './amounts';
import { clockFunctions } from './clocks';
import { inventoryFunctions } from './inventory';
import { listingFunctions } from './listing';
import type { Definition } from './run';

/** The functions of the first bundle: rules and arithmetic, small enough to be there before anything else. */
export const coreFunctions: readonly Definition[] = [...advertisingFunctions, ...inventoryFunctions, ...clockFunctions, ...accountFunctions, ...listingFunctions, ...amountFunctions];

import type { Family } from '../dictionary';
import { business } from './business';
import { fbaInventory } from './fbaInventory';
import { sponsored } from './sponsored';

/** Every vocabulary the reader knows. */
export const families: readonly Family[] = [business, sponsored, fbaInventory];

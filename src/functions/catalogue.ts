import { coreFunctions } from './core';
import { dataFunctions } from './data';
import type { Definition } from './run';

/** Every AMZ.* function. Ids and argument order live in people's files for years: they never change. */
export const catalogue: readonly Definition[] = [...coreFunctions, ...dataFunctions];

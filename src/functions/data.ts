import { logFunctions } from './logs';
import { reportFunctions } from './reports';
import type { Definition } from './run';

/** The functions of the second bundle: they carry the report reader with its headers in twelve languages, and SHA-256. */
export const dataFunctions: readonly Definition[] = [...reportFunctions, ...logFunctions];

import { dataFunctions } from './data';
import { registerAll } from './register';

// Loaded right after `functions.js`: the functions that need the report reader and SHA-256.
registerAll(dataFunctions);

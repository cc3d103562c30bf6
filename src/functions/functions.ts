import { coreFunctions } from './core';
import { registerAll } from './register';

// The functions bundle: no React, no pane, registered as soon as it is read.
registerAll(coreFunctions);

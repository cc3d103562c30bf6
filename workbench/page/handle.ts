import type { Host } from '../host/host';
import type { Grid } from './grid/grid';

/** `window.workbench`: the running parts, for browser tests and for looking around in the developer tools. */
export interface Handle {
  readonly host: Host;
  readonly grid: Grid;
}

declare global {
  interface Window {
    workbench?: Handle;
  }
}

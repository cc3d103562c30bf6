import type { Host } from './host';
import { type ClientGlobals, type OfficeOptions, connect } from './office';

/**
 * Puts `host` behind Microsoft's client in a page (or in the pane's frame: pass its window). The page loads
 * `excel-web-16.00.debug.js` by a script element before it calls this, and the add-in's scripts after.
 */
export function connectWindow(target: Window, host: Host, options: OfficeOptions = {}): void {
  const globals = target as unknown as Partial<ClientGlobals>;
  if (!globals.Excel || !globals.Office || !globals.OfficeExtension || !globals.OSF) throw new Error('Load excel-web-16.00.debug.js before connecting a host to it.');
  connect(globals as ClientGlobals, host, options);
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Script, createContext } from 'node:vm';
import type { Host } from './host';
import { type ClientGlobals, type OfficeOptions, connect } from './office';

/** Microsoft's client for Excel on the web; the `-core` files do not load alone. */
const file = '@microsoft/office-js/dist/excel-web-16.00.debug.js';

let compiled: Script | null = null;

/**
 * A fresh instance of Microsoft's real client over `host`, in a scope of its own, for tests without a browser.
 * Takes about a tenth of a second.
 */
export function loadClient(host: Host, options: OfficeOptions = {}): ClientGlobals {
  compiled ??= new Script(readFileSync(createRequire(import.meta.url).resolve(file), 'utf8'), { filename: file });
  const nothing = (): undefined => undefined;
  const scope: Record<string, unknown> = {
    console, setTimeout, clearTimeout, setInterval, clearInterval, TextEncoder,
    location: { href: 'https://localhost/', search: '', hash: '', protocol: 'https:', host: 'localhost' },
    navigator: { userAgent: 'node' },
    document: { getElementsByTagName: () => [], createElement: () => ({ style: {} }), addEventListener: nothing, cookie: '', URL: '', head: { appendChild: nothing }, documentElement: {} },
    addEventListener: nothing, removeEventListener: nothing,
  };
  scope['window'] = scope;
  scope['self'] = scope;
  compiled.runInContext(createContext(scope));
  const globals = scope as unknown as ClientGlobals;
  connect(globals, host, options);
  return globals;
}

/** Puts a client where the add-in's code looks for it; answers what takes it away again. */
export function installClient(globals: ClientGlobals): () => void {
  const names = ['Excel', 'Office', 'OfficeExtension'] as const;
  const before = names.map((name) => Reflect.get(globalThis, name) as unknown);
  names.forEach((name) => Reflect.set(globalThis, name, globals[name]));
  return () => names.forEach((name, index) => Reflect.set(globalThis, name, before[index]));
}

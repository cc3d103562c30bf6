import { officeScripts, type OfficeHost } from './build-options';

/** One line of a policy, with the reason it is there: whoever widens it must be able to say why. */
export interface Directive {
  readonly name: string;
  readonly sources: readonly string[];
  readonly reason: string;
}

/** Content Security Policy of the pane: the same in a release (as a meta element, any static host will do) and in the workbench (as a header). */
export function panePolicy(office: OfficeHost, nonce: string): readonly Directive[] {
  const script = officeScripts[office];
  const officeOrigin = office === 'local' ? [] : [new URL(script).origin];
  return [
    { name: 'default-src', sources: ["'none'"], reason: 'Nothing loads unless a line below says so.' },
    { name: 'script-src', sources: ["'self'", ...officeOrigin], reason: 'Our bundles, and Office.js, which loads further scripts from where it came from. No inline script, no eval.' },
    { name: 'style-src', sources: ["'self'", `'nonce-${nonce}'`], reason: 'One stylesheet of ours; Griffel adds its style elements with the nonce.' },
    { name: 'img-src', sources: ["'self'", 'data:'], reason: 'Icons of ours; Fluent draws some marks from data addresses.' },
    { name: 'connect-src', sources: ["'self'"], reason: 'The sample store comes from our own folder. No report ever leaves the machine, and Office.js sends no usage data from here.' },
    { name: 'worker-src', sources: ["'self'"], reason: 'Reports are read in a worker of ours.' },
    { name: 'base-uri', sources: ["'none'"], reason: 'Nobody may move relative addresses elsewhere.' },
    { name: 'form-action', sources: ["'none'"], reason: 'No form is sent anywhere.' },
  ];
}

/** The workbench's own page around the pane. */
export const workbenchPolicy: readonly Directive[] = [
  { name: 'default-src', sources: ["'none'"], reason: 'Nothing loads unless a line below says so.' },
  { name: 'script-src', sources: ["'self'", "'wasm-unsafe-eval'"], reason: 'Bundles of ours; the .xlsx writer with native charts is WebAssembly.' },
  { name: 'style-src', sources: ["'self'", "'unsafe-inline'"], reason: 'The grid (Univer) writes style elements and takes no nonce. The page is never shipped.' },
  { name: 'img-src', sources: ["'self'", 'data:', 'blob:'], reason: 'The grid draws pictures and cursors from data and blob addresses.' },
  { name: 'font-src', sources: ["'self'", 'data:'], reason: 'Fonts of the grid.' },
  { name: 'connect-src', sources: ["'self'"], reason: 'functions.json and the samples.' },
  { name: 'worker-src', sources: ["'self'"], reason: 'Workbooks are written in a worker.' },
  { name: 'frame-src', sources: ["'self'"], reason: 'The pane lives in a frame, as it does in Excel on the web.' },
  { name: 'base-uri', sources: ["'none'"], reason: 'Nobody may move relative addresses elsewhere.' },
  { name: 'form-action', sources: ["'none'"], reason: 'No form is sent anywhere.' },
];

/** What a browser accepts in a header and ignores in a meta element. */
export const workbenchFraming: readonly Directive[] = [
  { name: 'frame-ancestors', sources: ["'self'"], reason: 'Only the workbench frames the pane. A release must not say so: Excel on the web frames it from many hosts.' },
];

export interface Header {
  readonly name: string;
  readonly value: string;
  readonly reason: string;
}

/** Sent with every file by our server, and advised for any other host. */
export const staticHeaders: readonly Header[] = [
  { name: 'X-Content-Type-Options', value: 'nosniff', reason: 'A file is what its type says.' },
  { name: 'Referrer-Policy', value: 'no-referrer', reason: 'The CDN need not know which page asked.' },
  { name: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()', reason: 'Nothing of the kind is used.' },
];

/** Headers that look prudent and break an add-in. */
export const refusedHeaders: readonly Omit<Header, 'value'>[] = [
  { name: 'X-Frame-Options', reason: 'Excel on the web shows the pane in a frame from its own hosts.' },
  { name: 'Cross-Origin-Opener-Policy', reason: 'Cuts the pane off from the window that hosts it.' },
  { name: 'Cross-Origin-Embedder-Policy', reason: 'Office.js comes from another origin, which does not opt in.' },
];

export function policyText(directives: readonly Directive[]): string {
  return directives.map(({ name, sources }) => `${name} ${sources.join(' ')}`).join('; ');
}

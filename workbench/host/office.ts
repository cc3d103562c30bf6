/// <reference types="office-js" preserve="true" />
import type { Answer, Host } from './host';
import type { RequestBody } from './protocol';

/** The requirement sets a host declares, newest version of each. Everything else is not supported. */
export type RequirementSets = Readonly<Record<string, string>>;

/** The floor the manifest asks for. */
export const floor: RequirementSets = { SharedRuntime: '1.1', CustomFunctionsRuntime: '1.3', ExcelApi: '1.13', RibbonApi: '1.1', DialogApi: '1.1' };

export interface OfficeOptions {
  readonly sets?: RequirementSets;
  /** `zh-CN`, `en-US` … of Excel's own words. */
  readonly displayLanguage?: string;
  readonly theme?: Readonly<Record<string, string>> | null;
}

/** What Microsoft's client leaves in the global scope, as far as it is touched here. */
export interface ClientGlobals {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: object;
  OSF: object;
}

interface Internals {
  readonly SessionBase: { _overrideSession: unknown };
  readonly CommonUtility: { _doApiNotSupportedCheck: boolean };
  readonly Utility: { _doApiNotSupportedCheck: boolean; _synchronousCleanup: boolean };
  _testSetRichApiMessageReadyImpl(ready: () => Promise<void>): void;
  _testTriggerRichApiMessageEvent(message: { entries: readonly unknown[] }): void;
}

/** Category of messages the client takes for events. */
const eventCategory = 65_536;

/**
 * Puts a host behind a loaded client: requests go to it, events come from it, and `Office` answers what the loader
 * (`office.js`, which is not used here) would. Call it before the add-in's own scripts run.
 */
export function connect(globals: ClientGlobals, host: Host, options: OfficeOptions = {}): void {
  const sets = options.sets ?? floor;
  const internals = globals.OfficeExtension as Internals;
  internals.SessionBase._overrideSession = {
    _resolveRequestUrlAndHeaderInfo: () => Promise.resolve({ url: 'https://workbook.invalid', headers: {} }),
    _createRequestExecutorOrNull: () => ({ executeAsync: (_custom: unknown, _flags: unknown, message: { Body: RequestBody }): Promise<Answer> => host.answer(message.Body) }),
  };
  // A call above the declared requirement sets throws ApiNotFound.
  internals.CommonUtility._doApiNotSupportedCheck = true;
  internals.Utility._doApiNotSupportedCheck = true;
  internals._testSetRichApiMessageReadyImpl(() => Promise.resolve());
  host.raise = ({ message, ...event }) => internals._testTriggerRichApiMessageEvent({ entries: [{ ...event, messageCategory: eventCategory, message: JSON.stringify(message) }] });

  const context = {
    host: 'Excel', platform: 'PC', displayLanguage: options.displayLanguage ?? 'en-US', contentLanguage: options.displayLanguage ?? 'en-US', touchEnabled: false,
    diagnostics: { host: 'Excel', platform: 'PC', version: '16.0.0.0' },
    requirements: { isSetSupported: (name: string, version = '1.1') => supports(sets, name, version) },
    document: { settings: settingsOf(host), mode: 'readWrite', url: '' },
    ...(options.theme === null ? {} : { officeTheme: options.theme ?? { bodyBackgroundColor: '#FFFFFF', bodyForegroundColor: '#000000', controlBackgroundColor: '#FFFFFF', controlForegroundColor: '#000000' } }),
  };
  Object.assign(globals.OSF, { _OfficeAppFactory: { getContext: () => context, getHostInfo: () => ({ hostType: 'excel', hostPlatform: 'win32', flags: 0 }) } });
  const ready = { host: 'Excel', platform: 'PC' };
  const onReady = async (callback?: (info: typeof ready) => unknown): Promise<typeof ready> => {
    await callback?.(ready);
    return ready;
  };
  Object.assign(globals.Office, { onReady, onReadyInternal: onReady, HostType: { Excel: 'Excel' }, PlatformType: { PC: 'PC' } });
}

function supports(sets: RequirementSets, name: string, version: string): boolean {
  const has = sets[name];
  if (has === undefined) return false;
  const [major = 0, minor = 0] = has.split('.').map(Number);
  const [wantMajor = 1, wantMinor = 0] = version.split('.').map(Number);
  return major > wantMajor || (major === wantMajor && minor >= wantMinor);
}

interface AsyncResult {
  readonly status: 'succeeded' | 'failed';
  readonly value?: unknown;
}
type Callback = (result: AsyncResult) => void;

/** `Office.context.document.settings`: a copy in memory that `saveAsync` writes into the workbook. */
function settingsOf(host: Host): object {
  let copy: Record<string, unknown> = structuredClone(host.book.settings);
  const done = (callback: Callback | undefined, value?: unknown): void => void Promise.resolve().then(() => callback?.({ status: 'succeeded', value }));
  return {
    get: (name: string) => structuredClone(copy[name] ?? null),
    set: (name: string, value: unknown) => void (copy[name] = JSON.parse(JSON.stringify(value)) as unknown),
    remove: (name: string) => void delete copy[name],
    saveAsync: (first?: unknown, second?: Callback) => {
      host.book.settings = structuredClone(copy);
      host.book.changed({ kind: 'settings', origin: 'addin' });
      done(typeof first === 'function' ? (first as Callback) : second);
    },
    refreshAsync: (callback?: Callback) => {
      copy = structuredClone(host.book.settings);
      done(callback);
    },
    addHandlerAsync: (_type: string, handler: (args: object) => void, callback?: Callback) => {
      host.book.on((change) => {
        if (change.kind === 'settings' && change.origin === 'person') handler({ type: 'settingsChanged' });
      });
      done(callback);
    },
  };
}

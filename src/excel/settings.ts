/** Settings kept in the workbook, readable by everybody who has the file: no secrets. */
export interface DocumentSettings {
  /** Null where nothing is kept under the name. Answers at once, also before the first `write`. */
  read(name: string): unknown;
  /** Keeps `value` (plain JSON; null takes it out) in the document. Rejects where the document cannot be written. */
  write(name: string, value: unknown): Promise<void>;
  /** Calls `changed` when somebody else working on the document has changed a setting. */
  watch(changed: () => void): void;
}

/** One key for all of ours, so that other add-ins' settings are never in the way. */
const prefix = 'amzops.';

/** Settings of the open workbook, over `Office.context.document.settings`. Call after `Office.onReady`. */
export function documentSettings(): DocumentSettings {
  const { settings } = Office.context.document;
  const done = (resolve: () => void, reject: (error: Error) => void) => (result: Office.AsyncResult<unknown>): void => {
    if (String(result.status) === 'succeeded') resolve();
    else reject(new Error(result.error.message));
  };
  return {
    read: (name) => (settings.get(prefix + name) as unknown) ?? null,
    write: (name, value) => new Promise((resolve, reject) => {
      if (value === null) settings.remove(prefix + name);
      else settings.set(prefix + name, value);
      settings.saveAsync(done(resolve, reject));
    }),
    watch: (changed) => {
      settings.addHandlerAsync(Office.EventType.SettingsChanged, () => settings.refreshAsync(changed));
    },
  };
}

import type { RuleOverride } from '../domain/rules';
import type { FunctionsPort } from '../functions/register';
import type { Language } from '../locale';

export interface FunctionSettings {
  readonly language: Language;
  readonly overrides: readonly RuleOverride[];
}

/** What the functions speak and judge by until they are told. */
const untold: FunctionSettings = { language: 'en', overrides: [] };

/**
 * Tells the custom functions, which run in the pane's own page, the workbook's language and limits. Excel calculates
 * again only where that changes anything: a full calculation of a large workbook is not free.
 */
export function functionTeller(port: () => FunctionsPort | undefined, recalculate: () => Promise<void>): (settings: FunctionSettings) => Promise<void> {
  let told = JSON.stringify(untold);
  return async (settings) => {
    const functions = port();
    const now = JSON.stringify(settings);
    if (functions === undefined || now === told) return;
    functions.configure(settings);
    told = now;
    await recalculate();
  };
}

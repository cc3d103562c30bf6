import { marketplaceCodes } from '../domain/marketplace';
import type { Notice } from '../domain/notice';
import { changeActions, modules, objectTypes, risks } from '../domain/sopLog';
import { say, type Language } from '../locale';
import { logTableText } from '../locale/log';
import { logText } from '../locale/report';
import { tableHeaders } from '../locale/tables';
import type { Validation } from './plan';
import type { StoredData } from './stored';
import { hashedEventFields, hashedLogFields, type Field } from './tables';
import { columnsText, missingColumns } from './verifyLog';
import { actionWords, moduleWords, objectWords, riskWords } from './words';

/** What people choose from where they type a row. Excel takes a list of at most 255 characters. */
export function logValidations(language: Language): Partial<Record<Field, { readonly validation: Omit<Validation, 'range'> }>> {
  const choice = (field: Field, values: readonly string[]): Omit<Validation, 'range'> => ({
    rule: { type: 'list', values }, allowBlank: true, prompt: null, error: { title: tableHeaders[field][language], message: say(language, logTableText.choice, { values: values.join(' · ') }) },
  });
  return {
    marketplace: { validation: choice('marketplace', marketplaceCodes) },
    module: { validation: choice('module', modules.map((one) => moduleWords.say(one, language))) },
    action: { validation: choice('action', changeActions.map((one) => actionWords.say(one, language))) },
    objectType: { validation: choice('objectType', objectTypes.map((one) => objectWords.say(one, language))) },
    risk: { validation: choice('risk', risks.map((one) => riskWords.say(one, language))) },
    needsReview: { validation: choice('needsReview', [logText.yes[language], logText.no[language]]) },
  };
}

/**
 * Why nothing may be written to the log now; null where it may. Columns that went missing are put in again by a plan at
 * the right end, empty for every row there is: then no row would fit its hash any more.
 */
export function logBlocked({ tables: { log, events } }: Pick<StoredData, 'tables'>): Notice | null {
  for (const [table, hashed] of [[log, hashedLogFields], [events, hashedEventFields]] as const) {
    if (missingColumns(table, hashed).length > 0) return columnsText(table, hashed);
  }
  return null;
}

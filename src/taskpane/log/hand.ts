import type { Language } from '../../locale';
import type { Hand } from '../../sheets/log';
import type { RawWorkbook } from '../../sheets/plan';
import { settingsOf } from '../../sheets/settings';
import { decodeWorkbook } from '../../sheets/stored';
import { recallProfile } from '../profile';
import type { Workbook } from '../workbook';

/** Who writes and where: the store and language of the workbook, as its settings say them; else the store asked for under Today, and the pane's language. */
export function handIn(workbook: Workbook, raw: RawWorkbook, { operator, moment, shown }: { readonly operator: string; readonly moment: number; readonly shown: Language }): Hand {
  const { store, language } = settingsOf(decodeWorkbook(raw).settings);
  return { store: store ?? recallProfile(workbook).store.trim(), operator: operator.trim(), moment, language: language ?? shown };
}

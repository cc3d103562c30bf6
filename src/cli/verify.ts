import { notice, type Notice } from '../domain/notice';
import type { Language } from '../locale';
import type { SourceFile } from '../reports';
import { settingsOf } from '../sheets/settings';
import { decodeWorkbook } from '../sheets/stored';
import { verifyLog, type LogVerdict } from '../sheets/verifyLog';
import { readWorkbook } from '../xlsx';

/** Walks the operations and the events of a workbook's SOP log, and says the same as the pane says of the same file. */
export async function verifyWorkbook(file: SourceFile): Promise<{ readonly verdict: LogVerdict; readonly language: Language | null } | { readonly problem: Notice }> {
  const opened = await readWorkbook(file.bytes);
  if ('problem' in opened) return opened;
  const stored = decodeWorkbook(opened.raw);
  const verdict = verifyLog(stored);
  return verdict ? { verdict, language: settingsOf(stored.settings).language } : { problem: notice('no-log', { file: file.name }) };
}

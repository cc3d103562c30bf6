import { notice, type Notice } from '../domain/notice';
import type { Language } from '../locale';
import type { SourceFile } from '../reports';
import { planMerge } from '../sheets/mergeLog';
import { settingsOf } from '../sheets/settings';
import { decodeWorkbook } from '../sheets/stored';
import { verifyLog, type LogKind } from '../sheets/verifyLog';
import { readWorkbook, writePlan } from '../xlsx';

export interface Merged {
  /** Our workbook with the rows of both; as it was where there was nothing to join. */
  readonly bytes: Uint8Array;
  readonly language: Language;
  readonly taken: { readonly rows: number; readonly events: number };
  /** Ids of the rows that join. */
  readonly joins: readonly string[];
  readonly conflicts: readonly Notice[];
  /** What a check says of our log afterwards. */
  readonly kind: LogKind;
}

/** Joins the log of a copy into ours; see `planMerge`. Neither file is touched. */
export async function mergeWorkbooks(ours: SourceFile, theirs: SourceFile, operator: string, moment: number, asked: Language | null): Promise<Merged | { readonly problem: Notice; readonly language: Language | null }> {
  const opened = await readWorkbook(ours.bytes);
  if ('problem' in opened) return { ...opened, language: asked };
  const stored = decodeWorkbook(opened.raw);
  const settings = settingsOf(stored.settings);
  const language = asked ?? settings.language ?? 'zh-CN';
  if (!stored.tables.log.raw) return { problem: notice('no-log', { file: ours.name }), language };
  const other = await readWorkbook(theirs.bytes);
  if ('problem' in other) return { ...other, language };
  const planned = planMerge(opened.raw, other.raw, { store: settings.store ?? '', operator, moment, language });
  if (planned.kind === 'refused') return { problem: planned.problem, language };
  if (planned.kind === 'nothing') return { bytes: ours.bytes, language, taken: { rows: 0, events: 0 }, joins: [], conflicts: [], kind: verifyLog(stored)?.kind ?? 'intact' };
  const written = await writePlan(planned.plan, ours.bytes);
  if ('problem' in written) return { ...written, language };
  const after = await readWorkbook(written.bytes);
  if ('problem' in after) return { ...after, language };
  return { bytes: written.bytes, language, taken: planned.taken, joins: planned.joins, conflicts: planned.conflicts, kind: verifyLog(decodeWorkbook(after.raw))?.kind ?? 'intact' };
}

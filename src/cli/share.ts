import { notice, type Notice } from '../domain/notice';
import type { Language } from '../locale';
import { isUnreadable } from '../reports';
import { readSheets } from '../reports/list';
import type { SourceFile } from '../reports';
import { planReviewForm, readReviewForm, reviewFormPlan, waiting } from '../sheets/reviewForm';
import { logBook } from '../sheets/logBook';
import { settingsOf } from '../sheets/settings';
import { decodeWorkbook } from '../sheets/stored';
import { templatePlan } from '../sheets/template';
import { readWorkbook, supervisorCopy, writePlan } from '../xlsx';
import type { TemplateCommand } from './args';

type Problem = { readonly problem: Notice; readonly language: Language | null };

export interface Shared {
  readonly bytes: Uint8Array;
  readonly language: Language;
  /** How many changes wait in the review form. */
  readonly waiting: number;
}

/** A copy of the team's workbook for its supervisor, with a review form. The team's file is not touched. */
export async function shareWorkbook(file: SourceFile, asked: Language | null): Promise<Shared | Problem> {
  const opened = await readWorkbook(file.bytes);
  if ('problem' in opened) return { ...opened, language: asked };
  const stored = decodeWorkbook(opened.raw);
  const settings = settingsOf(stored.settings);
  const language = asked ?? settings.language ?? 'zh-CN';
  const store = settings.store ?? stored.dayTotals[0]?.store ?? '';
  const formed = await writePlan(reviewFormPlan(opened.raw, store, language), file.bytes);
  if ('problem' in formed) return { ...formed, language };
  const copy = await supervisorCopy(formed.bytes);
  if ('problem' in copy) return { problem: copy.problem.code === 'share-nothing' ? notice('share-nothing', { file: file.name }) : copy.problem, language };
  return { bytes: copy.bytes, language, waiting: waiting(logBook(stored).entries).length };
}

export interface Taken {
  /** The team's workbook with the new events; as it was where nothing was taken. */
  readonly bytes: Uint8Array;
  readonly language: Language;
  readonly taken: readonly string[];
  readonly known: readonly string[];
  readonly refused: readonly Notice[];
}

/** The answers of a reviewed copy, as events of the team's log. Conflicts are told and left out; nothing is overwritten. */
export async function takeReview(team: SourceFile, copy: SourceFile, moment: number, asked: Language | null): Promise<Taken | Problem> {
  const opened = await readWorkbook(team.bytes);
  if ('problem' in opened) return { ...opened, language: asked };
  const settings = settingsOf(decodeWorkbook(opened.raw).settings);
  const language = asked ?? settings.language ?? 'zh-CN';
  const sheets = await readSheets(copy);
  if (isUnreadable(sheets)) return { problem: sheets.problem, language };
  const form = readReviewForm(copy.name, sheets, language);
  const result = planReviewForm(opened.raw, form.answers, { store: settings.store ?? '', operator: '', moment, language });
  const refused = [...form.problems, ...result.refused];
  if (!result.plan) return { bytes: team.bytes, language, taken: [], known: result.known, refused };
  const written = await writePlan(result.plan, team.bytes);
  return 'problem' in written ? { ...written, language } : { bytes: written.bytes, language, taken: result.taken, known: result.known, refused };
}

/** The standard SOP workbook, empty. */
export async function makeTemplate({ store, marketplaces, operator }: TemplateCommand, moment: number, language: Language): Promise<{ readonly bytes: Uint8Array } | { readonly problem: Notice }> {
  return writePlan(templatePlan({ store, marketplaces, language, moment, operator }));
}

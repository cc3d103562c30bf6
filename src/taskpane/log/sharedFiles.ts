import type { Notice } from '../../domain/notice';
import type { Language } from '../../locale';
import { isUnreadable } from '../../reports';
import { readSheets } from '../../reports/list';
import { readReviewForm, type FormRead } from '../../sheets/reviewForm';
import { planShared, type SharedInput } from '../../sheets/sharedPlan';
import { templatePlan, type TemplateInput } from '../../sheets/template';
import { supervisorCopy, writePlan } from '../../xlsx';

type Bytes = { readonly bytes: Uint8Array } | { readonly problem: Notice };

/** What reads and makes whole files, in a piece of its own that is loaded when somebody first shares. */
export async function readCopy(name: string, bytes: Uint8Array, language: Language): Promise<FormRead | { readonly problem: Notice }> {
  const sheets = await readSheets({ name, bytes });
  return isUnreadable(sheets) ? { problem: sheets.problem } : readReviewForm(name, sheets, language);
}

/** The standard SOP workbook, empty. */
export const templateFile = (input: TemplateInput): Promise<Bytes> => writePlan(templatePlan(input));

/** The supervisor's copy, protected but for the cells of the review form that are to be filled in. */
export async function sharedFile(input: SharedInput): Promise<Bytes> {
  const planned = planShared(input);
  if ('problem' in planned) return planned;
  const written = await writePlan(planned.plan);
  return 'problem' in written ? written : supervisorCopy(written.bytes);
}

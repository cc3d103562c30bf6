import { say, type Catalogue, type Entry, type Language, type Params } from './index';
import { adHealthNotices } from './adHealth';
import { checklistNotices } from './checklist';
import { cliText } from './cli';
import { daysText } from './days';
import { excelTexts } from './excel';
import { logNotices } from './log';
import { logScreenProblems } from './logScreen';
import { reportTexts } from './reports';
import { reviewProblems } from './review';
import { ruleProblems } from './rules';
import { settingNotices } from './settings';
import { sharingNotices } from './sharing';
import { chainKinds, sheetsText } from './sheets';
import { paneProblems } from './taskpane';
import { turnTexts } from './turn';
import { xlsxTexts } from './xlsx';

const catalogues: readonly Catalogue[] = [adHealthNotices, checklistNotices, reportTexts, daysText, sheetsText, logNotices, ruleProblems, settingNotices, sharingNotices, xlsxTexts, cliText, excelTexts, paneProblems, logScreenProblems, reviewProblems, turnTexts];
const byCode = new Map<string, Entry>(catalogues.flatMap((catalogue) => Object.entries(catalogue)));

/** The text of a notice of any room. A code nobody wrote a text for shows as it is, with its numbers: never nothing. */
export function sayNotice(language: Language, notice: { readonly code: string; readonly params: Params }): string {
  const entry = byCode.get(notice.code);
  if (!entry) return `${notice.code} ${JSON.stringify(notice.params)}`;
  // A parameter that is itself a code (a kind of damage, a place) is put into words too.
  const params = Object.fromEntries(Object.entries(notice.params).map(([name, value]) => {
    const word = notice.code === 'log-broken' && name === 'kind' ? chainKinds[value as keyof typeof chainKinds] : typeof value === 'string' ? byCode.get(value) : undefined;
    return [name, word ? say(language, word, notice.params) : value];
  }));
  return say(language, entry, params);
}

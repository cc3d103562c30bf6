import { say, type Catalogue, type Entry, type Language, type Params } from './index';
import { cliText } from './cli';
import { daysText } from './days';
import { ruleProblems } from './rules';
import { chainKinds, sheetsText } from './sheets';
import { xlsxTexts } from './xlsx';

const catalogues: readonly Catalogue[] = [daysText, sheetsText, ruleProblems, xlsxTexts, cliText];
const byCode = new Map<string, Entry>(catalogues.flatMap((catalogue) => Object.entries(catalogue)));

/** The text of a notice of any room. A code nobody wrote a text for shows as it is, with its numbers: never nothing. */
export function sayNotice(language: Language, notice: { readonly code: string; readonly params: Params }): string {
  const entry = byCode.get(notice.code);
  if (!entry) return `${notice.code} ${JSON.stringify(notice.params)}`;
  const kind = notice.code === 'log-broken' ? chainKinds[notice.params['kind'] as keyof typeof chainKinds] : undefined;
  return say(language, entry, kind ? { ...notice.params, kind: say(language, kind) } : notice.params);
}

import { rulesWith, type RuleOverride, type Rules } from '../domain/rules';
import type { Language } from '../locale/index';

/** What a workbook says about the functions in it. The room that talks to Excel reads it from the document and hands it in. */
export interface WorkbookSettings {
  readonly language: Language;
  readonly overrides: readonly RuleOverride[];
}

export interface Setting {
  readonly language: Language;
  readonly rules: Rules;
}

let current: Setting = { language: 'en', rules: rulesWith() };

/** Sets language and rules for every later calculation; Excel has to recalculate afterwards. Answers overrides that were left out. */
export function configure(settings: WorkbookSettings): Rules['problems'] {
  current = { language: settings.language, rules: rulesWith(settings.overrides) };
  return current.rules.problems;
}

export const currentSetting = (): Setting => current;

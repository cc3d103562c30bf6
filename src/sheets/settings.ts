import { kpiIds, type KpiId } from '../domain/daily';
import { marketplaceOf } from '../domain/marketplace';
import { notice, type Notice } from '../domain/notice';
import { categoryKey, pack, rulesWith, type Rule, type RuleOverride, type Rules, type RuleValue } from '../domain/rules';
import { languages, say, type Language } from '../locale';
import { ruleLabels, ruleSources } from '../locale/rules';
import { settingText } from '../locale/settings';
import type { CellValue } from './plan';
import type { StoredData, StoredSetting } from './stored';
import { typedNumber } from './typed';

/** What the Settings table says, checked. */
export interface Settings {
  readonly rules: Rules;
  /** What `rules` lays over the pack, for the functions in cells. */
  readonly overrides: readonly RuleOverride[];
  readonly language: Language | null;
  readonly store: string | null;
  /** Daily targets by marketplace. */
  readonly targets: ReadonlyMap<string, Readonly<Partial<Record<KpiId, number>>>>;
  readonly problems: readonly Notice[];
}

const targetPrefix = 'target.';
const targetIds = ['orderedProductSales', 'unitsOrdered', 'acos', 'tacos'] as const satisfies readonly KpiId[];

/** Reads the Settings rows: rule overrides, targets, language, store. What cannot be used is named and left out. */
export function settingsOf(stored: readonly StoredSetting[]): Settings {
  const problems: Notice[] = [];
  const overrides: RuleOverride[] = [];
  const targets = new Map<string, Partial<Record<KpiId, number>>>();
  let language: Language | null = null;
  let store: string | null = null;
  for (const setting of stored) {
    const text = setting.value === null ? '' : String(setting.value).trim();
    if (text === '') continue;
    if (setting.id === 'workbook.language') language = languages.find((one) => one === text) ?? null;
    else if (setting.id === 'workbook.store') store = text;
    else if (setting.id.startsWith(targetPrefix)) {
      const id = setting.id.slice(targetPrefix.length) as KpiId;
      const value = typedNumber(text);
      const marketplace = marketplaceOf(setting.scope)?.code;
      if (value === null || !kpiIds.includes(id) || !marketplace) problems.push(notice('setting-unusable', { id: setting.id, scope: setting.scope, value: text }));
      else targets.set(marketplace, { ...targets.get(marketplace), [id]: value });
    } else {
      const rule = pack.find(({ id }) => id === setting.id);
      const value = rule ? valueLike(rule.value, text) : null;
      if (!rule || value === null) problems.push(notice('setting-unusable', { id: setting.id, scope: setting.scope, value: text }));
      else overrides.push({ id: setting.id, value, ...scopeOf(setting.scope) });
    }
  }
  const rules = rulesWith(overrides);
  return { rules, overrides, language, store, targets, problems: [...problems, ...rules.problems] };
}

function valueLike(like: RuleValue, text: string): RuleValue | null {
  if (typeof like === 'number') return typedNumber(text);
  if (typeof like === 'string') return text;
  const parts = text.split(/[;；\n]/).map((part) => part.trim()).filter((part) => part !== '');
  if (typeof like[0] !== 'number') return parts;
  const numbers = parts.map(typedNumber);
  return numbers.every((value) => value !== null) ? numbers : null;
}

function scopeOf(scope: string): { marketplace?: string; category?: string } {
  const parts: { marketplace?: string; category?: string } = {};
  for (const part of scope.split('/').map((one) => one.trim()).filter((one) => one !== '')) {
    const marketplace = marketplaceOf(part);
    if (marketplace) parts.marketplace = marketplace.code;
    else parts.category = categoryKey(part);
  }
  return parts;
}

/** Rows the Settings table lacks, and rows whose default, unit or source we know better now. A person's value is never touched. */
export function settingRows(stored: StoredData, store: string, marketplaces: readonly string[], language: Language): Record<string, CellValue>[] {
  const rows: Record<string, CellValue>[] = [];
  const have = new Map(stored.tables.settings.rows.map(({ cells }) => [`${String(cells.settingId ?? '')}\u001f${String(cells.scope ?? '')}`, cells]));
  const put = (id: string, scope: string, name: string, value: CellValue, fallback: string, unit: string, source: string, asOf: string): void => {
    const before = have.get(`${id}\u001f${scope}`);
    const facts = { settingName: name, defaultValue: fallback, unit, source, asOf };
    if (!before) rows.push({ settingId: id, scope, settingValue: value, ...facts });
    else if (String(before.defaultValue ?? '') !== fallback || String(before.asOf ?? '') !== asOf) rows.push({ settingId: id, scope, ...facts });
  };
  put('workbook.store', '', say(language, settingText['workbook.store']), store, '', '', '', '');
  put('workbook.language', '', say(language, settingText['workbook.language']), language, 'zh-CN', '', '', '');
  for (const marketplace of marketplaces) {
    for (const id of targetIds) put(`${targetPrefix}${id}`, marketplace, say(language, settingText[`target.${id}`]), null, '', '', say(language, settingText.team), '');
  }
  for (const rule of newest(pack)) {
    const scope = [rule.marketplaces?.join('/') ?? '', rule.category ?? ''].filter((part) => part !== '').join('/');
    const label = ruleLabels[rule.id as keyof typeof ruleLabels];
    put(rule.id, scope, label ? say(language, label) : rule.id, null, shown(rule.value), say(language, settingText[`unit.${rule.unit}`]), say(language, ruleSources[rule.source]), rule.from ?? rule.asOf);
  }
  return rows;
}

const shown = (value: RuleValue): string => [value].flat().join('; ');

/** One entry an id and scope: the newest. */
function newest(rules: readonly Rule[]): Rule[] {
  const byScope = new Map<string, Rule>();
  for (const rule of rules) {
    const key = [rule.id, rule.category, rule.marketplaces].join('|');
    const before = byScope.get(key);
    if (!before || (rule.from ?? '') >= (before.from ?? '')) byScope.set(key, rule);
  }
  return [...byScope.values()];
}

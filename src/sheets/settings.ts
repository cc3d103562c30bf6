import { marketplaceCodes, marketplaceOf, marketplaces as allMarketplaces, teamCurrency } from '../domain/marketplace';
import { notice, type Notice } from '../domain/notice';
import { allowedFor, categoryKey, choicesOf, isAllowed, isLike, noChoice, pack, rulesWith, scopesOf, type RuleOverride, type Rules, type RuleValue } from '../domain/rules';
import { targetFigures, type TargetFigure } from '../domain/targets';
import { languages, type Language } from '../locale';
import { isLogEnd } from './logEnd';
import type { CellValue } from './plan';
import { dailyTargetIds, ratePrefix, settingEntries, settingName, settingSource, settingUnit, shownValue, type DailyTargetId } from './settingEntries';
import type { StoredData, StoredSetting } from './stored';
import { typedNumber } from './typed';

/** A setting of the sheet that cannot be used, and where it stands (1-based row). */
export interface SettingFault {
  readonly id: string;
  readonly scope: string;
  readonly sheet: string;
  readonly row: number;
  readonly problem: Notice;
}

/** What the Settings table says, checked. */
export interface Settings {
  readonly rules: Rules;
  /** What `rules` lays over the pack, for the functions in cells. */
  readonly overrides: readonly RuleOverride[];
  readonly language: Language | null;
  readonly store: string | null;
  /** Marketplaces the team says it sells in; empty where it did not say. */
  readonly marketplaces: readonly string[];
  /** Daily targets by marketplace. */
  readonly targets: ReadonlyMap<string, Readonly<Partial<Record<DailyTargetId, number>>>>;
  /** Targets of a calendar month by marketplace. */
  readonly monthlyTargets: ReadonlyMap<string, Readonly<Partial<Record<TargetFigure, number>>>>;
  /** The currency that the overview converts to, and what one unit of another is in it; empty where nobody said. */
  readonly currency: string;
  readonly rates: ReadonlyMap<string, number>;
  /** What cannot be used, in words of its row. */
  readonly problems: readonly Notice[];
  readonly faults: readonly SettingFault[];
}

/** The team's own currency, and those of the marketplaces. */
const currencies: readonly string[] = [...new Set([teamCurrency, ...allMarketplaces.map(({ currency }) => currency)])].sort();

/** One row's meaning. */
export type SettingRead =
  | { readonly kind: 'blank' }
  | { readonly kind: 'store'; readonly store: string }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'marketplaces'; readonly codes: readonly string[] }
  | { readonly kind: 'currency'; readonly currency: string }
  | { readonly kind: 'rate'; readonly currency: string; readonly value: number }
  | { readonly kind: 'daily'; readonly marketplace: string; readonly id: DailyTargetId; readonly value: number }
  | { readonly kind: 'monthly'; readonly marketplace: string; readonly id: TargetFigure; readonly value: number }
  | { readonly kind: 'rule'; readonly value: RuleValue; readonly overrides: readonly RuleOverride[] }
  /** `reason` says what is allowed. */
  | { readonly kind: 'refused'; readonly reason: Notice };

/** Reads the Settings rows. What cannot be used is named with its row and left out; of a row given twice the first holds. */
export function settingsOf(stored: readonly StoredSetting[]): Settings {
  const faults: SettingFault[] = [];
  const overrides: RuleOverride[] = [];
  const targets = new Map<string, Partial<Record<DailyTargetId, number>>>();
  const monthlyTargets = new Map<string, Partial<Record<TargetFigure, number>>>();
  const seen = new Map<string, StoredSetting>();
  const rates = new Map<string, number>();
  let [language, store, marketplaces, currency]: [Language | null, string | null, readonly string[], string] = [null, null, [], teamCurrency];
  for (const setting of stored) {
    const { id, scope, sheet, row } = setting;
    if (isLogEnd(id)) continue;
    const fault = (problem: Notice): void => void faults.push({ id, scope, sheet, row, problem });
    const read = readSetting(setting);
    if (read.kind === 'blank') continue;
    const key = settingKey(setting);
    const twin = seen.get(key);
    if (twin) {
      fault(notice('setting-doubled', { sheet, row, id, scope, first: twin.row }));
      continue;
    }
    seen.set(key, setting);
    if (read.kind === 'refused') fault(notice('setting-unusable', { ...read.reason.params, sheet, row, id, scope, value: String(setting.value), reason: read.reason.code }));
    else if (read.kind === 'store') store = read.store;
    else if (read.kind === 'language') language = read.language;
    else if (read.kind === 'marketplaces') marketplaces = read.codes;
    else if (read.kind === 'currency') currency = read.currency;
    else if (read.kind === 'rate') rates.set(read.currency, read.value);
    else if (read.kind === 'daily') targets.set(read.marketplace, { ...targets.get(read.marketplace), [read.id]: read.value });
    else if (read.kind === 'monthly') monthlyTargets.set(read.marketplace, { ...monthlyTargets.get(read.marketplace), [read.id]: read.value });
    else overrides.push(...read.overrides);
  }
  const rules = rulesWith(overrides);
  for (const problem of rules.problems) {
    const row = stored.find((one) => one.id === problem.params['id'] || (problem.code === 'rules.weights' && one.id.startsWith('velocity.') && one.value !== null));
    faults.push({ id: row?.id ?? '', scope: row?.scope ?? '', sheet: row?.sheet ?? '', row: row?.row ?? 0, problem });
  }
  return { rules, overrides, language, store, marketplaces, currency, rates, targets, monthlyTargets, problems: faults.map(({ problem }) => problem), faults };
}

/** An id and where it applies, however the parts of the scope are written. */
export const settingKey = ({ id, scope }: { readonly id: string; readonly scope: string }): string => {
  const { marketplaces, category } = scopeOf(scope);
  return [id, [...marketplaces].sort().join('/'), category ?? ''].join('\u001f');
};

/** What a row says: an id, where it applies, and what somebody typed. */
export function readSetting({ id, scope, value }: { readonly id: string; readonly scope: string; readonly value: CellValue }): SettingRead {
  const text = value === null ? '' : String(value).trim();
  if (text === '') return { kind: 'blank' };
  const refused = (reason: Notice): SettingRead => ({ kind: 'refused', reason });
  if (id === 'workbook.store') return text.length > 60 ? refused(notice('allowed.store')) : { kind: 'store', store: text };
  if (id === 'workbook.language') {
    const language = languages.find((one) => one.toLowerCase() === text.toLowerCase());
    return language ? { kind: 'language', language } : refused(notice('allowed.language'));
  }
  if (id === 'workbook.marketplaces') {
    const codes = parts(text).map((one) => marketplaceOf(one)?.code ?? null);
    return codes.every((code) => code !== null) ? { kind: 'marketplaces', codes: [...new Set(codes)] } : refused(notice('allowed.marketplaces', { known: marketplaceCodes.join(' ') }));
  }
  if (id === 'workbook.currency') {
    const currency = currencies.find((one) => one === text.toUpperCase());
    return currency ? { kind: 'currency', currency } : refused(notice('allowed.currency', { known: currencies.join(' ') }));
  }
  if (id.startsWith(ratePrefix)) {
    const currency = currencies.find((one) => one === id.slice(ratePrefix.length));
    const rate = typedNumber(text);
    if (!currency) return refused(notice('allowed.known'));
    return rate !== null && rate > 0 ? { kind: 'rate', currency, value: rate } : refused(notice('allowed.target'));
  }
  return id.startsWith('target.') ? readTarget(id, scope, text) : readRule(id, scope, text);
}

function readTarget(id: string, scope: string, text: string): SettingRead {
  const marketplace = marketplaceOf(scope)?.code;
  if (!marketplace) return { kind: 'refused', reason: notice('allowed.scope-marketplace', { known: marketplaceCodes.join(' ') }) };
  const value = typedNumber(text);
  const monthly = targetFigures.find((one) => id === `target.monthly.${one}`);
  const daily = dailyTargetIds.find((one) => id === `target.${one}`);
  if (!monthly && !daily) return { kind: 'refused', reason: notice('allowed.known') };
  if (value === null || value <= 0) return { kind: 'refused', reason: notice('allowed.target') };
  if ((daily === 'acos' || daily === 'tacos') && value > 1) return { kind: 'refused', reason: notice('allowed.share', { min: 0, max: 1 }) };
  if (monthly) return { kind: 'monthly', marketplace, id: monthly, value };
  return daily ? { kind: 'daily', marketplace, id: daily, value } : { kind: 'blank' };
}

function readRule(id: string, scope: string, text: string): SettingRead {
  const rule = pack.find((one) => one.id === id);
  const refused = (reason: Notice): SettingRead => ({ kind: 'refused', reason });
  if (!rule) return refused(notice('allowed.known'));
  const value = valueLike(rule.value, text);
  const allowed = allowedFor(rule);
  if (value === null || !isLike(rule, value) || !isAllowed(rule, value)) return refused(notice(allowed.code, { min: allowed.min, max: allowed.max, known: choicesOf(id)?.join('; ') ?? '', none: noChoice }));
  const { marketplaces, category } = scopeOf(scope);
  const may = scopesOf(id);
  if (category !== null && !may.category) return refused(notice(may.marketplace ? 'allowed.scope-marketplace' : 'allowed.scope-none', { known: marketplaceCodes.join(' ') }));
  if (marketplaces.length > 0 && !may.marketplace) return refused(notice('allowed.scope-none'));
  const forCategory = category === null ? {} : { category };
  // An override is for one marketplace; a row may name several.
  const overrides = marketplaces.length === 0 ? [{ id, value, ...forCategory }] : marketplaces.map((marketplace) => ({ id, value, marketplace, ...forCategory }));
  return { kind: 'rule', value, overrides };
}

const parts = (text: string): string[] => text.split(/[;；,，、\n]/).map((part) => part.trim()).filter((part) => part !== '');

function valueLike(like: RuleValue, text: string): RuleValue | null {
  if (typeof like === 'number') return typedNumber(text);
  if (typeof like === 'string') return text;
  if (typeof like[0] === 'number') {
    const numbers = parts(text).map(typedNumber);
    return numbers.length > 0 && numbers.every((value) => value !== null) ? numbers : null;
  }
  // Words may hold commas; only the semicolon and a new line part them.
  const words = text.split(/[;；\n]/).map((part) => part.trim()).filter((part) => part !== '');
  return words.length > 0 ? words : null;
}

/** The marketplaces and the category a scope names. */
export function scopeOf(scope: string): { readonly marketplaces: readonly string[]; readonly category: string | null } {
  const marketplaces: string[] = [];
  let category: string | null = null;
  for (const part of scope.split('/').map((one) => one.trim()).filter((one) => one !== '')) {
    const marketplace = marketplaceOf(part);
    if (marketplace) marketplaces.push(marketplace.code);
    else category = category === null ? categoryKey(part) : `${category}/${categoryKey(part)}`;
  }
  return { marketplaces, category };
}

/** Rows the Settings table lacks, and rows whose default, unit or source we know better now. A person's value is never touched. */
export function settingRows(stored: StoredData, store: string | null, marketplaces: readonly string[], language: Language): Record<string, CellValue>[] {
  const rows: Record<string, CellValue>[] = [];
  const have = new Map(stored.tables.settings.rows.map(({ cells }) => [`${String(cells.settingId ?? '')}\u001f${String(cells.scope ?? '')}`, cells]));
  const given: Readonly<Record<string, string | null>> = { 'workbook.store': store, 'workbook.language': language };
  for (const entry of settingEntries(marketplaces)) {
    const before = have.get(`${entry.id}\u001f${entry.scope}`);
    const facts = settingFacts(entry, language);
    if (!before) rows.push({ settingId: entry.id, scope: entry.scope, settingValue: given[entry.id] ?? null, ...facts });
    else if (String(before.defaultValue ?? '') !== facts.defaultValue || String(before.asOf ?? '') !== facts.asOf) rows.push({ settingId: entry.id, scope: entry.scope, ...facts });
  }
  return rows;
}

/** What a row of the table says beside a person's value. */
export function settingFacts(entry: ReturnType<typeof settingEntries>[number], language: Language): { readonly settingName: string; readonly defaultValue: string; readonly unit: string; readonly source: string; readonly asOf: string } {
  const own = entry.id.startsWith('workbook.');
  return {
    settingName: settingName(entry.id, language),
    defaultValue: entry.id === 'workbook.language' ? languages[0] ?? '' : entry.value === null ? '' : shownValue(entry.value),
    unit: settingUnit(entry.unit, language), source: own ? '' : settingSource(entry, language), asOf: entry.asOf,
  };
}

import type { KpiId } from '../domain/daily';
import { marketplaceOf } from '../domain/marketplace';
import { pack, type Rule, type RuleId, type RuleValue, type SourceId, type Unit } from '../domain/rules';
import { targetFigures } from '../domain/targets';
import { say, type Language } from '../locale';
import { ruleLabels, ruleSources } from '../locale/rules';
import { settingText } from '../locale/settings';

/** Figures that may have a target for every day, by the id their setting carries after `target.`. */
export const dailyTargetIds = ['orderedProductSales', 'unitsOrdered', 'acos', 'tacos'] as const satisfies readonly KpiId[];
export type DailyTargetId = (typeof dailyTargetIds)[number];

export const settingGroups = ['workbook', 'targets', 'advertising', 'inventory', 'listing', 'service', 'daily', 'team', 'review'] as const;
export type SettingGroup = (typeof settingGroups)[number];

/** One thing that can be set: a row of the Settings table as it comes. */
export interface SettingEntry {
  readonly id: string;
  /** Where it applies: marketplaces and a category joined by `/`; blank for everywhere. */
  readonly scope: string;
  readonly group: SettingGroup;
  /** What holds while nobody sets it; null where nothing does. */
  readonly value: RuleValue | null;
  readonly unit: Unit | null;
  readonly source: SourceId;
  /** `YYYY-MM-DD`; blank where it is the team's own. */
  readonly asOf: string;
}

const prefixes: Readonly<Record<string, SettingGroup>> = {
  acos: 'advertising', ads: 'advertising', searchTerm: 'advertising', cooldown: 'advertising', bid: 'advertising', budget: 'advertising', zombie: 'advertising', attribution: 'advertising',
  velocity: 'inventory', restock: 'inventory', safetyStock: 'inventory', risk: 'inventory', lowInventory: 'inventory', aged: 'inventory', cover: 'inventory',
  title: 'listing', bullets: 'listing', keywords: 'listing', image: 'listing', cadence: 'listing', price: 'listing',
  reply: 'service', feedback: 'service', appeal: 'service', health: 'service',
  finding: 'daily', report: 'daily', history: 'daily', checklist: 'daily',
  rate: 'workbook', team: 'team', tool: 'team', compliance: 'team', review: 'review', outcome: 'review', target: 'targets', workbook: 'workbook',
};

/** The part of the settings an id belongs to; ids of later versions stand with the daily report. */
export const groupOf = (id: string): SettingGroup => prefixes[id.slice(0, id.indexOf('.'))] ?? 'daily';

/** A currency's rate stands under this and the currency: units of the overview's currency for one of it. */
export const ratePrefix = 'rate.';

const currenciesOf = (marketplaces: readonly string[]): string[] => [...new Set(marketplaces.map((code) => marketplaceOf(code)?.currency).filter((currency) => currency !== undefined))].sort();

/** Everything that can be set in a workbook of these marketplaces, in the order of the Settings table. */
export function settingEntries(marketplaces: readonly string[]): SettingEntry[] {
  const own = (id: string, scope = '', unit: Unit | null = null): SettingEntry => ({ id, scope, group: groupOf(id), value: null, unit, source: 'settings', asOf: '' });
  const targetUnit = (id: DailyTargetId): Unit => (id === 'unitsOrdered' ? 'units' : id === 'orderedProductSales' ? 'money' : 'share');
  return [
    own('workbook.store'), own('workbook.language'), own('workbook.marketplaces'),
    // Currencies matter where there are several.
    ...(currenciesOf(marketplaces).length > 1 ? [own('workbook.currency'), ...currenciesOf(marketplaces).map((currency) => own(`${ratePrefix}${currency}`))] : []),
    ...marketplaces.flatMap((scope) => [
      ...dailyTargetIds.map((id) => own(`target.${id}`, scope, targetUnit(id))),
      ...targetFigures.map((id) => own(`target.monthly.${id}`, scope, targetUnit(id))),
    ]),
    ...newest(pack).map((rule): SettingEntry => ({ id: rule.id, scope: scopeText(rule), group: groupOf(rule.id), value: rule.value, unit: rule.unit, source: rule.source, asOf: rule.from ?? rule.asOf })),
  ];
}

/** What a setting does, as the table and the pane name it. */
export function settingName(id: string, language: Language): string {
  if (id.startsWith(ratePrefix)) return say(language, settingText['rate'], { currency: id.slice(ratePrefix.length) });
  const label = settingText[id as keyof typeof settingText] ?? ruleLabels[id as RuleId];
  return (label as { readonly [key in Language]: string } | undefined)?.[language] ?? id;
}

/** Who stands behind an entry's default. */
export const settingSource = ({ source }: Pick<SettingEntry, 'source'>, language: Language): string => say(language, source === 'settings' ? settingText.team : ruleSources[source]);

export const settingUnit = (unit: Unit | null, language: Language): string => (unit === null ? '' : say(language, settingText[`unit.${unit}`]));

/** A value as it stands in a cell: lists separated by `; `. */
export const shownValue = (value: RuleValue): string => [value].flat().join('; ');

const scopeText = ({ marketplaces, category }: Rule): string => [...(marketplaces ?? []), ...(category ? [category] : [])].join('/');

/** One entry an id and scope: the newest. */
function newest(rules: readonly (Rule & { readonly id: RuleId })[]): (Rule & { readonly id: RuleId })[] {
  const byScope = new Map<string, Rule & { readonly id: RuleId }>();
  for (const rule of rules) {
    const key = `${rule.id}|${scopeText(rule)}`;
    const before = byScope.get(key);
    if (!before || (rule.from ?? '') >= (before.from ?? '')) byScope.set(key, rule);
  }
  return [...byScope.values()];
}

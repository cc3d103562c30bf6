import { choicesOf, type Unit } from '../../domain/rules';
import { settingEntries, settingName, settingSource, settingUnit, shownValue, type SettingEntry, type SettingGroup } from '../../sheets/settingEntries';
import { readSetting, settingKey } from '../../sheets/settings';
import type { SettingChange } from '../../sheets/settingsPlan';
import type { StoredSetting } from '../../sheets/stored';
import { say, type Language } from '../../locale';
import { settingsScreenText } from '../../locale/settingsScreen';

/** One rule in one place: everywhere, in a marketplace, for a category. */
export interface RuleLine {
  readonly id: string;
  readonly scope: string;
  readonly unit: Unit | null;
  /** As people read it; blank where there is none. */
  readonly fallback: string;
  readonly source: string;
  readonly asOf: string;
  /** The team's value as it is shown; blank where the default holds. */
  readonly stored: string;
  /** What stands in the field now. */
  readonly typed: string;
  /** Whether the row is the team's own and goes when it is reset. */
  readonly added: boolean;
}

export interface RuleCard {
  readonly id: string;
  readonly name: string;
  readonly group: SettingGroup;
  readonly unit: string;
  readonly lines: readonly RuleLine[];
  readonly changed: boolean;
}

/** Shares are read as percent. */
export function readable(text: string, unit: Unit | null): string {
  const value = Number(text);
  return unit === 'share' && text.trim() !== '' && Number.isFinite(value) ? `${Number((value * 100).toPrecision(12))}%` : text;
}

/** Every rule with its default, the team's values and what is being typed. */
export function ruleCards(stored: readonly StoredSetting[], drafts: ReadonlyMap<string, SettingChange>, language: Language): RuleCard[] {
  const entries = settingEntries([]).filter(({ group }) => group !== 'workbook' && group !== 'targets');
  const byKey = new Map<string, StoredSetting>();
  for (const row of stored) if (!byKey.has(settingKey(row))) byKey.set(settingKey(row), row);
  const cards = new Map<string, { entry: SettingEntry; lines: RuleLine[] }>();
  for (const entry of entries) {
    const card = cards.get(entry.id) ?? { entry, lines: [] };
    card.lines.push(lineOf(entry, byKey.get(settingKey(entry)), drafts, language, false));
    cards.set(entry.id, card);
  }
  const known = new Set(entries.map(settingKey));
  for (const row of [...byKey.values(), ...drafts.values()]) {
    const card = cards.get(row.id);
    const key = settingKey(row);
    if (!card || known.has(key) || (readSetting(row).kind === 'blank' && !byKey.has(key))) continue;
    known.add(key);
    card.lines.push(lineOf({ ...card.entry, scope: row.scope, value: null }, byKey.get(key), drafts, language, true));
  }
  return [...cards].map(([id, { entry, lines }]) => ({
    id, name: shortName(id, language), group: entry.group, unit: entry.unit === 'share' ? '' : settingUnit(entry.unit, language), lines,
    changed: lines.some(({ stored: own, typed }) => own !== '' || typed !== ''),
  }));
}

/** The sheet's names of must-review rules list the codes that may be typed; here they are ticked. */
function shortName(id: string, language: Language): string {
  const own = settingsScreenText[id as keyof typeof settingsScreenText];
  return own ? say(language, own) : settingName(id, language);
}

function lineOf(entry: SettingEntry, row: StoredSetting | undefined, drafts: ReadonlyMap<string, SettingChange>, language: Language, added: boolean): RuleLine {
  const draft = drafts.get(settingKey(entry));
  const own = row?.value === null || row === undefined ? '' : readable(storedText(row), entry.unit);
  return {
    id: entry.id, scope: entry.scope, unit: entry.unit, fallback: entry.value === null ? '' : readableValue(entry), source: settingSource(entry, language), asOf: entry.asOf,
    stored: own, typed: draft ? String(draft.value ?? '') : own, added,
  };
}

const readableValue = ({ value, unit }: SettingEntry): string => (value === null ? '' : Array.isArray(value) ? value.map((one) => readable(String(one), unit)).join('; ') : readable(shownValue(value), unit));

function storedText(row: StoredSetting): string {
  const read = readSetting(row);
  return read.kind === 'rule' ? shownValue(read.value) : String(row.value ?? '');
}

/** What a line comes to now, for people in a hurry. */
export const lineValue = ({ typed, fallback }: RuleLine): string => (typed === '' ? fallback : typed);

/** Whether a rule's value is ticked from a list. */
export const isTicked = (id: string): boolean => choicesOf(id) !== null;

/** Cards that a search finds, in name, id or value. */
export function findCards(cards: readonly RuleCard[], query: string): RuleCard[] {
  const words = query.normalize('NFKC').toLowerCase().split(/\s+/).filter((word) => word !== '');
  return cards.filter((card) => {
    const text = [card.name, card.id, ...card.lines.flatMap(({ scope, fallback, typed, source }) => [scope, fallback, typed, source])].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

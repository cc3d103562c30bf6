import type { Notice } from '../domain/notice';
import { notice } from '../domain/notice';
import { rulesWith, type RuleId } from '../domain/rules';
import { personKey } from '../domain/person';
import { nameProblem, type Person } from '../domain/team';
import type { Language } from '../locale';
import { peopleValidations, personRow } from './people';
import type { CellValue, RawWorkbook, WorkbookPlan } from './plan';
import { settingEntries, shownValue, type SettingEntry } from './settingEntries';
import { readSetting, scopeOf, settingFacts, settingKey, settingRows, settingsOf } from './settings';
import { decodeWorkbook, type StoredData, type StoredSetting } from './stored';
import { planTables, type TableChange } from './tablesPlan';
import { peopleTable, settingsTable } from './tables';

/** A value somebody gives a setting; null goes back to the default. */
export interface SettingChange {
  readonly id: string;
  readonly scope: string;
  readonly value: CellValue;
}

export type PersonChange =
  | { readonly kind: 'add'; readonly person: Person }
  /** Role, phase and note; a name stays, because the log knows people by it. */
  | { readonly kind: 'edit'; readonly person: Person }
  | { readonly kind: 'remove'; readonly name: string };

export interface SettingsChanges {
  readonly settings: readonly SettingChange[];
  readonly people: readonly PersonChange[];
}

/** Something that was asked for and is left out, and why. */
export type Refusal =
  | { readonly kind: 'setting'; readonly change: SettingChange; readonly reason: Notice }
  | { readonly kind: 'person'; readonly name: string; readonly reason: Notice };

export interface SettingsPlan {
  /** Null where nothing would change. */
  readonly plan: WorkbookPlan | null;
  readonly refused: readonly Refusal[];
  /** What will be different: text before and after, blank for the default. */
  readonly changed: readonly Changed[];
  readonly warnings: readonly Notice[];
}

export type Changed =
  | { readonly kind: 'setting'; readonly id: string; readonly scope: string; readonly before: string; readonly after: string }
  | { readonly kind: 'person'; readonly name: string; readonly before: Person | null; readonly after: Person | null };

/**
 * What a workbook needs so that these settings hold: the rows that differ, nothing else; the whole table where it is not
 * there yet. Pure. A value is checked before anything is written; what cannot be used is refused and the rest goes on.
 */
export function planSettings(raw: RawWorkbook, changes: SettingsChanges, language: Language): SettingsPlan {
  const stored = decodeWorkbook(raw);
  const refused: Refusal[] = [];
  const settings = settingChanges(stored, changes.settings, refused, settingsOf(stored.settings).language ?? language);
  const people = personChanges(stored, changes.people, refused, language);
  const tables = [...settings.tables, ...people.tables];
  const { plan, warnings } = planTables(raw, stored, tables, language);
  return { plan: tables.length > 0 ? plan : null, refused, changed: [...settings.changed, ...people.changed], warnings };
}

function settingChanges(stored: StoredData, asked: readonly SettingChange[], refused: Refusal[], language: Language): { readonly tables: readonly TableChange[]; readonly changed: readonly Changed[] } {
  const refuse = (change: SettingChange, reason: Notice): void => void refused.push({ kind: 'setting', change, reason });
  const before = new Map<string, StoredSetting>();
  for (const row of stored.settings) if (!before.has(settingKey(row))) before.set(settingKey(row), row);
  let good = new Map<string, SettingChange>();
  for (const change of asked) {
    const reason = reasonAgainst(change, stored);
    if (reason) refuse(change, reason);
    else good.set(settingKey(change), change);
  }
  const after = (): StoredSetting[] => [
    ...stored.settings.map((row) => ({ ...row, value: good.get(settingKey(row))?.value ?? (good.has(settingKey(row)) ? null : row.value) })),
    ...[...good].flatMap(([key, change]) => (before.has(key) ? [] : [{ ...change, sheet: '', row: 0 }])),
  ];
  const uneven = settingsOf(after()).rules.problems[0];
  if (uneven) {
    for (const change of good.values()) if (change.id.startsWith('velocity.')) refuse(change, uneven);
    good = new Map([...good].filter(([, { id }]) => !id.startsWith('velocity.')));
  }
  const differing = [...good].filter(([key, change]) => textOf(before.get(key)) !== textOf(change));
  const changed = differing.map(([key, { id, scope, value }]): Changed => ({ kind: 'setting', id, scope, before: textOf(before.get(key)), after: textOf({ id, scope, value }) }));
  if (differing.length === 0) return { tables: [], changed };

  const now = settingsOf(after());
  const entries = new Map(settingEntries(now.marketplaces).map((entry) => [settingKey(entry), entry]));
  // A table that is not there yet comes whole, so that people find in the sheet what can be set.
  const upsert: Record<string, CellValue>[] = stored.tables.settings.raw ? [] : settingRows(stored, now.store, now.marketplaces, language);
  const remove: CellValue[][] = [];
  for (const [key, change] of differing) {
    const row = before.get(key);
    const entry = entries.get(key) ?? ownEntry(change);
    const value = cellOf(change);
    if (row && value === null && !entries.has(key) && !change.id.startsWith('target.')) remove.push([row.id, row.scope]);
    else if (row) upsert.push({ settingId: row.id, scope: row.scope, settingValue: value });
    else if (value !== null) upsert.push({ settingId: change.id, scope: entry.scope, settingValue: value, ...settingFacts(entry, language) });
  }
  return { tables: [{ spec: settingsTable, upsert, remove }], changed };
}

function reasonAgainst(change: SettingChange, stored: StoredData): Notice | null {
  const read = readSetting(change);
  if (read.kind === 'refused') return read.reason;
  if (change.id !== 'workbook.store') return null;
  const owner = stored.dayTotals[0]?.store ?? stored.asinDays[0]?.store ?? null;
  return owner !== null && read.kind !== 'blank' && owner !== textOf(change) ? notice('store-has-history', { store: owner }) : null;
}

/** A row for a marketplace or category that the pack says nothing of: beside it stands what would hold there without it. */
function ownEntry({ id, scope }: SettingChange): SettingEntry {
  const { marketplaces, category } = scopeOf(scope);
  const like = settingEntries(marketplaces.length > 0 ? marketplaces : ['US']).find((entry) => entry.id === id);
  const found = rulesWith().find(id as RuleId, { ...(marketplaces[0] ? { marketplace: marketplaces[0] } : {}), ...(category ? { category } : {}) });
  const written = [...marketplaces, ...(category ? [category] : [])].join('/');
  return { id, scope: written, group: like?.group ?? 'daily', value: found?.value ?? null, unit: like?.unit ?? null, source: found ? found.source : 'settings', asOf: found ? (like?.asOf ?? '') : '' };
}

/** The cell of a value: a number where it is one, lists and texts as text; null goes back to the default. */
function cellOf(change: SettingChange): CellValue {
  const read = readSetting(change);
  switch (read.kind) {
    case 'blank':
    case 'refused': return null;
    case 'store': return read.store;
    case 'language': return read.language;
    case 'marketplaces': return read.codes.join('; ');
    case 'currency': return read.currency;
    case 'rate':
    case 'daily':
    case 'monthly': return read.value;
    case 'rule': return typeof read.value === 'number' ? read.value : shownValue(read.value);
  }
}

/** A value as it is compared and shown; what cannot be read stands as it was typed. */
export function textOf(setting: SettingChange | undefined): string {
  if (!setting || setting.value === null) return '';
  const cell = readSetting(setting).kind === 'refused' ? setting.value : cellOf(setting);
  return cell === null ? '' : String(cell);
}

function personChanges(stored: StoredData, asked: readonly PersonChange[], refused: Refusal[], language: Language): { readonly tables: readonly TableChange[]; readonly changed: readonly Changed[] } {
  const known = new Map(stored.people.map((person) => [personKey(person.name), person]));
  const after = new Map(known);
  for (const change of asked) {
    const name = change.kind === 'remove' ? change.name : change.person.name;
    const reason = change.kind === 'add' ? nameProblem(name, [...after.values()].map((one) => one.name)) : after.has(personKey(name)) ? null : notice('person-unknown', { name });
    if (reason) refused.push({ kind: 'person', name, reason });
    else if (change.kind === 'remove') after.delete(personKey(name));
    else after.set(personKey(name), { ...change.person, name: after.get(personKey(name))?.name ?? name.trim() });
  }
  const changed: Changed[] = [];
  for (const key of new Set([...known.keys(), ...after.keys()])) {
    const [before, now] = [known.get(key) ?? null, after.get(key) ?? null];
    const same = before && now && before.role === now.role && before.phase === now.phase && before.note === now.note;
    if (!same && (before ?? now)) changed.push({ kind: 'person', name: (now ?? before)?.name ?? '', before, after: now });
  }
  if (changed.length === 0) return { tables: [], changed };
  const upsert = changed.flatMap((one) => (one.kind === 'person' && one.after ? [personRow(one.after, language)] : []));
  const remove = changed.flatMap((one) => (one.kind === 'person' && one.after === null ? [[one.name]] : []));
  return { tables: [{ spec: peopleTable, upsert, remove, extra: peopleValidations(language) }], changed };
}

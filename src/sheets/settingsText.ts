import { z } from 'zod';
import { notice, type Notice } from '../domain/notice';
import { phases } from '../domain/people';
import { personKey } from '../domain/person';
import { roles } from '../domain/team';
import { readSetting, settingKey } from './settings';
import { textOf, type SettingChange, type SettingsChanges } from './settingsPlan';
import type { StoredData } from './stored';

// No code is made from text: the pane's policy forbids it, and this room knows no host to ask.
z.config({ jitless: true });

/** Longest text that is looked at, in characters. */
export const longestText = 400_000;

const format = 'amz-ops-settings';
const valueShape = z.union([z.string().max(4_000), z.number(), z.array(z.union([z.string().max(200), z.number()])).max(500)]);
const shape = z.strictObject({
  format: z.literal(format),
  version: z.literal(1),
  settings: z.array(z.strictObject({ id: z.string().min(1).max(100), scope: z.string().max(200).default(''), value: valueShape })).max(2_000),
  people: z.array(z.strictObject({ name: z.string().max(200), role: z.enum(roles).nullable().default(null), phase: z.enum(phases).nullable().default(null), note: z.string().max(2_000).nullable().default(null) })).max(500).default([]),
});

/** The workbook's settings and people as JSON text: every value that a person gave and that holds, in the order of the sheet. */
export function settingsText({ settings, people }: Pick<StoredData, 'settings' | 'people'>): string {
  const seen = new Set<string>();
  const given = settings.flatMap((setting) => {
    const read = readSetting(setting);
    if (read.kind === 'blank' || read.kind === 'refused' || seen.has(settingKey(setting))) return [];
    seen.add(settingKey(setting));
    return [{ id: setting.id, scope: setting.scope, value: plainValue(setting) }];
  });
  return `${JSON.stringify({ format, version: 1, settings: given, people }, null, 2)}\n`;
}

/** Numbers as numbers, lists as lists, the rest as text. */
function plainValue(setting: SettingChange): string | number | (string | number)[] {
  const read = readSetting(setting);
  if (read.kind === 'rule') return typeof read.value === 'object' ? [...read.value] : read.value;
  if (read.kind === 'marketplaces') return [...read.codes];
  return read.kind === 'daily' || read.kind === 'monthly' ? read.value : textOf(setting);
}

/**
 * What a text asks to change. Values it does not name stay as they are; people are matched by name. The text's shape is
 * checked here, its values by `planSettings`, which also tells what would be different.
 */
export function settingsFromText(text: string, stored: Pick<StoredData, 'people'>): { readonly changes: SettingsChanges } | { readonly problem: Notice } {
  if (text.length > longestText) return { problem: notice('import-long', { most: longestText }) };
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { problem: notice('import-not-json', { reason: `${(error instanceof Error ? error.message : String(error)).slice(0, 120)}.` }) };
  }
  const parsed = shape.safeParse(json);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    return { problem: notice('import-shape', { path: first?.path.join('.') || '{ }', reason: first?.message ?? '' }) };
  }
  const known = new Set(stored.people.map(({ name }) => personKey(name)));
  const people = parsed.data.people.map((person) => {
    const kind = known.has(personKey(person.name)) ? 'edit' : 'add';
    known.add(personKey(person.name));
    return { kind, person } as const;
  });
  return { changes: { settings: parsed.data.settings.map(({ id, scope, value }) => ({ id, scope, value: Array.isArray(value) ? value.join('; ') : value })), people } };
}

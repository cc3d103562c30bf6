import { z } from 'zod';
import { marketplaceCodes } from '../domain/marketplace';
import { languages, type Language } from '../locale';
import type { RememberedMapping } from '../reports';
import { reportKinds } from '../reports';
import type { Workbook } from './workbook';

// The pane's policy allows no code made from text.
z.config({ jitless: true });

/** Who works here and for which store, as asked once and kept in the workbook. Nothing secret: everybody with the file can read it. */
export interface Profile {
  readonly store: string;
  readonly operator: string;
  /** The marketplace proposed for files that name none. */
  readonly home: string | null;
}

const profileShape = z.object({ store: z.string().max(60), operator: z.string().max(60), home: z.enum(marketplaceCodes as [string, ...string[]]).nullable() });
const languageShape = z.enum(languages as [Language, ...Language[]]);
const mappingsShape = z.array(z.object({ kind: z.enum(reportKinds), fields: z.record(z.string(), z.string().nullable()), dateOrder: z.enum(['mdy', 'dmy']).optional() })).max(200);

export const emptyProfile: Profile = { store: '', operator: '', home: null };

/** What the workbook remembers; anything that was damaged by hand counts as not said. */
export function recallProfile(workbook: Workbook): Profile {
  return profileShape.safeParse(workbook.recall('profile')).data ?? emptyProfile;
}

export const keepProfile = (workbook: Workbook, profile: Profile): Promise<void> => workbook.keep('profile', profile);

/** The pane's language: as chosen here, else as Excel's (any Chinese counts as simplified). */
export function recallLanguage(workbook: Workbook, display: string): Language {
  return languageShape.safeParse(workbook.recall('language')).data ?? (/^zh/i.test(display) ? 'zh-CN' : 'en');
}

export const keepLanguage = (workbook: Workbook, language: Language): Promise<void> => workbook.keep('language', language);

/** Column matches, and ways of writing dates, that people confirmed in this workbook. */
export function recallMappings(workbook: Workbook): RememberedMapping[] {
  return mappingsShape.safeParse(workbook.recall('mappings')).data ?? [];
}

export async function keepMapping(workbook: Workbook, mapping: RememberedMapping): Promise<void> {
  const key = (one: RememberedMapping): string => Object.keys(one.fields).join('\u001f');
  const known = recallMappings(workbook);
  // What was said of such files before and is not said again still holds.
  const before = known.find((one) => key(one) === key(mapping));
  await workbook.keep('mappings', [...known.filter((one) => one !== before), { ...before, ...mapping }].slice(-200));
}

import type { Language } from '../../locale';
import type { ReportKind } from '../../reports';
import { families } from '../../reports/dictionaries';
import type { FieldEntry, Family } from '../../reports/dictionary';

const familyOf = (kind: ReportKind): Family | undefined => families.find(({ kinds }) => kinds.some((entry) => entry.kind === kind));

/** Fields a column of this kind of export can be. */
export const fieldsOfKind = (kind: ReportKind): readonly FieldEntry[] => familyOf(kind)?.fields.filter(({ style }) => style !== 'ignored' && style !== 'private') ?? [];

/** A field as the export of the person's language heads it, else as the English one does, else its own name. */
export function fieldName(kind: ReportKind, field: string, language: Language): string {
  const entry = familyOf(kind)?.fields.find((one) => one.field === field);
  for (const tongue of language === 'en' ? (['en'] as const) : (['zh-CN', 'en'] as const)) {
    const strings = entry?.strings[tongue];
    const name = strings?.F?.[0] ?? strings?.Q?.[0] ?? strings?.A?.[0];
    if (name) return name.trim();
  }
  return field;
}

/** Fields whose names share most with a header nobody knows, best first: proposals to confirm, never taken silently. */
export function likelyFields(kind: ReportKind, header: string): readonly string[] {
  const wanted = pairs(header);
  if (wanted.size === 0) return [];
  const scored = fieldsOfKind(kind).map(({ field, strings }) => {
    const names = Object.values(strings).flatMap((byGrade) => Object.values(byGrade).flat());
    return { field, score: Math.max(0, ...names.map((name) => alike(wanted, pairs(name)))) };
  });
  return scored.filter(({ score }) => score >= 0.5).sort((a, b) => b.score - a.score).slice(0, 3).map(({ field }) => field);
}

/** Pairs of neighbouring letters, which survive small changes of wording in every script. */
function pairs(text: string): Set<string> {
  const letters = [...text.normalize('NFKC').toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}

/** Dice coefficient of two sets, 0 to 1. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  return (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size);
}

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

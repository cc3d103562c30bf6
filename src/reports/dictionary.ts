import type { ColumnStyle, Grade, ReportKind, ReportLanguage } from './types';

/** Header strings as they stand in exports, by language and by how far they may be trusted (see `Grade`). */
export type Strings = Partial<Record<ReportLanguage, Partial<Record<Exclude<Grade, 'person'>, readonly string[]>>>>;

/** A canonical field and every header under which it is known. */
export interface FieldEntry {
  readonly field: string;
  readonly style: ColumnStyle;
  /** Its sum over rows means something: counts and amounts, not rates, prices, averages. */
  readonly additive: boolean;
  readonly strings: Strings;
}

/** How a kind of report is told from its fields. */
export interface KindEntry {
  readonly kind: ReportKind;
  /** Fields that must be there; of a group, at least one. */
  readonly requires: readonly (string | readonly string[])[];
  readonly refuses?: readonly string[];
  /** Fields that the kind usually carries: those a file lacks are named as missing. */
  readonly usual: readonly string[];
  /** Fields that may hold `Total` in a totals row. */
  readonly keys: readonly string[];
  /** Headers that mean something else in this kind: field by field. */
  readonly renames?: Readonly<Record<string, string>>;
  /** Fields that are taken from another where their own cell is empty. */
  readonly fallbacks?: Readonly<Record<string, string>>;
  /** Fields whose cells may say nothing in a way of their own: `0.0` for no price, words in place of a date. Such cells are empty. */
  readonly empties?: Readonly<Record<string, 'zero' | 'words'>>;
  /** The file holds further sections: the table ends at the first blank line. */
  readonly sectioned?: boolean;
}

/** Kinds that share one vocabulary. Order within `kinds` is priority: the first that fits is meant. */
export interface Family {
  readonly name: string;
  readonly fields: readonly FieldEntry[];
  readonly kinds: readonly KindEntry[];
  /** Headers carry an attribution window (`7 Day Total Sales`) that is not part of the name. */
  readonly windows?: boolean;
  /** Percent columns hold percent numbers (`97.80` for 97.8 %) where a cell shows no sign. */
  readonly percentNumbers?: boolean;
}

/** Shortens the tables: an additive field. */
export const sum = (field: string, style: ColumnStyle, strings: Strings): FieldEntry => ({ field, style, additive: true, strings });
/** Shortens the tables: a field whose sum means nothing. */
export const plain = (field: string, style: ColumnStyle, strings: Strings): FieldEntry => ({ field, style, additive: false, strings });

/** `afn-inbound-shipped-quantity` to `afnInboundShippedQuantity`; anything that is not a letter or digit parts the words. */
export function camelCase(header: string): string {
  const words = header.replace(/\([^)]*\)/g, ' ').split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())).join('');
}

/** Fields named by Amazon's own machine headers (`your-price`), which are English in every marketplace, by style; `+` before it where additive. */
export function machine(grade: Exclude<Grade, 'person'>, table: Readonly<Record<string, readonly string[]>>): FieldEntry[] {
  return Object.entries(table).flatMap(([style, headers]) => headers.map((header): FieldEntry => ({
    field: camelCase(header), style: style.replace('+', '') as ColumnStyle, additive: style.startsWith('+'), strings: { en: { [grade]: [header] } },
  })));
}

/** Adds further spellings to fields of a table. */
export function spelled(entries: readonly FieldEntry[], more: Readonly<Record<string, Strings>>): FieldEntry[] {
  return entries.map((entry) => {
    const strings = more[entry.field];
    if (!strings) return entry;
    const merged: Strings = { ...entry.strings };
    for (const [language, grades] of Object.entries(strings) as [ReportLanguage, NonNullable<Strings[ReportLanguage]>][]) {
      const known = merged[language] ?? {};
      merged[language] = Object.fromEntries([...new Set([...Object.keys(known), ...Object.keys(grades)])].map((grade) => {
        const key = grade as keyof typeof grades;
        return [key, [...(known[key] ?? []), ...(grades[key] ?? [])]];
      }));
    }
    return { ...entry, strings: merged };
  });
}

import { notice } from '../domain/notice';
import { adFields, isAdKind } from './adFacts';
import { dayFields } from './days';
import type { ByteSource } from './fast/source';
import { limits } from './limits';
import type { SchemaContext } from './schema';
import { summarise, type SliceOptions } from './summary';
import type { FieldValue, ReportKind, ReportRow, ReportTable, Unreadable } from './types';

/** A table whose rows carry no more than the reports are made of. */
export type LongTable = ReportTable & { readonly rowCount: number };

/** Files longer than this are read in slices, where they can be. */
export const longBytes = 16 * 1024 * 1024;

/** What the daily report and the ad health page look at in rows of a kind; null where they use none of its rows. */
export function fieldsInUse(kind: ReportKind): ReadonlySet<string> | null {
  const fields = new Set([...dayFields(kind), ...(isAdKind(kind) ? adFields : [])]);
  return fields.size > 0 ? fields : null;
}

class TooManyRows extends Error {}

/**
 * Reads a long delimited text slice by slice, as `read` would, into rows that carry only the fields that reports are made
 * of, each text once. Memory is that of these rows and of a slice: what the kind's reports do not use is checked, added up and
 * let go. Null where only the whole file can tell (see `summarise`).
 */
export async function readLong(name: string, source: ByteSource, context: SchemaContext, options: Pick<SliceOptions, 'sliceBytes' | 'onProgress'> = {}, mostRows: number = limits.heldRows): Promise<LongTable | Unreadable | null> {
  const rows: ReportRow[] = [];
  const copy = textCopier();
  try {
    const summary = await summarise(name, source, context, {
      ...options,
      keeper: ({ kind, columns }) => {
        const used = fieldsInUse(kind);
        if (!used) return () => undefined;
        // The day of a row may come from its moment, which is a column of another name.
        const fields = [...used].filter((field) => field === 'date' || columns.some((column) => column.field === field));
        const shape: Record<string, FieldValue> = Object.fromEntries(fields.map((field) => [field, null]));
        return ({ line, values }) => {
          if (rows.length >= mostRows) throw new TooManyRows();
          const kept = { ...shape };
          for (const field of fields) {
            const value = values[field] ?? null;
            kept[field] = typeof value === 'string' ? copy(value) : value;
          }
          rows.push({ line, values: kept });
        };
      },
    });
    // What the schema shows of the cells lies in the memory of the first slices too.
    return summary && { ...(JSON.parse(JSON.stringify(summary)) as typeof summary), rows: summary.rowCount > 0 ? rows : [] };
  } catch (error) {
    if (!(error instanceof TooManyRows)) throw error;
    return { file: name, problem: notice('reports.too-many-rows', { file: name, limit: mostRows }) };
  }
}

/** Texts that are told apart at once; beyond that they are copied again, which costs memory but is not wrong. */
const copiedTexts = 200_000;
/** Shorter texts are cut out by copying; longer ones keep the memory of what they are cut from. */
const cutByReference = 13;

/** Copies texts out of the slice they lie in, so that it can be let go; equal ones are one. */
function textCopier(): (text: string) => string {
  const copies = new Map<string, string>();
  return (text) => {
    const known = copies.get(text);
    if (known !== undefined) return known;
    const copy = text.length < cutByReference ? text : (JSON.parse(JSON.stringify(text)) as string);
    if (copies.size >= copiedTexts) copies.clear();
    copies.set(copy, copy);
    return copy;
  };
}

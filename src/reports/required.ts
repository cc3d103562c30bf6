import { families } from './dictionaries';
import type { ReportKind } from './types';

/** Fields without which rows of a kind say nothing: every one of `fields` that a table of this kind still lacks; of alternatives, the first. */
export function lackingFields(kind: ReportKind, fields: ReadonlySet<string>): string[] {
  const entry = families.flatMap(({ kinds }) => kinds).find((one) => one.kind === kind);
  return (entry?.requires ?? []).flatMap((wanted) => {
    const choices = typeof wanted === 'string' ? [wanted] : wanted;
    return choices.some((field) => fields.has(field)) ? [] : choices.slice(0, 1);
  });
}

/** Reasons of returns as one text, most units first: `DEFECTIVE 2; UNWANTED_ITEM 1`. Null where none is known. */
export function reasonsText(reasons: ReadonlyMap<string, number>): string | null {
  if (reasons.size === 0) return null;
  return [...reasons].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([reason, units]) => `${reason} ${units}`).join('; ');
}

/** Texts of `reasonsText` added up. */
export function mergeReasons(texts: readonly (string | null)[]): string | null {
  const units = new Map<string, number>();
  for (const text of texts) for (const [reason, count] of reasonsOf(text)) units.set(reason, (units.get(reason) ?? 0) + count);
  return reasonsText(units);
}

/** What a text of `reasonsText` says; parts a person wrote otherwise are left out. */
export function reasonsOf(text: string | null): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const part of (text ?? '').split(';')) {
    const [, reason, count] = /^\s*(.+?)\s+(\d+)\s*$/.exec(part) ?? [];
    if (reason) units.set(reason, (units.get(reason) ?? 0) + Number(count));
  }
  return units;
}

// A currency's sign or code, a number with its thousands apart, a percent sign.
const shape = /^([+-]?)(?:[A-Z]{2,3}\$?|[$€£¥₹]|R\$|kr|zł|元)?\s*([+-]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(%|[A-Z]{3}|元)?$/i;

/** The number in a text like `$1,234.50`, `1.2` or `20%` (0.2); null where it is a text of another kind. */
export function amountIn(text: string): number | null {
  const parts = shape.exec(text.normalize('NFKC').trim());
  if (!parts) return null;
  const [, before = '', after = '', digits = '', tail = ''] = parts;
  const value = Number(digits.replaceAll(',', '')) * (before === '-' || after === '-' ? -1 : 1);
  return tail === '%' ? value / 100 : value;
}

/** Half of the last place people write: cents, tenths of a percent. */
const closeness = 0.0005;

/** Whether two texts say the same value: as numbers where both are, else as words (width, case and spaces aside). */
export function sameValue(a: string, b: string): boolean {
  const [one, other] = [amountIn(a), amountIn(b)];
  if (one !== null && other !== null) return Math.abs(one - other) < closeness;
  const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
  return plain(a) === plain(b);
}

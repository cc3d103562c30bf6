/** A number as people type it into a cell or a list: `20`, `1,000`, `20%`; null where it is none. */
export function typedNumber(text: string): number | null {
  const percent = text.trim().endsWith('%');
  const digits = text.replace(/[%\s]/g, '').replace(/(\d),(?=\d{3}(\D|$))/g, '$1');
  const value = /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : Number.NaN;
  if (!Number.isFinite(value)) return null;
  return percent ? value / 100 : value;
}

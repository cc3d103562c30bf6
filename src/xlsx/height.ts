import type { Style } from '../sheets/plan';

/** Excel's tallest row, in points. */
const tallest = 409;

/** Widths in characters of the default font: a Chinese character takes two. */
function widthOf(line: string): number {
  let width = 0;
  for (const character of line) width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1;
  return width;
}

/** Height in points of a wrapped text in a column that wide, or null where one line holds it. */
export function wrappedHeight(text: string, width: number, style: Style | undefined): number | null {
  if (style?.wrap !== true) return null;
  const size = style.size ?? 10;
  const room = Math.max(1, (width * 10) / size - 1);
  const lines = text.split('\n').reduce((total, line) => total + Math.max(1, Math.ceil(widthOf(line) / room)), 0);
  return lines === 1 ? null : Math.min(tallest, Math.ceil(lines * size * 1.45 + 3));
}

import { linesOf, roomIn } from '../sheets/hand/fit';
import type { Style } from '../sheets/plan';

/** Excel's tallest row, in points. */
const tallest = 409;

/** Height in points of a wrapped text in a column that wide, or null where one line holds it. */
export function wrappedHeight(text: string, width: number, style: Style | undefined): number | null {
  if (style?.wrap !== true) return null;
  const lines = linesOf(text, roomIn(width, style));
  return lines === 1 ? null : Math.min(tallest, Math.ceil(lines * (style.size ?? 10) * 1.45 + 3));
}

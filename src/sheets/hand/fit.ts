import type { Style } from '../plan';

/** Font size the widths of columns are counted in: that of a new workbook. Others are larger, and leave more room. */
const defaultSize = 10;
/** Of a line's height, over its font size; Microsoft YaHei is the tallest of the fonts in use. */
const lineHeight = 1.36;
/** Points above and below the lines of a cell: one line may stand close, several want air. */
const padding = { one: 2, several: 5 };
/** Excel's tallest row, in points. */
const tallest = 409;

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}]/u;

/** How wide a character is against a digit of the same size, in the widest of the fonts in use. */
function widthOfCharacter(character: string): number {
  if (wide.test(character)) return 2;
  if (/[ilj.,:;|'!]/.test(character)) return 0.6;
  if (/[mwMW%@→▲▼●■○△]/.test(character)) return 1.5;
  return /[A-Z]/.test(character) ? 1.2 : 1;
}

const known = new Map<string, number>();

/** How wide a text runs, in digits. */
export function textWidth(text: string): number {
  let sum = 0;
  for (const character of text) {
    let width = known.get(character);
    if (width === undefined) known.set(character, (width = widthOfCharacter(character)));
    sum += width;
  }
  return sum;
}

/** Lines a text takes in so much room: Latin words stay whole, Chinese breaks anywhere. */
export function linesOf(text: string, room: number): number {
  return text.split('\n').reduce((total, paragraph) => total + linesOfParagraph(paragraph, room), 0);
}

function linesOfParagraph(text: string, room: number): number {
  let [lines, used] = [1, 0];
  for (const [piece] of text.matchAll(/\s+|[\u1100-\u115f\u2e80-\uffe6]|[^\s\u1100-\u115f\u2e80-\uffe6]+/gu)) {
    const width = textWidth(piece);
    if (used + width <= room) {
      used += width;
      continue;
    }
    if (/^\s/.test(piece)) continue;
    // A word longer than a line is broken where the line ends.
    if (used > 0) lines += 1;
    lines += Math.max(0, Math.ceil(width / room) - 1);
    used = width % room || Math.min(width, room);
  }
  return lines;
}

/** Characters of the default font a style leaves in a column, or in several merged. */
export function roomIn(width: number, style: Style): number {
  const size = style.size ?? defaultSize;
  return Math.max(1, ((width - 1 - 1.5 * (style.indent ?? 0)) * defaultSize) / size / (style.bold === true ? 1.1 : 1));
}

/** Height in points that a wrapped text needs in a column that wide. */
export function heightOf(text: string, width: number, style: Style): number {
  const size = style.size ?? defaultSize;
  const lines = linesOf(text, roomIn(width, style));
  return Math.min(tallest, Math.ceil(lines * size * lineHeight + (lines > 1 ? padding.several : padding.one)));
}

/** As much of a text as so much room takes, with an ellipsis where it is cut. Counted in code points, so none is cut in two. */
export function cut(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  const points = [...text];
  while (points.length > 0 && textWidth(points.join('')) + 1.5 > room) points.pop();
  return `${points.join('').trimEnd()}…`;
}

/** A landscape A4 page without our margins, in points. */
const a4 = { width: 842 - 2 * 28.8, height: 595 - 36 - 43.2 } as const;
/** Pixels of a digit of Calibri 10, the narrowest default font in use: there a page that fits its width is shrunk least and holds fewest rows. */
const narrowestDigit = 6;

/** Points of rows that a landscape A4 page holds where columns so wide (in digits) fit its width. */
export function a4Height(widths: readonly number[]): number {
  const wide = widths.reduce((sum, width) => sum + (width * narrowestDigit + 5) * 0.75, 0);
  return (a4.height * wide) / a4.width;
}

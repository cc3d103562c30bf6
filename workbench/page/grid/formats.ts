import { BooleanNumber, BorderStyleTypes, HorizontalAlign, VerticalAlign, WrapStrategy, type IBorderData, type IStyleData, type Nullable } from '@univerjs/presets';
import type { Border, BorderSide, Format } from '../../host/data';

/** Univer draws in CSS pixels, Excel counts in points. */
export const pixelsPerPoint = 96 / 72;

const horizontal: Readonly<Record<string, HorizontalAlign>> = { Left: HorizontalAlign.LEFT, Center: HorizontalAlign.CENTER, CenterAcrossSelection: HorizontalAlign.CENTER, Right: HorizontalAlign.RIGHT, Justify: HorizontalAlign.JUSTIFIED };
const vertical: Readonly<Record<string, VerticalAlign>> = { Top: VerticalAlign.TOP, Center: VerticalAlign.MIDDLE, Bottom: VerticalAlign.BOTTOM };
const sides: readonly (readonly [BorderSide, 't' | 'b' | 'l' | 'r'])[] = [['EdgeTop', 't'], ['EdgeBottom', 'b'], ['EdgeLeft', 'l'], ['EdgeRight', 'r']];
const weights: Readonly<Record<string, BorderStyleTypes>> = { Hairline: BorderStyleTypes.HAIR, Thin: BorderStyleTypes.THIN, Medium: BorderStyleTypes.MEDIUM, Thick: BorderStyleTypes.THICK };

/** Excel's default for text is left and bottom; a step of indent is about three spaces. */
const indentPixels = 9;

export function toStyle(format: Format): IStyleData {
  const style: IStyleData = {};
  if (format.numberFormat !== undefined && format.numberFormat !== 'General') style.n = { pattern: format.numberFormat };
  if (format.bold === true) style.bl = BooleanNumber.TRUE;
  if (format.italic === true) style.it = BooleanNumber.TRUE;
  if (format.underline === 'Single') style.ul = { s: BooleanNumber.TRUE };
  if (format.size !== undefined) style.fs = format.size;
  if (format.fontName !== undefined) style.ff = format.fontName;
  if (format.color !== undefined) style.cl = { rgb: format.color };
  if (format.fill !== undefined && format.fill !== '') style.bg = { rgb: format.fill };
  const across = horizontal[format.horizontalAlignment ?? ''];
  if (across !== undefined) style.ht = across;
  const down = vertical[format.verticalAlignment ?? ''];
  if (down !== undefined) style.vt = down;
  if (format.wrapText === true) style.tb = WrapStrategy.WRAP;
  if (format.indentLevel !== undefined && format.indentLevel > 0) style.pd = format.horizontalAlignment === 'Right' ? { r: format.indentLevel * indentPixels } : { l: format.indentLevel * indentPixels };
  if (format.borders !== undefined) style.bd = toBorders(format.borders);
  return style;
}

function toBorders(borders: NonNullable<Format['borders']>): IBorderData {
  const drawn: IBorderData = {};
  for (const [side, key] of sides) {
    const border = borders[side];
    if (border !== undefined) drawn[key] = { s: weights[border.weight] ?? BorderStyleTypes.THIN, cl: { rgb: border.color } };
  }
  return drawn;
}

/** What a person's formatting in the grid means in Excel. What the grid cannot show (`locked`) is kept from `old`. */
export function toFormat(style: IStyleData | null, old: Format | undefined): Format | undefined {
  const format: { -readonly [Key in keyof Format]: Format[Key] } = old?.locked === undefined ? {} : { locked: old.locked };
  if (style !== null) {
    if (style.n?.pattern !== undefined) format.numberFormat = style.n.pattern;
    if (style.bl === BooleanNumber.TRUE) format.bold = true;
    if (style.it === BooleanNumber.TRUE) format.italic = true;
    if (style.ul?.s === BooleanNumber.TRUE) format.underline = 'Single';
    if (style.fs !== undefined) format.size = style.fs;
    if (style.ff != null) format.fontName = style.ff;
    const color = hex(style.cl?.rgb);
    if (color !== null) format.color = color;
    const fill = hex(style.bg?.rgb);
    if (fill !== null) format.fill = fill;
    const across = Object.entries(horizontal).find(([, value]) => value === style.ht)?.[0];
    if (across !== undefined) format.horizontalAlignment = across;
    const down = Object.entries(vertical).find(([, value]) => value === style.vt)?.[0];
    if (down !== undefined) format.verticalAlignment = down;
    if (style.tb === WrapStrategy.WRAP) format.wrapText = true;
    const indent = Math.round(Math.max(style.pd?.l ?? 0, style.pd?.r ?? 0) / indentPixels);
    if (indent > 0) format.indentLevel = indent;
    if (style.bd) format.borders = fromBorders(style.bd);
  }
  return Object.keys(format).length === 0 ? undefined : format;
}

function fromBorders(drawn: IBorderData): NonNullable<Format['borders']> {
  const borders: Partial<Record<BorderSide, Border>> = {};
  for (const [side, key] of sides) {
    const line = drawn[key];
    if (line != null) borders[side] = { color: hex(line.cl.rgb) ?? '#000000', weight: Object.entries(weights).find(([, value]) => value === line.s)?.[0] ?? 'Thin' };
  }
  return borders;
}

/** `#RRGGBB` of a colour as the grid writes it (`rgb(1,2,3)`, `#abc`, `#aabbcc`), or null. */
function hex(color: Nullable<string>): string | null {
  if (typeof color !== 'string') return null;
  const channels = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(color);
  if (channels !== null) return `#${channels.slice(1, 4).map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`.toUpperCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(color);
  if (short !== null) return `#${short.slice(1, 4).map((digit) => digit + digit).join('')}`.toUpperCase();
  return /^#[0-9a-f]{6}$/i.test(color) ? color.toUpperCase() : null;
}

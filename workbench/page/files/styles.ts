import type { AlignmentStyle, BorderSide as FileBorder, CellStyle, Color } from 'hucre';
import type { BorderSide, Border, Format } from '../../host/data';

const sides = [['EdgeTop', 'top'], ['EdgeBottom', 'bottom'], ['EdgeLeft', 'left'], ['EdgeRight', 'right']] as const satisfies readonly (readonly [BorderSide, string])[];
const across: Readonly<Record<string, NonNullable<AlignmentStyle['horizontal']>>> = { Left: 'left', Center: 'center', Right: 'right', Justify: 'justify', Fill: 'fill', CenterAcrossSelection: 'centerContinuous' };
const down: Readonly<Record<string, NonNullable<AlignmentStyle['vertical']>>> = { Top: 'top', Center: 'center', Bottom: 'bottom', Justify: 'justify' };

export function toFileStyle(format: Format): CellStyle {
  const { fontName, size, bold, italic, underline, color, fill, numberFormat, horizontalAlignment, verticalAlignment, wrapText, indentLevel, borders, locked } = format;
  const font = {
    ...(fontName === undefined ? {} : { name: fontName }),
    ...(size === undefined ? {} : { size }),
    ...(bold === true ? { bold } : {}),
    ...(italic === true ? { italic } : {}),
    ...(underline === 'Single' ? { underline: true } : {}),
    ...(color === undefined ? {} : { color: toColor(color) }),
  };
  const alignment = {
    ...named('horizontal', across[horizontalAlignment ?? '']),
    ...named('vertical', down[verticalAlignment ?? '']),
    ...(wrapText === true ? { wrapText } : {}),
    ...(indentLevel === undefined ? {} : { indent: indentLevel }),
  };
  return {
    ...(filled(font) ? { font } : {}),
    ...(filled(alignment) ? { alignment } : {}),
    ...(fill === undefined || fill === '' ? {} : { fill: { type: 'pattern', pattern: 'solid', fgColor: toColor(fill) } }),
    ...(numberFormat === undefined || numberFormat === 'General' ? {} : { numFmt: numberFormat }),
    ...(borders === undefined ? {} : { border: Object.fromEntries(sides.flatMap(([side, name]) => (borders[side] === undefined ? [] : [[name, toFileBorder(borders[side])]]))) }),
    ...(locked === undefined ? {} : { protection: { locked } }),
  };
}

function toFileBorder({ color, weight }: Border): FileBorder {
  return { style: weight === 'Medium' ? 'medium' : weight === 'Thick' ? 'thick' : weight === 'Hairline' ? 'hair' : 'thin', color: toColor(color) };
}

export function fromFileStyle(style: CellStyle): Format | undefined {
  const { font, fill, alignment, border, numFmt, protection } = style;
  const color = fromColor(font?.color);
  const fillColor = fill?.type === 'pattern' && fill.pattern === 'solid' ? fromColor(fill.fgColor) : null;
  const borders = border === undefined ? [] : sides.flatMap(([side, name]) => (border[name] === undefined ? [] : [[side, fromFileBorder(border[name])] as const]));
  const format: Format = {
    ...named('fontName', font?.name),
    ...named('size', font?.size),
    ...(font?.bold === true ? { bold: true } : {}),
    ...(font?.italic === true ? { italic: true } : {}),
    ...(font?.underline === undefined || font.underline === false ? {} : { underline: 'Single' }),
    ...named('color', color ?? undefined),
    ...named('fill', fillColor ?? undefined),
    ...named('numberFormat', numFmt),
    ...named('horizontalAlignment', nameOf(across, alignment?.horizontal)),
    ...named('verticalAlignment', nameOf(down, alignment?.vertical)),
    ...(alignment?.wrapText === true ? { wrapText: true } : {}),
    ...named('indentLevel', alignment?.indent),
    ...(borders.length === 0 ? {} : { borders: Object.fromEntries(borders) }),
    ...(protection?.locked === false ? { locked: false } : {}),
  };
  return filled(format) ? format : undefined;
}

function fromFileBorder({ style, color }: FileBorder): Border {
  return { color: fromColor(color) ?? '#000000', weight: style === 'medium' ? 'Medium' : style === 'thick' ? 'Thick' : style === 'hair' ? 'Hairline' : 'Thin' };
}

export function toColor(color: string): Color {
  return { rgb: color.replace('#', '').toUpperCase() };
}

/** `#RRGGBB`, or null for colours of a theme, which the workbench does not resolve. */
export function fromColor(color: Color | undefined): string | null {
  return color?.rgb === undefined ? null : `#${color.rgb.slice(-6).toUpperCase()}`;
}

function named<Name extends string, Value>(name: Name, value: Value | undefined): Partial<Record<Name, Value>> {
  return value === undefined ? {} : ({ [name]: value } as Partial<Record<Name, Value>>);
}

function nameOf(table: Readonly<Record<string, string>>, value: string | undefined): string | undefined {
  return Object.entries(table).find(([, other]) => other === value)?.[0];
}

function filled(record: object): boolean {
  return Object.keys(record).length > 0;
}

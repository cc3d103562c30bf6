import { BooleanNumber, BorderStyleTypes } from '@univerjs/presets';
import { RangeThemeStyle } from '@univerjs/preset-sheets-core';

/** Accents of Excel's default theme in the order its table styles go through them. */
const accents = ['#000000', '#4472C4', '#ED7D31', '#A5A5A5', '#FFC000', '#5B9BD5', '#70AD47'] as const;

/** Excel's built-in table style of that name as the grid draws it, near enough: header, bands, outline. */
export function tableTheme(style: string): RangeThemeStyle {
  const [, family = 'Medium', number = '2'] = /^TableStyle(Light|Medium|Dark)(\d+)$/.exec(style) ?? [];
  const accent = accents[(Number(number) - 1) % accents.length] ?? accents[1];
  const line = { s: BorderStyleTypes.THIN, cl: { rgb: accent } };
  const filled = family !== 'Light' || Number(number) > 7;
  return new RangeThemeStyle(`amz-${style}`, {
    headerRowStyle: { bl: BooleanNumber.TRUE, bd: { t: line, b: line }, ...(filled ? { bg: { rgb: accent }, cl: { rgb: '#FFFFFF' } } : { cl: { rgb: accent } }) },
    firstRowStyle: { bg: { rgb: tint(accent) } },
    secondRowStyle: { bg: { rgb: '#FFFFFF' } },
    lastRowStyle: { bd: { b: line } },
  });
}

/** The colour with four fifths white in it. */
function tint(color: string): string {
  const channels = [1, 3, 5].map((at) => Math.round(Number.parseInt(color.slice(at, at + 2), 16) * 0.2 + 255 * 0.8));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

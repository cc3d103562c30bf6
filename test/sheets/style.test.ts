import { languages } from '../../src/locale';
import type { SheetPlan, Style } from '../../src/sheets/plan';
import { bodyStyles, reportStyles } from '../../src/sheets/style';
import { build, importsOf } from './sampleStore';

const part = (hex: string, at: number): number => {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
const light = (hex: string): number => 0.2126 * part(hex, 0) + 0.7152 * part(hex, 2) + 0.0722 * part(hex, 4);
/** Contrast of two colours. Source: WCAG 2.2, 1.4.3. */
const contrast = (a: string, b: string): number => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);

const all: Readonly<Record<string, Style>> = { ...bodyStyles, ...Object.assign({}, ...languages.map((language) => reportStyles('USD', language))) };

test('every style of the pages brings its paper, and its ink can be read on it in a light and in a dark Excel', () => {
  for (const [id, { color, fill }] of Object.entries(all)) {
    if (id.startsWith('USD.')) expect([id, fill]).toEqual([id, expect.stringMatching(/^[0-9A-F]{6}$/)]);
    if (color !== undefined && fill !== undefined) expect([id, contrast(color, fill) >= 4.5]).toEqual([id, true]);
  }
});

test('so can the colours that conditions and bars put into cells, on what they put there or find there', async () => {
  const { plan } = build([...(await importsOf('US', '2026-11-20')), ...(await importsOf('US', '2026-11-21'))]);
  const pages: SheetPlan[] = plan.sheets.filter(({ kind }) => kind === 'page');
  expect(pages.length).toBeGreaterThan(2);
  for (const format of pages.flatMap(({ conditionalFormats }) => conditionalFormats)) {
    if (format.type === 'formula' && format.style.color !== undefined) expect(contrast(format.style.color, format.style.fill ?? 'FFFFFF')).toBeGreaterThanOrEqual(4.5);
    if (format.type === 'dataBar') expect(contrast('1F2937', format.color)).toBeGreaterThanOrEqual(4.5);
  }
});

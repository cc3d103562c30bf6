import type { DailyReport } from '../domain/daily';
import { say, type Language } from '../locale';
import { reportText } from '../locale/report';
import { lastPrinted } from './asinTable';
import { area, cell } from './format';
import type { Grid } from './grid';
import { kpiLast } from './kpiBlock';

const from = kpiLast + 2;
const columns = { label: [from, from + 3], money: [from + 4, from + 5], share: [from + 6, lastPrinted] } as const;

type EffectWord = keyof typeof reportText & `move.${string}`;
interface Part {
  readonly title: EffectWord;
  readonly change: number;
  readonly effects: readonly (readonly [EffectWord, number])[];
}

/** What moved sales, ad spend and ad sales since the day before. The changes are live sums of their effects. */
export function writeMovement(grid: Grid, row: number, report: DailyReport, language: Language): void {
  grid.span(row, from, lastPrinted, say(language, reportText['section.movement']), 'section');
  const parts = partsOf(report);
  if (parts.length === 0) grid.span(row + 1, from, lastPrinted, say(language, reportText['move.none']), 'empty');
  let at = row + 1;
  for (const { title, change, effects } of parts) {
    const total = cell(at, columns.money[0]);
    const rows = area(at + 1, columns.money[0], at + effects.length, columns.money[0]);
    grid.span(at, columns.label[0], columns.label[1], say(language, reportText[title]), 'move.total');
    grid.span(at, columns.money[0], columns.money[1], change, 'move.total.money', `=SUM(${rows})`);
    grid.span(at, columns.share[0], columns.share[1], say(language, reportText['move.share']), 'move.total.share');
    effects.forEach(([word, value], index) => {
      const line = at + 1 + index;
      grid.span(line, columns.label[0], columns.label[1], say(language, reportText[word]), 'move.name');
      grid.span(line, columns.money[0], columns.money[1], value, 'move.money');
      // A share of a change of next to nothing says nothing.
      grid.span(line, columns.share[0], columns.share[1], change === 0 ? '' : value / change, 'move.share', `=IF(ROUND(${total},2)=0,"",${cell(line, columns.money[0])}/${total})`);
    });
    at += effects.length + 1;
  }
}

function partsOf({ movement, adMovement }: DailyReport): Part[] {
  const known = (effects: readonly (readonly [EffectWord, number | null])[]): (readonly [EffectWord, number])[] =>
    effects.flatMap(([word, value]) => (value === null || (word === 'move.other' && value === 0) ? [] : [[word, value] as const]));
  const parts: Part[] = [];
  if (movement) {
    const { change, traffic, buyBox, conversion, price, other } = movement;
    parts.push({ title: 'move.sales', change, effects: known([['move.traffic', traffic], ['move.buyBox', buyBox], ['move.conversion', conversion], ['move.price', price], ['move.other', other]]) });
  }
  if (adMovement) {
    const { spend, sales } = adMovement;
    parts.push({ title: 'move.adSpend', change: spend.change, effects: known([['move.impressions', spend.impressions], ['move.ctr', spend.ctr], ['move.cpc', spend.cpc], ['move.other', spend.other]]) });
    parts.push({ title: 'move.adSales', change: sales.change, effects: known([['move.impressions', sales.impressions], ['move.ctr', sales.ctr], ['move.cvr', sales.cvr], ['move.orderValue', sales.orderValue], ['move.other', sales.other]]) });
  }
  return parts;
}

/** Rows the block takes. */
export const movementHeight = (report: DailyReport): number => 1 + Math.max(1, partsOf(report).reduce((sum, { effects }) => sum + effects.length + 1, 0));

import type { DailyReport, Kpi, KpiId } from '../domain/daily';
import type { Rules } from '../domain/rules';
import { say, type Language } from '../locale';
import { reportText } from '../locale/report';
import { lastPrinted } from './asinTable';
import { area, cell } from './format';
import type { Grid } from './grid';
import { changeOf, changeUnit, isShown, kpiColumns, kpiName, rowOf, shareFormula, shareOf, shownValue } from './kpiBlock';
import type { ConditionalFormat } from './plan';
import { colours } from './style';

const first = 1;

/** Cards over the page, as [first column, last column, figure]: sales first and widest, the others about the same. */
const cards: readonly (readonly [number, number, KpiId])[] = [
  [1, 1, 'orderedProductSales'], [2, 3, 'unitsOrdered'], [4, 6, 'sessionsTotal'], [7, 9, 'unitSessionPercentage'], [10, 12, 'buyBoxPercentage'], [13, 15, 'spend'], [16, 18, 'acos'], [19, 20, 'tacos'], [21, 23, 'outOfStock'], [24, lastPrinted, 'lowCover'],
];
/** Rows of the cards: their title and five lines. */
export const cardsHeight = 6;

/** Figures whose target is not to be passed. */
const ceilings: ReadonlySet<KpiId> = new Set(['acos', 'tacos']);

const symbols = { good: '●', watch: '▲', bad: '■' } as const;

/** The cards: light and name, value, change, mean, and a bar against the target, or the mean where there is none. */
export function writeCards(grid: Grid, row: number, kpiRow: number, report: DailyReport, rules: Rules, language: Language): void {
  grid.span(row, first, lastPrinted, say(language, reportText['section.kpi']), 'section');
  for (const [from, to, id] of cards) {
    const kpi = report.kpis.find((one) => one.id === id);
    if (kpi) writeCard(grid, { row, from, to }, kpi, isShown(kpi, report) ? rowOf(kpiRow, report, id) : null, report, rules, language);
  }
}

/** `source` is the figure's row in the table of figures; null where it has none because it waits for an export. */
function writeCard(grid: Grid, { row, from, to }: { readonly row: number; readonly from: number; readonly to: number }, kpi: Kpi, source: number | null, report: DailyReport, rules: Rules, language: Language): void {
  const name = kpiName(kpi.id, rules, report.marketplace, language);
  const tone = kpi.light === 'bad' || kpi.light === 'watch' ? `.${kpi.light}` : '';
  const put = (line: number, value: string | number, style: string, formula?: string): void => grid.span(row + line, from, to, value, style, formula);
  put(1, kpi.light ? `${symbols[kpi.light]} ${name}` : name, `card.label${tone}`);
  if (source === null) {
    put(2, '', `card.value.${kpi.unit}`);
    put(3, kpi.missing ? say(language, reportText['light.missing'], { source: say(language, reportText[`source.${kpi.missing}`]) }) : '', 'card.note');
    put(4, '', 'card.note');
    put(5, '', 'card.bar.mean');
    return;
  }
  const at = (column: number): string => cell(source, column);
  const copy = (column: number): string => `=IF(${at(column)}="","",${at(column)})`;
  put(2, shownValue(kpi, report, language) ?? '', `card.value${tone}.${kpi.unit}`, copy(kpiColumns.value));
  put(3, changeOf(kpi), `card.change.${changeUnit(kpi)}`, `=${at(kpiColumns.change)}`);
  if (kpi.id === 'outOfStock' || kpi.id === 'lowCover') {
    put(4, say(language, reportText['card.ofAsins'], { count: report.lines.filter(({ stock }) => stock.available !== null).length }), 'card.note');
    put(5, '', 'card.bar.mean');
    return;
  }
  put(4, kpi.mean7 ?? '', `card.mean.${kpi.unit}`, copy(kpiColumns.mean[0]));
  put(5, shareOf(kpi.value, kpi.target ?? kpi.mean7), kpi.target === null ? 'card.bar.mean' : ceilings.has(kpi.id) ? 'card.bar.ceiling' : 'card.bar.target', shareFormula(at(kpiColumns.value), at(kpi.target === null ? kpiColumns.mean[0] : kpiColumns.target[0])));
}

/** The bars of the cards. */
export const cardFormats = (row: number): ConditionalFormat[] => cards.map(([from, to]): ConditionalFormat => ({ range: from === to ? cell(row + 5, from) : area(row + 5, from, row + 5, to), type: 'dataBar', color: colours.bar, min: 0, max: 1 }));

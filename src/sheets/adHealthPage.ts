import type { AdFigures } from '../domain/adFacts';
import type { AdHealth } from '../domain/adHealth';
import type { RuleId, Rules } from '../domain/rules';
import { say, type Language } from '../locale';
import { adHealthText } from '../locale/adHealth';
import { reportText } from '../locale/report';
import { pageBlocks, type AdPageBlock, type AdPageRow } from './adHealthRows';
import { lightCounts, ruleText, type AdWords } from './adText';
import { area, cell, letters, money } from './format';
import { fixedCell, Grid } from './grid';
import { linesOf, roomIn } from './hand/fit';
import type { CellValue, ConditionalFormat, SheetPlan, Style } from './plan';
import { colours, reportStyles } from './style';

type ColumnKey = keyof typeof adHealthText & `column.${string}`;
type Unit = 'money' | 'count' | 'percent' | 'rate';

/** From B on. What stands after `column.advice` is behind the ratios and not printed. */
const columns = [
  ['column.section', 10], ['column.object', 31], ['column.place', 25], ['column.verdict', 12], ['column.money', 12.5], ['column.spend', 12.5], ['column.sales', 13.5], ['column.orders', 7.5], ['column.acos', 8.5], ['column.limit', 8.5], ['column.tacos', 8],
  ['column.impressions', 12], ['column.clicks', 8.5], ['column.ctr', 7.5], ['column.cpc', 8], ['column.cvr', 8], ['column.budget', 9.5], ['column.used', 8.5], ['column.spent', 8.5], ['column.why', 40], ['column.advice', 37], ['column.totalSales', 12],
] as const satisfies readonly (readonly [ColumnKey, number])[];
type Key = (typeof columns)[number][0];
const first = 1;
const at = (key: Key): number => first + columns.findIndex(([one]) => one === key);
const lastPrinted = at('column.advice');
const lastColumn = first + columns.length - 1;

/** Columns that are added up, and where their figures come from. */
const sums = [['column.spend', 'money', 'spend'], ['column.sales', 'money', 'sales'], ['column.orders', 'count', 'orders'], ['column.impressions', 'count', 'impressions'], ['column.clicks', 'count', 'clicks']] as const satisfies readonly (readonly [Key, Unit, keyof AdFigures])[];
const headRow = 3;
/** Points of a row whose longest text takes one line, two, three: close, for there are hundreds of them. */
const lineHeights = [15, 25, 37] as const;
/** Columns whose texts wrap, with what they hold and in which style. */
const wrapped = [['column.place', 'row.place', 'place'], ['column.why', 'line.soft', 'why'], ['column.advice', 'row.advice', 'advice']] as const satisfies readonly (readonly [Key, string, keyof AdPageRow])[];

/** Lines the longest of a row's wrapped texts takes. */
const linesIn = (row: AdPageRow, styles: Readonly<Record<string, Style>>, currency: string): number =>
  Math.max(...wrapped.map(([key, style, field]) => linesOf(row[field], roomIn(columns[at(key) - first]?.[1] ?? 0, styles[`${currency}.${style}`] ?? {}))));

/** The ad health sheet of a marketplace: one frozen header over all sections, a live overview first, rows by money at stake. */
export function adHealthPage(health: AdHealth, rules: Rules, language: Language, sheet: { readonly key: string; readonly mark: string; readonly name: string }): SheetPlan {
  const words: AdWords = { marketplace: health.marketplace, currency: health.currency, language, rules };
  const grid = new Grid(health.currency);
  const styles = reportStyles(health.currency, language);
  const blocks = pageBlocks(health, words);
  const heights = [{ row: 0, height: 32 }, { row: 1, height: 22 }, { row: headRow, height: 28 }];
  writeHeader(grid, health, words);

  const overview = headRow + 1;
  // Band, a line a section, the terms that are not listed, and all terms.
  let row = overview + blocks.length + 4;
  const places = new Map<AdPageBlock['id'], Place>();
  for (const block of blocks) {
    const place = writeBlock(grid, row, block, words);
    places.set(block.id, place);
    block.rows.forEach((line, index) => heights.push({ row: place.first + index, height: lineHeights[Math.min(linesIn(line, styles, health.currency), lineHeights.length) - 1] ?? 0 }));
    row = place.last + 2;
  }
  writeOverview(grid, overview, health, blocks, places, words);
  const lastRow = writeRules(grid, row, health, words);
  const widths = [1.5, ...columns.map(([, width]) => width)];
  return {
    ...sheet, kind: 'page', blocks: [grid.block()], columns: widths.map((width) => ({ width })), rowHeights: grid.heights(widths, styles, heights, [headRow + 1, lastRow]), merges: grid.merges,
    conditionalFormats: formatsOf(overview + 1, row - 2, places), validations: [], charts: [], freeze: { rows: headRow + 1, columns: at('column.object') + 1 }, gridlines: false, tabColor: colours.spend,
    page: {
      orientation: 'landscape', paper: 'a4', fitWidth: 1, fitHeight: null, printArea: `$A$1:${fixedCell(lastRow, lastPrinted)}`, titleRows: `$${headRow + 1}:$${headRow + 1}`,
      footer: say(language, adHealthText.footer, { store: health.store.replaceAll('&', '&&'), marketplace: health.marketplace }),
    },
    protection: null, hidden: false, filter: area(headRow, first, row - 2, lastColumn),
  };
}

interface Place {
  readonly first: number;
  /** Before `first` where there are no rows. */
  readonly last: number;
}

function writeHeader(grid: Grid, health: AdHealth, { language, currency }: AdWords): void {
  const until = [...health.campaigns.origins, ...health.termOrigins, ...health.products.origins].flatMap(({ window }) => window?.to ?? []).sort().at(-1);
  grid.span(0, first, at('column.cvr'), say(language, adHealthText.title, { store: health.store, marketplace: health.marketplace }), 'title');
  grid.span(0, at('column.budget'), lastPrinted, until ? say(language, adHealthText['title.until'], { date: until }) : null, 'title.date');
  grid.span(1, first, lastPrinted, conclusionOf(health, language, currency), 'line.first');
  const gaps = health.gaps.map((gap) => say(language, adHealthText[`gap.${gap}`])).join(language === 'en' ? '; ' : '；');
  grid.span(2, first, lastPrinted, gaps === '' ? say(language, adHealthText.complete) : say(language, adHealthText.missing, { list: gaps }), gaps === '' ? 'meta' : 'meta.warn');
  for (const [key] of columns) grid.set(headRow, at(key), say(language, adHealthText[key]), key === 'column.section' || key === 'column.object' || key === 'column.place' ? 'head.left' : at(key) > lastPrinted ? 'head.detail' : 'head');
}

/** The page in one sentence: how many, how much. */
function conclusionOf(health: AdHealth, language: Language, currency: string): string {
  const { campaigns, terms, zombies } = health;
  const count = (code: string): number => campaigns.codes[code] ?? 0;
  const of = (bucket: string): AdHealth['terms'][number] | undefined => terms.find((one) => one.bucket === bucket);
  const parts = [
    ...(campaigns.count > 0 ? [say(language, adHealthText['conclusion.campaigns'], { count: campaigns.count, severe: count('SEVERE'), high: count('HIGH'), noSales: count('NO_SALES'), money: money(campaigns.money, currency) })] : []),
    ...(health.spentCampaigns > 0 ? [say(language, adHealthText['conclusion.budget'], { count: health.spentCampaigns })] : []),
    ...(health.termOrigins.length > 0 ? [say(language, adHealthText['conclusion.terms'], { harvest: of('harvest')?.count ?? 0, negative: of('negative')?.count ?? 0, money: money(of('negative')?.figures.spend ?? 0, currency), watch: of('watch')?.count ?? 0 })] : []),
    ...(zombies.count > 0 ? [say(language, adHealthText['conclusion.zombies'], { count: zombies.count })] : []),
  ];
  return `${parts.join(language === 'en' ? '; ' : '；')}${language === 'en' ? '. ' : '。'}${say(language, adHealthText['conclusion.only'])}`;
}

function writeBlock(grid: Grid, row: number, block: AdPageBlock, words: AdWords): Place {
  const { language } = words;
  band(grid, row, `${say(language, adHealthText[`section.${block.id}`])} · ${say(language, adHealthText.count, { count: block.count })}   ${block.note}`);
  if (block.origins !== '') {
    grid.set(row + 1, first, block.origins, 'row.aside');
    grid.fill(row + 1, first, lastPrinted, 'row.aside');
  }
  const start = row + (block.origins === '' ? 1 : 2);
  block.rows.forEach((one, index) => writeRow(grid, start + index, block.id, one, words));
  let last = start + block.rows.length - 1;
  if (block.rest) {
    last += 1;
    grid.set(last, at('column.section'), say(language, adHealthText[`section.${block.id}`]), 'row.text');
    grid.set(last, at('column.object'), say(language, adHealthText.rest, { count: block.rest.count }), 'row.name');
    grid.set(last, at('column.money'), block.rest.money, 'row.money');
    writeFigures(grid, last, block.rest.figures, 'row', null, null, words);
    grid.fill(last, first, lastColumn, 'row.text');
  }
  if (block.count === 0) {
    last += 1;
    grid.set(last, at('column.section'), say(language, adHealthText.none), 'empty');
  }
  return { first: start, last };
}

/** A section's heading over the whole width; text runs into the empty cells beside it, which a filter can still hide. */
function band(grid: Grid, row: number, text: string): void {
  grid.set(row, first, text, 'section');
  grid.fill(row, first, lastPrinted, 'section');
}

function writeRow(grid: Grid, row: number, id: AdPageBlock['id'], line: AdPageRow, words: AdWords): void {
  const { language } = words;
  grid.set(row, at('column.section'), say(language, adHealthText[`section.${id}`]), 'row.text');
  grid.set(row, at('column.object'), line.object, 'row.name');
  grid.set(row, at('column.place'), line.place, 'row.place');
  grid.set(row, at('column.verdict'), line.light, 'row.light');
  grid.set(row, at('column.money'), line.money === 0 ? null : line.money, 'row.money');
  writeFigures(grid, row, line.figures, 'row', line.limit, line.totalSales, words);
  if (line.budget) {
    grid.set(row, at('column.budget'), line.budget.budget, 'row.money');
    grid.set(row, at('column.used'), line.budget.used, 'row.percent');
    grid.set(row, at('column.spent'), line.budget.spentDays === null ? null : say(language, adHealthText.spentDays, { spent: line.budget.spentDays, days: line.budget.days }), 'row.text');
  }
  grid.set(row, at('column.why'), line.why === '' ? null : line.why, 'line.soft');
  grid.set(row, at('column.advice'), line.advice === '' ? null : line.advice, 'row.advice');
  grid.fill(row, first, lastColumn, 'row.text');
}

/** Figures and the live ratios between them; `style` is that of a row or of a total. */
function writeFigures(grid: Grid, row: number, figures: AdFigures, style: 'row' | 'total', limit: number | null, totalSales: number | null, { language }: AdWords, formulas: Partial<Record<Key, string>> = {}): void {
  const ref = (key: Key): string => cell(row, at(key));
  for (const [key, unit, field] of sums) grid.set(row, at(key), figures[field], `${style}.${unit}`, figures[field] === null ? undefined : formulas[key]);
  const { spend, sales, clicks, impressions, orders } = figures;
  const ratio = (key: Key, unit: Unit, over: number | null, under: number | null, formula: string): void => {
    if (over !== null && under !== null) grid.set(row, at(key), under > 0 ? over / under : '', `${style}.${unit}`, formula);
  };
  const share = (over: Key, under: Key): string => `=IF(N(${ref(under)})=0,"",${ref(over)}/${ref(under)})`;
  const none = say(language, reportText.noSales);
  const acos: CellValue = spend === null || sales === null ? null : sales > 0 ? spend / sales : spend > 0 ? none : '';
  if (acos !== null) grid.set(row, at('column.acos'), acos, `${style}.percent`, `=IF(N(${ref('column.sales')})>0,${ref('column.spend')}/${ref('column.sales')},IF(N(${ref('column.spend')})>0,"${none}",""))`);
  if (limit !== null) grid.set(row, at('column.limit'), limit, `${style}.percent`);
  if (totalSales !== null && spend !== null) {
    grid.set(row, at('column.totalSales'), totalSales, `${style}.money`, formulas['column.totalSales']);
    ratio('column.tacos', 'percent', spend, totalSales, share('column.spend', 'column.totalSales'));
  }
  ratio('column.ctr', 'rate', clicks, impressions, share('column.clicks', 'column.impressions'));
  ratio('column.cpc', 'money', spend, clicks, share('column.spend', 'column.clicks'));
  ratio('column.cvr', 'rate', orders, clicks, share('column.orders', 'column.clicks'));
}

function writeOverview(grid: Grid, row: number, health: AdHealth, blocks: readonly AdPageBlock[], places: ReadonlyMap<AdPageBlock['id'], Place>, words: AdWords): void {
  const { language } = words;
  band(grid, row, `${say(language, adHealthText['section.overview'])}   ${say(language, adHealthText['section.overviewNote'])}`);
  const lines: { id: keyof typeof adHealthText & `overview.${string}`; count: number; figures: AdFigures; money: number; lights: string; range: Place | null; totalSales: number | null; parts?: readonly number[] }[] = [];
  const sectionOf = (id: AdPageBlock['id']): { readonly figures: AdFigures; readonly money: number; readonly codes: Readonly<Partial<Record<string, number>>> } | undefined =>
    id === 'campaigns' || id === 'products' || id === 'zombies' ? health[id] : health.terms.find(({ bucket }) => bucket === id);
  for (const block of blocks) {
    const section = sectionOf(block.id);
    if (section) lines.push({ id: `overview.${block.id}`, count: block.count, figures: section.figures, money: section.money, lights: block.id === 'campaigns' || block.id === 'products' ? lightCounts(section.codes) : '', range: places.get(block.id) ?? null, totalSales: block.id === 'campaigns' ? health.totalSales : null });
    if (block.id === 'watch') {
      const other = health.terms.find(({ bucket }) => bucket === 'other');
      if (other) lines.push({ id: 'overview.other', count: other.count, figures: other.figures, money: 0, lights: '', range: null, totalSales: null });
      const parts = [lines.length - 4, lines.length - 3, lines.length - 2, lines.length - 1].map((index) => row + 1 + index);
      const all = health.terms.reduce<AdFigures>((sum, { figures }) => added(sum, figures), { impressions: null, clicks: null, spend: null, sales: null, orders: null });
      lines.push({ id: 'overview.terms', count: health.terms.reduce((sum, { count }) => sum + count, 0), figures: all, money: health.terms.reduce((sum, one) => sum + one.money, 0), lights: '', range: null, totalSales: null, parts });
    }
  }
  lines.forEach((line, index) => {
    const own = row + 1 + index;
    const { range, parts } = line;
    const sum = (key: Key): string | undefined => (parts ? `=SUM(${parts.map((part) => cell(part, at(key))).join(',')})` : range && line.count > 0 ? `=SUM(${area(range.first, at(key), range.last, at(key))})` : undefined);
    grid.set(own, at('column.section'), say(language, adHealthText['section.overview']), 'total.label');
    grid.set(own, at('column.object'), say(language, adHealthText[line.id]), 'total.label');
    grid.set(own, at('column.place'), say(language, adHealthText.count, { count: line.count }), 'total.label');
    if (line.lights !== '') grid.set(own, at('column.why'), line.lights, 'total.lights');
    if (line.money > 0) grid.set(own, at('column.money'), Math.round(line.money * 100) / 100, 'total.money', sum('column.money'));
    writeFigures(grid, own, line.figures, 'total', null, line.totalSales, words, Object.fromEntries(sums.flatMap(([key]) => { const formula = sum(key); return formula ? [[key, formula]] : []; })));
    grid.fill(own, first, lastColumn, 'total.label');
  });
}

const added = (a: AdFigures, b: AdFigures): AdFigures => {
  const sum = (field: keyof AdFigures): number | null => (a[field] === null && b[field] === null ? null : Math.round(((a[field] ?? 0) + (b[field] ?? 0)) * 100) / 100);
  return { impressions: sum('impressions'), clicks: sum('clicks'), spend: sum('spend'), sales: sum('sales'), orders: sum('orders') };
};

/** The rules that decided on this page, with their values and sources, each once. Returns the last row used. */
function writeRules(grid: Grid, row: number, health: AdHealth, words: AdWords): number {
  const { language } = words;
  const rules = new Map<string, string>();
  const note = (judgement: { readonly rule: RuleId } | null, category: string | null = null): void => {
    if (!judgement || (judgement.rule === 'acos.limit' && category === null)) return;
    const text = ruleText(judgement.rule, category, words);
    if (text !== null) rules.set(`${judgement.rule}|${category ?? ''}`, text);
  };
  for (const { verdict, reference } of [...health.campaigns.lines, ...health.products.lines]) {
    note(verdict);
    note(reference, reference.category);
  }
  for (const { lines } of health.terms) for (const { verdict } of lines) note(verdict);
  for (const { verdict } of health.zombies.lines) note(verdict);
  band(grid, row, say(language, adHealthText['section.rules']));
  const texts = [...rules.entries()].sort(([a], [b]) => a.localeCompare(b, 'en')).map(([, text]) => text);
  texts.forEach((text, index) => grid.set(row + 1 + index, first, text, 'meta'));
  return row + texts.length;
}

function formatsOf(from: number, to: number, places: ReadonlyMap<AdPageBlock['id'], Place>): ConditionalFormat[] {
  const verdict = letters(at('column.verdict'));
  const range = area(from, at('column.verdict'), to, at('column.verdict'));
  const symbol = (mark: string, style: Extract<ConditionalFormat, { type: 'formula' }>['style']): ConditionalFormat => ({ range, type: 'formula', formula: `=LEFT($${verdict}${from + 1},1)="${mark}"`, style });
  const [acos, limit] = [letters(at('column.acos')), letters(at('column.limit'))];
  const bars = [...places].flatMap(([id, place]): ConditionalFormat[] => (place.last > place.first ? [{ range: area(place.first, at('column.money'), place.last, at('column.money')), type: 'dataBar', color: id === 'harvest' ? 'BFE3CF' : 'F6C9C3' }] : []));
  return [
    symbol('■', { bold: true, color: colours.bad, fill: colours.badSoft }), symbol('▲', { bold: true, color: colours.watch, fill: colours.watchSoft }), symbol('●', { color: colours.good, fill: colours.goodSoft }),
    symbol('◆', { color: colours.accent, fill: colours.accentSoft }), symbol('○', { color: colours.faint }),
    { range: area(from, at('column.acos'), to, at('column.acos')), type: 'formula', formula: `=AND(ISNUMBER($${acos}${from + 1}),ISNUMBER($${limit}${from + 1}),$${acos}${from + 1}>$${limit}${from + 1})`, style: { bold: true, color: colours.bad } },
    ...bars,
  ];
}

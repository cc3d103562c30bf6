import { areaName, parseArea, quoteSheet } from '../sheets/hand/a1';
import type { CellValue, ChartPlan, ChartSeriesPlan } from '../sheets/plan';
import { declaration } from './package';
import { escapeAttribute, escapeText } from './xml';

const a = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const c = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const r = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const xdr = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';

const ink = { title: '262626', label: '595959', grid: 'E4E4E4', axis: 'BFBFBF' } as const;
/** A font on Windows and Mac that has Chinese; others fall back to their own. */
const chineseFont = 'Microsoft YaHei';

/** The values a chart draws, which the file keeps beside the references: a phone's preview calculates nothing. */
export type ReadCell = (row: number, column: number) => { readonly value: CellValue; readonly numberFormat: string };

export function chartXml(chart: ChartPlan, sheetName: string, read: ReadCell): string {
  const { direction } = kinds[chart.type];
  const bar = direction === 'bar';
  const group = (...overs: readonly ChartSeriesPlan['over'][]): string => chart.series.map((series, i) => (overs.includes(series.over) ? seriesXml(series, i, chart.type, sheetName, read) : '')).join('');
  const second = group('second');
  const plot = plotXml(chart.type, group(undefined), 1) + lineOver(group('line', 'marks'), 1) + lineOver(second, 3);
  // In a bar chart the first category stands on top, as in the table it is drawn from, and the scale below.
  const categoryAxis = `<c:catAx><c:axId val="${axisIds[1]}"/><c:scaling><c:orientation val="${bar ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${bar ? 'l' : 'b'}"/>${axisFormat(categoryFormat(chart, read))}<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${outline(ink.axis)}${text(900, ink.label)}<c:crossAx val="${axisIds[2]}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>${chart.labelEvery === undefined ? '' : `<c:tickLblSkip val="${chart.labelEvery}"/>`}<c:noMultiLvlLbl val="1"/></c:catAx>`;
  const valueAxis = valueAxisXml({ id: 2, across: 1, position: bar ? 'b' : 'l', grid: true, format: chart.valueFormat, crosses: bar ? 'max' : 'autoZero' });
  // The second axis has categories of its own, which are the same and not drawn again.
  const secondAxes = second === '' ? '' : `${valueAxisXml({ id: 4, across: 3, position: 'r', grid: false, format: chart.secondFormat ?? null, crosses: 'max' })}<c:catAx><c:axId val="${axisIds[3]}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/><c:axPos val="b"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="${axisIds[4]}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`;
  const legend = chart.legend === 'none' ? '' : `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${text(900, ink.label)}</c:legend>`;
  const title = `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${properties('defRPr', 1100, ink.title, true)}</a:pPr><a:r>${properties('rPr', 1100, ink.title, true)}<a:t>${escapeText(chart.title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
  return `${declaration}<c:chartSpace xmlns:c="${c}" xmlns:a="${a}" xmlns:r="${r}"><c:roundedCorners val="0"/><c:chart>${title}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}${categoryAxis}${valueAxis}${secondAxes}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>${stroke(ink.grid)}</c:spPr></c:chartSpace>`;
}

const axisIds = { 1: '500000001', 2: '500000002', 3: '500000003', 4: '500000004' } as const;

/** Points: wide enough to stand out over a column. */
const markSize = 16;

function seriesXml(item: ChartSeriesPlan, i: number, type: ChartPlan['type'], sheetName: string, read: ReadCell): string {
  const line = type === 'line' || item.over !== undefined;
  const marks = item.over === 'marks';
  const stroke = marks ? '<a:ln w="28575"><a:noFill/></a:ln>' : `<a:ln w="28575" cap="rnd"><a:solidFill><a:srgbClr val="${item.color}"/></a:solidFill><a:round/></a:ln>`;
  // Dots, because a line of one day would not be seen.
  const paint = line
    ? `<c:spPr>${stroke}</c:spPr><c:marker><c:symbol val="${marks ? 'dash' : 'circle'}"/><c:size val="${marks ? markSize : 5}"/><c:spPr><a:solidFill><a:srgbClr val="${item.color}"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr></c:marker>`
    : `<c:spPr><a:solidFill><a:srgbClr val="${item.color}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>`;
  return `<c:ser><c:idx val="${i}"/><c:order val="${i}"/><c:tx><c:v>${escapeText(item.name)}</c:v></c:tx>${paint}<c:cat>${categories(item.categories, sheetName, read)}</c:cat><c:val>${numbers(item.values, sheetName, read)}</c:val>${line ? '<c:smooth val="0"/>' : ''}</c:ser>`;
}

function plotXml(type: ChartPlan['type'], series: string, axis: 1 | 3): string {
  const { grouping, group, direction } = kinds[type];
  const axes = `<c:axId val="${axisIds[axis]}"/><c:axId val="${axisIds[axis === 1 ? 2 : 4]}"/>`;
  return group === 'lineChart'
    ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${axes}</c:lineChart>`
    : `<c:barChart><c:barDir val="${direction}"/><c:grouping val="${grouping}"/><c:varyColors val="0"/>${series}<c:gapWidth val="60"/>${grouping === 'stacked' ? '<c:overlap val="100"/>' : ''}${axes}</c:barChart>`;
}

const lineOver = (series: string, axis: 1 | 3): string => (series === '' ? '' : plotXml('line', series, axis));

interface ValueAxis {
  readonly id: 2 | 4;
  readonly across: 1 | 3;
  readonly position: 'b' | 'l' | 'r';
  readonly grid: boolean;
  readonly format: string | null;
  readonly crosses: 'max' | 'autoZero';
}

function valueAxisXml({ id, across, position, grid, format, crosses }: ValueAxis): string {
  return `<c:valAx><c:axId val="${axisIds[id]}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${position}"/>${grid ? `<c:majorGridlines>${outline(ink.grid)}</c:majorGridlines>` : ''}${axisFormat(format)}<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${text(900, ink.label)}<c:crossAx val="${axisIds[across]}"/><c:crosses val="${crosses}"/><c:crossBetween val="between"/></c:valAx>`;
}

const kinds = {
  line: { group: 'lineChart', grouping: 'standard', direction: 'col' },
  column: { group: 'barChart', grouping: 'clustered', direction: 'col' },
  columnStacked: { group: 'barChart', grouping: 'stacked', direction: 'col' },
  bar: { group: 'barChart', grouping: 'clustered', direction: 'bar' },
} as const;

function stroke(color: string): string {
  return `<a:ln w="9525"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill></a:ln>`;
}

function outline(color: string): string {
  return `<c:spPr>${stroke(color)}</c:spPr>`;
}

function properties(name: 'defRPr' | 'rPr', size: number, color: string, bold: boolean): string {
  const language = name === 'rPr' ? ' lang="zh-CN"' : '';
  return `<a:${name}${language} sz="${size}" b="${bold ? 1 : 0}"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill><a:latin typeface="${chineseFont}"/><a:ea typeface="${chineseFont}"/></a:${name}>`;
}

function text(size: number, color: string): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${properties('defRPr', size, color, false)}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;
}

interface Point {
  readonly value: CellValue;
  readonly numberFormat: string;
}

function points(range: string, read: ReadCell): Point[] {
  const area = parseArea(range);
  if (area === null) return [];
  const found: Point[] = [];
  for (let row = area.top; row <= area.bottom; row += 1) for (let column = area.left; column <= area.right; column += 1) found.push(read(row, column));
  return found;
}

function reference(range: string, sheetName: string): string {
  const area = parseArea(range);
  return `<c:f>${escapeText(`${quoteSheet(sheetName)}!${area === null ? range : areaName(area, true)}`)}</c:f>`;
}

function cache(items: readonly Point[], shown: (value: CellValue) => string | null): string {
  const written = items.flatMap(({ value }, i) => {
    const shownValue = shown(value);
    return shownValue === null ? [] : [`<c:pt idx="${i}"><c:v>${escapeText(shownValue)}</c:v></c:pt>`];
  });
  return `<c:ptCount val="${items.length}"/>${written.join('')}`;
}

const asNumber = (value: CellValue): string | null => (typeof value === 'number' ? String(value) : null);
const asText = (value: CellValue): string | null => (value === null || value === '' ? null : String(value));

/** Said outright: LibreOffice shows dates of a linked format as numbers. */
function axisFormat(code: string | null): string {
  return code === null ? '<c:numFmt formatCode="General" sourceLinked="1"/>' : `<c:numFmt formatCode="${escapeAttribute(code)}" sourceLinked="0"/>`;
}

function categoryFormat(chart: ChartPlan, read: ReadCell): string | null {
  const first = chart.series[0];
  return first === undefined ? null : (points(first.categories, read).find(({ value }) => typeof value === 'number')?.numberFormat ?? null);
}

function formatCode(items: readonly Point[]): string {
  return `<c:formatCode>${escapeText(items.find(({ value }) => value !== null)?.numberFormat ?? 'General')}</c:formatCode>`;
}

function numbers(range: string, sheetName: string, read: ReadCell): string {
  const items = points(range, read);
  return `<c:numRef>${reference(range, sheetName)}<c:numCache>${formatCode(items)}${cache(items, asNumber)}</c:numCache></c:numRef>`;
}

function categories(range: string, sheetName: string, read: ReadCell): string {
  const items = points(range, read);
  const numeric = items.length > 0 && items.every(({ value }) => typeof value === 'number' || value === null);
  if (numeric) return `<c:numRef>${reference(range, sheetName)}<c:numCache>${formatCode(items)}${cache(items, asNumber)}</c:numCache></c:numRef>`;
  return `<c:strRef>${reference(range, sheetName)}<c:strCache>${cache(items, asText)}</c:strCache></c:strRef>`;
}

/** The drawing of a sheet: its charts, each over its cells. `ids` are the relationships to their parts. */
export function drawingXml(charts: readonly ChartPlan[], ids: readonly string[]): string {
  const anchors = charts.map((chart, i) => {
    const at = (name: 'from' | 'to', { row, column }: { readonly row: number; readonly column: number }): string => `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
    return `<xdr:twoCellAnchor editAs="oneCell">${at('from', chart.from)}${at('to', chart.to)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${i + 2}" name="${escapeAttribute(chart.name)}" descr="${escapeAttribute(chart.altText)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${c}"><c:chart xmlns:c="${c}" r:id="${ids[i] ?? ''}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`;
  });
  return `${declaration}<xdr:wsDr xmlns:xdr="${xdr}" xmlns:a="${a}" xmlns:r="${r}">${anchors.join('')}</xdr:wsDr>`;
}

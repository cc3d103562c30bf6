import type { SheetPlan, Style } from '../sheets/plan';
import { areaName } from '../sheets/hand/a1';
import { rectangles } from './areas';
import { type Step, actionBytes, step } from './batch';

/** Characters of the default font to points: Calibri 11 has digits of 7 pixels, 5 pixels pad a cell, a pixel is ¾ point. */
export function widthInPoints(characters: number): number {
  return (characters * 7 + 5) * 0.75;
}

const horizontal = { left: 'Left', center: 'Center', right: 'Right' } as const;
const vertical = { top: 'Top', center: 'Center', bottom: 'Bottom' } as const;
/** A side of every cell of a range: the edge of the range and the lines between its cells. */
const lines = { top: ['EdgeTop', 'InsideHorizontal'], bottom: ['EdgeBottom', 'InsideHorizontal'], left: ['EdgeLeft', 'InsideVertical'], right: ['EdgeRight', 'InsideVertical'] } as const;

/** Excel's own look, for what a cell's style leaves open where its column is styled. */
const plain = { bold: false, italic: false, size: 11, color: '000000', align: null, vertical: 'bottom', wrap: false, indent: 0, numberFormat: 'General', locked: true } as const;

/** Gives a range a style. `over` is the style its cells have already, of which nothing shall be left. */
export function dress(range: Excel.Range, style: Style, over: Style = {}): void {
  const { format } = range;
  const has = (key: keyof typeof plain): boolean => style[key] !== undefined || over[key] !== undefined;
  // The format comes before any value: it decides how text is read.
  if (has('numberFormat')) range.numberFormat = (style.numberFormat ?? plain.numberFormat) as unknown as string[][];
  if (has('bold')) format.font.bold = style.bold ?? plain.bold;
  if (has('italic')) format.font.italic = style.italic ?? plain.italic;
  if (has('size')) format.font.size = style.size ?? plain.size;
  if (has('color')) format.font.color = `#${style.color ?? plain.color}`;
  if (style.fill !== undefined) format.fill.color = `#${style.fill}`;
  else if (over.fill !== undefined) format.fill.clear();
  if (has('align')) format.horizontalAlignment = style.align === undefined ? 'General' : horizontal[style.align];
  if (has('vertical')) format.verticalAlignment = vertical[style.vertical ?? plain.vertical];
  if (has('wrap')) format.wrapText = style.wrap ?? plain.wrap;
  if (has('indent')) format.indentLevel = style.indent ?? plain.indent;
  if (has('locked')) format.protection.locked = style.locked ?? plain.locked;
  if (style.border) drawBorder(format, style.border);
}

function drawBorder(format: Excel.RangeFormat, { sides, color, weight }: NonNullable<Style['border']>): void {
  for (const index of new Set(sides.flatMap((side) => lines[side]))) {
    const line = format.borders.getItem(index);
    line.style = 'Continuous';
    line.color = `#${color}`;
    line.weight = weight === 'medium' ? 'Medium' : 'Thin';
  }
}

/** Bytes of the actions a style takes, about. */
export function styleBytes(style: Style): number {
  return actionBytes + Object.keys(style).length * 220 + (style.border?.sides.length ?? 0) * 1_000;
}

/** Widths, styles and visibility of whole columns. */
export function columnSteps(sheet: string, columns: SheetPlan['columns'], styles: Readonly<Record<string, Style>>): Step[] {
  return columns.flatMap((column, index) => {
    if (column === null) return [];
    const style = column.style === undefined ? {} : (styles[column.style] ?? {});
    return [step((desk) => {
      const range = desk.range(sheet, wholeColumn(index));
      range.format.columnWidth = widthInPoints(column.width);
      dress(range, style);
      if (column.hidden === true) range.columnHidden = true;
    }, styleBytes(style))];
  });
}

function wholeColumn(index: number): string {
  const name = areaName({ top: 0, left: index, bottom: 0, right: index }).replace(/\d+/g, '');
  return `${name}:${name}`;
}

/**
 * Styles of the cells of a sheet. A look is spelled out once; wherever it comes back, its first cell is copied from,
 * which is one short action for a range instead of a dozen.
 */
export function styleSteps(sheet: SheetPlan, name: string, styles: Readonly<Record<string, Style>>): Step[] {
  const rows = new Map<number, [number, string][]>();
  for (const { row, column, cells } of sheet.blocks) {
    cells.forEach((line, r) => {
      line.forEach((cell, c) => {
        const under = sheet.columns[column + c]?.style ?? '';
        if (cell === null || (cell.style ?? '') === under) return;
        const looks = rows.get(row + r) ?? [];
        looks.push([column + c, `${cell.style ?? ''}\n${under}`]);
        rows.set(row + r, looks);
      });
    });
  }
  const ordered = [...rows].sort(([a], [b]) => a - b).map(([row, cells]) => [row, cells.sort(([a], [b]) => a - b)] as const);
  const first = new Map<string, string>();
  return rectangles(ordered).map(({ area, value }) => {
    const address = areaName(area);
    const model = first.get(value);
    if (model !== undefined) return step((desk) => desk.range(name, address).copyFrom(model, 'Formats'));
    first.set(value, areaName({ ...area, bottom: area.top, right: area.left }));
    const [own = '', under = ''] = value.split('\n');
    const style = styles[own] ?? {};
    return step((desk) => dress(desk.range(name, address), style, styles[under]), styleBytes(style));
  });
}

/** Heights of rows, a run of equal ones at a time. */
export function heightSteps(name: string, heights: SheetPlan['rowHeights']): Step[] {
  const rows = [...heights].sort((a, b) => a.row - b.row).map(({ row, height }) => [row, [[0, height]]] as const);
  return rectangles(rows).map(({ area, value }) => step((desk) => void (desk.range(name, `${area.top + 1}:${area.bottom + 1}`).format.rowHeight = value)));
}

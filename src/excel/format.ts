import type { SheetPlan, Style } from '../sheets/plan';
import { type Area, areaName, cellName } from '../sheets/hand/a1';
import { rectangles } from './areas';
import { type Step, actionBytes, copyBytes, step } from './batch';

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

type Border = NonNullable<Style['border']>;

/** What to set on a range, spelled out; a fill of null takes the fill away. */
type Patch = Omit<Style, 'fill'> & { readonly fill?: string | null };

/** What gives cells a style. `over` is the style they have already, of which nothing shall be left. */
function patchOf(style: Style, over: Style = {}): Patch {
  const either = (Object.keys(plain) as (keyof typeof plain)[]).filter((key) => style[key] !== undefined || over[key] !== undefined);
  return {
    ...(Object.fromEntries(either.map((key) => [key, style[key] ?? plain[key] ?? null])) as Patch),
    ...(style.fill !== undefined ? { fill: style.fill } : over.fill !== undefined ? { fill: null } : {}),
    ...(style.border ? { border: style.border } : {}),
  };
}

/** Gives a range a style. `over` is the style its cells have already, of which nothing shall be left. */
export function dress(range: Excel.Range, style: Style, over: Style = {}): void {
  put(range, patchOf(style, over), true);
}

/** @param inside false where the range is one cell, which has no lines inside it */
function put(range: Excel.Range, patch: Patch, inside: boolean): void {
  // The format comes before any value: it decides how text is read.
  if (patch.numberFormat !== undefined) range.numberFormat = patch.numberFormat as unknown as string[][];
  const { bold, italic, size, color, fill, align, vertical: upright, wrap, indent, locked, border } = patch;
  if ([bold, italic, size, color, fill, align, upright, wrap, indent, locked, border].every((one) => one === undefined)) return;
  const { format } = range;
  if (bold !== undefined) format.font.bold = bold;
  if (italic !== undefined) format.font.italic = italic;
  if (size !== undefined) format.font.size = size;
  if (color !== undefined) format.font.color = `#${color}`;
  if (fill === null) format.fill.clear();
  else if (fill !== undefined) format.fill.color = `#${fill}`;
  if (align !== undefined) format.horizontalAlignment = align === null ? 'General' : horizontal[align];
  if (upright !== undefined) format.verticalAlignment = vertical[upright];
  if (wrap !== undefined) format.wrapText = wrap;
  if (indent !== undefined) format.indentLevel = indent;
  if (locked !== undefined) format.protection.locked = locked;
  if (border) drawBorder(format, border, inside);
}

function drawBorder(format: Excel.RangeFormat, { sides, color, weight }: Border, inside: boolean): void {
  for (const index of new Set(sides.flatMap((side) => (inside ? lines[side] : lines[side].slice(0, 1))))) {
    const line = format.borders.getItem(index);
    line.style = 'Continuous';
    line.color = `#${color}`;
    line.weight = weight === 'medium' ? 'Medium' : 'Thin';
  }
}

/** Bytes of the actions a style takes, about. */
export function styleBytes(style: Style): number {
  return patchBytes(style, true);
}

function patchBytes(patch: Patch, inside: boolean): number {
  return actionBytes + Object.keys(patch).length * 190 + (patch.border?.sides.length ?? 0) * (inside ? 1_000 : 500);
}

/** Cells that shall look one way. */
export interface Look {
  readonly area: Area;
  readonly style: Style;
  /** What their column gives them. */
  readonly over?: Style;
}

/** Columns side by side get what they share at once, then each run of alike columns the rest. All areas have the same rows. */
export function columnLooks(sheet: string, looks: readonly Look[]): Step[] {
  const dressed = looks.map(({ area, style, over }) => ({ area, patch: patchOf(style, over) }));
  const [first] = dressed;
  if (first === undefined) return [];
  const beside = dressed.every(({ area }, index) => index === 0 || area.left === (dressed[index - 1]?.area.right ?? 0) + 1);
  const shared = beside ? Object.fromEntries(Object.entries(first.patch).filter(([key, value]) => dressed.every(({ patch }) => JSON.stringify(patch[key as keyof Patch]) === JSON.stringify(value)))) as Patch : {};
  const rest = dressed.map(({ area, patch }) => ({ area, patch: Object.fromEntries(Object.entries(patch).filter(([key]) => !(key in shared))) as Patch }));
  const runs: { area: Area; patch: Patch }[] = [];
  for (const one of rest) {
    const last = runs.at(-1);
    if (last !== undefined && last.area.right === one.area.left - 1 && JSON.stringify(last.patch) === JSON.stringify(one.patch)) last.area = { ...last.area, right: one.area.right };
    else runs.push({ ...one });
  }
  const all = { area: { ...first.area, right: dressed.at(-1)?.area.right ?? first.area.right }, patch: shared };
  return [all, ...runs].filter(({ patch }) => Object.keys(patch).length > 0).map(({ area, patch }) => step((desk) => put(desk.range(sheet, areaName(area)), patch, true), patchBytes(patch, true)));
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
  return rectangles(ordered).flatMap(({ area, value }) => {
    const address = areaName(area);
    const copy = (model: string): Step => step((desk) => desk.range(name, address).copyFrom(model, 'Formats'), copyBytes);
    const known = first.get(value);
    if (known !== undefined) return [copy(known)];
    const model = cellName(area.top, area.left);
    first.set(value, model);
    const [own = '', under = ''] = value.split('\n');
    const patch = patchOf(styles[own] ?? {}, styles[under]);
    // Borders of many cells are lines around and between them, four times the bytes of those of one cell and a copy of it.
    const one = patch.border !== undefined && address !== model;
    return [
      step((desk) => put(desk.range(name, one ? model : address), patch, !one && address !== model), patchBytes(patch, !one && address !== model)),
      ...(one ? [copy(model)] : []),
    ];
  });
}

/** Heights of rows, a run of equal ones at a time. */
export function heightSteps(name: string, heights: SheetPlan['rowHeights']): Step[] {
  const rows = [...heights].sort((a, b) => a.row - b.row).map(({ row, height }) => [row, [[0, height]]] as const);
  return rectangles(rows).map(({ area, value }) => step((desk) => void (desk.range(name, `${area.top + 1}:${area.bottom + 1}`).format.rowHeight = value)));
}

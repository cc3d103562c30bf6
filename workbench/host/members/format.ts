import { maxColumns, maxRows } from '../area';
import { cellsIn, formatArea, formatAt } from '../cells';
import type { Border, BorderSide, Format } from '../data';
import { invalid } from '../errors';
import { type Node, describe, finite, flag, oneOf, text } from '../node';
import type { RangeSelf } from '../world';

const horizontal = ['General', 'Left', 'Center', 'Right', 'Fill', 'Justify', 'CenterAcrossSelection', 'Distributed'] as const;
const vertical = ['Top', 'Center', 'Bottom', 'Justify', 'Distributed'] as const;
const sides: readonly BorderSide[] = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'];

/** The widest column and the highest row, in points. */
const maxWidth = 1_344;
const maxHeight = 409.5;

function put(self: RangeSelf, patch: Format): void {
  formatArea(self.world.book, self.sheet, self.area, patch, 'addin');
}

/** One value where all cells agree, else null, as Excel answers for mixed formats. */
function common<Value>(self: RangeSelf, read: (format: Format) => Value): Value | null {
  const { sheet, area } = self;
  const first = read(formatAt(sheet, area.row, area.column));
  for (const [row, column] of cellsIn(sheet, area)) if (read(formatAt(sheet, row, column)) !== first) return null;
  return first;
}

/** `#RRGGBB`, whatever case it comes in; the names of HTML colours are not played. */
export function color(value: unknown): string {
  const match = /^#?([0-9a-f]{6})$/i.exec(text(value, 'a colour'));
  if (!match) throw invalid(`colour ${String(value)}`);
  return `#${(match[1] ?? '').toUpperCase()}`;
}

const fillNode = describe<RangeSelf>('RangeFill', {
  get: { Color: (self) => common(self, (format) => format.fill || '#FFFFFF') ?? '' },
  set: { Color: (self, value) => put(self, { fill: color(value) }) },
  // An empty text stands for no fill; the column's would shine through otherwise.
  call: { Clear: (self) => put(self, { fill: '' }) },
});

const fontNode = describe<RangeSelf>('RangeFont', {
  get: {
    Bold: (self) => common(self, (format) => format.bold ?? false),
    Italic: (self) => common(self, (format) => format.italic ?? false),
    Color: (self) => common(self, (format) => format.color ?? '#000000') ?? '',
    Size: (self) => common(self, (format) => format.size ?? 11),
  },
  set: {
    Bold: (self, value) => put(self, { bold: flag(value, 'bold') }),
    Italic: (self, value) => put(self, { italic: flag(value, 'italic') }),
    Color: (self, value) => put(self, { color: color(value) }),
    Size: (self, value) => put(self, { size: finite(value, 'size') }),
    Underline: (self, value) => put(self, { underline: oneOf(value, ['None', 'Single'] as const, 'underline') }),
  },
});

interface BorderSelf {
  readonly range: RangeSelf;
  readonly side: BorderSide;
}

function putBorder({ range, side }: BorderSelf, patch: Partial<Border>): void {
  const { sheet, area } = range;
  // An edge belongs to the outermost cells of the range only.
  const edge = side === 'EdgeTop' ? { ...area, rows: 1 } : side === 'EdgeBottom' ? { ...area, row: area.row + area.rows - 1, rows: 1 }
    : side === 'EdgeLeft' ? { ...area, columns: 1 } : { ...area, column: area.column + area.columns - 1, columns: 1 };
  const old = formatAt(sheet, edge.row, edge.column).borders?.[side] ?? { color: '#000000', weight: 'Thin' };
  formatArea(range.world.book, sheet, edge, { borders: { [side]: { ...old, ...patch } } }, 'addin');
}

const borderNode = describe<BorderSelf>('RangeBorder', {
  id: ({ side }) => side,
  get: {
    Color: ({ range, side }) => common(range, (format) => format.borders?.[side]?.color ?? '') ?? '',
    Weight: ({ range, side }) => common(range, (format) => format.borders?.[side]?.weight ?? 'Thin'),
  },
  set: {
    Style: (self, value) => {
      oneOf(value, ['Continuous'] as const, 'style');
      putBorder(self, {});
    },
    Color: (self, value) => putBorder(self, { color: color(value) }),
    Weight: (self, value) => putBorder(self, { weight: oneOf(value, ['Hairline', 'Thin', 'Medium', 'Thick'] as const, 'weight') }),
  },
});

/** Inside edges are both sides of the cells between. */
function putInside(range: RangeSelf, which: 'InsideHorizontal' | 'InsideVertical', patch: Partial<Border>): void {
  const { area } = range;
  const side: BorderSide = which === 'InsideHorizontal' ? 'EdgeBottom' : 'EdgeRight';
  const count = which === 'InsideHorizontal' ? area.rows : area.columns;
  for (let index = 0; index < count - 1; index++) {
    const line = which === 'InsideHorizontal' ? { ...area, row: area.row + index, rows: 1 } : { ...area, column: area.column + index, columns: 1 };
    putBorder({ range: { ...range, area: line }, side }, patch);
  }
}

const insideNode = describe<{ range: RangeSelf; which: 'InsideHorizontal' | 'InsideVertical' }>('RangeBorder', {
  id: ({ which }) => which,
  set: {
    Style: ({ range, which }, value) => {
      oneOf(value, ['Continuous'] as const, 'style');
      putInside(range, which, {});
    },
    Color: ({ range, which }, value) => putInside(range, which, { color: color(value) }),
    Weight: ({ range, which }, value) => putInside(range, which, { weight: oneOf(value, ['Hairline', 'Thin', 'Medium', 'Thick'] as const, 'weight') }),
  },
});

function border(range: RangeSelf, index: unknown): Node {
  if (index === 'InsideHorizontal' || index === 'InsideVertical') return insideNode({ range, which: index });
  return borderNode({ range, side: oneOf(index, sides, 'a border') });
}

const bordersNode = describe<RangeSelf>('RangeBorderCollection', {
  item: border,
  call: { GetItem: (self, [index]) => border(self, index) },
});

const protectionNode = describe<RangeSelf>('FormatProtection', {
  get: { Locked: (self) => common(self, (format) => format.locked ?? true) },
  set: { Locked: (self, value) => put(self, { locked: flag(value, 'locked') }) },
});

/** Width of every column of the range; null where they differ. */
function width({ sheet, area }: RangeSelf): number | null {
  const widths = new Set(Array.from({ length: Math.min(area.columns, maxColumns) }, (_, index) => sheet.columns[area.column + index]?.width ?? 48));
  return widths.size === 1 ? ([...widths][0] ?? null) : null;
}

export const rangeFormatNode = describe<RangeSelf>('RangeFormat', {
  get: {
    ColumnWidth: width,
    RowHeight: ({ sheet, area }) => sheet.rows[area.row]?.height ?? 15,
    HorizontalAlignment: (self) => common(self, (format) => format.horizontalAlignment ?? 'General'),
    VerticalAlignment: (self) => common(self, (format) => format.verticalAlignment ?? 'Bottom'),
    WrapText: (self) => common(self, (format) => format.wrapText ?? false),
    IndentLevel: (self) => common(self, (format) => format.indentLevel ?? 0),
  },
  set: {
    ColumnWidth: ({ world, sheet, area }, value) => {
      const size = finite(value, 'columnWidth');
      if (size < 0 || size > maxWidth) throw invalid(`columnWidth ${size}`);
      for (let c = area.column; c < area.column + area.columns; c++) sheet.columns[c] = { ...sheet.columns[c], width: size };
      world.book.changed({ kind: 'sheet', sheet: sheet.id, part: 'columns', origin: 'addin' });
    },
    RowHeight: ({ world, sheet, area }, value) => {
      const size = finite(value, 'rowHeight');
      if (size < 0 || size > maxHeight) throw invalid(`rowHeight ${size}`);
      if (area.rows === maxRows) throw invalid('the height of all rows at once is not played here');
      for (let r = area.row; r < area.row + area.rows; r++) sheet.rows[r] = { ...sheet.rows[r], height: size };
      world.book.changed({ kind: 'sheet', sheet: sheet.id, part: 'rows', origin: 'addin' });
    },
    UseStandardHeight: ({ world, sheet, area }, value) => {
      if (!flag(value, 'useStandardHeight')) throw invalid('useStandardHeight is set to true only');
      for (const row of Object.keys(sheet.rows).map(Number)) if (row >= area.row && row < area.row + area.rows) sheet.rows[row] = withoutKey(sheet.rows[row], 'height');
      world.book.changed({ kind: 'sheet', sheet: sheet.id, part: 'rows', origin: 'addin' });
    },
    UseStandardWidth: ({ world, sheet, area }, value) => {
      if (!flag(value, 'useStandardWidth')) throw invalid('useStandardWidth is set to true only');
      for (const column of Object.keys(sheet.columns).map(Number)) if (column >= area.column && column < area.column + area.columns) sheet.columns[column] = withoutKey(sheet.columns[column], 'width');
      world.book.changed({ kind: 'sheet', sheet: sheet.id, part: 'columns', origin: 'addin' });
    },
    HorizontalAlignment: (self, value) => put(self, { horizontalAlignment: oneOf(value, horizontal, 'horizontalAlignment') }),
    VerticalAlignment: (self, value) => put(self, { verticalAlignment: oneOf(value, vertical, 'verticalAlignment') }),
    WrapText: (self, value) => put(self, { wrapText: flag(value, 'wrapText') }),
    IndentLevel: (self, value) => put(self, { indentLevel: finite(value, 'indentLevel') }),
  },
  child: { Fill: fillNode, Font: fontNode, Borders: bordersNode, Protection: protectionNode },
});


function withoutKey<Data extends object, Key extends keyof Data>(data: Data | undefined, key: Key): Omit<Data, Key> {
  const copy = { ...data } as Data;
  delete copy[key];
  return copy;
}

import { type Area, area, areaName, intersection, maxRows } from '../area';
import { cellAt, cellsIn, checkWritable, clearArea, deleteCellsUp, formatArea, mergeArea, numberFormatAt, putCell, rectangle, shown, usedArea, writeEntries } from '../cells';
import type { Hyperlink } from '../data';
import { HostError, invalid } from '../errors';
import { moveIn } from '../references';
import { type Node, describe, finite, flag, oneOf, record, text } from '../node';
import { type RangeSelf, address, resolveAddress } from '../world';
import { conditionalFormatsNode } from './conditional';
import { rangeFormatNode } from './format';
import { validationNode } from './validation';
import { worksheetNode } from './worksheet';

/** Excel refuses to hand out more cells than this at once. */
const maxCellsRead = 5_000_000;

function grid<Value>({ sheet, area: at }: RangeSelf, read: (row: number, column: number) => Value): Value[][] {
  if (at.rows * at.columns > maxCellsRead) throw new HostError('ResponsePayloadSizeLimitExceeded', `${areaName(at)} of ${sheet.name} has more than 5,000,000 cells.`);
  return Array.from({ length: at.rows }, (_, r) => Array.from({ length: at.columns }, (__, c) => read(at.row + r, at.column + c)));
}

function within(self: RangeSelf, at: Area | null): Node | null {
  return at === null ? null : rangeNode({ ...self, area: at });
}

function readLink(value: unknown): Hyperlink {
  const input = record(value, 'a hyperlink');
  const known = ['documentReference', 'address', 'screenTip', 'textToDisplay'];
  for (const key of Object.keys(input)) if (!known.includes(key)) throw invalid(`hyperlink.${key}`);
  if ('textToDisplay' in input) throw invalid('textToDisplay writes over the cell; it is not played here');
  if (('documentReference' in input) === ('address' in input)) throw invalid('a hyperlink leads to one place');
  return Object.fromEntries(Object.entries(input).map(([key, item]) => [key, text(item, key)]));
}

/** `copyFrom(source, 'Formats')`, tiled over the range. Excel copies the conditional formats of the source along; so the host wants it to have none. */
function copyFormats(self: RangeSelf, source: RangeSelf): void {
  const { sheet, area: at } = self;
  if (source.sheet.conditionalFormats.some((rule) => intersection(rule.area, source.area))) throw invalid('the source of copied formats has conditional formats');
  if (at.rows === maxRows) throw invalid('formats are copied to cells, not to whole columns');
  for (let r = 0; r < at.rows; r++) {
    for (let c = 0; c < at.columns; c++) {
      const from = cellAt(source.sheet, source.area.row + (r % source.area.rows), source.area.column + (c % source.area.columns));
      const { format: _, ...rest } = cellAt(sheet, at.row + r, at.column + c);
      putCell(sheet, at.row + r, at.column + c, from.format ? { ...rest, format: from.format } : rest);
    }
  }
  self.world.book.changed({ kind: 'formats', sheet: sheet.id, area: at, origin: 'addin' });
}

/** `copyFrom(cell, 'Formulas')`: one formula into every cell of the range, as copied there. */
function copyFormula(self: RangeSelf, source: RangeSelf): void {
  const { sheet, area: at } = self;
  const { row, column, rows, columns } = source.area;
  const { formula } = cellAt(source.sheet, row, column);
  if (rows !== 1 || columns !== 1 || formula === undefined) throw invalid('formulas are copied from one cell that holds one');
  checkWritable(sheet, at);
  const entries = Array.from({ length: at.rows }, (_, r) => Array.from({ length: at.columns }, (__, c) => moveIn(formula, at.row + r - row, at.column + c - column)));
  write(self, entries);
}

/** `copyFrom(range, 'Values')` of as many cells: values come over as they are, not as if they were typed. */
function copyValues(self: RangeSelf, source: RangeSelf): void {
  const { world, sheet, area: at } = self;
  if (source.area.rows !== at.rows || source.area.columns !== at.columns) throw invalid('values are copied to a range of the same size');
  checkWritable(sheet, at);
  for (let r = 0; r < at.rows; r++) {
    for (let c = 0; c < at.columns; c++) {
      const { value } = cellAt(source.sheet, source.area.row + r, source.area.column + c);
      const old = cellAt(sheet, at.row + r, at.column + c);
      putCell(sheet, at.row + r, at.column + c, { value, ...(old.format ? { format: old.format } : {}), ...(old.link ? { link: old.link } : {}) });
    }
  }
  world.book.changed({ kind: 'cells', sheet: sheet.id, area: at, origin: 'addin' });
  world.recalculate();
}

/** `getSpecialCellsOrNullObject`: the cells of a kind, as rectangles of one column each. */
function specialCells(self: RangeSelf, type: unknown, valueType: unknown): Node | null {
  oneOf(type, ['Formulas'] as const, 'cell type');
  if (valueType !== null && valueType !== 'All') throw invalid('cell value type');
  const at = self.area;
  const areas: Area[] = [];
  const found = [...cellsIn(self.sheet, at)].filter(([, , cell]) => cell.formula !== undefined).sort(([r1, c1], [r2, c2]) => c1 - c2 || r1 - r2);
  for (const [row, column] of found) {
    const last = areas.at(-1);
    if (last && last.column === column && last.row + last.rows === row) areas[areas.length - 1] = { ...last, rows: last.rows + 1 };
    else areas.push(area(row, column));
  }
  return areas.length === 0 ? null : rangeAreasNode({ ...self, areas });
}

export const rangeNode: (self: RangeSelf) => Node = describe<RangeSelf>('Range', {
  get: {
    Address: ({ sheet, area: at }) => address(sheet, at),
    RowIndex: ({ area: at }) => at.row,
    ColumnIndex: ({ area: at }) => at.column,
    RowCount: ({ area: at }) => at.rows,
    ColumnCount: ({ area: at }) => at.columns,
    Values: (self) => grid(self, (row, column) => shown(cellAt(self.sheet, row, column).value)),
    Formulas: (self) => grid(self, (row, column) => {
      const cell = cellAt(self.sheet, row, column);
      return cell.formula ?? shown(cell.value);
    }),
    NumberFormat: (self) => grid(self, (row, column) => numberFormatAt(self.sheet, row, column)),
    ValueTypes: (self) => grid(self, (row, column) => {
      const { value } = cellAt(self.sheet, row, column);
      return value === null ? 'Empty' : typeof value === 'object' ? 'Error' : typeof value === 'string' ? 'String' : typeof value === 'number' ? 'Double' : 'Boolean';
    }),
    Hyperlink: ({ sheet, area: at }) => cellAt(sheet, at.row, at.column).link ?? null,
    RowHidden: ({ sheet, area: at }) => sheet.rows[at.row]?.hidden ?? false,
    ColumnHidden: ({ sheet, area: at }) => sheet.columns[at.column]?.hidden ?? false,
  },
  set: {
    Values: (self, value) => write(self, value),
    Formulas: (self, value) => write(self, value),
    NumberFormat: ({ world, sheet, area: at }, value) => {
      if (!Array.isArray(value)) return formatArea(world.book, sheet, at, { numberFormat: text(value, 'numberFormat') }, 'addin');
      rectangle(value, at).forEach((line, r) => line.forEach((format, c) => {
        if (format !== null) formatArea(world.book, sheet, area(at.row + r, at.column + c), { numberFormat: text(format, 'numberFormat') }, 'addin');
      }));
    },
    Hyperlink: ({ world, sheet, area: at }, value) => {
      const link = readLink(value);
      for (let row = at.row; row < at.row + at.rows; row++) for (let column = at.column; column < at.column + at.columns; column++) putCell(sheet, row, column, { ...cellAt(sheet, row, column), link });
      formatArea(world.book, sheet, at, { color: '#0563C1', underline: 'Single' }, 'addin');
    },
    ColumnHidden: ({ world, sheet, area: at }, value) => {
      const hidden = flag(value, 'columnHidden');
      // Showing all columns touches those that have something to say only.
      const columns = hidden ? Array.from({ length: at.columns }, (_, index) => at.column + index) : Object.keys(sheet.columns).map(Number).filter((c) => c >= at.column && c < at.column + at.columns);
      for (const c of columns) sheet.columns[c] = { ...sheet.columns[c], hidden };
      world.book.changed({ kind: 'sheet', sheet: sheet.id, part: 'columns', origin: 'addin' });
    },
  },
  child: { Format: rangeFormatNode, Worksheet: (self) => worksheetNode(self), ConditionalFormats: conditionalFormatsNode, DataValidation: validationNode },
  call: {
    GetCell: (self, [row, column]) => within(self, area(self.area.row + finite(row, 'row'), self.area.column + finite(column, 'column'))),
    GetRow: (self, [row]) => within(self, { ...self.area, row: self.area.row + finite(row, 'row'), rows: 1 }),
    GetColumn: (self, [column]) => within(self, { ...self.area, column: self.area.column + finite(column, 'column'), columns: 1 }),
    // The client writes large arrays in pieces and asks first whether the whole would fit.
    _ValidateArraySize: ({ area: at }, [rows, columns]) => {
      if (rows !== at.rows || columns !== at.columns) throw invalid(`the array does not have the size of ${areaName(at)}`);
    },
    GetBoundingRect: (self, [other]) => {
      const { area: b } = rangeArgument(self, other);
      const row = Math.min(self.area.row, b.row);
      const column = Math.min(self.area.column, b.column);
      return within(self, area(row, column, Math.max(self.area.row + self.area.rows, b.row + b.rows) - row, Math.max(self.area.column + self.area.columns, b.column + b.columns) - column));
    },
    GetRowsBelow: (self, [count]) => within(self, { ...self.area, row: self.area.row + self.area.rows, rows: finite(count, 'count') }),
    GetEntireColumn: (self) => within(self, { ...self.area, row: 0, rows: maxRows }),
    GetUsedRangeOrNullObject: (self, [valuesOnly]) => within(self, usedArea(self.sheet, self.area, valuesOnly === true)),
    GetIntersectionOrNullObject: (self, [other]) => within(self, intersection(self.area, typeof other === 'string' ? resolveAddress(self.world, self.sheet, other).area : rangeArgument(self, other).area)),
    GetSpecialCellsOrNullObject: (self, [type, valueType]) => specialCells(self, type, valueType),
    GetSpillingToRangeOrNullObject: (self) => spill(self),
    Clear: ({ world, sheet, area: at }, [what]) => {
      clearArea(world.book, sheet, at, what === null || what === undefined ? 'All' : text(what, 'applyTo'), 'addin');
      world.recalculate();
    },
    Delete: ({ world, sheet, area: at }, [shift]) => {
      oneOf(shift, ['Up'] as const, 'shift');
      deleteCellsUp(world.book, sheet, at, 'addin');
      world.recalculate();
    },
    Merge: ({ world, sheet, area: at }, [across]) => {
      const rows = across === true ? Array.from({ length: at.rows }, (_, r) => ({ ...at, row: at.row + r, rows: 1 })) : [at];
      for (const one of rows) mergeArea(world.book, sheet, one, 'addin');
    },
    Unmerge: ({ world, sheet, area: at }) => {
      sheet.merges = sheet.merges.filter((merged) => !intersection(merged, at));
      world.book.changed({ kind: 'sheet', sheet: sheet.id, part: 'merges', origin: 'addin' });
    },
    CopyFrom: (self, [source, type, skipBlanks, transpose]) => {
      if ((skipBlanks ?? false) !== false || (transpose ?? false) !== false) throw invalid('copyFrom options');
      const from = typeof source === 'string' ? resolveAddress(self.world, self.sheet, source) : rangeArgument(self, source);
      const what = oneOf(type, ['Formats', 'Formulas', 'Values'] as const, 'copyType');
      (what === 'Formats' ? copyFormats : what === 'Formulas' ? copyFormula : copyValues)(self, from);
    },
    Select: ({ world, sheet, area: at }) => world.book.select(sheet.id, [at], 'addin'),
  },
});

function write(self: RangeSelf, value: unknown): void {
  writeEntries(self.world.book, self.sheet, self.area, value, 'addin');
  self.world.recalculate();
}

function spill(self: RangeSelf): Node | null {
  const { row, column } = self.area;
  const cells = [...cellsIn(self.sheet, area(row, column, maxRows - row, 16_384 - column))].filter(([, , cell]) => cell.spilledFrom?.row === row && cell.spilledFrom.column === column);
  if (cells.length === 0) return null;
  return within(self, area(row, column, Math.max(...cells.map(([r]) => r)) - row + 1, Math.max(...cells.map(([, c]) => c)) - column + 1));
}

/** A range handed over as an argument; the protocol gives its node. */
export function rangeArgument(self: { readonly world: RangeSelf['world'] }, value: unknown): RangeSelf {
  if (typeof value === 'object' && value !== null && 'get' in value) return resolveAddress(self.world, null, (value as Node).get('Address'));
  throw invalid('a range');
}

interface AreasSelf {
  readonly world: RangeSelf['world'];
  readonly sheet: RangeSelf['sheet'];
  readonly areas: readonly Area[];
}

const areaCollectionNode = describe<AreasSelf>('RangeCollection', {
  items: ({ areas, ...self }) => areas.map((at) => rangeNode({ ...self, area: at })),
});

export const rangeAreasNode = describe<AreasSelf>('RangeAreas', {
  get: {
    Address: ({ sheet, areas }) => areas.map((at) => address(sheet, at)).join(','),
    AreaCount: ({ areas }) => areas.length,
    CellCount: ({ areas }) => areas.reduce((sum, at) => sum + at.rows * at.columns, 0),
  },
  child: { Areas: areaCollectionNode, Worksheet: (self) => worksheetNode(self) },
});


import { area } from '../area';
import type { TableData } from '../data';
import { invalid, notFound } from '../errors';
import { type Node, describe, flag, text } from '../node';
import type { Sheet } from '../model';
import { addTable, removeTable, resizeTable } from '../tables';
import { cellAt, deleteCellsUp, shown } from '../cells';
import { type RangeSelf, type World, resolveAddress } from '../world';
import { rangeArgument, rangeNode } from './range';
import { worksheetNode } from './worksheet';

interface Self {
  readonly world: World;
  readonly sheet: Sheet;
  readonly table: TableData;
}

function changed({ world, sheet }: Self): void {
  world.book.changed({ kind: 'sheet', sheet: sheet.id, part: 'tables', origin: 'addin' });
}

const autoFilterNode = describe<Self>('AutoFilter', {
  get: { IsDataFiltered: ({ table }) => table.filtered, Enabled: ({ table }) => table.showFilterButton },
});

const columnNode = describe<Self & { index: number }>('TableColumn', {
  id: ({ index }) => String(index + 1),
  get: { Id: ({ index }) => index + 1, Index: ({ index }) => index, Name: ({ sheet, table, index }) => String(shown(cellAt(sheet, table.area.row, table.area.column + index).value)) },
});

const columnsNode = describe<Self>('TableColumnCollection', {
  items: (self) => Array.from({ length: self.table.area.columns }, (_, index) => columnNode({ ...self, index })),
});

export const tableNode: (self: Self) => Node = describe<Self>('Table', {
  id: ({ table }) => table.id,
  get: {
    Id: ({ table }) => table.id, Name: ({ table }) => table.name, Style: ({ table }) => table.style, ShowTotals: () => false,
    ShowFilterButton: ({ table }) => table.showFilterButton, ShowBandedRows: ({ table }) => table.showBandedRows,
  },
  set: {
    Name: (self, value) => {
      const name = text(value, 'name');
      self.world.book.checkName(name, self.table);
      self.table.name = name;
      changed(self);
    },
    Style: (self, value) => {
      self.table.style = text(value, 'style');
      changed(self);
    },
    ShowFilterButton: (self, value) => {
      self.table.showFilterButton = flag(value, 'showFilterButton');
      changed(self);
    },
    ShowBandedRows: (self, value) => {
      self.table.showBandedRows = flag(value, 'showBandedRows');
      changed(self);
    },
  },
  child: { Worksheet: (self) => worksheetNode(self), AutoFilter: autoFilterNode, Columns: columnsNode },
  call: {
    GetRange: ({ world, sheet, table }) => rangeNode({ world, sheet, area: table.area }),
    GetHeaderRowRange: ({ world, sheet, table }) => rangeNode({ world, sheet, area: { ...table.area, rows: 1 } }),
    GetDataBodyRange: ({ world, sheet, table: { area: at } }) => rangeNode({ world, sheet, area: area(at.row + 1, at.column, at.rows - 1, at.columns) }),
    Resize: ({ world, sheet, table }, [to]) => {
      const target: RangeSelf = typeof to === 'string' ? resolveAddress(world, sheet, to) : rangeArgument({ world }, to);
      if (target.sheet !== sheet) throw invalid('a table stays on its sheet');
      resizeTable(world.book, sheet, table, target.area, 'addin');
    },
    ConvertToRange: ({ world, sheet, table }) => {
      removeTable(world.book, sheet, table, 'addin');
      return rangeNode({ world, sheet, area: table.area });
    },
    Delete: ({ world, sheet, table }) => {
      removeTable(world.book, sheet, table, 'addin');
      deleteCellsUp(world.book, sheet, table.area, 'addin');
    },
  },
});

interface CollectionSelf {
  readonly world: World;
  /** Null for all tables of the workbook. */
  readonly sheet: Sheet | null;
}

function find({ world, sheet }: CollectionSelf, id: unknown): Node | null {
  const found = world.book.findTable(text(id, 'a table'));
  return found && (sheet === null || found.sheet === sheet) ? tableNode({ world, ...found }) : null;
}

export const tablesNode = describe<CollectionSelf>('TableCollection', {
  items: ({ world, sheet }) => world.book.sheets.flatMap((on) => (sheet === null || on === sheet ? on.tables.map((table) => tableNode({ world, sheet: on, table })) : [])),
  item: find,
  call: {
    GetItem: (self, [id]) => {
      const found = find(self, id);
      if (!found) throw notFound(`table ${String(id)}`);
      return found;
    },
    GetItemOrNullObject: (self, [id]) => find(self, id),
    Add: ({ world, sheet }, [at, hasHeaders]) => {
      const target: RangeSelf = typeof at === 'string' ? resolveAddress(world, sheet, at) : rangeArgument({ world }, at);
      if (sheet !== null && target.sheet !== sheet) throw invalid('a table on another sheet');
      return tableNode({ world, sheet: target.sheet, table: addTable(world.book, target.sheet, target.area, flag(hasHeaders, 'hasHeaders'), 'addin') });
    },
  },
});

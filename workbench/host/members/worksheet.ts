import { area, contains, wholeSheet } from '../area';
import { usedArea } from '../cells';
import type { PageData } from '../data';
import { HostError, denied, invalid, notFound } from '../errors';
import type { Sheet } from '../model';
import { type Node, describe, finite, flag, oneOf, record, text } from '../node';
import { type World, resolveAddress } from '../world';
import { chartsNode } from './chart';
import { rangeArgument, rangeNode } from './range';
import { tablesNode } from './table';

interface Self {
  readonly world: World;
  readonly sheet: Sheet;
}

function changed({ world, sheet }: Self, part: keyof Sheet & ('freeze' | 'page' | 'protection' | 'gridlines' | 'tabColor' | 'autoFilter')): void {
  world.book.changed({ kind: 'sheet', sheet: sheet.id, part, origin: 'addin' });
}

const protectionNode = describe<Self>('WorksheetProtection', {
  get: { Protected: ({ sheet }) => sheet.protection !== null, Options: ({ sheet }) => sheet.protection?.options ?? null },
  call: {
    Protect: (self, [options, password]) => {
      if (self.sheet.protection) throw new HostError('InvalidOperation', `${self.sheet.name} is protected already.`);
      self.sheet.protection = { options: options === null ? {} : record(options, 'options'), password: password === null || password === undefined ? null : text(password, 'password') };
      changed(self, 'protection');
    },
    Unprotect: (self, [password]) => {
      const { protection } = self.sheet;
      if (protection?.password != null && protection.password !== password) throw denied(`The password of ${self.sheet.name} is another one.`);
      self.sheet.protection = null;
      changed(self, 'protection');
    },
  },
});

const freezeNode = describe<Self>('WorksheetFreezePanes', {
  call: {
    FreezeAt: (self, [range]) => {
      const at = typeof range === 'string' ? resolveAddress(self.world, self.sheet, range).area : rangeArgument(self, range).area;
      if (at.row !== 0 || at.column !== 0) throw invalid('panes are frozen from A1 on here');
      self.sheet.freeze = { rows: at.rows, columns: at.columns };
      changed(self, 'freeze');
    },
    FreezeRows: (self, [count]) => {
      self.sheet.freeze = { rows: finite(count, 'count'), columns: 0 };
      changed(self, 'freeze');
    },
    FreezeColumns: (self, [count]) => {
      self.sheet.freeze = { rows: 0, columns: finite(count, 'count') };
      changed(self, 'freeze');
    },
    Unfreeze: (self) => {
      self.sheet.freeze = null;
      changed(self, 'freeze');
    },
    GetLocationOrNullObject: ({ world, sheet }) => (sheet.freeze ? rangeNode({ world, sheet, area: area(0, 0, sheet.freeze.rows || wholeSheet.rows, sheet.freeze.columns || wholeSheet.columns) }) : null),
  },
});

function page(self: Self, patch: Partial<PageData>): void {
  self.sheet.page = { ...self.sheet.page, ...patch };
  changed(self, 'page');
}

const headerFooterNode = describe<Self>('HeaderFooter', {
  get: { LeftFooter: ({ sheet }) => sheet.page.footer.left, CenterFooter: ({ sheet }) => sheet.page.footer.center, RightFooter: ({ sheet }) => sheet.page.footer.right },
  set: {
    LeftFooter: (self, value) => page(self, { footer: { ...self.sheet.page.footer, left: text(value, 'leftFooter') } }),
    CenterFooter: (self, value) => page(self, { footer: { ...self.sheet.page.footer, center: text(value, 'centerFooter') } }),
    RightFooter: (self, value) => page(self, { footer: { ...self.sheet.page.footer, right: text(value, 'rightFooter') } }),
  },
});
const headersFootersNode = describe<Self>('HeaderFooterGroup', { child: { DefaultForAllPages: headerFooterNode } });

const margin = (side: string) => (self: Self, value: unknown): void => {
  const points = finite(value, side);
  if (points < 0) throw invalid(`${side} ${points}`);
  page(self, { margins: { ...self.sheet.page.margins, [side]: points } });
};

const pageBreaksNode = describe<Self>('PageBreakCollection', {
  call: {
    Add: (self, [range]) => {
      const at = typeof range === 'string' ? resolveAddress(self.world, self.sheet, range).area : rangeArgument(self, range).area;
      if (at.row === 0) throw invalid('a page break before the first row');
      page(self, { breaks: [...new Set([...self.sheet.page.breaks, at.row])].sort((a, b) => a - b) });
      return null;
    },
    RemovePageBreaks: (self) => page(self, { breaks: [] }),
  },
});

const pageLayoutNode = describe<Self>('PageLayout', {
  get: { Orientation: ({ sheet }) => sheet.page.orientation, PaperSize: ({ sheet }) => sheet.page.paperSize, Zoom: ({ sheet }) => sheet.page.zoom },
  set: {
    Orientation: (self, value) => page(self, { orientation: oneOf(value, ['Portrait', 'Landscape'] as const, 'orientation') }),
    PaperSize: (self, value) => page(self, { paperSize: oneOf(value, ['A4', 'Letter'] as const, 'paperSize') }),
    Zoom: (self, value) => {
      const zoom = record(value, 'zoom');
      for (const key of Object.keys(zoom)) if (!['horizontalFitToPages', 'verticalFitToPages', 'scale'].includes(key)) throw invalid(`zoom.${key}`);
      page(self, { zoom });
    },
    CenterHorizontally: (self, value) => page(self, { centered: flag(value, 'centerHorizontally') }),
    LeftMargin: margin('left'), RightMargin: margin('right'), TopMargin: margin('top'), BottomMargin: margin('bottom'), HeaderMargin: margin('header'), FooterMargin: margin('footer'),
  },
  child: { HeadersFooters: headersFootersNode },
  call: {
    SetPrintArea: (self, [value]) => page(self, { printArea: text(value, 'print area') }),
    SetPrintTitleColumns: (self, [value]) => page(self, { titleColumns: text(value, 'title columns') }),
    SetPrintTitleRows: (self, [value]) => page(self, { titleRows: text(value, 'title rows') }),
  },
});

const autoFilterNode = describe<Self>('AutoFilter', {
  get: { IsDataFiltered: ({ sheet }) => sheet.autoFilter?.filtered ?? false, Enabled: ({ sheet }) => sheet.autoFilter !== null },
  call: {
    Apply: (self, [range]) => {
      const at = typeof range === 'string' ? resolveAddress(self.world, self.sheet, range).area : rangeArgument(self, range).area;
      if (self.sheet.tables.some((table) => contains(at, table.area))) throw invalid('the filter of a sheet over a table');
      self.sheet.autoFilter = { area: at, filtered: false };
      changed(self, 'autoFilter');
    },
    Remove: (self) => {
      self.sheet.autoFilter = null;
      changed(self, 'autoFilter');
    },
  },
});

function subscribe(event: string): Readonly<Record<string, (self: Self) => null>> {
  return {
    [`_Register${event}Event`]: ({ world, sheet }) => (world.subscriptions.add(`${event}:${sheet.id}`), null),
    [`_Unregister${event}Event`]: ({ world, sheet }) => (world.subscriptions.delete(`${event}:${sheet.id}`), null),
  };
}

export const worksheetNode: (self: Self) => Node = describe<Self>('Worksheet', {
  id: ({ sheet }) => sheet.id,
  get: {
    Id: ({ sheet }) => sheet.id, Name: ({ sheet }) => sheet.name, Visibility: ({ sheet }) => sheet.visibility, TabColor: ({ sheet }) => sheet.tabColor,
    Position: ({ world, sheet }) => world.book.sheets.indexOf(sheet), ShowGridlines: ({ sheet }) => sheet.gridlines,
  },
  set: {
    Name: ({ world, sheet }, value) => world.book.renameSheet(sheet, text(value, 'name'), 'addin'),
    Visibility: ({ world, sheet }, value) => world.book.setVisibility(sheet, oneOf(value, ['Visible', 'Hidden', 'VeryHidden'] as const, 'visibility'), 'addin'),
    Position: ({ world, sheet }, value) => world.book.moveSheet(sheet, finite(value, 'position'), 'addin'),
    // `showGridlines` under the name the client sends it by.
    Gridlines: (self, value) => {
      self.sheet.gridlines = flag(value, 'showGridlines');
      changed(self, 'gridlines');
    },
    TabColor: (self, value) => {
      const color = text(value, 'tabColor');
      if (color !== '' && !/^#[0-9a-f]{6}$/i.test(color)) throw invalid(`tabColor ${color}`);
      self.sheet.tabColor = color.toUpperCase();
      changed(self, 'tabColor');
    },
  },
  child: { Protection: protectionNode, FreezePanes: freezeNode, PageLayout: pageLayoutNode, HorizontalPageBreaks: pageBreaksNode, AutoFilter: autoFilterNode, Charts: (self) => chartsNode(self), Tables: (self) => tablesNode(self) },
  call: {
    GetRange: ({ world, sheet }, [at]) => rangeNode(at === null || at === undefined ? { world, sheet, area: wholeSheet } : resolveAddress(world, sheet, at)),
    GetRangeByIndexes: ({ world, sheet }, [row, column, rows, columns]) => {
      const at = area(finite(row, 'row'), finite(column, 'column'), finite(rows, 'rows'), finite(columns, 'columns'));
      if (at.rows < 1 || at.columns < 1 || !contains(wholeSheet, at) || ![row, column, rows, columns].every(Number.isInteger)) throw invalid(`range ${JSON.stringify(at)}`);
      return rangeNode({ world, sheet, area: at });
    },
    GetCell: ({ world, sheet }, [row, column]) => rangeNode({ world, sheet, area: area(finite(row, 'row'), finite(column, 'column')) }),
    GetUsedRangeOrNullObject: ({ world, sheet }, [valuesOnly]) => {
      const used = usedArea(sheet, wholeSheet, valuesOnly === true);
      return used ? rangeNode({ world, sheet, area: used }) : null;
    },
    Activate: ({ world, sheet }) => world.book.activate(sheet.id, 'addin'),
    Delete: ({ world, sheet }) => {
      world.book.deleteSheet(sheet, 'addin');
      world.recalculate();
    },
    ...subscribe('DataChanged'),
    ...subscribe('SelectionChanged'),
  },
});

function find(world: World, id: unknown): Node | null {
  const sheet = world.book.findSheet(text(id, 'a worksheet'));
  return sheet ? worksheetNode({ world, sheet }) : null;
}

function subscribeAll(event: string): Readonly<Record<string, (world: World) => null>> {
  return {
    [`_Register${event}Event`]: (world) => (world.subscriptions.add(`${event}:Workbook`), null),
    [`_Unregister${event}Event`]: (world) => (world.subscriptions.delete(`${event}:Workbook`), null),
  };
}

export const worksheetsNode = describe<World>('WorksheetCollection', {
  items: (world) => world.book.sheets.map((sheet) => worksheetNode({ world, sheet })),
  item: find,
  call: {
    GetItem: (world, [id]) => {
      const found = find(world, id);
      if (!found) throw notFound(`worksheet ${String(id)}`);
      return found;
    },
    GetItemOrNullObject: (world, [id]) => find(world, id),
    GetActiveWorksheet: (world) => worksheetNode({ world, sheet: world.book.sheet(world.book.activeSheet) }),
    GetCount: (world, [visibleOnly]) => world.book.sheets.filter((sheet) => visibleOnly !== true || sheet.visibility === 'Visible').length,
    Add: (world, [name]) => worksheetNode({ world, sheet: world.book.addSheet(name === null || name === undefined ? null : text(name, 'name'), 'addin') }),
    ...subscribeAll('DataChanged'),
    ...subscribeAll('SelectionChanged'),
  },
});

import { notice, type Notice } from '../domain/notice';
import { areaName, maxRows, parseArea, quoteSheet, type Area } from '../sheets/hand/a1';
import { resolveFormula } from '../sheets/hand/formula';
import { asHeld, gate } from '../sheets/hand/gate';
import { findTable, matchColumns } from '../sheets/hand/match';
import type { SheetPlan, Style, TablePlan, WorkbookPlan } from '../sheets/plan';
import { moveAnchors } from './anchors';
import { Grid } from './grid';
import { wrappedHeight } from './height';
import { newPackage } from './newPackage';
import { openPackage } from './open';
import { declaration, type Package } from './package';
import { validationXml } from './rules';
import { styleOf, writeCharts, writeSheet, type Writing } from './sheets';
import { Strings } from './strings';
import { newStyles, Styles } from './styles';
import { newTablePart, resizeTablePart, tablesOf, type FileTable } from './tableParts';
import { writeTable, type Layout } from './tables';
import { WorkbookPart, type FileSheet } from './workbook';
import { absolute, addToList, setSheetData, setWidth, sheetDataOf } from './worksheet';
import { child, children, root } from './xml';

type Problem = { readonly problem: Notice };
type Tabled = FileTable & { readonly headers: readonly string[] };

/** Carries out a plan; see `index.ts` for what that means. */
export function carryOut(plan: WorkbookPlan, existing?: Uint8Array): { readonly bytes: Uint8Array } | Problem {
  const refused = gate(plan);
  if (refused !== null) return { problem: refused };
  const opened = existing === undefined ? { file: newPackage(plan.language) } : openPackage(existing);
  if ('problem' in opened) return opened;
  const { file } = opened;
  const book = new WorkbookPart(file);
  if (book.macintoshDates) return { problem: notice('xlsx-date-1904') };
  const reachable = file.reachable();
  const strings = new Strings(file, existingPart(file, book, 'sharedStrings', `${declaration}<sst xmlns="${main}"></sst>`));
  const grids = new Grids(file, strings);
  const tables = tablesOf(file, book.sheets()).map((table): Tabled => ({ ...table, headers: headersOf(table, grids.of(table.sheet.part)) }));

  const found = locateTables(plan.tables, tables);
  const places = locateSheets(plan, book, found);
  if ('problem' in places) return places;
  const names = new Map(plan.sheets.map((sheet) => [sheet.key, places.sheets.get(sheet.key)?.name ?? sheet.name]));
  const taken = takenName(plan, book, tables, found);
  if (taken !== null) return { problem: notice('xlsx-name-taken', { name: taken }) };
  const layouts = layOut(plan, found, names);
  for (const layout of layouts.values()) {
    for (const { field, formula } of layout.plan.columns) if (formula !== undefined && resolveFormula(formula, 0, layout, layouts) === null) return { problem: notice('plan-broken', { fault: 'formula-name-unknown', where: `${layout.plan.name}.${field}` }) };
  }

  const styles = new Styles(file, existingPart(file, book, 'styles', newStyles('Calibri')));
  const sheetName = (planned: string): string => names.get(planned) ?? names.get(plan.sheets.find(({ name }) => name === planned)?.key ?? '') ?? planned;
  const writing: Writing = { file, styles, strings, planStyles: plan.styles, sheetName };
  const parts = new Map<string, string>();
  const fresh = new Set<string>();
  plan.sheets.forEach((sheet, i) => {
    const place = places.sheets.get(sheet.key);
    const part = place?.part ?? file.free('xl/worksheets', 'sheet');
    parts.set(sheet.key, part);
    if (place !== undefined && sheet.kind === 'tables') return;
    fresh.add(sheet.key);
    writeSheet(writing, sheet, part);
    grids.forget(part);
    if (place === undefined) book.insertSheet(indexFor(plan.sheets, i, parts, book), sheet.name, part, sheet.hidden);
  });

  for (const layout of layouts.values()) {
    const problem = writeOne(writing, layout, found.get(layout.plan.name) ?? null, parts.get(layout.plan.sheet) ?? '', grids, layouts, plan);
    if (problem !== null) return { problem };
  }
  for (const [part, grid] of grids.changed()) file.write(part, setSheetData(file.text(part), grid.print(), grid.used()));
  for (const sheet of plan.sheets) {
    const part = parts.get(sheet.key) ?? '';
    const name = names.get(sheet.key) ?? sheet.name;
    if (fresh.has(sheet.key)) {
      writeCharts(writing, sheet, part, name, grids.of(part));
      pageNames(book, sheet, name);
    }
    book.mark(sheet.mark, name);
  }
  const shown = book.sheets().findIndex(({ part }) => plan.activate !== null && part === parts.get(plan.activate));
  // A sheet a person has hidden stays hidden.
  if (book.sheets()[shown]?.hidden === false) book.activate(shown);
  styles.save();
  strings.save();
  file.sweep(reachable);
  if (existing !== undefined && !file.changed) return { bytes: existing };
  book.forgetCalculation();
  return { bytes: file.zip() };
}

/** Excel draws a header by the table's style; programs that do not know those draw this. */
const plainHeader: Style = { bold: true, color: 'FFFFFF', fill: '1F3A5F', vertical: 'center', wrap: true };

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The part of a kind the workbook points at, made empty where there is none. */
function existingPart(file: Package, book: WorkbookPart, type: 'styles' | 'sharedStrings', empty: string): string {
  const found = file.relationships(book.part).find((relationship) => relationship.type === type && file.has(relationship.target));
  if (found !== undefined) return found.target;
  const part = `xl/${type}.xml`;
  file.write(part, empty);
  file.setContentType(part, `application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml`);
  file.relate(book.part, type, part);
  return part;
}

/** The cells of the sheets a plan touches, read once. */
class Grids {
  private readonly known = new Map<string, Grid>();

  constructor(
    private readonly file: Package,
    private readonly strings: Strings,
  ) {}

  of(part: string): Grid {
    const known = this.known.get(part);
    if (known !== undefined) return known;
    const grid = new Grid(sheetDataOf(this.file.text(part)), this.strings);
    this.known.set(part, grid);
    return grid;
  }

  forget(part: string): void {
    this.known.delete(part);
  }

  changed(): [string, Grid][] {
    return [...this.known].filter(([, grid]) => grid.changed);
  }
}

export function headersOf(table: FileTable, grid: Grid): string[] {
  return table.columnNames.map((name, i) => {
    const value = grid.read(table.area.top, table.area.left + i)?.value ?? null;
    return value === null ? name : String(value);
  });
}

function locateTables(plans: readonly TablePlan[], tables: readonly Tabled[]): Map<string, Tabled> {
  const names = new Set(plans.map(({ name }) => name.toLowerCase()));
  const found = new Map<string, Tabled>();
  for (const plan of plans) {
    const table = findTable(plan, tables.filter((candidate) => ![...found.values()].includes(candidate)), names);
    if (table !== null) found.set(plan.name, table);
  }
  return found;
}

/** A sheet of ours is known by its mark, one with tables also by any of them; a person's sheet is never taken. */
function locateSheets(plan: WorkbookPlan, book: WorkbookPart, tables: ReadonlyMap<string, Tabled>): { readonly sheets: Map<string, FileSheet> } | Problem {
  const sheets = new Map<string, FileSheet>();
  for (const sheet of plan.sheets) {
    const home = plan.tables.find((table) => table.sheet === sheet.key && tables.has(table.name));
    const place = book.sheetOfName(sheet.mark) ?? (sheet.kind === 'tables' && home !== undefined ? (tables.get(home.name)?.sheet ?? null) : null);
    if (place !== null && place.worksheet) sheets.set(sheet.key, place);
  }
  for (const sheet of plan.sheets) {
    if (sheets.has(sheet.key)) continue;
    const taken = book.sheets().find(({ name }) => name.toLowerCase() === sheet.name.toLowerCase());
    if (taken !== undefined) return { problem: notice('xlsx-sheet-name-taken', { sheet: taken.name }) };
  }
  return { sheets };
}

/** Tables and defined names share one space of names: a name of ours a person has given to something else. */
function takenName(plan: WorkbookPlan, book: WorkbookPart, tables: readonly Tabled[], found: ReadonlyMap<string, Tabled>): string | null {
  const defined = new Set(book.names().map(({ name }) => name.toLowerCase()));
  const tableNames = new Set(tables.map(({ name }) => name.toLowerCase()));
  const table = plan.tables.find(({ name }) => !found.has(name) && defined.has(name.toLowerCase()));
  return table?.name ?? plan.sheets.find(({ mark }) => tableNames.has(mark.toLowerCase()))?.mark ?? null;
}

function layOut(plan: WorkbookPlan, found: ReadonlyMap<string, Tabled>, names: ReadonlyMap<string, string>): Map<string, Layout> {
  return new Map(
    plan.tables.map((table) => {
      const existing = found.get(table.name);
      const area = existing?.area ?? { top: table.row, left: table.column, bottom: table.row, right: table.column - 1 };
      const places = existing === undefined ? new Map<string, number>() : matchColumns(table.columns, existing.headers);
      const columns = new Map([...places].map(([field, place]) => [field, area.left + place]));
      const added = table.columns.filter(({ field }) => !columns.has(field));
      added.forEach(({ field }, i) => columns.set(field, area.right + 1 + i));
      return [table.name, { plan: table, sheetName: existing?.sheet.name ?? names.get(table.sheet) ?? '', exists: existing !== undefined, area, totals: existing?.totals ?? 0, columns, added }];
    }),
  );
}

/** A new sheet stands after the one before it in the plan, or before the one after it. */
function indexFor(sheets: readonly SheetPlan[], at: number, parts: ReadonlyMap<string, string>, book: WorkbookPart): number {
  const order = book.sheets().map(({ part }) => part);
  const previous = sheets[at - 1];
  if (previous !== undefined) return order.indexOf(parts.get(previous.key) ?? '') + 1;
  const next = sheets.slice(1).map((sheet) => book.sheetOfName(sheet.mark)?.part).find((part) => part !== undefined);
  return next === undefined ? order.length : order.indexOf(next);
}

function writeOne(writing: Writing, layout: Layout, table: Tabled | null, newPart: string, grids: Grids, layouts: ReadonlyMap<string, Layout>, plan: WorkbookPlan): Notice | null {
  const { file } = writing;
  const part = table?.sheet.part ?? newPart;
  const style = styleOf(writing);
  const others = tablesOf(file, [{ name: layout.sheetName, part, worksheet: true, hidden: false }]).filter((other) => other.part !== table?.part);
  const written = writeTable(layout, {
    grid: grids.of(part),
    style,
    headerStyle: layout.plan.headerStyle === undefined ? writing.styles.cell(plainHeader) : style(layout.plan.headerStyle),
    layouts,
    held: (value, id) => asHeld(value, plan.styles[id ?? '']),
    height: (text, column) => wrappedHeight(text, column.width, column.style === undefined ? undefined : plan.styles[column.style]),
    obstacles: [...others.map(({ area }) => area), ...merges(file.text(part))],
  });
  if ('problem' in written) return written.problem;
  const headers = layout.added.map(({ header }) => header);
  if (table === null) {
    const made = newTablePart(file, layout.plan.name, written.area, headers, layout.plan.style);
    file.write(part, addToList(file.text(part), 'tableParts', [`<tablePart xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${file.relate(part, 'table', made)}"/>`]));
  } else {
    resizeTablePart(file, table, written.area, headers);
    moveAnchors(file, part, written.moves);
  }
  dressColumns(file, part, layout, plan.tables);
  return null;
}

function merges(xml: string): Area[] {
  const list = child(xml, root(xml), 'mergeCells');
  return list === null ? [] : [...children(xml, list)].map(({ attributes }) => parseArea(attributes['ref'] ?? '')).filter((area) => area !== null);
}

/** Widths and validations of the columns that are new; a validation reaches down to where rows will be added. */
function dressColumns(file: Package, part: string, layout: Layout, plans: readonly TablePlan[]): void {
  const below = plans.filter((other) => other.sheet === layout.plan.sheet && other.row > layout.area.top).map(({ row }) => row);
  const last = Math.min(maxRows, ...below) - 1;
  let xml = file.text(part);
  const validations = layout.added.flatMap(({ field, width, validation }) => {
    const column = layout.columns.get(field) ?? 0;
    xml = setWidth(xml, column, width);
    const range = areaName({ top: layout.area.top + 1, left: column, bottom: last, right: column });
    return validation === undefined ? [] : [validationXml({ ...validation, range })];
  });
  file.write(part, addToList(xml, 'dataValidations', validations));
}

/** Print area, print titles and a page's filter are names of the sheet. */
function pageNames(book: WorkbookPart, { page, filter }: SheetPlan, name: string): void {
  const index = book.sheets().findIndex((sheet) => sheet.name === name);
  const on = (range: string | null): string | null => (range === null ? null : `${quoteSheet(name)}!${absolute(range)}`);
  book.setName('_xlnm.Print_Area', on(page?.printArea ?? null), index);
  const titles = [page?.titleColumns ?? null, page?.titleRows ?? null].map(on).filter((range) => range !== null);
  book.setName('_xlnm.Print_Titles', titles.length === 0 ? null : titles.join(','), index);
  book.setName('_xlnm._FilterDatabase', on(filter), index, true);
}


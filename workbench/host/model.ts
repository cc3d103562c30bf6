import { type Area, area } from './area';
import type { Cell, Change, ConditionalFormatData, DefinedName, Format, Origin, SheetData, SheetFields, TableData, WorkbookData } from './data';
import { HostError, invalid, notFound } from './errors';
import { dropSheetIn, renameSheetIn } from './references';

/** A sheet: its fields as plain data, and its cells by row and column. */
export interface Sheet extends SheetFields {
  readonly cells: Map<number, Map<number, Cell>>;
}

type Listener = (change: Change) => void;

/**
 * A workbook as plain data with change events. Everything that changes goes through this class or through `cells.ts`
 * and `tables.ts`, which announce it with `changed`; the grid and the event handlers of the add-in live from that.
 */
export class Workbook {
  readonly sheets: Sheet[] = [];
  readonly names: DefinedName[] = [];
  settings: Record<string, unknown> = {};
  activeSheet = '';
  selection: Area[] = [area(0, 0)];
  structureProtected = false;
  readOnly = false;
  private nextId = 1;
  private readonly listeners = new Set<Listener>();

  constructor(data?: WorkbookData) {
    if (data) this.restore(data);
    else this.activeSheet = this.addSheet('Sheet1', 'person').id;
  }

  on(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  changed(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }

  /** A new identifier, unique in this workbook and the same in every run. */
  id(): string {
    return `{${String(this.nextId++).padStart(8, '0')}}`;
  }

  toJSON(): WorkbookData {
    return structuredClone({
      sheets: this.sheets.map(({ cells, ...fields }) => ({ ...fields, cells: listCells(cells) })),
      names: this.names,
      settings: this.settings,
      activeSheet: this.activeSheet,
      selection: this.selection,
      structureProtected: this.structureProtected,
      readOnly: this.readOnly,
      nextId: this.nextId,
    });
  }

  /** Makes this workbook the one in `data`, in place, so that those who hold it keep it. */
  restore(data: WorkbookData): void {
    const copy = structuredClone(data);
    this.sheets.splice(0, this.sheets.length, ...copy.sheets.map(toSheet));
    this.names.splice(0, this.names.length, ...copy.names);
    this.settings = { ...copy.settings };
    this.activeSheet = copy.activeSheet;
    this.selection = [...copy.selection];
    this.structureProtected = copy.structureProtected;
    this.readOnly = copy.readOnly;
    this.nextId = copy.nextId;
    this.changed({ kind: 'sheets', origin: 'person' });
  }

  sheet(id: string): Sheet {
    const found = this.sheets.find((sheet) => sheet.id === id);
    if (!found) throw notFound(`worksheet ${id}`);
    return found;
  }

  /** By name (whatever its case) or by id, as `worksheets.getItem` looks. */
  findSheet(nameOrId: string): Sheet | null {
    const lower = nameOrId.toLowerCase();
    return this.sheets.find((sheet) => sheet.name.toLowerCase() === lower || sheet.id === nameOrId) ?? null;
  }

  addSheet(name: string | null, origin: Origin): Sheet {
    if (this.structureProtected) throw new HostError('AccessDenied', 'The workbook is protected; worksheets cannot be added.');
    const chosen = name ?? this.freeName('Sheet');
    this.checkSheetName(chosen, null);
    const sheet = emptySheet(this.id(), chosen);
    this.sheets.push(sheet);
    this.changed({ kind: 'sheets', origin });
    return sheet;
  }

  renameSheet(sheet: Sheet, name: string, origin: Origin): void {
    this.checkSheetName(name, sheet);
    const from = sheet.name;
    sheet.name = name;
    this.rewriteFormulas((formula) => renameSheetIn(formula, from, name), origin);
    this.changed({ kind: 'sheet', sheet: sheet.id, part: 'name', origin });
  }

  deleteSheet(sheet: Sheet, origin: Origin): void {
    if (this.structureProtected) throw new HostError('AccessDenied', 'The workbook is protected; worksheets cannot be deleted.');
    const visible = this.sheets.filter((other) => other !== sheet && other.visibility === 'Visible');
    if (sheet.visibility === 'VeryHidden') throw new HostError('InvalidOperation', 'A very hidden worksheet cannot be deleted.');
    if (visible.length === 0) throw new HostError('InvalidOperation', 'A workbook must contain at least one visible worksheet.');
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    this.names.splice(0, this.names.length, ...this.names.filter((name) => name.scope !== sheet.id));
    this.rewriteFormulas((formula) => dropSheetIn(formula, sheet.name), origin);
    if (this.activeSheet === sheet.id) this.activate(visible[0]?.id ?? '', origin);
    this.changed({ kind: 'sheets', origin });
  }

  setVisibility(sheet: Sheet, visibility: Sheet['visibility'], origin: Origin): void {
    if (this.structureProtected) throw new HostError('AccessDenied', 'The workbook is protected; worksheets cannot be hidden or shown.');
    const others = this.sheets.filter((other) => other !== sheet && other.visibility === 'Visible');
    if (visibility !== 'Visible' && others.length === 0) throw new HostError('InvalidOperation', 'A workbook must contain at least one visible worksheet.');
    sheet.visibility = visibility;
    if (visibility !== 'Visible' && this.activeSheet === sheet.id) this.activate(others[0]?.id ?? '', origin);
    this.changed({ kind: 'sheet', sheet: sheet.id, part: 'visibility', origin });
  }

  moveSheet(sheet: Sheet, position: number, origin: Origin): void {
    if (!Number.isInteger(position) || position < 0 || position >= this.sheets.length) throw invalid(`position ${position}`);
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    this.sheets.splice(position, 0, sheet);
    this.changed({ kind: 'sheets', origin });
  }

  activate(sheet: string, origin: Origin): void {
    if (this.sheet(sheet).visibility !== 'Visible') throw new HostError('InvalidOperation', 'A hidden worksheet cannot be activated.');
    if (this.activeSheet === sheet) return;
    this.activeSheet = sheet;
    this.selection = [area(0, 0)];
    this.changed({ kind: 'activeSheet', origin });
    this.changed({ kind: 'selection', origin });
  }

  select(sheet: string, areas: readonly Area[], origin: Origin): void {
    this.activate(sheet, origin);
    this.selection = [...areas];
    this.changed({ kind: 'selection', origin });
  }

  findTable(nameOrId: string): { readonly sheet: Sheet; readonly table: TableData } | null {
    const lower = nameOrId.toLowerCase();
    for (const sheet of this.sheets) {
      const table = sheet.tables.find((other) => other.name.toLowerCase() === lower || other.id === nameOrId);
      if (table) return { sheet, table };
    }
    return null;
  }

  findName(name: string, scope: string | null = null): DefinedName | null {
    const lower = name.toLowerCase();
    return this.names.find((other) => other.name.toLowerCase() === lower && other.scope === scope) ?? null;
  }

  /** Tables and defined names share one space of names. */
  checkName(name: string, own: object | null): void {
    const good = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) && name.length <= 255 && !/^[A-Za-z]{1,3}\d+$/.test(name) && !/^[RrCc]$/.test(name) && !/^[Rr]\d*[Cc]\d*$/.test(name);
    if (!good) throw invalid(`name ${name}`);
    const table = this.findTable(name)?.table;
    const taken = [table, this.findName(name)].some((other) => other != null && other !== own && other.name.toLowerCase() === name.toLowerCase());
    if (taken) throw new HostError('ItemAlreadyExists', `The name ${name} is taken.`);
  }

  /** A name made of `stem` and the first number that is free, for sheets. */
  private freeName(stem: string): string {
    for (let n = 1; ; n++) if (!this.findSheet(`${stem}${n}`)) return `${stem}${n}`;
  }

  private checkSheetName(name: string, own: Sheet | null): void {
    const good = name.length >= 1 && name.length <= 31 && !/[:\\/?*[\]]/.test(name) && !name.startsWith("'") && !name.endsWith("'") && name.toLowerCase() !== 'history';
    if (!good) throw invalid(`worksheet name ${JSON.stringify(name)}`);
    const other = this.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
    if (other && other !== own) throw new HostError('ItemAlreadyExists', `A worksheet named ${name} exists.`);
  }

  private rewriteFormulas(change: (formula: string) => string, origin: Origin): void {
    for (const sheet of this.sheets) {
      for (const [row, cells] of sheet.cells) {
        for (const [column, cell] of cells) {
          if (cell.formula === undefined) continue;
          const formula = change(cell.formula);
          if (formula === cell.formula) continue;
          cells.set(column, { ...cell, formula, uncalculated: true });
          this.changed({ kind: 'cells', sheet: sheet.id, area: area(row, column), origin });
        }
      }
      for (const chart of sheet.charts) {
        for (const series of chart.series) {
          series.values = change(series.values);
          if (series.categories !== undefined) series.categories = change(series.categories);
        }
      }
      for (const rule of sheet.conditionalFormats) rewriteRule(rule, change);
    }
    for (const name of this.names) name.formula = change(name.formula);
  }
}

function rewriteRule(rule: ConditionalFormatData, change: (formula: string) => string): void {
  if (rule.formula !== undefined) rule.formula = change(rule.formula);
}

export function listCells(cells: Sheet['cells']): [number, number, Cell][] {
  return [...cells].sort(([a], [b]) => a - b).flatMap(([row, line]) => [...line].sort(([a], [b]) => a - b).map(([column, cell]): [number, number, Cell] => [row, column, cell]));
}

function toSheet({ cells: list, ...fields }: SheetData): Sheet {
  const cells: Sheet['cells'] = new Map();
  for (const [row, column, cell] of list) {
    const line = cells.get(row) ?? new Map<number, Cell>();
    cells.set(row, line.set(column, cell));
  }
  return { ...fields, cells };
}

const noFormat: Format = {};

function emptySheet(id: string, name: string): Sheet {
  return {
    id, name, visibility: 'Visible', format: noFormat, columns: {}, rows: {}, merges: [], tables: [], conditionalFormats: [], validations: [], charts: [],
    protection: null, freeze: null, gridlines: true, tabColor: '', autoFilter: null, cells: new Map(),
    page: { orientation: 'Portrait', paperSize: 'Letter', zoom: { scale: 100 }, printArea: null, titleRows: null, titleColumns: null, breaks: [], margins: {}, centered: false, footer: { left: '', center: '', right: '' } },
  };
}

import { notice, type Notice } from '../../domain/notice';
import type { CellValue, PlanCell, SheetPlan, Style, TablePlan, Validation, WorkbookPlan } from '../plan';
import { cellName, maxColumns, maxRows, overlap, parseArea, type Area } from './a1';

/** Excel's limits. Source: "Excel specifications and limits", Microsoft Support. */
const longest = { text: 32_767, formula: 8_192, sheetName: 31, listText: 255, title: 32, message: 255, name: 255 } as const;

class Refused extends Error {
  constructor(readonly notice: Notice) {
    super(notice.code);
  }
}

/**
 * The one gate before every write: what a plan may hold. Null where all of it can be written; otherwise what cannot,
 * and where. Nothing past this gate checks again.
 */
export function gate(plan: WorkbookPlan): Notice | null {
  try {
    checkPlan(plan);
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.notice;
    throw error;
  }
}

function broken(fault: string, where: string): Refused {
  return new Refused(notice('plan-broken', { fault, where }));
}

function checkPlan(plan: WorkbookPlan): void {
  const keys = new Set<string>();
  const names = new Set<string>();
  for (const sheet of plan.sheets) {
    if (keys.has(sheet.key)) throw broken('sheet-key-twice', sheet.key);
    if (names.has(sheet.name.toLowerCase())) throw broken('sheet-name-twice', sheet.name);
    keys.add(sheet.key);
    names.add(sheet.name.toLowerCase());
    checkSheet(plan, sheet);
  }
  if (plan.activate !== null && !keys.has(plan.activate)) throw broken('activate-unknown', plan.activate);
  // Tables and defined names share one space of names; Excel repairs a file away that has one twice.
  const shared = new Set<string>();
  for (const name of [...plan.sheets.map(({ mark }) => mark), ...plan.tables.map((table) => table.name)]) {
    if (shared.has(name.toLowerCase())) throw broken('name-twice', name);
    shared.add(name.toLowerCase());
  }
  for (const table of plan.tables) {
    if (plan.sheets.find(({ key }) => key === table.sheet)?.kind !== 'tables') throw broken('table-without-sheet', table.name);
    checkTable(plan, table);
  }
}

function checkSheet(plan: WorkbookPlan, sheet: SheetPlan): void {
  const where = (what: string): string => `${sheet.name}!${what}`;
  if (sheet.name === '' || sheet.name.length > longest.sheetName || /[[\]:*?/\\]|^'|'$|[\u0000-\u001f]/.test(sheet.name) || sheet.name.toLowerCase() === 'history') throw broken('sheet-name-invalid', sheet.name);
  checkName(sheet.mark);
  const areas: Area[] = [];
  for (const { row, column, cells } of sheet.blocks) {
    const width = cells[0]?.length ?? 0;
    if (cells.some((line) => line.length !== width)) throw broken('block-ragged', where(cellName(row, column)));
    if (width === 0) continue;
    const area = { top: row, left: column, bottom: row + cells.length - 1, right: column + width - 1 };
    if (row < 0 || column < 0 || area.bottom >= maxRows || area.right >= maxColumns) throw broken('block-outside', where(String(row)));
    if (areas.some((other) => overlap(area, other))) throw broken('blocks-overlap', where(cellName(row, column)));
    areas.push(area);
    cells.forEach((line, i) => {
      line.forEach((cell, j) => {
        if (cell !== null) checkCell(plan, sheet.name, cellName(row + i, column + j), cell);
      });
    });
  }
  for (const { name, series } of sheet.charts) {
    checkText(sheet.name, name, name);
    for (const { values, categories } of series) for (const range of [values, categories]) checkRange(range, where(name));
  }
  for (const range of [...sheet.merges, ...sheet.conditionalFormats.map((format) => format.range), sheet.filter, sheet.page?.printArea ?? null, sheet.page?.titleRows ?? null, sheet.page?.titleColumns ?? null]) if (range !== null) checkRange(range, where(range));
  for (const validation of sheet.validations) {
    checkRange(validation.range, where(validation.range));
    checkValidation(validation, where(validation.range));
  }
  for (const column of sheet.columns) if (column?.style !== undefined) checkStyle(plan, column.style, where('columns'));
}

function checkCell(plan: WorkbookPlan, sheet: string, cell: string, { value, formula, style }: PlanCell): void {
  checkValue(sheet, cell, value);
  if (formula !== undefined) checkFormula(sheet, cell, formula);
  if (style === undefined) return;
  checkStyle(plan, style, `${sheet}!${cell}`);
  if (formula !== undefined && isText(plan.styles[style])) throw broken('formula-in-text-cell', `${sheet}!${cell}`);
}

/** A cell formatted as text: Excel keeps whatever is put into it as text, formulas too. */
export function isText(style: Style | undefined): boolean {
  return style?.numberFormat === '@';
}

/** What such a cell holds when a value is put into it. */
export function asHeld(value: CellValue, style: Style | undefined): CellValue {
  if (value === null || typeof value === 'string' || !isText(style)) return value;
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
}

function checkTable(plan: WorkbookPlan, table: TablePlan): void {
  checkName(table.name);
  if (table.columns.length === 0) throw broken('table-empty', table.name);
  const fields = new Set(table.columns.map(({ field }) => field));
  const headers = new Set(table.columns.map(({ header }) => header.toLowerCase()));
  if (fields.size !== table.columns.length || headers.size !== table.columns.length) throw broken('table-column-twice', table.name);
  for (const column of table.columns) {
    if (column.header === '') throw broken('table-header-empty', `${table.name}.${column.field}`);
    checkValue(table.name, column.field, column.header);
    if (column.style !== undefined) checkStyle(plan, column.style, `${table.name}.${column.field}`);
    if (column.formula !== undefined) {
      checkFormula(table.name, column.field, column.formula);
      if (column.style !== undefined && isText(plan.styles[column.style])) throw broken('formula-in-text-cell', `${table.name}.${column.field}`);
    }
    if (column.validation !== undefined) checkValidation(column.validation, `${table.name}.${column.field}`);
  }
  for (const { row, expect, set } of table.fill ?? []) {
    for (const [field, value] of [...Object.entries(expect), ...Object.entries(set)]) {
      if (!fields.has(field)) throw broken('table-field-unknown', `${table.name}.${field}`);
      checkValue(table.name, `${field} #${row + 1}`, value);
    }
  }
  for (const field of table.key) if (!fields.has(field)) throw broken('table-key-unknown', `${table.name}.${field}`);
  for (const key of table.remove) if (key.length !== table.key.length) throw broken('table-key-length', table.name);
  table.upsert.forEach((row, i) => {
    for (const [field, value] of Object.entries(row)) {
      if (!fields.has(field)) throw broken('table-field-unknown', `${table.name}.${field}`);
      checkValue(table.name, `${field} #${i + 1}`, value);
    }
    for (const field of table.key) if (!(field in row)) throw broken('table-key-missing', `${table.name} #${i + 1}`);
  });
}

function checkValue(sheet: string, cell: string, value: CellValue): void {
  if (typeof value === 'string') return checkText(sheet, cell, value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Refused(notice('plan-cell-not-finite', { sheet, cell, value: String(value) }));
    return;
  }
  // The type says no more can come; a plan read from JSON or built by untyped code can hold anything.
  if (value !== null && typeof value !== 'boolean') throw broken('cell-type', `${sheet}!${cell}`);
}

function checkText(sheet: string, cell: string, text: string): void {
  if (text.length > longest.text) throw new Refused(notice('plan-text-too-long', { sheet, cell, length: text.length, limit: longest.text }));
  const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(text);
  if (illegal !== null) throw new Refused(notice('plan-text-illegal', { sheet, cell, position: illegal.index + 1, code: `U+${illegal[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}` }));
}

function checkFormula(sheet: string, cell: string, formula: string): void {
  if (!formula.startsWith('=') || formula.length < 2) throw broken('formula-without-equals', `${sheet}!${cell}`);
  if (formula.length > longest.formula) throw broken('formula-too-long', `${sheet}!${cell}`);
  checkText(sheet, cell, formula);
}

function checkRange(range: string, where: string): void {
  for (const part of range.split(' ')) if (parseArea(part) === null) throw broken('range-invalid', where);
}

function checkStyle(plan: WorkbookPlan, id: string, where: string): void {
  const style = plan.styles[id];
  if (style === undefined) throw broken(`style-unknown ${id}`, where);
  for (const color of [style.color, style.fill, style.border?.color]) if (color !== undefined && !/^[0-9A-Fa-f]{6}$/.test(color)) throw broken(`color-invalid ${color}`, where);
}

function checkValidation({ rule, prompt, error }: Omit<Validation, 'range'>, where: string): void {
  if (rule.type === 'list' && (rule.values.join(',').length > longest.listText || rule.values.some((value) => value.includes(',')))) throw broken('validation-list-invalid', where);
  for (const text of [prompt, error]) {
    if (text === null) continue;
    if (text.title.length > longest.title || text.message.length > longest.message) throw broken('validation-text-too-long', where);
  }
}

/** Names of tables and marks: a letter or underscore first, and nothing that reads as a cell. */
function checkName(name: string): void {
  if (name.length > longest.name || !/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) || /^(?:[A-Za-z]{1,3}\d+|[rRcC]|[rR]\d+[cC]\d+)$/.test(name)) throw broken('name-invalid', name);
}

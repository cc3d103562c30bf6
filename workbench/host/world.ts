import { type Area, areaName, parseArea, quoteSheet, splitAddress } from './area';
import { HostError, invalid, notFound } from './errors';
import type { Sheet, Workbook } from './model';

/** What the objects of one running Excel share. */
export interface World {
  readonly book: Workbook;
  /** Events the add-in has asked for: `changed:<sheet id or Workbook>` … */
  readonly subscriptions: Set<string>;
  /** Where workbooks made with `Excel.createWorkbook` go, as base64 of an .xlsx file. */
  openWorkbook: (base64: string) => void;
  /** Asks for formulas to be calculated before the next value is read. */
  recalculate: () => void;
  /** The same for every formula, whether or not what it reads has changed. */
  recalculateAll: () => void;
}

/** A range as the client holds it: fixed cells. Excel moves held ranges when rows are deleted above them; this host does not, so nothing may be held across a deletion. */
export interface RangeSelf {
  readonly world: World;
  readonly sheet: Sheet;
  readonly area: Area;
}

/** The longest address Excel takes. */
const maxAddress = 8_192;

export function resolveAddress(world: World, sheet: Sheet | null, address: unknown): RangeSelf {
  if (typeof address !== 'string' || address === '') throw invalid('an address is a text');
  if (address.length > maxAddress) throw invalid(`an address of ${address.length} characters`);
  const { sheet: named, rest } = splitAddress(address.startsWith('=') ? address.slice(1) : address);
  const on = named === null ? sheet : world.book.findSheet(named);
  if (!on) throw notFound(`worksheet ${named ?? ''}`);
  if (/[,;]/.test(rest)) throw invalid(`${rest}: lists of areas depend on the list separator of the computer`);
  const area = parseArea(rest);
  if (area) return { world, sheet: on, area };
  const name = world.book.findName(rest, on.id) ?? world.book.findName(rest);
  if (name) return resolveName(world, name.formula);
  throw invalid(`address ${address}`);
}

/** The range a defined name stands for. */
export function resolveName(world: World, formula: string): RangeSelf {
  const { sheet: sheetName, rest } = splitAddress(formula.replace(/^=/, ''));
  const sheet = sheetName === null ? null : world.book.findSheet(sheetName);
  const area = parseArea(rest);
  if (!sheet || !area) throw new HostError('InvalidReference', `The name refers to ${formula}.`);
  return { world, sheet, area };
}

/** `'My sheet'!A1:B2`. */
export function address(sheet: Sheet, area: Area): string {
  return `${quoteSheet(sheet.name)}!${areaName(area)}`;
}

/** `='My sheet'!$A$1:$B$2`. */
export function absolute(sheet: Sheet, area: Area): string {
  return `=${quoteSheet(sheet.name)}!${areaName(area).replace(/([A-Z]+)(\d*)/g, (_, letters: string, digits: string) => `$${letters}${digits === '' ? '' : `$${digits}`}`).replace(/^(\d+):(\d+)$/, '$$$1:$$$2')}`;
}

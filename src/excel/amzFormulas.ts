import { notice, type Notice } from '../domain/notice';
import { type Area, areaName, cellName } from '../sheets/hand/a1';
import { loose, type Session } from './session';

/** How much of the workbook is looked through. */
export type Scope = 'selection' | 'sheet' | 'workbook';

export type Value = string | number | boolean;

/**
 * Cells that formulas with functions of ours fill: one formula and what it spills into, or formulas beneath each other
 * that spill into nothing.
 */
export interface Block {
  readonly sheet: string;
  readonly area: Area;
  /** Row by row; null where a cell is spilled into. */
  readonly formulas: readonly (readonly (string | null)[])[];
  readonly values: readonly (readonly Value[])[];
  readonly numberFormats: readonly (readonly string[])[];
}

/** A formula that cannot be turned now, and why. */
export interface Kept {
  readonly notice: Notice;
}

export interface Found {
  readonly blocks: readonly Block[];
  readonly kept: readonly Kept[];
}

/** Our functions' namespace, also as the file keeps it where the add-in is missing. */
const ours = /(?:^|[^A-Za-z0-9_.])(?:AMZ|_xldudf_AMZ_)[._A-Z]/i;
/** Results nobody has worked out: the add-in is starting, or is not there. */
const unworked = /^#(?:BUSY!|GETTING_DATA|NAME\?|CONNECT!|UNCALCULATED!)$/;

/** Cells of formulas and values in one answer: a formula has at most 8,192 characters, usually far fewer. */
const cellsPerAnswer = 5_000;
/** Ranges in one request: about 1 KB each with what is asked of it, of the 5 MB that Excel on the web takes. */
const rangesPerRequest = 400;
/** Rows of one block of single formulas, so that it is written in one step. */
const rowsPerBlock = 500;

interface Place {
  readonly sheet: string;
  /** Null for the whole sheet. */
  readonly area: Area | null;
  readonly isProtected: boolean;
  readonly filtered: boolean;
}

interface Single {
  readonly place: Place;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** Every formula with a function of ours in `scope`, with what it shows. */
export async function findAmzFormulas(session: Session, scope: Scope): Promise<Found> {
  const places = await findPlaces(session, scope);
  const singles = await findSingles(session, places);
  const kept: Kept[] = [];
  const open = singles.filter(({ place }) => {
    if (place.isProtected) kept.push({ notice: notice('turn-kept-protected', { sheet: place.sheet }) });
    else if (place.filtered) kept.push({ notice: notice('turn-kept-filtered', { sheet: place.sheet }) });
    return !place.isProtected && !place.filtered;
  });
  const blocks: Block[] = [];
  for (const block of await readBlocks(session, open)) {
    const shown = block.values[0]?.[0];
    if (typeof shown === 'string' && unworked.test(shown)) kept.push({ notice: notice('turn-kept-unworked', { sheet: block.sheet }) });
    else if (shown === '#SPILL!') kept.push({ notice: notice('turn-kept-blocked', { sheet: block.sheet }) });
    else blocks.push(block);
  }
  return { blocks: joined(blocks), kept };
}

async function findPlaces(session: Session, scope: Scope): Promise<Place[]> {
  const first = await session.send(({ workbook }) => ({
    tables: workbook.tables.load('items/worksheet/name,items/autoFilter/isDataFiltered'),
    sheets: scope === 'workbook' ? workbook.worksheets.load('items/name,items/protection/protected,items/autoFilter/isDataFiltered') : null,
    one: scope === 'workbook' ? null : (scope === 'selection' ? loose(workbook.getSelectedRange()) : loose(workbook.worksheets.getActiveWorksheet().getRange()))
      .load('rowIndex,columnIndex,rowCount,columnCount,worksheet/name,worksheet/protection/protected,worksheet/autoFilter/isDataFiltered'),
  }));
  // Writes into a filtered range go astray.
  const filtered = new Set(first.tables.items.filter(({ autoFilter }) => autoFilter.isDataFiltered).map(({ worksheet }) => worksheet.name));
  const place = (sheet: Excel.Worksheet, area: Area | null): Place => ({ sheet: sheet.name, area, isProtected: sheet.protection.protected, filtered: filtered.has(sheet.name) || sheet.autoFilter.isDataFiltered });
  if (first.one === null) return (first.sheets?.items ?? []).map((sheet) => place(sheet, null));
  const { rowIndex: top, columnIndex: left, rowCount, columnCount, worksheet } = first.one;
  return [place(worksheet, scope === 'sheet' ? null : { top, left, bottom: top + rowCount - 1, right: left + columnCount - 1 })];
}

async function findSingles(session: Session, places: readonly Place[]): Promise<Single[]> {
  const cells = await session.send(({ workbook }) => places.map(({ sheet, area }) => {
    const range = loose(area === null ? workbook.worksheets.getItem(sheet).getRange() : workbook.worksheets.getItem(sheet).getRange(areaName(area)));
    const special = loose(range.getSpecialCellsOrNullObject('Formulas')).load('address');
    return { special, areas: special.areas.load('items/rowIndex,items/columnIndex,items/rowCount,items/columnCount') };
  }));
  const pieces = cells.flatMap(({ special, areas }, index) => {
    const place = places[index];
    if (place === undefined || special.isNullObject) return [];
    // Asked of one cell, Excel may look through the whole sheet.
    return areas.items.flatMap(({ rowIndex, columnIndex, rowCount, columnCount }) => piecesOf(clip({ top: rowIndex, left: columnIndex, bottom: rowIndex + rowCount - 1, right: columnIndex + columnCount - 1 }, place.area)).map((area) => ({ place, area })));
  });
  const found: Single[] = [];
  for (const part of parts(pieces, ({ area }) => cellCount(area))) {
    const read = await session.send(({ workbook }) => part.map(({ place, area }) => loose(workbook.worksheets.getItem(place.sheet).getRange(areaName(area))).load('formulas')));
    part.forEach(({ place, area }, index) => (read[index]?.formulas as unknown[][]).forEach((line, r) => line.forEach((formula, c) => {
      if (typeof formula === 'string' && formula.startsWith('=') && ours.test(withoutTexts(formula))) found.push({ place, row: area.top + r, column: area.left + c, formula });
    })));
  }
  return found;
}

/** A formula without its quoted texts and sheet names, in which `AMZ.` means nothing. */
function withoutTexts(formula: string): string {
  return formula.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'/g, '""');
}

/** One block for each formula, with what it shows and spills into. */
async function readBlocks(session: Session, singles: readonly Single[]): Promise<Block[]> {
  const spilling = new Map<Single, Area>();
  const filled = new Set<string>();
  const key = (sheet: string, row: number, column: number): string => `${sheet}!${cellName(row, column)}`;
  for (const part of parts(singles, () => 1)) {
    const spills = await session.send(({ workbook }) => part.map(({ place, row, column }) => loose(loose(workbook.worksheets.getItem(place.sheet).getRange(cellName(row, column))).getSpillingToRangeOrNullObject()).load('rowCount,columnCount')));
    part.forEach((single, index) => {
      const spill = spills[index];
      if (spill === undefined || spill.isNullObject) return;
      const { place, row, column } = single;
      spilling.set(single, { top: row, left: column, bottom: row + spill.rowCount - 1, right: column + spill.columnCount - 1 });
      for (let r = 0; r < spill.rowCount; r += 1) for (let c = 0; c < spill.columnCount; c += 1) if (r > 0 || c > 0) filled.add(key(place.sheet, row + r, column + c));
    });
  }
  const blocks: Block[] = [];
  for (const single of singles) {
    // A cell that is spilled into may answer with the formula that fills it.
    if (filled.has(key(single.place.sheet, single.row, single.column))) continue;
    const area = spilling.get(single) ?? { top: single.row, left: single.column, bottom: single.row, right: single.column };
    const formulas = Array.from({ length: area.bottom - area.top + 1 }, (_, r) => Array.from({ length: area.right - area.left + 1 }, (__, c) => (r === 0 && c === 0 ? single.formula : null)));
    blocks.push({ sheet: single.place.sheet, area, formulas, values: [], numberFormats: [] });
  }
  const contents = await readAreas(session, blocks, 'values,numberFormat');
  return blocks.map((block, index) => ({ ...block, values: contents[index]?.values ?? [], numberFormats: contents[index]?.numberFormats ?? [] }));
}

export interface Contents {
  readonly formulas: readonly (readonly Value[])[];
  readonly values: readonly (readonly Value[])[];
  readonly numberFormats: readonly (readonly string[])[];
}

/** What areas hold now, in as many round trips as it takes. `properties` that are not asked for come empty. */
export async function readAreas(session: Session, areas: readonly { readonly sheet: string; readonly area: Area }[], properties: 'values,numberFormat' | 'formulas,values' | 'formulas'): Promise<Contents[]> {
  const read: { formulas: Value[][]; values: Value[][]; numberFormats: string[][] }[] = areas.map(() => ({ formulas: [], values: [], numberFormats: [] }));
  const pieces = areas.flatMap(({ sheet, area }, index) => piecesOf(area).map((piece) => ({ sheet, piece, index })));
  for (const part of parts(pieces, ({ piece }) => cellCount(piece))) {
    const ranges = await session.send(({ workbook }) => part.map(({ sheet, piece }) => loose(workbook.worksheets.getItem(sheet).getRange(areaName(piece))).load(properties)));
    part.forEach(({ index }, at) => {
      const range = ranges[at];
      const into = read[index];
      if (range === undefined || into === undefined) return;
      if (properties !== 'values,numberFormat') into.formulas.push(...(range.formulas as Value[][]));
      if (properties !== 'formulas') into.values.push(...(range.values as Value[][]));
      if (properties === 'values,numberFormat') into.numberFormats.push(...(range.numberFormat as string[][]));
    });
  }
  return read;
}

/** Blocks of one cell beneath each other as one: a column filled down is one write. */
function joined(blocks: readonly Block[]): Block[] {
  const single = ({ area }: Block): boolean => cellCount(area) === 1;
  const sorted = [...blocks].sort((a, b) => a.sheet.localeCompare(b.sheet) || a.area.left - b.area.left || a.area.top - b.area.top);
  const found: Block[] = [];
  for (const block of sorted) {
    const last = found.at(-1);
    const follows = last !== undefined && single(block) && last.formulas.every(([formula]) => formula !== null) && last.sheet === block.sheet && last.area.left === block.area.left && last.area.right === block.area.right && last.area.bottom + 1 === block.area.top && last.formulas.length < rowsPerBlock;
    if (!follows) found.push(block);
    else found[found.length - 1] = { sheet: last.sheet, area: { ...last.area, bottom: block.area.bottom }, formulas: [...last.formulas, ...block.formulas], values: [...last.values, ...block.values], numberFormats: [...last.numberFormats, ...block.numberFormats] };
  }
  return found;
}

const cellCount = ({ top, left, bottom, right }: Area): number => (bottom - top + 1) * (right - left + 1);

function clip(area: Area, within: Area | null): Area | null {
  if (within === null) return area;
  const cut = { top: Math.max(area.top, within.top), left: Math.max(area.left, within.left), bottom: Math.min(area.bottom, within.bottom), right: Math.min(area.right, within.right) };
  return cut.top > cut.bottom || cut.left > cut.right ? null : cut;
}

/** An area in pieces of whole rows that one answer takes. */
function piecesOf(area: Area | null): Area[] {
  if (area === null) return [];
  const rows = Math.max(1, Math.floor(cellsPerAnswer / (area.right - area.left + 1)));
  return Array.from({ length: Math.ceil((area.bottom - area.top + 1) / rows) }, (_, index) => ({ ...area, top: area.top + index * rows, bottom: Math.min(area.bottom, area.top + (index + 1) * rows - 1) }));
}

/** Items in the fewest requests, in order. */
function parts<Item>(items: readonly Item[], cells: (item: Item) => number): Item[][] {
  const found: Item[][] = [];
  let room = 0;
  for (const item of items) {
    const current = found.at(-1);
    if (current === undefined || current.length >= rangesPerRequest || cells(item) > room) {
      found.push([item]);
      room = cellsPerAnswer - cells(item);
    } else {
      current.push(item);
      room -= cells(item);
    }
  }
  return found;
}

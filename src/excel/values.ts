import { notice, type Notice } from '../domain/notice';
import { type Area, areaName, cellName } from '../sheets/hand/a1';
import { Desk, type Step, actionBytes, jsonBytes, pack, step } from './batch';
import { entryOf } from './entry';
import { problemOf, Stopped } from './problem';
import { inSession, loose, suspend, type Session } from './session';

/** How much of the workbook is turned. */
export type Scope = 'selection' | 'sheet' | 'workbook';

export interface Turned {
  /** Formulas with a function of ours, spilled ones counted once. */
  readonly formulas: number;
  /** Cells that hold a value instead (or would, in a dry run): spilled cells counted each. */
  readonly cells: number;
  readonly sheets: readonly string[];
}

/** Our functions' namespace, also as the file keeps it where the add-in is missing. */
const ours = /(?:^|[^A-Za-z0-9_.])(?:AMZ|_xldudf_AMZ_)[._A-Z]/i;

/**
 * Turns formulas with AMZ functions into the values they show, so that the file can be read without the add-in. With
 * `dryRun` it only counts. Spilled results become plain cells; errors stay what they are. Protected sheets are refused
 * before anything is written.
 */
export async function turnIntoValues(scope: Scope, dryRun: boolean): Promise<Turned | { readonly problem: Notice }> {
  try {
    return await inSession(async (session) => {
      const found = await findFormulas(session, scope);
      const turned: Turned = { formulas: found.length, cells: found.reduce((sum, { values }) => sum + values.reduce((cells, line) => cells + line.length, 0), 0), sheets: [...new Set(found.map(({ sheet }) => sheet))] };
      if (dryRun || found.length === 0) return turned;
      for (const batch of pack(found.map(writeStep))) await sendAll(session, batch);
      return turned;
    });
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

interface Found {
  readonly sheet: string;
  readonly area: Area;
  readonly values: readonly (readonly unknown[])[];
}

async function findFormulas(session: Session, scope: Scope): Promise<Found[]> {
  const within = await session.send(({ workbook }) => {
    if (scope === 'workbook') return { sheets: workbook.worksheets.load('items/name,items/protection/protected'), one: null };
    const range = scope === 'selection' ? loose(workbook.getSelectedRange()) : loose(workbook.worksheets.getActiveWorksheet().getRange());
    return { sheets: null, one: range.load('address,worksheet/name,worksheet/protection/protected') };
  });
  const places = within.one !== null
    ? [{ sheet: within.one.worksheet.name, address: within.one.address.slice(within.one.address.lastIndexOf('!') + 1), protected: within.one.worksheet.protection.protected }]
    : (within.sheets?.items ?? []).map(({ name, protection }) => ({ sheet: name, address: null, protected: protection.protected }));
  const cells = await session.send(({ workbook }) => places.map(({ sheet, address }) => {
    const range = loose(address === null ? workbook.worksheets.getItem(sheet).getRange() : workbook.worksheets.getItem(sheet).getRange(address));
    const special = loose(range.getSpecialCellsOrNullObject('Formulas')).load('address');
    return { special, areas: special.areas.load('items/rowIndex,items/columnIndex,items/rowCount,items/columnCount') };
  }));
  const areas = cells.flatMap(({ special, areas: list }, index) => {
    const place = places[index];
    if (place === undefined || special.isNullObject) return [];
    return list.items.map(({ rowIndex, columnIndex, rowCount, columnCount }) => ({ place, area: { top: rowIndex, left: columnIndex, bottom: rowIndex + rowCount - 1, right: columnIndex + columnCount - 1 } }));
  });
  if (areas.length === 0) return [];
  const read = await session.send(({ workbook }) => areas.map(({ place, area }) => loose(workbook.worksheets.getItem(place.sheet).getRange(areaName(area))).load('formulas,values')));
  const single = areas.flatMap(({ place, area }, index) => {
    const formulas: readonly (readonly unknown[])[] = read[index]?.formulas ?? [];
    return formulas.flatMap((line, r) => line.flatMap((formula, c) => {
      if (typeof formula !== 'string' || !ours.test(withoutTexts(formula))) return [];
      if (place.protected) throw new Stopped(notice('excel-sheet-protected', { sheet: place.sheet }));
      return [{ sheet: place.sheet, row: area.top + r, column: area.left + c, value: read[index]?.values[r]?.[c] as unknown }];
    }));
  });
  return withSpills(session, single);
}

/** A formula without its quoted texts and sheet names, in which `AMZ.` means nothing. */
function withoutTexts(formula: string): string {
  return formula.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'/g, '""');
}

async function withSpills(session: Session, single: readonly { readonly sheet: string; readonly row: number; readonly column: number; readonly value: unknown }[]): Promise<Found[]> {
  if (single.length === 0) return [];
  const spills = await session.send(({ workbook }) => single.map(({ sheet, row, column }) => loose(loose(workbook.worksheets.getItem(sheet).getRange(cellName(row, column))).getSpillingToRangeOrNullObject()).load('rowIndex,columnIndex,rowCount,columnCount,values')));
  return single.map(({ sheet, row, column, value }, index): Found => {
    const spill = spills[index];
    if (spill === undefined || spill.isNullObject) return { sheet, area: { top: row, left: column, bottom: row, right: column }, values: [[value]] };
    return { sheet, area: { top: row, left: column, bottom: row + spill.rowCount - 1, right: column + spill.columnCount - 1 }, values: spill.values };
  });
}

function writeStep({ sheet, area, values }: Found): Step {
  const entries = values.map((line) => line.map((value) => (typeof value === 'string' && /^#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!)$/.test(value) ? value : entryOf(value as string | number | boolean, false))));
  return step((desk) => void (desk.range(sheet, areaName(area)).values = entries), jsonBytes(entries) + actionBytes);
}

async function sendAll(session: Session, steps: readonly Step[]): Promise<void> {
  await session.send((context) => {
    suspend(context);
    const desk = new Desk(context);
    for (const { take } of steps) take(desk);
  });
}

import type { Style, TableColumn } from '../sheets/plan';
import { areaName, maxRows, type Area } from '../sheets/hand/a1';
import { resolveFormula, shiftFormula, type TablePlace } from '../sheets/hand/formula';
import { plainHeader } from '../sheets/hand/header';
import type { Fields } from '../sheets/hand/rows';
import { type Step, actionBytes, jsonBytes, step } from './batch';
import { entryOf, isTextFormat, type Entry } from './entry';
import { type Look, columnLooks, dress, widthInPoints } from './format';
import type { Layout, TableLayout } from './layout';
import { validate } from './page';
import { grownArea, type TableState } from './rows';
import { stagedRowsName } from './survey';
import { writeSteps } from './write';

/** Rows that can wait below the table until it is stretched over them; they are on no table until then. */
export function stagedRows(state: TableState): Area | null {
  const { layout, rows } = state;
  const grown = grownArea(state);
  const top = layout.area.top + 1 + rows;
  return layout.open === null || top > grown.bottom ? null : { ...grown, top };
}

/** Writes new rows below their table, under a name by which a later run finds them. */
export function stageSteps(state: TableState, all: Layout): Step[] {
  const area = stagedRows(state);
  if (area === null) return [];
  const { layout, rows, live } = state;
  // Contents alone, so that clearing them leaves formats and rules of the sheet as they were; a column of text would
  // make text of numbers, so its format has to go first even here.
  const ids = new Set(layout.plan.columns.filter((column) => isText(all, column)).map(({ field }) => layout.columns.get(field)));
  const texts = state.below.flatMap((format, place) => (format === '@' && !ids.has(layout.area.left + place) ? [layout.area.left + place] : []));
  const formats = texts.flatMap((at) => newRowFormats(state, all, { ...area, left: at, right: at }));
  return [nameStep(layout, area), ...formats, ...rowSteps(state, all, rows - live, state.appended.length, { blank: true, dressed: false })];
}

function nameStep({ plan, sheetName }: TableLayout, area: Area): Step {
  return step((desk) => {
    const name = desk.context.workbook.names.add(stagedRowsName(plan.name), desk.range(sheetName, areaName(area)));
    name.visible = false;
  });
}

/** Brings a table of the workbook to what the plan wants; its new rows below are written already. */
export function commitSteps(state: TableState, all: Layout): Step[] {
  const { layout, live, rows, appended, removed } = state;
  if (layout.open === null) return [];
  const name = layout.open.name;
  const grown = grownArea(state);
  const waiting = stagedRows(state);
  const grows = areaName(grown) !== areaName(layout.area);
  return [
    ...textColumnSteps(state, all),
    ...changedSteps(state, all),
    ...(waiting === null ? [] : newRowFormats(state, all, waiting)),
    ...(rows > live ? rowSteps(state, all, 0, Math.min(rows - live, appended.length), { blank: false, dressed: true }) : []),
    ...addedSteps(state, all),
    ...headerSteps(layout),
    ...(grows ? [step((desk) => desk.sheet(layout.sheetName).tables.getItem(name).resize(areaName(grown)))] : []),
    ...(waiting === null ? [] : [step((desk) => desk.context.workbook.names.getItem(stagedRowsName(layout.plan.name)).delete())]),
    ...removeSteps(state, removed),
  ];
}

/** Makes a table. On a sheet people have already, its place is named first, so that a broken run can be cleared away. */
export function createSteps(state: TableState, all: Layout, onOpenSheet: boolean): Step[] {
  const { layout } = state;
  if (layout.open !== null) return [];
  const { plan, sheetName } = layout;
  const area = grownArea(state);
  const header = { ...area, bottom: area.top };
  const places = plan.columns.map(({ field }) => layout.columns.get(field) ?? 0);
  const headerStyle = plan.headerStyle === undefined ? plainHeader : (all.plan.styles[plan.headerStyle] ?? plainHeader);
  return [
    ...(onOpenSheet ? [nameStep(layout, area)] : []),
    ...columnLooks(sheetName, places.map((at) => lookOf(layout, all, headerStyle, { ...header, left: at, right: at }))),
    ...headerSteps(layout),
    ...columnLooks(sheetName, plan.columns.map((column) => bodyLook(layout, all, column, { ...area, top: area.top + 1 }))),
    ...rowSteps(state, all, 0, state.appended.length, { blank: true, dressed: true }),
    step((desk) => {
      const table = desk.sheet(sheetName).tables.add(areaName(area), true);
      table.name = plan.name;
      table.style = plan.style;
    }, 2 * actionBytes),
    ...plan.columns.flatMap((column) => dressColumnSteps(layout, all, column)),
    ...(onOpenSheet ? [step((desk) => desk.context.workbook.names.getItem(stagedRowsName(plan.name)).delete())] : []),
  ];
}

/** The plain text of a header; it is set with the format of text, so that `2026` stays what it is. */
function headerSteps({ added, area, sheetName }: TableLayout): Step[] {
  if (added.length === 0) return [];
  const address = areaName({ top: area.top, left: area.right + 1, bottom: area.top, right: area.right + added.length });
  const headers = [added.map(({ header }) => entryOf(header, false))];
  return [step((desk) => void (desk.range(sheetName, address).values = headers), jsonBytes(headers) + actionBytes)];
}

function bodyLook(layout: TableLayout, all: Layout, column: TableColumn, area: Area): Look {
  const at = layout.columns.get(column.field) ?? 0;
  return lookOf(layout, all, styleOf(all, column), { ...area, left: at, right: at });
}

function lookOf(layout: TableLayout, all: Layout, style: Style, area: Area): Look {
  const over = columnStyle(layout, all, area.left);
  return { area, style, ...(over === undefined ? {} : { over }) };
}

function styleOf(all: Layout, { style }: TableColumn): Style {
  return style === undefined ? {} : (all.plan.styles[style] ?? {});
}

/** The style a new sheet gives a whole column, which shines through the table's. */
function columnStyle({ plan }: TableLayout, all: Layout, at: number): Style | undefined {
  const home = all.sheets.find((sheet) => sheet.plan.key === plan.sheet);
  const id = home?.open === null ? home.plan.columns[at]?.style : undefined;
  return id === undefined ? undefined : all.plan.styles[id];
}

/** Width and validation of a column; the validation reaches down to where rows will be added. */
function dressColumnSteps(layout: TableLayout, all: Layout, column: TableColumn): Step[] {
  const { area, sheetName, plan } = layout;
  const at = layout.columns.get(column.field) ?? 0;
  const below = all.plan.tables.filter((other) => other.sheet === plan.sheet && other.row > area.top).map(({ row }) => row);
  const body = areaName({ top: area.top + 1, left: at, bottom: Math.min(maxRows, ...below) - 1, right: at });
  const home = all.sheets.find((sheet) => sheet.plan.key === plan.sheet);
  const given = home?.open === null && home.plan.columns[at] != null;
  if (given && column.validation === undefined) return [];
  return [step((desk) => {
    if (!given) desk.range(sheetName, body).format.columnWidth = widthInPoints(column.width);
    if (column.validation !== undefined) validate(desk.range(sheetName, body), column.validation);
  }, actionBytes + (column.validation === undefined ? 0 : jsonBytes(column.validation) + actionBytes))];
}

/** Columns new to a table of the workbook: dressed, and filled where they calculate. */
function addedSteps(state: TableState, all: Layout): Step[] {
  const { layout, live } = state;
  const { added, area, sheetName } = layout;
  if (added.length === 0) return [];
  const body = { ...grownArea(state), top: area.top + 1 };
  return [
    step((desk) => desk.range(sheetName, areaName({ top: area.top, left: area.right + 1, bottom: area.top, right: area.right + added.length })).copyFrom(areaName({ top: area.top, left: area.right, bottom: area.top, right: area.right }), 'Formats')),
    ...columnLooks(sheetName, added.map((column) => bodyLook(layout, all, column, body))),
    ...added.flatMap((column) => [
      ...dressColumnSteps(layout, all, column),
      ...(column.formula === undefined ? [] : columnOfFormulas(layout, all, column, live)),
    ]),
  ];
}

function columnOfFormulas(layout: TableLayout, all: Layout, column: TableColumn, live: number): Step[] {
  const at = layout.columns.get(column.field) ?? 0;
  const first = layout.area.top + 1;
  const lines = Array.from({ length: live }, (_, i) => [formulaOf(layout, all, column, first + i)]);
  return writeSteps(layout.sheetName, lines, first, at, { blank: false });
}

/** Every formula was resolved once before anything was written, so none is unknown here. */
function formulaOf(layout: TablePlace, all: Layout, column: TableColumn, row: number): string {
  return resolveFormula(column.formula ?? '', row, layout, all.tables) ?? '';
}

function isText(all: Layout, column: TableColumn): boolean {
  return isTextFormat(column.style === undefined ? undefined : all.plan.styles[column.style]);
}

/** Rows of the table that are new, `from` to `to` of those appended, onto `blank` cells or not: formats, then values; text is safe without its format. */
function rowSteps(state: TableState, all: Layout, from: number, to: number, { blank, dressed }: { readonly blank: boolean; readonly dressed: boolean }): Step[] {
  const { layout, live, appended, last } = state;
  const { area, sheetName, open } = layout;
  if (from >= to) return [];
  const first = area.top + 1 + live;
  const width = area.right - area.left + 1 + layout.added.length;
  const block: Area = { top: first + from, left: area.left, bottom: first + to - 1, right: area.left + width - 1 };
  const lines = appended.slice(from, to).map((fields, i) => newRow(state, all, fields, first + from + i, width, dressed));
  const formats = open === null || !dressed ? [] : newRowFormats(state, all, block);
  const values = writeSteps(sheetName, lines, block.top, block.left, { blank });
  return [...formats, ...values, ...(last === null ? [] : peopleSteps(state, block))];
}

/** A new row of a table looks as the plan says; number formats follow the row above, where people may have changed them. */
function newRowFormats({ layout, last }: TableState, all: Layout, block: Area): Step[] {
  const ours = new Map(layout.plan.columns.map((column) => [layout.columns.get(column.field), column]));
  return columnLooks(layout.sheetName, Array.from({ length: block.right - block.left + 1 }, (_, place): Look => {
    const at = block.left + place;
    const column = ours.get(at);
    const above = last?.numberFormats[at - layout.area.left];
    const style = column === undefined ? {} : styleOf(all, column);
    const numberFormat = column !== undefined && isText(all, column) ? '@' : (above ?? style.numberFormat);
    return { area: { ...block, left: at, right: at }, style: { ...style, ...(numberFormat === undefined ? {} : { numberFormat }) } };
  }));
}

function newRow({ layout, below }: TableState, all: Layout, fields: Fields, row: number, width: number, dressed: boolean): Entry[] {
  const line = Array.from({ length: width }, (): Entry => null);
  for (const column of layout.plan.columns) {
    const place = (layout.columns.get(column.field) ?? 0) - layout.area.left;
    // In a cell of text an apostrophe would stay where it is seen.
    if (place < width) line[place] = fieldEntry(layout, all, column, fields[column.field] ?? null, row, true, dressed || below[place] === '@');
  }
  return line;
}

function fieldEntry(layout: TableLayout, all: Layout, column: TableColumn, value: Fields[string], row: number, fresh: boolean, dressed = true): Entry {
  if (column.formula !== undefined) return formulaOf(layout, all, column, row);
  return value === null && fresh ? null : entryOf(value ?? null, dressed && isText(all, column));
}

/** Columns people added: where the row above calculates, the new rows calculate too. */
function peopleSteps({ layout, last }: TableState, block: Area): Step[] {
  if (last === null) return [];
  const ours = new Set(layout.columns.values());
  return last.formulas.flatMap((formula, place) => {
    const at = layout.area.left + place;
    if (ours.has(at) || typeof formula !== 'string' || !formula.startsWith('=')) return [];
    const lines = Array.from({ length: block.bottom - block.top + 1 }, (_, i) => [shiftFormula(formula, block.top + i - last.row, 0)]);
    return writeSteps(layout.sheetName, lines, block.top, at, { blank: false });
  });
}

/** Columns of ids must hold text before text is written into them, whatever they were formatted as since. */
function textColumnSteps({ layout, last, rows, live, changed, appended }: TableState, all: Layout): Step[] {
  const writes = changed.size > 0 || (appended.length > 0 && rows > live);
  if (!writes) return [];
  return layout.plan.columns.flatMap((column) => {
    const at = layout.columns.get(column.field) ?? 0;
    if (!isText(all, column) || at > layout.area.right || last?.numberFormats[at - layout.area.left] === '@') return [];
    const address = areaName({ ...layout.area, top: layout.area.top + 1, left: at, right: at });
    return [step((desk) => dress(desk.range(layout.sheetName, address), { numberFormat: '@' }))];
  });
}

/** A wider rectangle with untouched cells (null, five bytes each) is cheaper than another range, up to here. */
const gapBytes = 450;

/** Fields of known rows, neighbours in one rectangle; null leaves everything else in it as it is. */
function changedSteps({ layout, changed }: TableState, all: Layout): Step[] {
  const { area, sheetName, plan } = layout;
  const fields = new Set([...changed.values()].flatMap((row) => Object.keys(row)));
  const columns = plan.columns.filter(({ field }) => fields.has(field));
  const places = columns.map(({ field }) => layout.columns.get(field) ?? 0);
  const left = Math.min(...places);
  const right = Math.max(...places);
  const width = right - left + 1;
  const maxGap = Math.floor(gapBytes / (width * 5));
  const rows = [...changed.keys()].sort((a, b) => a - b);
  const clusters: { from: number; to: number }[] = [];
  for (const row of rows) {
    const current = clusters.at(-1);
    if (current !== undefined && row - current.to - 1 <= maxGap) current.to = row;
    else clusters.push({ from: row, to: row });
  }
  return clusters.flatMap(({ from, to }) => {
    const lines = Array.from({ length: to - from + 1 }, (_, i) => {
      const line = Array.from({ length: width }, (): Entry => null);
      const values = changed.get(from + i);
      if (values === undefined) return line;
      columns.forEach((column, c) => {
        const value = values[column.field];
        if (value !== undefined) line[(places[c] ?? 0) - left] = fieldEntry(layout, all, column, value, area.top + 1 + from + i, false);
      });
      return line;
    });
    return writeSteps(sheetName, lines, area.top + 1 + from, left, { blank: false });
  });
}

/** Takes rows out from the bottom up, a run at a time; the last row of a table is emptied instead. */
function removeSteps(state: TableState, removed: ReadonlySet<number>): Step[] {
  const { layout, rows, live, appended } = state;
  const { area, sheetName } = layout;
  const right = grownArea(state).right;
  const all = removed.size > 0 && removed.size === Math.max(live + appended.length, rows);
  const sorted = [...removed].sort((a, b) => a - b);
  const kept = all ? sorted.shift() : undefined;
  const runs: { from: number; to: number }[] = [];
  for (const row of sorted) {
    const current = runs.at(-1);
    if (current !== undefined && current.to === row - 1) current.to = row;
    else runs.push({ from: row, to: row });
  }
  const at = (from: number, to: number): string => areaName({ top: area.top + 1 + from, left: area.left, bottom: area.top + 1 + to, right });
  return [
    ...runs.reverse().map(({ from, to }) => step((desk) => void desk.range(sheetName, at(from, to)).delete('Up'))),
    ...(kept === undefined ? [] : [step((desk) => desk.range(sheetName, at(kept, kept)).clear('Contents'))]),
  ];
}

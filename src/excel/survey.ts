import { type Area, parseArea } from '../sheets/hand/a1';
import { isOfficeError } from './problem';
import { loose, type Session } from './session';

/** A sheet of the open workbook. */
export interface OpenSheet {
  readonly name: string;
  readonly visible: boolean;
  readonly protected: boolean;
  /** Our mark on it, or null. */
  readonly mark: string | null;
  readonly empty: boolean;
  readonly charts: readonly string[];
}

export interface OpenTable {
  readonly name: string;
  readonly sheet: string;
  /** Header, body and totals. */
  readonly area: Area;
  readonly totals: boolean;
  readonly headers: readonly string[];
  readonly filtered: boolean;
  /** True where something stands in the row right below. */
  readonly crowded: boolean;
}

/** What the open workbook holds, without the cells. */
export interface Survey {
  readonly sheets: readonly OpenSheet[];
  readonly tables: readonly OpenTable[];
  /** Every defined name of the workbook, those that point nowhere any more included. */
  readonly names: readonly string[];
  readonly structureProtected: boolean;
  readonly readOnly: boolean;
  /** What a run that was broken off left behind. */
  readonly leftovers: Leftovers;
}

/** See `staging.ts`. */
export interface Leftovers {
  /** Sheets that were being written; they are ours to throw away. */
  readonly sheets: readonly string[];
  /** Rows written below a table that does not hold them yet. */
  readonly rows: readonly { readonly table: string; readonly sheet: string; readonly area: Area }[];
  /** Names to delete. */
  readonly names: readonly string[];
}

/** The name that lists the sheets a run is making; see `staging.ts`. */
export const stagingName = 'AMZOPS_STAGING';
/** What the names begin with that runs claim the workbook by; see `staging.ts`. */
export const claimPrefix = 'AMZOPS_RUN_';
const rowsSuffix = '.staged';
/** The name of the rows that wait below a table. */
export const stagedRowsName = (table: string): string => `${table}${rowsSuffix}`;

/** The longest text in a formula is 255 characters: a list goes in pieces. */
const piece = 120;

/** A list of texts as a formula, for a defined name. */
export function listFormula(items: readonly string[]): string {
  const text = JSON.stringify(items);
  const pieces = Array.from({ length: Math.ceil(text.length / piece) }, (_, i) => `"${text.slice(i * piece, (i + 1) * piece).replaceAll('"', '""')}"`);
  return `=${pieces.join('&')}`;
}

function readList(formula: string): string[] {
  const text = [...formula.matchAll(/"((?:[^"]|"")*)"/g)].map(([, inner = '']) => inner.replaceAll('""', '"')).join('');
  return JSON.parse(text) as string[];
}

/**
 * What the workbook holds. Two round trips, what there is and then where it stands; one where the last look is at hand
 * and names all that is there still.
 */
export async function survey(session: Session): Promise<Survey> {
  const hint = lastLook();
  if (hint !== null) {
    try {
      const asked = await session.send((context) => askSurvey(context, hint));
      return await surveyOf(session, asked);
    } catch (error) {
      // Something it named is gone. Nothing was written, so asking again is safe.
      if (!isOfficeError(error)) throw error;
      forgetLook();
    }
  }
  return surveyOf(session, await session.send((context) => askSurvey(context, null)));
}

/** The last whole look at the workbook, by client (a runtime has one workbook): where to look, never what to believe. */
const looks = new WeakMap<object, Survey>();

export function lastLook(): Survey | null {
  return looks.get(Excel) ?? null;
}

export function rememberLook(found: Survey): void {
  looks.set(Excel, found);
}

export function forgetLook(): void {
  looks.delete(Excel);
}

type SheetDetail = ReturnType<typeof askSheet>;
type TableDetail = ReturnType<typeof askTable>;

function askSheet({ workbook }: Excel.RequestContext, name: string) {
  const sheet = workbook.worksheets.getItem(name);
  return { used: loose(sheet.getUsedRangeOrNullObject(true)).load('address'), charts: sheet.charts.load('items/name') };
}

function askTable({ workbook }: Excel.RequestContext, name: string) {
  const table = workbook.tables.getItem(name);
  const range = loose(table.getRange());
  return {
    range: range.load('rowIndex,columnIndex,rowCount,columnCount'), header: loose(table.getHeaderRowRange()).load('values'),
    below: loose(loose(range.getRowsBelow(1)).getUsedRangeOrNullObject(true)).load('address'),
  };
}

/** Queues what there is and, of what `hint` names, where it stands. */
export function askSurvey(context: Excel.RequestContext, hint: Survey | null) {
  const { workbook } = context;
  workbook.load('readOnly');
  workbook.protection.load('protected');
  return {
    workbook,
    protection: workbook.protection,
    sheets: workbook.worksheets.load('items/name,items/visibility,items/protection/protected'),
    names: workbook.names.load('items/name,items/formula'),
    tables: workbook.tables.load('items/name,items/showTotals,items/worksheet/name,items/autoFilter/isDataFiltered'),
    sheetDetails: new Map<string, SheetDetail>((hint?.sheets ?? []).map(({ name }) => [name, askSheet(context, name)])),
    tableDetails: new Map<string, TableDetail>((hint?.tables ?? []).map(({ name }) => [name, askTable(context, name)])),
  };
}

/** What the answers say; another round trip where they name something nobody asked about. */
export async function surveyOf(session: Session, first: ReturnType<typeof askSurvey>): Promise<Survey> {
  const newSheets = first.sheets.items.map(({ name }) => name).filter((name) => !first.sheetDetails.has(name));
  const newTables = first.tables.items.map(({ name }) => name).filter((name) => !first.tableDetails.has(name));
  const more = newSheets.length + newTables.length === 0 ? null : await session.send((context) => ({
    sheets: newSheets.map((name) => [name, askSheet(context, name)] as const), tables: newTables.map((name) => [name, askTable(context, name)] as const),
  }));
  const sheetDetails = new Map([...first.sheetDetails, ...(more?.sheets ?? [])]);
  const tableDetails = new Map([...first.tableDetails, ...(more?.tables ?? [])]);
  const names = first.names.items.flatMap(({ name, formula }) => {
    const place = placeOf(String(formula));
    return place === null ? [] : [{ name, ...place }];
  });
  const marks = new Map<string, string>();
  // People name cells too: of several names on one sheet ours comes first.
  for (const { name, sheet, area } of names) {
    if (!isCell(area) || name.endsWith(rowsSuffix)) continue;
    if (!marks.has(sheet) || (isOurs(name) && !isOurs(marks.get(sheet) ?? ''))) marks.set(sheet, name);
  }
  const sheets = first.sheets.items.map((sheet): OpenSheet => ({
    name: sheet.name, visible: sheet.visibility === 'Visible', protected: sheet.protection.protected, mark: marks.get(sheet.name) ?? null,
    empty: sheetDetails.get(sheet.name)?.used.isNullObject ?? true, charts: sheetDetails.get(sheet.name)?.charts.items.map(({ name }) => name) ?? [],
  }));
  const tables = first.tables.items.map((table): OpenTable => {
    const detail = tableDetails.get(table.name);
    const { rowIndex = 0, columnIndex = 0, rowCount = 0, columnCount = 0 } = detail?.range ?? {};
    return {
      name: table.name, sheet: table.worksheet.name, totals: table.showTotals, filtered: table.autoFilter.isDataFiltered,
      area: { top: rowIndex, left: columnIndex, bottom: rowIndex + rowCount - 1, right: columnIndex + columnCount - 1 },
      crowded: !(detail?.below.isNullObject ?? true),
      headers: (detail?.header.values[0] ?? []).map(String),
    };
  });
  const listed = first.names.items.filter(({ name }) => name === stagingName).flatMap(({ formula }) => readList(String(formula)));
  // A sheet somebody has made since and put something on is theirs, whatever its name.
  const unfinished = new Set(sheets.filter(({ name, visible, empty, mark }) => listed.includes(name) && (!visible || empty || mark !== null)).map(({ name }) => name));
  return {
    sheets: sheets.filter(({ name }) => !unfinished.has(name)),
    tables: tables.filter(({ sheet }) => !unfinished.has(sheet)),
    names: first.names.items.map(({ name }) => name),
    structureProtected: first.protection.protected,
    readOnly: first.workbook.readOnly,
    leftovers: {
      sheets: [...unfinished],
      rows: names.filter(({ name, sheet }) => name.endsWith(rowsSuffix) && !unfinished.has(sheet)).map(({ name, sheet, area }) => ({ table: baseName(name), sheet, area })),
      names: first.names.items.map(({ name }) => name).filter((name) => name === stagingName || name.startsWith(claimPrefix) || name.endsWith(rowsSuffix)),
    },
  };
}

/** What the others left; `claim` is this run's own and no leftover. */
export function withoutClaim(found: Survey, claim: string): Survey {
  const others = (names: readonly string[]): string[] => names.filter((name) => name !== claim);
  return { ...found, names: others(found.names), leftovers: { ...found.leftovers, names: others(found.leftovers.names) } };
}

function isOurs(name: string): boolean {
  return name.startsWith('AMZ_');
}

function baseName(name: string): string {
  return name.slice(0, -rowsSuffix.length);
}

function isCell({ top, left, bottom, right }: Area): boolean {
  return top === bottom && left === right;
}

/** The sheet and the cells a defined name stands for; null where it stands for something else. */
function placeOf(formula: string): { readonly sheet: string; readonly area: Area } | null {
  const match = /^=(?:'((?:[^']|'')+)'|([^'!]+))!([$A-Za-z0-9:]+)$/.exec(formula);
  const area = match === null ? null : parseArea((match[3] ?? '').replaceAll('$', ''));
  if (match === null || area === null) return null;
  return { sheet: (match[1] ?? match[2] ?? '').replaceAll("''", "'"), area };
}

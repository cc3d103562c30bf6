import type { CivilDate } from '../domain/civil';
import { notice } from '../domain/notice';
import type { Cell, Grid } from './grid';
import { open } from './open';
import { readRows } from './rows';
import { inspectGrid, type Inspected, type SchemaContext } from './schema';
import type { Corrections, RememberedMapping, ReportSchema, ReportTable, SourceFile, Unreadable } from './types';

export type { Cell } from './grid';
export { campaignKey, compareTables, fingerprint, groupTables, joinBy, portfolioKey, type JoinedRow } from './join';
export { proposeFields, type Proposal } from './propose';
export { summarise, summaryOf, tooLong, type ReportSummary } from './summary';
export * from './types';

/** What may be known before a file is looked at. */
export interface InspectContext {
  /** Today in the marketplace: the day before is proposed for reports that carry no day. */
  readonly today?: CivilDate;
  readonly corrections?: Corrections;
  /** Mappings that a person confirmed for files with the same headers. */
  readonly remembered?: readonly RememberedMapping[];
}

/** Whether a file, or a member of one, could not be read at all. */
export function isUnreadable<Other extends object>(one: Other | Unreadable): one is Unreadable {
  return 'problem' in one;
}

/**
 * Step one: what a file is and how its columns would be read, without reading its rows; one schema a table found (sheets,
 * archive members). Everything in it can be shown, and corrected for `read`. Never throws for what a file holds.
 */
export async function inspect(file: SourceFile, context: InspectContext = {}): Promise<(ReportSchema | Unreadable)[]> {
  return (await inspected(file, context)).map((one) => (isUnreadable(one) ? one : one.schema));
}

/** Step two: the tables of a file, read under what was corrected. Rows that cannot be read are kept with line and reason. */
export async function read(file: SourceFile, corrections: Corrections = {}, context: Omit<InspectContext, 'corrections'> = {}): Promise<(ReportTable | Unreadable)[]> {
  const tables: (ReportTable | Unreadable)[] = [];
  for (const one of await inspected(file, { ...context, corrections })) tables.push(isUnreadable(one) ? one : guarded(file.name, () => readRows(one.grid, one.schema, one.layout)));
  return tables;
}

/** As `inspect`, for cells that are at hand already: the current selection, a sheet. Dates may be Excel serials. */
export function inspectCells(name: string, cells: readonly (readonly Cell[])[], context: InspectContext = {}): ReportSchema | Unreadable {
  return guarded(name, () => inspectGrid(cellGrid(name, cells), schemaContext(context)).schema);
}

/** As `read`, for cells that are at hand already. */
export function readCells(name: string, cells: readonly (readonly Cell[])[], corrections: Corrections = {}, context: Omit<InspectContext, 'corrections'> = {}): ReportTable | Unreadable {
  return guarded(name, () => {
    const grid = cellGrid(name, cells);
    const { schema, layout } = inspectGrid(grid, schemaContext({ ...context, corrections }));
    return readRows(grid, schema, layout);
  });
}

const cellGrid = (name: string, cells: readonly (readonly Cell[])[]): Grid => ({ source: 'cells', file: name, sheet: null, encoding: null, cells });
const schemaContext = (context: InspectContext): SchemaContext => context;

async function inspected(file: SourceFile, context: InspectContext): Promise<((Inspected & { readonly grid: Grid }) | Unreadable)[]> {
  const opened = await open(file).catch((error: unknown): Unreadable[] => [fault(file.name, error)]);
  const all = opened.map((grid) => (isUnreadable(grid) ? grid : guarded(file.name, () => ({ ...inspectGrid(grid, schemaContext(context)), grid }))));
  // Cover sheets and notes beside a report are no reports; where nothing is recognised, the widest unknown table stands for the file.
  const known = all.filter((one) => !isUnreadable(one) && one.schema.kind !== 'unknown');
  if (known.length > 0) return all.filter((one) => isUnreadable(one) ? isMember(one, file) : one.schema.kind !== 'unknown');
  const unknown = all.filter((one) => !isUnreadable(one)).sort((left, right) => columnsOf(right) - columnsOf(left));
  const [widest] = unknown;
  return widest ? [widest] : all.length > 0 ? all : [{ file: file.name, problem: notice('reports.empty-file', { file: file.name }) }];
}

const columnsOf = (one: Inspected | Unreadable): number => ('schema' in one ? one.schema.columns.length : 0);
const isMember = (one: Unreadable, file: SourceFile): boolean => one.file !== file.name;

/** A fault of ours must not take the person's other files with it: it becomes a problem of this one. */
function guarded<Value extends object>(file: string, work: () => Value): Value | Unreadable {
  try {
    return work();
  } catch (error) {
    return fault(file, error);
  }
}

const fault = (file: string, error: unknown): Unreadable => ({ file, problem: notice('reports.fault', { file, text: error instanceof Error ? error.message : String(error) }) });

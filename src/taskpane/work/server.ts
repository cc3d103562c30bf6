import { contentHash } from '../../domain/chain';
import { civilDate, type CivilDate } from '../../domain/civil';
import { isUnreadable, read, readCells, type Corrections, type ReportTable, type Unreadable } from '../../reports';
import { adParts, isAdKind } from '../../reports/adFacts';
import { allDayImports, carriesDays, importNamed } from '../../reports/days';
import { notice } from '../../domain/notice';
import { planBuild } from '../../sheets/build';
import type { Answer, BuildRequest, BuildResult, ReadingContext, Request, Source, SourceReading, TablePreview } from './messages';

/** Rows of a table the pane shows before it is used. */
const shownRows = 3;
const shownRejected = 50;

/** Where sources are read and reports planned: keeps the rows of every table read, hands out previews. Runs in the worker, or in the pane where none starts. */
export class WorkServer {
  readonly #tables = new Map<string, { readonly table: ReportTable; readonly hash: string }>();

  async answer(request: Request): Promise<Answer> {
    switch (request.ask) {
      case 'read': return { answer: 'read', reading: await this.#read(request.id, request.source, request.context, request.corrections) };
      case 'drop':
        this.#drop(request.id);
        return { answer: 'drop' };
      case 'build': return { answer: 'build', result: this.#build(request.request) };
    }
  }

  async #read(id: string, source: Source, context: ReadingContext, corrections: Readonly<Record<string, Corrections>>): Promise<SourceReading> {
    this.#drop(id);
    const { hash, tables } = await readSource(source, {}, context);
    const previews: (TablePreview | Unreadable)[] = [];
    for (const [index, plain] of tables.entries()) {
      const key = `${id}:${index}`;
      const said = corrections[key];
      const table = said && !isUnreadable(plain) ? await corrected(source, plain, said, context) : plain;
      if (!isUnreadable(table)) this.#tables.set(key, { table, hash });
      previews.push(isUnreadable(table) ? table : previewOf(key, table));
    }
    return { hash, tables: previews };
  }

  #drop(id: string): void {
    for (const key of this.#tables.keys()) if (key.startsWith(`${id}:`)) this.#tables.delete(key);
  }

  #build({ placed, takeBack, ...request }: BuildRequest): BuildResult {
    const tables = placed.flatMap(({ table: key, marketplace, date }) => {
      const entry = this.#tables.get(key);
      return entry ? [{ table: entry.table, context: { store: request.store, marketplace, date, hash: entry.hash } }] : [];
    });
    // Advertising exports beyond the daily one make the ad health page; the history has no days of them.
    const found = allDayImports(tables.filter(({ table: { schema } }) => !isAdKind(schema.kind) || carriesDays(schema.kind) !== null));
    const ads = adParts(tables);
    const build = planBuild({ ...request, imports: found.imports, ads: ads.parts, takeBack: takeBack.flatMap((id) => importNamed(id, request.store) ?? []), products: [] });
    const imports = found.imports.map(({ id, kind, file, marketplace, date, rows }) => ({ id, kind, file, marketplace, date, rows }));
    return { build, imports, problems: [...new Map([...found.problems, ...ads.problems].map((one) => [JSON.stringify(one), one])).values()] };
  }
}

async function readSource(source: Source, corrections: Corrections, context: ReadingContext): Promise<{ readonly hash: string; readonly tables: (ReportTable | Unreadable)[] }> {
  if (source.kind === 'cells') {
    return { hash: contentHash(new TextEncoder().encode(JSON.stringify(source.cells))), tables: [readCells(source.name, source.cells, corrections, context)] };
  }
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await source.blob.arrayBuffer());
  } catch {
    // The browser holds a reference: a file that was moved or changed since cannot be read any more.
    return { hash: '', tables: [{ file: source.name, problem: notice('pane.file-gone', { file: source.name }) }] };
  }
  return { hash: contentHash(bytes), tables: await read({ name: source.name, bytes }, corrections, context) };
}

/** The same table again under what the person said of it; the others of its file stay as they are. */
async function corrected(source: Source, plain: ReportTable, said: Corrections, context: ReadingContext): Promise<ReportTable | Unreadable> {
  const { tables } = await readSource(source, said, context);
  const same = tables.find((one) => !isUnreadable(one) && one.schema.file === plain.schema.file && one.schema.sheet === plain.schema.sheet);
  return same ?? tables[0] ?? plain;
}

function previewOf(id: string, table: ReportTable): TablePreview {
  const { schema } = table;
  return {
    id, schema, rows: table.rows.length, rejected: table.rejected.length, firstRejected: table.rejected.slice(0, shownRejected), totalsRows: table.totalsRows.slice(0, shownRejected), totals: table.totals,
    warnings: [...table.warnings, ...spanProblems(table)], firstRows: table.rows.slice(0, shownRows), days: daysOf(table),
  };
}

/** First and last day that the rows name. */
function daysOf(table: ReportTable): { readonly from: CivilDate; readonly to: CivilDate } | null {
  if (carriesDays(table.schema.kind) !== true) return null;
  let [from, to] = ['9999-12-31', ''];
  for (const { values } of table.rows) {
    for (const day of [values['date'], values['startDate'], values['endDate']]) {
      if (typeof day !== 'string') continue;
      if (day < from) from = day;
      if (day > to) to = day;
    }
  }
  const [first, last] = [civilDate(from), civilDate(to)];
  return first && last ? { from: first, to: last } : null;
}

/** Rows that sum up several days cannot be put on one: better said before than after building. */
function spanProblems(table: ReportTable): TablePreview['warnings'] {
  if (carriesDays(table.schema.kind) !== true || !table.schema.marketplace) return [];
  const context = { store: '', marketplace: table.schema.marketplace.value, date: null, hash: '' };
  return allDayImports([{ table, context }]).problems.filter(({ code }) => code === 'day-span');
}

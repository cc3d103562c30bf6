import { ContentHash, contentHash } from '../../domain/chain';
import { civilDate, type CivilDate } from '../../domain/civil';
import { isUnreadable, read, readCells, tooLong, type Corrections, type ReportTable, type Unreadable } from '../../reports';
import { adParts, isAdKind } from '../../reports/adFacts';
import { allDayImports, carriesDays, importNamed } from '../../reports/days';
import { blobSource, type ByteSource } from '../../reports/fast';
import { limits } from '../../reports/limits';
import { readList } from '../../reports/list';
import { longBytes, readLong, type LongTable } from '../../reports/long';
import { notice } from '../../domain/notice';
import { planBuild } from '../../sheets/build';
import { productList } from '../../sheets/productList';
import type { Answer, BuildRequest, BuildResult, Progress, ReadingContext, Request, Source, SourceReading, TablePreview } from './messages';

type OnProgress = (progress: Progress) => void;

/** Rows of a table the pane shows before it is used. */
const shownRows = 3;
const shownRejected = 50;
/** Bytes of a long file read at a time. */
const sliceBytes = 1 << 20;

/** Where sources are read and reports planned: keeps the rows of every table read, hands out previews. Runs in the worker, or in the pane where none starts. */
export class WorkServer {
  readonly #longBytes: number;
  readonly #tables = new Map<string, { readonly table: ReportTable; readonly hash: string }>();

  /** Files longer than `long` bytes are read in slices. */
  constructor(long = longBytes) {
    this.#longBytes = long;
  }

  /** Answers one request. `onProgress` hears of long files while they are read; what it throws ends the reading. */
  async answer(request: Request, onProgress: OnProgress = () => undefined): Promise<Answer> {
    switch (request.ask) {
      case 'read': return { answer: 'read', reading: await this.#read(request.id, request.source, request.context, request.corrections, onProgress) };
      case 'drop':
        this.#drop(request.id);
        return { answer: 'drop' };
      case 'build': return { answer: 'build', result: await this.#build(request.request) };
    }
  }

  async #read(id: string, source: Source, context: ReadingContext, corrections: Readonly<Record<string, Corrections>>, onProgress: OnProgress): Promise<SourceReading> {
    this.#drop(id);
    const long = source.kind === 'file' && source.blob.size > this.#longBytes ? await readInSlices(source, corrections[`${id}:0`] ?? {}, context, onProgress) : null;
    const { hash, tables } = long ?? (await readSource(source, {}, context));
    const previews: (TablePreview | Unreadable)[] = [];
    for (const [index, plain] of tables.entries()) {
      const key = `${id}:${index}`;
      const said = long ? undefined : corrections[key];
      const table = said && !isUnreadable(plain) ? await corrected(source, plain, said, context) : plain;
      if (!isUnreadable(table)) this.#tables.set(key, { table, hash });
      previews.push(isUnreadable(table) ? table : previewOf(key, table));
    }
    return { hash, tables: previews };
  }

  #drop(id: string): void {
    for (const key of this.#tables.keys()) if (key.startsWith(`${id}:`)) this.#tables.delete(key);
  }

  async #build({ placed, takeBack, list, ...request }: BuildRequest): Promise<BuildResult> {
    const tables = placed.flatMap(({ table: key, marketplace, date }) => {
      const entry = this.#tables.get(key);
      return entry ? [{ table: entry.table, context: { store: request.store, marketplace, date, hash: entry.hash } }] : [];
    });
    // Advertising exports beyond the daily one make the ad health page; the history has no days of them.
    const found = allDayImports(tables.filter(({ table: { schema } }) => !isAdKind(schema.kind) || carriesDays(schema.kind) !== null));
    const ads = adParts(tables);
    const cells = list === null ? null : await readList(list);
    const { products } = list === null || cells === null || 'problem' in cells ? { products: [] } : productList(list.name, cells);
    const build = planBuild({ ...request, imports: found.imports, ads: ads.parts, takeBack: takeBack.flatMap((id) => importNamed(id, request.store) ?? []), products });
    const imports = found.imports.map(({ id, kind, file, marketplace, date, rows }) => ({ id, kind, file, marketplace, date, rows }));
    return { build, imports, problems: [...new Map([...found.problems, ...ads.problems].map((one) => [JSON.stringify(one), one])).values()] };
  }
}

interface Read {
  readonly hash: string;
  readonly tables: (ReportTable | LongTable | Unreadable)[];
}

/** The browser holds a reference: a file that was moved or changed since cannot be read any more. */
const gone = (file: string): Read => ({ hash: '', tables: [{ file, problem: notice('pane.file-gone', { file }) }] });

/** A long text, slice by slice; null for what must be taken whole. */
async function readInSlices({ name, blob }: Extract<Source, { kind: 'file' }>, corrections: Corrections, context: ReadingContext, onProgress: OnProgress): Promise<Read | null> {
  const hash = new ContentHash();
  const source = blobSource(blob);
  let hashed = 0;
  // Every byte is read at least once, most of them once: they are hashed on their way.
  const seen: ByteSource = {
    ...source,
    read: async (from, to) => {
      const bytes = await source.read(from, to);
      if (from <= hashed && from + bytes.length > hashed) {
        hash.add(bytes.subarray(hashed - from));
        hashed = from + bytes.length;
      }
      return bytes;
    },
  };
  let percent = 0;
  try {
    const table = await readLong(name, seen, { ...context, corrections }, {
      sliceBytes,
      onProgress: (done) => {
        if (Math.floor((100 * done) / blob.size) === percent) return;
        percent = Math.floor((100 * done) / blob.size);
        onProgress({ done, all: blob.size });
      },
    });
    if (!table) return null;
    while (hashed < blob.size) await seen.read(hashed, Math.min(blob.size, hashed + sliceBytes));
    return { hash: hash.end(), tables: [table] };
  } catch (error) {
    if (error instanceof DOMException) return gone(name);
    throw error;
  }
}

async function readSource(source: Source, corrections: Corrections, context: ReadingContext): Promise<Read> {
  if (source.kind === 'cells') {
    return { hash: contentHash(new TextEncoder().encode(JSON.stringify(source.cells))), tables: [readCells(source.name, source.cells, corrections, context)] };
  }
  if (source.blob.size > limits.fileBytes) return { hash: '', tables: [tooLong(source.name, source.blob.size)] };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await source.blob.arrayBuffer());
  } catch {
    return gone(source.name);
  }
  return { hash: contentHash(bytes), tables: await read({ name: source.name, bytes }, corrections, context) };
}

/** The same table again under what the person said of it; the others of its file stay as they are. */
async function corrected(source: Source, plain: ReportTable, said: Corrections, context: ReadingContext): Promise<ReportTable | Unreadable> {
  const { tables } = await readSource(source, said, context);
  const same = tables.find((one) => !isUnreadable(one) && one.schema.file === plain.schema.file && one.schema.sheet === plain.schema.sheet);
  return same ?? tables[0] ?? plain;
}

function previewOf(id: string, table: ReportTable | LongTable): TablePreview {
  const { schema } = table;
  return {
    id, schema, rows: 'rowCount' in table ? table.rowCount : table.rows.length, rejected: table.rejected.length, firstRejected: table.rejected.slice(0, shownRejected), totalsRows: table.totalsRows.slice(0, shownRejected), totals: table.totals,
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

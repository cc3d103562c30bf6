import { contentHash } from '../domain/chain';
import { addDays, civilDateIn, type CivilDate } from '../domain/civil';
import type { DailyReport } from '../domain/daily';
import type { AdPart } from '../domain/adFacts';
import type { DayImport } from '../domain/history';
import { marketplaceOf, teamZone } from '../domain/marketplace';
import { notice, type Notice } from '../domain/notice';
import type { Language } from '../locale';
import { isUnreadable, read, type ReportTable, type SourceFile } from '../reports';
import { adParts, isAdKind } from '../reports/adFacts';
import { allDayImports, carriesDays, proposedDay, type DayContext } from '../reports/days';
import { readList } from '../reports/list';
import { planBuild } from '../sheets/build';
import type { RawWorkbook } from '../sheets/plan';
import { productList } from '../sheets/productList';
import { settingsOf } from '../sheets/settings';
import { decodeWorkbook } from '../sheets/stored';
import { readWorkbook, writePlan } from '../xlsx';
import type { ReportCommand } from './args';

export interface ReportOutcome {
  /** The figures of the reported day by KPI; null is "not known". */
  readonly kpis: Readonly<Record<string, number | null>>;
  /** Names of our sheets in the workbook. */
  readonly sheets: readonly string[];
  readonly warnings: readonly Notice[];
  readonly bytes: Uint8Array;
  readonly language: Language;
  readonly reports: readonly DailyReport[];
}

export type ReportResult =
  | { readonly kind: 'done'; readonly outcome: ReportOutcome }
  | { readonly kind: 'blocked'; readonly problem: Notice; readonly warnings: readonly Notice[]; readonly language: Language | null };

/** An export, and the day that the folder it lies in is named for. */
export interface PlacedFile extends SourceFile {
  readonly day?: CivilDate | null;
}

/**
 * Exports and, where given, the workbook so far → the workbook to write. Touches no disk: the caller writes `bytes`
 * whole. `moment` (epoch milliseconds) is when the log says it happened; `list` goes into the product table.
 */
export async function buildReport(command: ReportCommand, files: readonly PlacedFile[], existing: Uint8Array | null, moment: number, language: Language | null, list: SourceFile | null = null): Promise<ReportResult> {
  let spoken = language;
  let raw: RawWorkbook | null = null;
  const blocked = (problem: Notice, warnings: readonly Notice[] = []): ReportResult => ({ kind: 'blocked', problem, warnings, language: spoken });
  if (existing) {
    const opened = await readWorkbook(existing);
    if ('problem' in opened) return blocked(opened.problem);
    raw = opened.raw;
    const settings = settingsOf(decodeWorkbook(raw).settings);
    spoken = language ?? settings.language;
    const ours = raw.sheets.some(({ mark }) => mark !== null) || settings.store !== null;
    if (!ours && !command.adopt) return blocked(notice('workbook-foreign', { file: command.workbook ?? '' }));
    if (settings.store !== null && settings.store !== command.store) return blocked(notice('workbook-other-store', { stored: settings.store, asked: command.store }));
  }

  const today = civilDateIn(moment, marketplaceOf(command.marketplace)?.zone ?? teamZone);
  const { imports, ads, warnings, unplaced } = await importsOf(command, files, today);
  if (unplaced) return blocked(unplaced, warnings);
  if (imports.length === 0 && ads.length === 0) return blocked(notice('nothing-usable'), warnings);
  const cells = list ? await readList(list) : null;
  if (cells && 'problem' in cells) return blocked(cells.problem, warnings);
  const products = list && cells ? productList(list.name, cells) : { products: [], problems: [] };

  const also = command.date ? [{ marketplace: command.marketplace, date: command.date }] : [];
  const build = planBuild({ raw, store: command.store, imports, ads, products: products.products, also, language, moment, operator: command.operator });
  const written = await writePlan(build.plan, existing ?? undefined);
  if ('problem' in written) return blocked(written.problem, [...warnings, ...build.warnings]);
  const shown = build.reports.find(({ date, marketplace }) => date === command.date && marketplace === command.marketplace) ?? build.reports.at(-1);
  return {
    kind: 'done',
    outcome: {
      kpis: Object.fromEntries((shown?.kpis ?? []).map(({ id, value }) => [id, value])),
      sheets: [...new Set([...(raw?.sheets ?? []).flatMap(({ name, mark }) => (mark === null ? [] : [name])), ...build.plan.sheets.map(({ name }) => name)])],
      warnings: [...warnings, ...products.problems, ...build.warnings], bytes: written.bytes, language: build.language, reports: build.reports,
    },
  };
}

interface Imports {
  readonly imports: readonly DayImport[];
  readonly ads: readonly AdPart[];
  readonly warnings: readonly Notice[];
  /** An export without a date where none was given. */
  readonly unplaced: Notice | null;
}

async function importsOf(command: ReportCommand, files: readonly PlacedFile[], today: CivilDate): Promise<Imports> {
  const placed: { table: ReportTable; context: DayContext }[] = [];
  const warnings: Notice[] = [];
  const seen = new Map<string, string>();
  for (const file of files) {
    const hash = contentHash(file.bytes);
    const twin = seen.get(hash);
    if (twin !== undefined) {
      warnings.push(notice('same-file-twice', { file: file.name, other: twin }));
      continue;
    }
    seen.set(hash, file.name);
    for (const table of await read(file, command.dateOrder ? { dateOrder: command.dateOrder } : {}, { today })) {
      if (isUnreadable(table)) {
        warnings.push(table.problem);
        continue;
      }
      // The marketplace is given here, so a bare `$` is no question any more.
      warnings.push(...table.warnings.filter(({ code }) => code !== 'reports.currency-open'));
      const date = command.date ?? (command.datesFromNames ? (file.day ?? proposedDay(table)) : null);
      placed.push({ table, context: { store: command.store, marketplace: command.marketplace, date, hash } });
    }
  }
  // Advertising exports beyond the daily one make the ad health page; the history has no days of them.
  const { imports, problems } = allDayImports(placed.filter(({ table: { schema } }) => !isAdKind(schema.kind) || carriesDays(schema.kind) !== null));
  const ads = adParts(placed);
  const open = problems.find(({ code }) => code === 'day-unknown');
  const homeless = open && placed.find(({ table }) => table.schema.file === open.params['file'])?.table;
  if (homeless) return { imports: [], ads: [], warnings, unplaced: proposal(homeless, command, today) };
  return { imports, ads: ads.parts, warnings: unrepeated([...warnings, ...problems, ...ads.problems]), unplaced: null };
}

function proposal(table: ReportTable, command: ReportCommand, today: CivilDate): Notice {
  const { file } = table.schema;
  const day = proposedDay(table);
  return day ? notice('day-proposed', { file, date: day }) : notice('day-yesterday', { file, marketplace: command.marketplace, date: addDays(today, -1) });
}

/** What two readings of one file say alike is said once. */
const unrepeated = (notices: readonly Notice[]): Notice[] => [...new Map(notices.map((one) => [JSON.stringify(one), one])).values()];

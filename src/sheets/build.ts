import type { AdPart } from '../domain/adFacts';
import type { AdHealth } from '../domain/adHealth';
import { addDays, type CivilDate } from '../domain/civil';
import { spanSuspicion, type DailyReport } from '../domain/daily';
import { blankFigures, daysOf, historyOf, isAsinGroup, Ledger, sumsOf, type AsinDay, type DayImport, type EarlierImport, type Group, type History } from '../domain/history';
import { changesBetween } from '../domain/historyChanges';
import { notice, type Notice } from '../domain/notice';
import { blankProduct, seedProducts } from '../domain/products';
import { ratingChanges, withRatingChanges } from '../domain/ratings';
import { foldHistory, FoldedWeeks } from '../domain/weeks';
import type { Language } from '../locale';
import { adHealthPages, adPartsToJudge, judgeAds, logAdImports } from './adHealthBuild';
import { noActions, type ActionFacts } from './actionsBlock';
import { hasRatings, hasWeeks, tablePlans } from './buildTables';
import { filledDays, keyOf, missingNotes } from './dayNotes';
import { actionFacts, dayReporter } from './dayReport';
import { LogWriter, stateKey } from './log';
import { tickRows } from './checklistRows';
import { logBook } from './logBook';
import { lackNotice } from './lackNotice';
import { logEndRows } from './logEnd';
import { logBlocked } from './logTable';
import { pagesOf, SheetNames, tableSheets } from './names';
import { outcomeEvents } from './outcomes';
import type { RawWorkbook, SheetPlan, WorkbookPlan } from './plan';
import { withProducts, type ProductPatch } from './productList';
import { reportPage } from './reportPage';
import { settingRows, settingsOf } from './settings';
import { currenciesOf, newestReports, standingPages } from './standingPages';
import { standupOf } from './standupPage';
import { decodeWorkbook, type StoredData } from './stored';
import { bodyStyles, reportStyles } from './style';
import { asinWeeksTable, checklistTable, ratingsTable, tableSpecs } from './tables';
import { verifyLog } from './verifyLog';

export interface BuildInput {
  /** What the workbook holds now; null for a new one. */
  readonly raw: RawWorkbook | null;
  readonly store: string;
  /** In any order; they are taken in date order. */
  readonly imports: readonly DayImport[];
  /** Earlier imports to take back, before anything new is put in. */
  readonly takeBack?: readonly EarlierImport[];
  /** Advertising exports for the ad health pages. */
  readonly ads?: readonly AdPart[];
  /** A list pasted for the product table. */
  readonly products: readonly ProductPatch[];
  /** Days to report although nothing new came for them. */
  readonly also: readonly { readonly marketplace: string; readonly date: CivilDate }[];
  /** Null: the workbook's own language, zh-CN in a new one. */
  readonly language: Language | null;
  /** Epoch milliseconds. */
  readonly moment: number;
  readonly operator: string;
}

export interface Build {
  readonly plan: WorkbookPlan;
  readonly reports: readonly DailyReport[];
  /** One a marketplace whose advertising exports came in. */
  readonly adHealth: readonly AdHealth[];
  readonly language: Language;
  readonly warnings: readonly Notice[];
  /** Rows the tables gain or change: nothing new came where all are 0. */
  readonly changes: { readonly asinDays: number; readonly dayTotals: number; readonly products: number; readonly log: number };
}

// Titles and SKUs come from the first that has them: the listing's own title before the inventory's.
const groups: readonly Group[] = ['sales', 'inventory', 'ads', 'sd', 'sb', 'orders', 'returns', 'feedback', 'planning'];
/** The order imports are taken in: by day, and of one group the finer before the rougher. */
const inOrder = (a: DayImport, b: DayImport): number =>
  a.date.localeCompare(b.date) || a.marketplace.localeCompare(b.marketplace) || groups.indexOf(a.group) - groups.indexOf(b.group) || roughness(a) - roughness(b);
const roughness = (entry: DayImport): number => (entry.rough ? 2 : entry.totalsFrom === 'by-keyword' || (entry.totalsFrom === 'by-campaign' && entry.group !== 'sb') ? 1 : 0);

const emptyRaw: RawWorkbook = { sheets: [], tables: [] };

/** From imports to the plan of the standard workbook. Pure: the same workbook and imports give the same plan. */
export function planBuild(input: BuildInput): Build {
  const stored = decodeWorkbook(input.raw ?? emptyRaw);
  const settings = settingsOf(stored.settings);
  const language = input.language ?? settings.language ?? 'zh-CN';
  const { rules } = settings;
  const warnings: Notice[] = [...stored.problems, ...settings.problems, ...logWarnings(stored)];
  const log = new LogWriter(stored.tables.log, stored.tables.events, { store: input.store, operator: input.operator, moment: input.moment, language });

  const before = stored.history;
  const ledger = new Ledger(before);
  const folded = new FoldedWeeks(stored.asinWeeks);
  for (const entry of input.takeBack ?? []) {
    if (folded.holds(entry)) warnings.push(notice('take-back-folded', { id: entry.id }));
    else if (log.takeBack(entry)) ledger.takeOut(entry);
    else warnings.push(notice('take-back-nothing', { id: entry.id }));
  }
  const imports: DayImport[] = [];
  const late = new Map<string, { readonly file: string; readonly days: number }>();
  const outranked = new Map<string, { readonly entry: DayImport; readonly days: number }>();
  for (const entry of [...input.imports].sort(inOrder)) {
    if (ledger.isOutranked(entry)) {
      outranked.set(entry.hash, { entry, days: (outranked.get(entry.hash)?.days ?? 0) + 1 });
      continue;
    }
    const placed = folded.late(entry, storeSums);
    if (placed !== entry) late.set(entry.hash, { file: entry.file, days: (late.get(entry.hash)?.days ?? 0) + 1 });
    if (!placed) continue;
    log.addImport(placed, ledger.replacedBy(placed));
    ledger.put(placed);
    imports.push(placed);
  }
  for (const { file, days } of late.values()) warnings.push(notice('week-folded', { file, days }));
  for (const { entry: { file, kind }, days } of outranked.values()) warnings.push(notice('import-outranked', { file, kind, days }));
  const fold = foldHistory(ledger.history(), stored.asinWeeks, { asinDays: rules.number('history.asinDays'), totalDays: rules.number('history.totalDays'), rows: rules.number('history.rows') });
  warnings.push(...fold.notices);
  const { history } = fold;
  const book = logBook(stored);
  log.addEvents(outcomeEvents(book, history, rules, { store: input.store, operator: input.operator, moment: input.moment, language }));
  const ads = adPartsToJudge(input.ads ?? []);
  logAdImports(ads, imports, log);
  const seeds = seedProducts(stored.products, daysOf(history));
  const { products, changed: patches } = withProducts([...stored.products, ...seeds], input.products, blankProduct);

  const ratings = ratingChanges(stored.ratings, products, newestDays(history, input.store));
  const ratingsNow = withRatingChanges(stored.ratings, ratings);

  const days = daysToReport(input, imports, filledDays(stored.dayNotes));
  const ofMarketplace = new Map(days.map(({ marketplace }) => [marketplace, historyOf(history, input.store, marketplace)]));
  const reports: DailyReport[] = [];
  const actions: ActionFacts[] = [];
  const reportOn = dayReporter({ store: input.store, moment: input.moment, products, stored: { dayNotes: stored.dayNotes, ratings: ratingsNow }, settings });
  const actionsOf = (report: DailyReport, own: History): ActionFacts => actionFacts(report, own, { states: log.statesOf(report), book, rules, moment: input.moment });
  for (const { marketplace, date } of days) {
    const own = ofMarketplace.get(marketplace) ?? history;
    const report = reportOn(marketplace, date, own);
    // What held the day before matters only where something holds today.
    const yesterday = reportOn(marketplace, addDays(date, -1), own, new Set(report.findings.map(({ asin }) => asin)));
    const evidence = new Map(report.lines.map(({ day }) => [day.asin, evidenceOf(day)]));
    log.addFindings(report, (asin) => evidence.get(asin) ?? '', new Set(yesterday.findings.map(stateKey)), rules);
    const factor = spanSuspicion(own, date, rules);
    if (factor !== null && imports.some((entry) => entry.date === date && entry.marketplace === marketplace && entry.group === 'sales')) {
      warnings.push(notice('span-suspicious', { marketplace, date, factor: factor.toFixed(1) }));
    }
    if (isLate(before, input.store, marketplace, date) && changedDay(before, history, input.store, marketplace, date)) warnings.push(notice('late-data', { marketplace, date }));
    const lack = days.some((other) => other.marketplace === marketplace && other.date > date) ? null : lackNotice({ marketplace, date, currency: report.currency, history: daysOf(own), products, rules, language });
    if (lack) warnings.push(lack);
    reports.push(report);
    actions.push(actionsOf(report, own));
  }

  const health = judgeAds({ store: input.store, parts: ads, history, products, rules, moment: input.moment });
  warnings.push(...health.flatMap(({ notices }) => notices));

  const names = new SheetNames(input.raw ?? emptyRaw);
  const adPages = adHealthPages(health, rules, names, language);
  const pages: SheetPlan[] = reports.map((report, index) => reportPage(report, rules, actions[index] ?? noActions, language, names.report(report.marketplace, report.date, language)));
  const standingFacts = { store: input.store, history, reports, reportOn, settings, names, language };
  const ticksSheet = names.table(checklistTable, stored, language).name;
  const standups = newestReports(standingFacts).map((report) => standupOf(report, actionsOf(report, ofMarketplace.get(report.marketplace) ?? history), rules, stored.ticks, ticksSheet));
  const ticks = tickRows(stored, standups, language);
  const standing = standingPages({ ...standingFacts, standups });
  const sheets = [...pages, ...standing, ...adPages, ...tableSheets(names, stored, language, tableSpecs.filter((spec) => (spec !== asinWeeksTable || hasWeeks(stored, fold)) && (spec !== checklistTable || ticks.needed) && (spec !== ratingsTable || hasRatings(stored, ratings))))];
  const changed = changesBetween(before, history);
  const changes = logBlocked(stored) ? null : log.changes();
  const logEnd = changes ? logEndRows(stored, changes, language) : [];
  const tables = tablePlans({ stored, changed, products: [...seeds, ...patches], noteDays: missingNotes(stored.dayNotes, days), weeks: fold, ticks, ratings, changes, logEnd, language, settings: settingRows(stored, input.store, [...new Set([...history.dayTotals.filter(({ store }) => store === input.store).map(({ marketplace }) => marketplace), ...settings.marketplaces])].sort(), language) });
  warnings.push(...names.clashes);
  return {
    plan: {
      format: 1, language, styles: stylesOf([...new Set([...reports.map(({ currency }) => currency), ...health.map(({ currency }) => currency), ...standing.flatMap(currenciesOf)])].sort(), language), sheets, tables,
      activate: pages.at(-1)?.key ?? adPages.at(-1)?.key ?? 'log',
    },
    reports, adHealth: health, language, warnings,
    changes: { asinDays: changed.asinDays.length + changed.gone.length, dayTotals: changed.dayTotals.length + changed.goneTotals.length, products: seeds.length + patches.length, log: changes?.rows.length ?? 0 },
  };
}

/** The newest day of each marketplace of a store. */
function newestDays({ dayTotals }: History, store: string): ReadonlyMap<string, CivilDate> {
  const newest = new Map<string, CivilDate>();
  for (const { store: of, marketplace, date } of dayTotals) if (of === store && date > (newest.get(marketplace) ?? '')) newest.set(marketplace, date);
  return newest;
}

/** What a by-ASIN import says of the whole store. */
const storeSums = ({ asins, group }: DayImport): DayImport['totals'] => (isAsinGroup(group) ? sumsOf(asins.map((one) => ({ ...blankFigures, ...one })), group) : null);

function stylesOf(currencies: readonly string[], language: Language): WorkbookPlan['styles'] {
  return Object.fromEntries([bodyStyles, ...currencies.map((currency) => reportStyles(currency, language))].flatMap((styles) => Object.entries(styles)));
}

function logWarnings(stored: StoredData): Notice[] {
  const verdict = verifyLog(stored);
  return verdict?.broken ? [verdict.text] : [];
}

function daysToReport(input: BuildInput, imports: readonly DayImport[], filled: ReadonlySet<string>): { marketplace: string; date: CivilDate }[] {
  const days = new Map<string, { marketplace: string; date: CivilDate }>();
  const add = (marketplace: string, date: CivilDate): void => void days.set(`${date}|${marketplace}`, { marketplace, date });
  // Exports that cover many days fill the history; a day's own exports, or a wish, make a page.
  for (const entry of imports) if (entry.group === 'inventory' || (entry.group === 'sales' && entry.asins.length > 0)) add(entry.marketplace, entry.date);
  for (const { marketplace, date } of input.also) add(marketplace, date);
  for (const page of pagesOf(input.raw)) {
    // Pages already there whose means look back at a day that changes now, and those somebody filled in figures for.
    if ((filled.has(keyOf(page)) && imports.some((entry) => entry.marketplace === page.marketplace && addDays(page.date, 7) >= entry.date)) || [...imports, ...(input.takeBack ?? [])].some((entry) => entry.marketplace === page.marketplace && entry.date <= page.date && addDays(entry.date, 7) >= page.date)) add(page.marketplace, page.date);
  }
  return [...days.values()].sort((a, b) => a.date.localeCompare(b.date) || a.marketplace.localeCompare(b.marketplace));
}

const isLate = (before: History, store: string, marketplace: string, date: CivilDate): boolean => before.dayTotals.some((row) => row.store === store && row.marketplace === marketplace && row.date > date);

function changedDay(before: History, after: History, store: string, marketplace: string, date: CivilDate): boolean {
  const day = (history: History): string => JSON.stringify(history.dayTotals.filter((row) => row.store === store && row.marketplace === marketplace && row.date === date));
  return day(before) !== '[]' && day(before) !== day(after);
}

const evidenceOf = (day: AsinDay): string => [day.salesImport, day.adsImport, day.sdImport, day.inventoryImport].filter((id) => id).join('; ');

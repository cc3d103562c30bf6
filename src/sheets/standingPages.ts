import type { CivilDate } from '../domain/civil';
import type { DailyReport } from '../domain/daily';
import { daysOf, historyOf, type History } from '../domain/history';
import { overviewOf } from '../domain/overview';
import { restockPlan } from '../domain/restockPlan';
import type { Language } from '../locale';
import type { SheetNames } from './names';
import { overviewPage } from './overviewPage';
import type { SheetPlan } from './plan';
import { standupPage, type Standup } from './standupPage';
import { restockPage } from './restockPage';
import type { Settings } from './settings';

export interface StandingFacts {
  readonly store: string;
  readonly history: History;
  /** The days this build reports. */
  readonly reports: readonly DailyReport[];
  readonly reportOn: (marketplace: string, date: CivilDate, own: History) => DailyReport;
  readonly settings: Settings;
  readonly standups: readonly Standup[];
  readonly names: SheetNames;
  readonly language: Language;
}

/**
 * Pages that show how things stand, whatever day was built: the restock plan of each marketplace the build is about, at
 * its newest day with an inventory export, its stand-up at its newest day, and the overview where the store has several marketplaces.
 */
export function standingPages(facts: StandingFacts): SheetPlan[] {
  const { history, store, settings, names, language } = facts;
  const touched = [...new Set(facts.reports.map(({ marketplace }) => marketplace))].sort();
  if (touched.length === 0) return [];
  const plans = touched.flatMap((marketplace): SheetPlan[] => {
    const own = historyOf(history, store, marketplace);
    const date = newest(daysOf(own).days.filter((day) => day.firstText('inventoryImport') !== null));
    return date === null ? [] : [restockPage(restockPlan(reportOf(facts, marketplace, date, own), settings.rules), settings.rules, language, names.restockPlan(marketplace, language))];
  });
  plans.push(...facts.standups.map((standup) => standupPage(standup, settings.rules, language, names.standup(standup.report.marketplace, language))));
  const marketplaces = [...new Set(history.dayTotals.filter((row) => row.store === store).map(({ marketplace }) => marketplace))].sort();
  if (marketplaces.length < 2) return plans;
  const days = marketplaces.flatMap((marketplace) => newestReport(facts, marketplace));
  return [...plans, overviewPage(overviewOf(days, settings.currency, settings.rates), settings.rules, language, names.overview(language))];
}

/** The currencies whose styles a page uses: `USD` of `USD.row.money`. */
export function currenciesOf(page: SheetPlan): string[] {
  const styles = new Set<string>();
  for (const { cells } of page.blocks) for (const row of cells) for (const cell of row) if (cell?.style) styles.add(cell.style);
  return [...new Set([...styles].map((style) => style.slice(0, style.indexOf('.'))))];
}

/** The newest day's report of each marketplace the build is about. */
export function newestReports(facts: Omit<StandingFacts, 'standups'>): DailyReport[] {
  return [...new Set(facts.reports.map(({ marketplace }) => marketplace))].sort().flatMap((marketplace) => newestReport(facts, marketplace));
}

function newestReport(facts: Omit<StandingFacts, 'standups'>, marketplace: string): DailyReport[] {
  const own = historyOf(facts.history, facts.store, marketplace);
  const date = newestDay(own);
  return date === null ? [] : [reportOf(facts, marketplace, date, own)];
}

/** The newest day of a marketplace's history with sales, else with anything; null before the first. */
export const newestDay = ({ dayTotals }: Pick<History, 'dayTotals'>): CivilDate | null => newest(dayTotals.filter((row) => row.orderedProductSales !== null)) ?? newest(dayTotals);

/** The report of a day, as this build made it or made now. */
const reportOf = ({ reports, reportOn }: Pick<StandingFacts, 'reports' | 'reportOn'>, marketplace: string, date: CivilDate, own: History): DailyReport =>
  reports.find((one) => one.marketplace === marketplace && one.date === date) ?? reportOn(marketplace, date, own);

const newest = (rows: readonly { readonly date: CivilDate }[]): CivilDate | null => rows.reduce<CivilDate | null>((latest, { date }) => (latest === null || date > latest ? date : latest), null);

import { checklistItems, checklistOf, daysOf, streakAt, type ChecklistDay, type ItemLine, type Streak } from '../domain/checklist';
import { addDays, civilDateIn, daysBetween, type CivilDate } from '../domain/civil';
import { historyOf } from '../domain/history';
import { marketplaceOf, teamZone } from '../domain/marketplace';
import type { Language } from '../locale';
import { actionFacts, dayReporter } from './dayReport';
import { LogWriter } from './log';
import { logBook } from './logBook';
import { SheetNames } from './names';
import type { RawWorkbook, WorkbookPlan } from './plan';
import { settingsOf } from './settings';
import { newestDay } from './standingPages';
import { standupOf, standupPage } from './standupPage';
import { decodeWorkbook, type StoredData } from './stored';
import { bodyStyles, reportStyles } from './style';
import { checklistTable } from './tables';

/** A marketplace and a day of its own whose checklist can be looked at. */
export interface ChecklistPlace {
  readonly store: string;
  readonly marketplace: string;
  /** IANA zone of the site. */
  readonly zone: string;
  /** The site's own day now. */
  readonly today: CivilDate;
  /** The newest day with data; null before the first. */
  readonly newest: CivilDate | null;
  /** The day to work on: the newest with data, or the site's yesterday where the data are older; today where there are none. */
  readonly proposed: CivilDate;
  /** Days to choose from, newest first: today, the day before, and those with data or a checklist within the days misses are counted over. */
  readonly days: readonly CivilDate[];
}

/** A day's checklist with what the supervisor looks at. */
export interface ChecklistView {
  readonly place: ChecklistPlace;
  readonly date: CivilDate;
  readonly lines: readonly ItemLine[];
  readonly streak: Streak;
  /** Days before that were not complete, within the days misses are counted over, newest first. */
  readonly incomplete: readonly ChecklistDay[];
}

/** Where there is something to tick: every marketplace of the settings and of the history. Pure. */
export function checklistPlaces(stored: StoredData, store: string, moment: number): ChecklistPlace[] {
  const { marketplaces: said, rules } = settingsOf(stored.settings);
  const codes = [...new Set([...said, ...stored.dayTotals.filter((row) => row.store === store).map(({ marketplace }) => marketplace)])].filter((code) => marketplaceOf(code) !== null).sort();
  return codes.map((marketplace): ChecklistPlace => {
    const zone = marketplaceOf(marketplace)?.zone ?? teamZone;
    const today = civilDateIn(moment, zone);
    const yesterday = addDays(today, -1);
    const own = historyOf(stored, store, marketplace);
    const newest = newestDay(own);
    const ticked = stored.ticks.filter((tick) => tick.store === store && tick.marketplace === marketplace && checklistItems.some(({ id, every }) => every === 'day' && id === tick.item)).map(({ date }) => date);
    const proposed = newest === null ? today : newest > yesterday ? newest : yesterday;
    const window = rules.number('checklist.missedDays', { marketplace });
    const known = [...own.dayTotals.map(({ date }) => date), ...ticked].filter((date) => date <= today && daysBetween(date, today) < window);
    const days = [...new Set([today, yesterday, proposed, ...(newest ? [newest] : []), ...known])].sort().reverse();
    return { store, marketplace, zone, today, newest, proposed, days };
  });
}

/** The checklist of a day as data, log and people have it now. Pure. */
export function checklistView(stored: StoredData, place: ChecklistPlace, date: CivilDate, moment: number): ChecklistView {
  const { store, marketplace } = place;
  const settings = settingsOf(stored.settings);
  const own = historyOf(stored, store, marketplace);
  const report = dayReporter({ store, moment, products: stored.products, stored, settings })(marketplace, date, own);
  const entries = logBook(stored).entries.filter((entry) => entry.store === store && entry.marketplace === marketplace);
  const facts = { report, rules: settings.rules, entries, ticks: stored.ticks };
  const lines = checklistOf(facts);
  const streak = streakAt(lines, facts);
  const incomplete = daysOf(stored.ticks, store, marketplace, date).filter((day) => day.missed.length > 0 && daysBetween(day.date, date) < streak.window).reverse();
  return { place, date, lines, streak, incomplete };
}

/** Writes the stand-up page of a marketplace anew from what the workbook holds now, ticks included, and shows it. Pure. */
export function planStandup(raw: RawWorkbook, place: ChecklistPlace, language: Language, moment: number): WorkbookPlan {
  const stored = decodeWorkbook(raw);
  const settings = settingsOf(stored.settings);
  const { rules } = settings;
  const { store, marketplace } = place;
  const own = historyOf(stored, store, marketplace);
  const report = dayReporter({ store, moment, products: stored.products, stored, settings })(marketplace, place.newest ?? place.proposed, own);
  const names = new SheetNames(raw);
  const states = new LogWriter(stored.tables.log, stored.tables.events, { store, operator: '', moment, language }).statesOf(report);
  const facts = actionFacts(report, own, { states, book: logBook(stored), rules, moment });
  const standup = standupOf(report, facts, rules, stored.ticks, names.table(checklistTable, stored, language).name);
  const sheet = standupPage(standup, rules, language, names.standup(marketplace, language));
  return { format: 1, language, styles: { ...bodyStyles, ...reportStyles(report.currency, language) }, sheets: [sheet], tables: [], activate: sheet.key };
}

import { civilDateIn, type CivilDate } from '../domain/civil';
import { dailyReport, type DailyReport } from '../domain/daily';
import type { History } from '../domain/history';
import { marketplaceOf, teamZone } from '../domain/marketplace';
import { outcomesOf } from '../domain/outcome';
import type { Product } from '../domain/products';
import type { Rules } from '../domain/rules';
import type { ActionFacts } from './actionsBlock';
import { notesOf } from './dayNotes';
import { handlingOf } from './handling';
import type { LogBook } from './logBook';
import { executedChanges } from './outcomes';
import type { Settings } from './settings';
import type { StoredData } from './stored';

export type DayReporter = (marketplace: string, date: CivilDate, own: History, only?: ReadonlySet<string>) => DailyReport;

/** Makes the report of a day from a marketplace's own history, as the workbook is set. `moment` in epoch milliseconds. */
export function dayReporter({ store, moment, products, stored, settings }: { readonly store: string; readonly moment: number; readonly products: readonly Product[]; readonly stored: Pick<StoredData, 'dayNotes' | 'ratings'>; readonly settings: Settings }): DayReporter {
  return (marketplace, date, own, only) => {
    const place = marketplaceOf(marketplace);
    return dailyReport({
      store, marketplace, date, history: own, products, rules: settings.rules, targets: settings.targets.get(marketplace) ?? {}, monthlyTargets: settings.monthlyTargets.get(marketplace) ?? {}, ratings: stored.ratings, notes: notesOf(stored.dayNotes, marketplace), ...(only ? { only } : {}),
      currency: own.dayTotals.find((row) => row.date === date)?.currency ?? place?.currency ?? '', today: civilDateIn(moment, place?.zone ?? teamZone),
    });
  };
}

/** What the log knows beside a report; `states` are those of its findings. */
export function actionFacts(report: DailyReport, own: History, { states, book, rules, moment }: { readonly states: ActionFacts['states']; readonly book: LogBook; readonly rules: Rules; readonly moment: number }): ActionFacts {
  const { store, marketplace } = report;
  const entries = book.entries.filter((entry) => entry.store === store && entry.marketplace === marketplace);
  return {
    states, handling: handlingOf(report, entries), entries,
    outcomes: outcomesOf(executedChanges(book), own, rules, { store, marketplace, today: civilDateIn(moment, marketplaceOf(marketplace)?.zone ?? teamZone) }),
  };
}

import type { CivilDate } from './civil';
import type { DailyReport, KpiId } from './daily';
import type { Finding } from './findings';

/** One store and marketplace in the overview: its newest day. Money is in its own currency. */
export interface OverviewRow {
  readonly store: string;
  readonly marketplace: string;
  readonly date: CivilDate;
  readonly currency: string;
  readonly provisional: boolean;
  readonly figures: Readonly<Record<OverviewFigure, number | null>>;
  /** Sales of the day before, and their mean over seven days. */
  readonly salesBefore: number | null;
  readonly salesMean: number | null;
  readonly findings: number;
  /** What the findings put at stake. */
  readonly atStake: number;
  /** One unit of its currency in the overview's; null where nobody gave a rate. */
  readonly rate: number | null;
}

export const overviewFigures = ['orderedProductSales', 'unitsOrdered', 'sessionsTotal', 'unitSessionPercentage', 'spend', 'sales', 'acos', 'tacos', 'outOfStock', 'lowCover'] as const satisfies readonly KpiId[];
export type OverviewFigure = (typeof overviewFigures)[number];

/** An exception of any marketplace, with what it puts at stake in the overview's currency. */
export interface OverviewFinding {
  readonly row: OverviewRow;
  readonly report: DailyReport;
  readonly finding: Finding;
  readonly converted: number | null;
}

export interface Overview {
  readonly currency: string;
  readonly rows: readonly OverviewRow[];
  /** Most money at stake first; those without a rate by their own money, after the others. */
  readonly findings: readonly OverviewFinding[];
  /** Currencies without a rate. */
  readonly unrated: readonly string[];
}

/**
 * Several stores and marketplaces side by side. Currencies are never added: a sum is made only of what a rate of the
 * team's own converts; the overview's own currency needs none.
 */
export function overviewOf(reports: readonly DailyReport[], currency: string, rates: ReadonlyMap<string, number>): Overview {
  const rateOf = (own: string): number | null => (own === currency ? 1 : (rates.get(own) ?? null));
  const findings: OverviewFinding[] = [];
  const rows = reports.map((report): OverviewRow => {
    const kpi = (id: KpiId): DailyReport['kpis'][number] | undefined => report.kpis.find((one) => one.id === id);
    const row: OverviewRow = {
      store: report.store, marketplace: report.marketplace, date: report.date, currency: report.currency, provisional: report.provisional,
      figures: Object.fromEntries(overviewFigures.map((id) => [id, kpi(id)?.value ?? null])) as Record<OverviewFigure, number | null>,
      salesBefore: kpi('orderedProductSales')?.previous ?? null, salesMean: kpi('orderedProductSales')?.mean7 ?? null,
      findings: report.findings.length, atStake: report.findings.reduce((sum, { money }) => sum + money, 0), rate: rateOf(report.currency),
    };
    for (const finding of report.findings) findings.push({ row, report, finding, converted: row.rate === null ? null : finding.money * row.rate });
    return row;
  });
  rows.sort((a, b) => a.store.localeCompare(b.store, 'en') || a.marketplace.localeCompare(b.marketplace, 'en'));
  findings.sort((a, b) => Number(a.converted === null) - Number(b.converted === null) || (b.converted ?? b.finding.money) - (a.converted ?? a.finding.money) || a.finding.asin.localeCompare(b.finding.asin, 'en'));
  return { currency, rows, findings, unrated: [...new Set(rows.filter(({ rate }) => rate === null).map((row) => row.currency))].sort() };
}

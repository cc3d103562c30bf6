import { coreSources, furtherSources, kpiIds, type DailyReport, type KpiId, type Source } from '../domain/daily';
import type { Rules } from '../domain/rules';
import { say, type Language } from '../locale';
import { reportText } from '../locale/report';
import { lastPrinted } from './asinTable';
import { fixed, money } from './format';
import type { Grid } from './grid';

const sources: readonly Source[] = [...coreSources, ...furtherSources];
const first = 1;

/** Rows of the block: its title, its header and one row a source. */
export const sourcesHeight = sources.length + 2;

/** Where the figures come from: every export, whether it is in, what it fills, and where to get it. */
export function writeSources(grid: Grid, row: number, report: DailyReport, rules: Rules, language: Language): void {
  grid.span(row, first, lastPrinted, say(language, reportText['section.sources']), 'section');
  const head = (from: number, to: number, key: 'source' | 'state' | 'fills' | 'where'): void => grid.span(row + 1, from, to, say(language, reportText[`sources.${key}`]), 'head.left');
  head(first, 1, 'source');
  head(2, 3, 'state');
  head(4, 11, 'fills');
  head(12, lastPrinted, 'where');
  sources.forEach((source, index) => {
    const at = row + 2 + index;
    const present = report.present.includes(source) || report.further.present.includes(source);
    grid.set(at, first, say(language, reportText[`source.${source}`]), 'kpi.name');
    grid.span(at, 2, 3, say(language, present ? reportText['sources.in'] : reportText['sources.out']), 'kpi.light');
    grid.span(at, 4, 11, filledBy(source, rules, report.marketplace, language, report.kpis.map(({ id }) => id)), 'line.soft');
    grid.span(at, 12, lastPrinted, present ? factOf(source, report, language) : say(language, reportText[`path.${source}`]), 'line.soft');
  });
}

/** Figures each source fills, as far as there are any of its own. */
const fills: Readonly<Partial<Record<Source, readonly KpiId[]>>> = {
  business: ['orderedProductSales', 'unitsOrdered', 'sessionsTotal', 'unitSessionPercentage', 'buyBoxPercentage'], ads: ['spend', 'sales', 'acos', 'tacos', 'cpc', 'ctr'], inventory: ['outOfStock', 'lowCover'],
  orders: ['ordersPlaced'], returns: ['returnedUnits'], feedback: ['feedbackNegative'], planning: ['lowFee', 'agedUnits'], sb: ['spend', 'sales'], sd: ['spend', 'sales'], notes: ['unanswered', 'mostUrgent', 'odr', 'ahr', 'notices'],
};

/** The figures a source fills, named as the report names them; of those the report has, where it is given. */
export const filledBy = (source: Source, rules: Rules, marketplace: string, language: Language, had: readonly KpiId[] = kpiIds): string => (fills[source] ?? [])
  .filter((id) => had.includes(id))
  .map((id) => say(language, reportText[`kpi.${id}`], { days: rules.number('restock.alertDays', { marketplace }) })).join(language === 'zh-CN' ? '、' : ', ');

/** What a source that is in says beyond its figures. */
function factOf(source: Source, report: DailyReport, language: Language): string | null {
  const { advertising, currency, ordersCheck, totals } = report;
  const amounts = (part: typeof advertising.products): { spend: string; sales: string } => ({ spend: money(part.spend ?? 0, currency), sales: money(part.sales ?? 0, currency) });
  switch (source) {
    case 'ads': return advertising.products.spend === null ? null : say(language, reportText['sources.ads'], amounts(advertising.products));
    case 'sb': return say(language, reportText['sources.sb'], amounts(advertising.brands));
    case 'sd': return say(language, reportText['sources.sd'], amounts(advertising.display));
    case 'orders': {
      if (!ordersCheck) return null;
      const difference = ordersCheck.units - ordersCheck.businessUnits;
      return say(language, reportText['sources.orders'], { orders: ordersCheck.orders, units: ordersCheck.units, pending: ordersCheck.pending ?? 0, cancelled: ordersCheck.cancelled ?? 0, business: ordersCheck.businessUnits, difference: `${difference > 0 ? '+' : ''}${fixed(difference, 0)}` });
    }
    case 'returns': return totals?.returnReasons ? say(language, reportText['sources.returns'], { reasons: totals.returnReasons }) : null;
    case 'feedback': return totals?.feedbackCount && totals.feedbackStars !== null ? say(language, reportText['sources.feedback'], { count: totals.feedbackCount, mean: fixed(totals.feedbackStars / totals.feedbackCount, 1) }) : null;
    default: return null;
  }
}

import { lineOf, type AsinLine, type DailyReport, type Kpi, type KpiId } from '../domain/daily';
import type { CivilDate } from '../domain/civil';
import { dueOf, type Finding, type FindingMetric } from '../domain/findings';
import type { Movement } from '../domain/movement';
import type { Rules } from '../domain/rules';
import { say, type Entry, type Language } from '../locale';
import { findingText, reportText } from '../locale/report';
import { figure, fixed, shortName, signedMoney, signedPercent, type FigureUnit } from './format';

/** A line of the conclusion: what moved and why, the money it is about, the next step, whose it is, and by when. */
export interface ConclusionLine {
  /** The day as a whole, or one finding. */
  readonly about: 'day' | 'finding';
  readonly text: string;
  readonly money: number | null;
  readonly next: string;
  readonly owner: string;
  readonly due: CivilDate | null;
}

export const unitOf: Readonly<Record<FindingMetric, FigureUnit>> = {
  afnFulfillableQuantity: 'count', cover: 'days', yourPrice: 'money', buyBoxPercentage: 'percent', sessionsTotal: 'count', unitSessionPercentage: 'percent', orderedProductSales: 'money', acos: 'percent', spend: 'money', unitsOrdered: 'count', returnedUnits: 'count',
};

/** At most `report.conclusionLines` lines: what moved sales, then the findings with the most money at stake. */
export function conclusion(report: DailyReport, rules: Rules, language: Language): ConclusionLine[] {
  const most = rules.number('report.conclusionLines');
  const lines: ConclusionLine[] = [];
  const opening = salesLine(report, rules, language);
  if (opening) lines.push(opening);
  for (const finding of report.findings.slice(0, most - lines.length)) lines.push(findingLine(finding, report, rules, language));
  if (report.findings.length === 0) lines.push({ about: 'day', text: say(language, reportText['conclusion.none']), money: null, next: '', owner: '', due: null });
  return lines;
}

const kpi = (report: DailyReport, id: KpiId): Kpi | undefined => report.kpis.find((one) => one.id === id);

/** The day as a whole: what sales did, by what, at which product most, and what follows from that. */
function salesLine(report: DailyReport, rules: Rules, language: Language): ConclusionLine | null {
  const sales = kpi(report, 'orderedProductSales');
  if (!sales || sales.value === null) return null;
  const { movement, currency } = report;
  const value = figure(sales.value, 'money', currency, language);
  if (!movement || sales.previous === null) {
    const count = (id: KpiId): string => figure(kpi(report, id)?.value ?? null, 'count', currency, language);
    const text = say(language, reportText['conclusion.salesFirst'], { value, units: count('unitsOrdered'), sessions: count('sessionsTotal') });
    return { about: 'day', text, money: null, next: say(language, reportText[report.findings.length > 0 ? 'conclusion.salesNext' : 'conclusion.salesCompare']), owner: '', due: null };
  }
  const mover = moverOf(report, Math.sign(movement.change));
  const parts = [say(language, reportText['conclusion.sales'], { value, change: signedMoney(movement.change, currency), percent: signedPercent(sales.previous, sales.value), effects: effectsOf(movement, currency, language) })];
  if (mover) parts.push(say(language, reportText[movement.change < 0 ? 'conclusion.fellMost' : 'conclusion.roseMost'], { name: nameOf(mover.line, mover.line.day.asin), change: signedMoney(mover.change, currency) }));
  if (report.storeShare < 1 - rules.number('report.lightWatch')) parts.push(say(language, reportText['conclusion.storeFell'], { percent: figure(report.storeShare, 'percent', currency, language) }));
  const share = sales.previous === 0 ? 0 : movement.change / sales.previous;
  const next = Math.abs(share) <= rules.number('report.steady') ? (report.findings.length > 0 ? 'conclusion.salesNext' : 'conclusion.salesSteady') : share > 0 ? 'conclusion.salesRose' : fallSteps[mainEffect(movement)];
  return {
    about: 'day', text: parts.join(say(language, reportText['conclusion.part'])), money: null, next: say(language, reportText[next]),
    owner: mover?.line.product?.owner || say(language, reportText.unowned), due: dueOf({ risk: share < -rules.number('report.lightBad') ? 'high' : 'medium' }, report.date, rules),
  };
}

/** The product whose sales moved most in a direction since the day before. */
function moverOf({ lines }: DailyReport, direction: number): { readonly line: AsinLine; readonly change: number } | null {
  let most: { readonly line: AsinLine; readonly change: number } | null = null;
  for (const line of lines) {
    if (line.day.orderedProductSales === null || line.salesBefore === null) continue;
    const change = line.day.orderedProductSales - line.salesBefore;
    if (change * direction > (most?.change ?? 0) * direction) most = { line, change };
  }
  return most;
}

const fallSteps = { traffic: 'conclusion.fellTraffic', buyBox: 'conclusion.fellBuyBox', conversion: 'conclusion.fellConversion', price: 'conclusion.fellPrice' } as const;

/** The effect that took most from sales. */
const mainEffect = (movement: Movement): keyof typeof fallSteps =>
  (['traffic', 'buyBox', 'conversion', 'price'] as const).reduce((most, effect) => ((movement[effect] ?? 0) < (movement[most] ?? 0) ? effect : most));

/** The effects of a movement in words; they add up to its change. What is not known, or explains nothing, is left out. */
export function effectsOf(movement: Movement, currency: string, language: Language): string {
  return (['traffic', 'buyBox', 'conversion', 'price', 'other'] as const)
    .flatMap((effect) => (movement[effect] === null || (effect === 'other' && movement.other === 0) ? [] : [effectText(effect, movement[effect], currency, language)]))
    .join(say(language, reportText['effect.join']));
}

type Effect = Exclude<keyof Movement, 'change'>;
const effectText = (effect: Effect, value: number, currency: string, language: Language): string => say(language, reportText[`effect.${effect}`], { money: signedMoney(value, currency) });

function findingLine(finding: Finding, report: DailyReport, rules: Rules, language: Language): ConclusionLine {
  const line = lineOf(report, finding.asin);
  return { about: 'finding', text: findingSentence(finding, line, report.currency, language), money: finding.money, next: findingStep(finding, rules, language), owner: line?.product?.owner || say(language, reportText.unowned), due: dueOf(finding, report.date, rules) };
}

/** What a finding says, in one sentence. */
export function findingSentence(finding: Finding, line: AsinLine | undefined, currency: string, language: Language): string {
  const unit = unitOf[finding.metric];
  const show = (value: number | null): string => (unit === 'days' && value !== null ? fixed(value, 1) : figure(value, unit, currency, language));
  return say(language, sentenceOf(finding, line), {
    name: nameOf(line, finding.asin),
    before: show(finding.before),
    after: show(finding.after),
    limit: unit === 'days' ? fixed(finding.limit, 0) : figure(finding.limit, 'percent', currency, language),
    cover: coverAt(finding, line),
    velocity: line?.stock.velocity === null || line === undefined ? '—' : fixed(line.stock.velocity, 1),
    percent: finding.before !== null && finding.after !== null ? signedPercent(finding.before, finding.after) : '—',
    why: whyOf(finding, currency, language),
    effects: finding.movement ? effectsOf(finding.movement, currency, language) : '',
  });
}

const effectOf: Readonly<Partial<Record<Finding['code'], Effect>>> = { BUY_BOX_LOSS: 'buyBox', TRAFFIC_DROP: 'traffic', CONVERSION_DROP: 'conversion' };

/** What the cause did to sales, where sales fell. */
function whyOf({ code, movement }: Finding, currency: string, language: Language): string {
  const effect = effectOf[code];
  const value = effect && movement ? movement[effect] : null;
  if (!effect || !movement || value === null || value >= 0 || movement.change >= 0) return '';
  return say(language, findingText['line.why'], { change: signedMoney(movement.change, currency), effect: effectText(effect, value, currency, language) });
}

/** How long the stock lasts where the day's units become the rule. */
function coverAt({ after }: Finding, line: AsinLine | undefined): string {
  const available = line?.stock.available ?? null;
  return available === null || !after ? '—' : fixed(available / after, 1);
}

/** A value before that is not known, or was the same, is not told. */
function sentenceOf({ code, before, after }: Finding, line: AsinLine | undefined): Entry {
  if (code === 'UNITS_SPIKE' && (line?.stock.available ?? null) !== null) return findingText['line.UNITS_SPIKE.cover'];
  if (code === 'OUT_OF_STOCK' && before === 0) return findingText['line.OUT_OF_STOCK.still'];
  if (code === 'PRICE_BAND') return findingText[(after ?? 0) < (before ?? 0) ? 'line.PRICE_BAND.below' : 'line.PRICE_BAND.above'];
  if (before === null && (code === 'OUT_OF_STOCK' || code === 'ACOS_SEVERE' || code === 'ADS_NO_SALES')) return findingText[`line.${code}.first`];
  return findingText[`line.${code}`];
}

/** The suggested next step. Never more than a suggestion, and never to delete or archive. */
export function findingStep(finding: Finding, rules: Rules, language: Language): string {
  return say(language, findingText[`step.${finding.code}`], { step: `${fixed(rules.number('bid.maxStep') * 100, 0)}%` });
}

/** The team's name for a product, else a short form of its title. */
export function nameOf(line: AsinLine | undefined, asin: string): string {
  if (!line) return asin;
  return shortName(line.product?.name ?? line.day.title, asin);
}

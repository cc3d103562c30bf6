import { lineOf, type DailyReport, type Kpi, type KpiId } from '../domain/daily';
import { dueOf, type Finding } from '../domain/findings';
import type { Rules } from '../domain/rules';
import { say, type Language } from '../locale';
import { digestText } from '../locale/digest';
import { reportText } from '../locale/report';
import { conclusion, findingSentence, findingStep } from './conclusion';
import { figure, money, signedPercent, type FigureUnit } from './format';
import { waits } from './kpiBlock';

const kpisTold: readonly KpiId[] = ['orderedProductSales', 'unitsOrdered', 'sessionsTotal', 'unitSessionPercentage', 'buyBoxPercentage', 'spend', 'sales', 'acos', 'tacos', 'outOfStock', 'lowCover'];
const sameUnit: Readonly<Record<Kpi['unit'], FigureUnit>> = { money: 'money', count: 'count', percent: 'percent', rate: 'percent', ratio: 'ratio', hours: 'ratio' };

/** Longest text from outside in a message: a title that goes on for pages would push the rest out. */
const longest = 80;
/** Longest sentence with such texts in it. */
const longestSentence = 400;

/**
 * The report as a message in Markdown, at most `report.messageBytes` bytes of UTF-8, to be pasted into 飞书 or 钉钉. Headings, bold
 * and lists only, which both show; bold stands between spaces, because Markdown takes `**` beside a Chinese character and
 * a `$` for two stars. `sheet` is the report's page. What does not fit is left out from the least money up, and counted.
 */
export function digest(report: DailyReport, rules: Rules, language: Language, sheet: string): string {
  const limit = rules.number('report.messageBytes');
  const head = [heading(report, rules, language), section(say(language, digestText.conclusion), conclusionLines(report, rules, language))];
  const figures = section(say(language, digestText.figures), figureLines(report, rules, language));
  const title = say(language, digestText.findings, { count: report.findings.length, days: rules.number('finding.horizonDays') });
  const lines = report.findings.map((finding, index) => findingLine(finding, index, report, rules, language));
  const message = (shown: number): string => {
    const foot = shown < lines.length ? leftOut(report.findings.slice(shown), report, sheet, language) : say(language, digestText.foot, { sheet: plain(sheet) });
    return [...head, ...(lines.length > 0 ? [section(title, lines.slice(0, shown))] : []), figures, foot].join('\n\n');
  };
  let shown = lines.length;
  while (shown > 0 && bytesOf(message(shown)) > limit) shown -= 1;
  return `${message(shown)}\n`;
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length + 1;
const section = (title: string, lines: readonly string[]): string => `### ${title}\n\n${lines.join('\n')}`;

function heading(report: DailyReport, rules: Rules, language: Language): string {
  const { store, marketplace, date, currency } = report;
  const word = (source: DailyReport['present'][number]): string => say(language, reportText[`source.${source}`]);
  const sources = [
    ...report.present.map((source) => say(language, reportText.have, { source: word(source) })),
    ...report.absent.map((source) => say(language, reportText['light.missing'], { source: word(source) })),
    ...(report.provisional ? [`△ ${say(language, reportText.provisional, { days: rules.number('report.provisionalDays') })}`] : []),
  ];
  return [`## ${say(language, digestText.title, { store: plain(store), marketplace, date })}`, say(language, digestText.meta, { currency, sources: sources.join(' · ') })].join('\n\n');
}

/** What is said of the day as a whole; the lines about single findings stand in their own section. */
function conclusionLines(report: DailyReport, rules: Rules, language: Language): string[] {
  return conclusion(report, rules, language).flatMap(({ about, text, next, owner, due }) => {
    if (about !== 'day') return [];
    const rest = [...(next === '' ? [] : [say(language, digestText.step, { step: next })]), ...ownerAndDue(owner, due, language)];
    return [`${plain(text, longestSentence)}${rest.length > 0 ? `\n- ${rest.join(' · ')}` : ''}`];
  });
}

function ownerAndDue(owner: string, due: string | null, language: Language): string[] {
  return [...(owner === '' ? [] : [say(language, digestText.owner, { owner: plain(owner) })]), ...(due === null ? [] : [say(language, digestText.due, { date: due.slice(5) })])];
}

function figureLines(report: DailyReport, rules: Rules, language: Language): string[] {
  return kpisTold.flatMap((id) => {
    const kpi = report.kpis.find((one) => one.id === id);
    return kpi ? [`- ${figureLine(kpi, report, rules, language)}`] : [];
  });
}

function figureLine(kpi: Kpi, report: DailyReport, rules: Rules, language: Language): string {
  const name = say(language, reportText[`kpi.${kpi.id}`], { days: rules.number('restock.alertDays', { marketplace: report.marketplace }) });
  if (kpi.missing && waits(kpi, report)) return say(language, digestText['figure.missing'], { name, source: say(language, reportText[`source.${kpi.missing}`]) });
  const show = (value: number | null): string => figure(value, sameUnit[kpi.unit], report.currency, language);
  const light = kpi.light === 'bad' ? ' 🔴' : kpi.light === 'watch' ? ' 🟡' : '';
  return [
    `${say(language, digestText.figure, { name, value: kpi.value === null && kpi.id === 'acos' ? say(language, reportText.noSales) : show(kpi.value) })}${light}`,
    ...previously(kpi, show, language),
    ...(kpi.mean7 === null ? [] : [say(language, digestText['figure.mean'], { mean: show(kpi.mean7) })]),
    ...(kpi.target === null ? [] : [say(language, digestText['figure.target'], { target: show(kpi.target) })]),
  ].join(' · ');
}

/** Sums by their change, shares by what they were: a change of a percentage in per cent is misread. */
function previously({ unit, value, previous }: Kpi, show: (value: number | null) => string, language: Language): string[] {
  if (value === null || previous === null) return [];
  if (unit === 'percent' || unit === 'rate') return [say(language, digestText['figure.previous'], { previous: show(previous) })];
  return previous === 0 ? [] : [say(language, digestText['figure.change'], { change: signedPercent(previous, value) })];
}

function findingLine(finding: Finding, index: number, report: DailyReport, rules: Rules, language: Language): string {
  const line = lineOf(report, finding.asin);
  const said = say(language, digestText.finding, {
    text: plain(findingSentence(finding, line, report.currency, language), longestSentence), money: money(finding.money, report.currency),
  });
  const rest = [plain(finding.asin), say(language, digestText.step, { step: findingStep(finding, rules, language) }), ...ownerAndDue(line?.product?.owner ?? '', dueOf(finding, report.date, rules), language)];
  return `${index + 1}. ${finding.risk === 'high' ? '🔴' : '🟡'} ${said}\n   - ${rest.join(' · ')}`;
}

function leftOut(findings: readonly Finding[], report: DailyReport, sheet: string, language: Language): string {
  return say(language, digestText['left-out'], { count: findings.length, money: money(findings.reduce((sum, finding) => sum + finding.money, 0), report.currency), sheet: plain(sheet) });
}

const lookAlikes: Readonly<Record<string, string>> = {
  '*': '＊', '_': '＿', '`': '｀', '[': '［', ']': '］', '<': '＜', '>': '＞', '#': '＃', '|': '｜', '~': '～', '\\': '＼', '!': '！', '@': '＠', '&': '＆',
};

/**
 * A text from outside that can make no markup, no link and no mention in any dialect: the characters that could are
 * written by their full-width twins, because not every chat knows the backslash. One line, at most `most` characters.
 */
export function plain(text: string, most: number = longest): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cf}\s]+/gu, ' ').trim().replace(/[*_`[\]<>#|~\\!@]|&(?=[#\w]+;)/g, (mark) => lookAlikes[mark] ?? mark).replace(/:\/\//g, '：//').replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}．`);
  const points = [...line];
  return points.length > most ? `${points.slice(0, most - 1).join('')}…` : line;
}

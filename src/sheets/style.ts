import { currencyDecimals } from '../domain/marketplace';
import { say, type Language } from '../locale';
import { reportText } from '../locale/report';
import type { Style } from './plan';

/** The colours of every page: quiet greys, one blue, and a symbol beside every traffic-light colour. RRGGBB. */
export const colours = {
  ink: '1F2937', soft: '4B5563', faint: '5F6874', line: 'D9DEE5', band: 'F3F5F8', paper: 'FFFFFF',
  head: '1F3A5F', headInk: 'FFFFFF', accent: '2A66AB', accentSoft: 'E8F0FA',
  good: '1E7B4F', goodSoft: 'E5F4EC', watch: '8A5A00', watchSoft: 'FFF4D6', bad: 'B42318', badSoft: 'FDE7E4',
  spend: 'E08A2E', accentMiddle: '8DB4E2', bar: 'B9D3EE',
} as const;

// Excel shows these symbols beside amounts; a currency it lacks is written by its code.
const symbols: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', INR: '₹', CNY: '¥' };

/** Excel's number format for money of a currency: `"$"#,##0.00`; yen have no decimals. */
export function moneyFormat(currency: string): string {
  const symbol = symbols[currency] ?? `${currency} `;
  return `"${symbol}"#,##0${currencyDecimals(currency) === 0 ? '' : '.00'}`;
}

/** The same for large type: no cents on sums of which they say nothing, and which would not fit. */
export function shortMoneyFormat(currency: string): string {
  const symbol = symbols[currency] ?? `${currency} `;
  return currencyDecimals(currency) === 0 ? moneyFormat(currency) : `[>=${symbol.length > 1 ? 10_000 : 100_000}]"${symbol}"#,##0;"${symbol}"#,##0.00`;
}

/** A number format with a sign for either direction. */
const signed = (format: string): string => `+${format};-${format};${format}`;

const thin = (sides: readonly ('top' | 'bottom' | 'left' | 'right')[], color: string = colours.line): NonNullable<Style['border']> => ({ sides, color });

/** The styles of table bodies, by `columnStyleOf`. */
export const bodyStyles: Readonly<Record<string, Style>> = {
  'body.text': { vertical: 'center' },
  'body.id': { vertical: 'center', numberFormat: '@' },
  'body.text.wrap': { vertical: 'center', wrap: true, border: thin(['bottom']) },
  'body.id.wrap': { vertical: 'center', wrap: true, numberFormat: '@', border: thin(['bottom']) },
  'body.integer': { vertical: 'center', numberFormat: '#,##0' },
  'body.money': { vertical: 'center', numberFormat: '#,##0.00' },
  'body.percent': { vertical: 'center', numberFormat: '0.00%' },
  'body.date': { vertical: 'center', numberFormat: 'yyyy-mm-dd', align: 'left' },
  'body.number': { vertical: 'center', numberFormat: '#,##0.##' },
  'table.head': { bold: true, size: 10, color: colours.headInk, fill: colours.head, vertical: 'center', wrap: true },
  'sheet.title': { bold: true, size: 14, color: colours.head, vertical: 'center' },
  'sheet.note': { size: 9, color: colours.soft, vertical: 'top', wrap: true },
};

/** The styles of the daily report, their ids prefixed by the currency (`USD.row.money`); formats depend on it and on the language. */
export function reportStyles(currency: string, language: Language): Record<string, Style> {
  const word = (key: 'change' | 'flat' | 'mean' | 'ofMean' | 'ofTarget' | 'ofCeiling' | 'month'): string => say(language, reportText[`card.${key}`]).replaceAll('"', '');
  const words = { change: word('change'), flat: word('flat'), mean: word('mean'), ofMean: word('ofMean'), ofTarget: word('ofTarget'), ofCeiling: word('ofCeiling'), month: word('month') };
  const money = moneyFormat(currency);
  const ofShare = (of: string): string => (language === 'zh-CN' ? `"${of} "0%` : `0%" ${of}"`);
  const points = language === 'zh-CN' ? '个百分点' : ' pp';
  const number = { money, count: '#,##0', tally: '#,##0', percent: '0.0%', rate: '0.00%', ratio: '0.00', exchange: '#,##0.0000', days: '0.0', hours: '0.0' } as const;
  const styles: Record<string, Style> = {
    title: { bold: true, size: 18, color: colours.headInk, fill: colours.head, vertical: 'center', indent: 1 },
    'title.date': { bold: true, size: 16, color: colours.headInk, fill: colours.head, vertical: 'center', align: 'right', indent: 1 },
    paper: {},
    meta: { size: 10, color: colours.soft, vertical: 'center', wrap: true, indent: 1 },
    'meta.warn': { size: 10, color: colours.watch, vertical: 'center', wrap: true, indent: 1 },
    section: { bold: true, size: 11, color: colours.head, vertical: 'center', border: thin(['bottom'], colours.head) },
    method: { size: 9, italic: true, color: colours.faint, vertical: 'center', wrap: true, indent: 1 },
    'section.right': { bold: true, size: 10, color: colours.soft, vertical: 'center', align: 'right', border: thin(['bottom'], colours.head) },
    'section.due': { bold: true, size: 10, color: colours.soft, vertical: 'center', align: 'center', border: thin(['bottom'], colours.head) },
    'section.small': { bold: true, size: 10, color: colours.soft, vertical: 'center', indent: 1, border: thin(['bottom'], colours.head) },
    'line.first': { bold: true, size: 12, color: colours.ink, vertical: 'center', wrap: true, border: thin(['bottom']) },
    line: { size: 11, color: colours.ink, vertical: 'center', wrap: true, border: thin(['bottom']) },
    'line.soft': { size: 9, color: colours.soft, vertical: 'center', wrap: true, indent: 1, border: thin(['bottom']) },
    'line.money': { bold: true, size: 11, color: colours.bad, vertical: 'center', align: 'right', numberFormat: money, border: thin(['bottom']) },
    'card.label': { size: 10, color: colours.soft, fill: colours.band, vertical: 'center', align: 'center', border: thin(['top', 'left', 'right']) },
    'card.label.watch': { bold: true, size: 10, color: colours.watch, fill: colours.watchSoft, vertical: 'center', align: 'center', border: thin(['top', 'left', 'right']) },
    'card.label.bad': { bold: true, size: 10, color: colours.bad, fill: colours.badSoft, vertical: 'center', align: 'center', border: thin(['top', 'left', 'right']) },
    'card.note': { size: 10, color: colours.soft, fill: colours.band, vertical: 'center', align: 'center', border: thin(['left', 'right']) },
    'line.next': { size: 11, color: colours.soft, vertical: 'center', wrap: true, indent: 1, border: thin(['bottom']) },
    'line.due': { size: 11, color: colours.ink, vertical: 'center', align: 'center', border: thin(['bottom']), numberFormat: 'mm-dd' },
    'card.bar.mean': { size: 10, color: colours.ink, fill: colours.band, vertical: 'center', align: 'center', border: thin(['bottom', 'left', 'right']), numberFormat: ofShare(words.ofMean) },
    'card.bar.ceiling': { size: 10, color: colours.ink, fill: colours.band, vertical: 'center', align: 'center', border: thin(['bottom', 'left', 'right']), numberFormat: ofShare(words.ofCeiling) },
    'card.bar.target': { size: 10, color: colours.ink, fill: colours.band, vertical: 'center', align: 'center', border: thin(['bottom', 'left', 'right']), numberFormat: ofShare(words.ofTarget) },
    'kpi.pace': { size: 10, color: colours.ink, vertical: 'center', align: 'right', border: thin(['bottom']), numberFormat: '0%' },
    'move.total': { bold: true, size: 10, color: colours.ink, fill: colours.band, vertical: 'center', indent: 1, border: thin(['bottom']) },
    'move.total.money': { bold: true, size: 10, color: colours.ink, fill: colours.band, vertical: 'center', align: 'right', border: thin(['bottom']), numberFormat: signed(money) },
    'move.total.share': { size: 9, color: colours.soft, fill: colours.band, vertical: 'center', align: 'right', border: thin(['bottom']) },
    'move.name': { size: 10, color: colours.soft, vertical: 'center', indent: 2, border: thin(['bottom']) },
    'move.money': { size: 10, color: colours.ink, vertical: 'center', align: 'right', border: thin(['bottom']), numberFormat: signed(money) },
    'move.share': { size: 10, color: colours.soft, vertical: 'center', align: 'right', border: thin(['bottom']), numberFormat: '0.0%' },
    'action.head': { bold: true, size: 10, color: colours.soft, fill: colours.band, vertical: 'center', indent: 1, border: thin(['bottom']) },
    'action.head.center': { bold: true, size: 10, color: colours.soft, fill: colours.band, vertical: 'center', align: 'center', border: thin(['bottom']) },
    'action.text': { size: 10, color: colours.ink, vertical: 'center', indent: 1, border: thin(['bottom']), numberFormat: '@' },
    'action.state': { size: 10, color: colours.ink, vertical: 'center', align: 'center', border: thin(['bottom']), numberFormat: '@' },
    'action.next': { size: 10, color: colours.soft, vertical: 'center', indent: 1, border: thin(['bottom']), numberFormat: '@' },
    'action.money': { size: 10, color: colours.ink, vertical: 'center', align: 'right', border: thin(['bottom']), numberFormat: money },
    'action.none': { size: 10, italic: true, color: colours.faint, vertical: 'center', indent: 1, border: thin(['bottom']) },
    head: { bold: true, size: 9, color: colours.headInk, fill: colours.head, vertical: 'center', align: 'center', wrap: true },
    'head.left': { bold: true, size: 9, color: colours.headInk, fill: colours.head, vertical: 'center', align: 'left', wrap: true, indent: 1 },
    'head.detail': { bold: true, size: 9, color: colours.soft, fill: colours.band, vertical: 'center', align: 'center', wrap: true },
    'total.label': { bold: true, size: 10, color: colours.ink, fill: colours.accentSoft, vertical: 'center', indent: 1 },
    'row.name': { size: 9, color: colours.ink, vertical: 'center', border: thin(['bottom']), indent: 1, numberFormat: '@' },
    'row.id': { size: 9, color: colours.soft, vertical: 'center', border: thin(['bottom']), numberFormat: '@' },
    'row.text': { size: 9, color: colours.ink, vertical: 'center', align: 'center', border: thin(['bottom']), numberFormat: '@' },
    'row.word': { size: 9, color: colours.ink, vertical: 'center', align: 'center', border: thin(['bottom']) },
    'row.input': { size: 10, bold: true, color: colours.ink, fill: colours.watchSoft, vertical: 'center', align: 'center', border: thin(['bottom']) },
    'row.input.date': { size: 10, bold: true, color: colours.ink, fill: colours.watchSoft, vertical: 'center', align: 'center', border: thin(['bottom']), numberFormat: 'yyyy-mm-dd' },
    'row.aside': { size: 9, color: colours.soft, vertical: 'center' },
    'row.moneyOrDash': { size: 9, color: colours.ink, vertical: 'center', align: 'right', border: thin(['bottom']), numberFormat: `${money};-${money};"–"` },
    'row.date': { size: 9, color: colours.ink, vertical: 'center', align: 'center', border: thin(['bottom']), numberFormat: 'yyyy-mm-dd' },
    'row.stars': { size: 9, color: colours.ink, vertical: 'center', align: 'right', border: thin(['bottom']), numberFormat: '0.0#' },
    'row.change': { size: 9, color: colours.ink, vertical: 'center', align: 'center', border: thin(['bottom']), numberFormat: '▲ 0.0#;▼ 0.0#;0.0' },
    'row.findings': { size: 9, bold: true, color: colours.bad, vertical: 'center', indent: 1, border: thin(['bottom']), numberFormat: '@' },
    'row.place': { size: 8, color: colours.soft, vertical: 'center', border: thin(['bottom']), numberFormat: '@', wrap: true },
    'row.light': { size: 9, color: colours.ink, vertical: 'center', indent: 1, border: thin(['bottom']), numberFormat: '@' },
    'total.lights': { size: 9, color: colours.ink, fill: colours.accentSoft, vertical: 'center', indent: 1 },
    'row.advice': { size: 9, color: colours.head, vertical: 'center', wrap: true, indent: 1, border: thin(['bottom']), numberFormat: '@' },
    'kpi.name': { size: 10, color: colours.ink, vertical: 'center', border: thin(['bottom']), indent: 1 },
    'kpi.change': { size: 10, color: colours.ink, vertical: 'center', align: 'right', border: thin(['bottom']), numberFormat: '▲ 0.0%;▼ 0.0%;0.0%' },
    'kpi.wait': { size: 10, color: colours.soft, vertical: 'center', wrap: true, border: thin(['bottom']), indent: 1 },
    'kpi.light': { size: 10, color: colours.ink, vertical: 'center', border: thin(['bottom']), indent: 1 },
    'trend.name': { size: 9, color: colours.soft, vertical: 'center', border: thin(['bottom']) },
    'trend.date': { bold: true, size: 9, color: colours.soft, fill: colours.band, vertical: 'center', align: 'right', numberFormat: 'mm-dd' },
    'trend.head': { bold: true, size: 9, color: colours.soft, fill: colours.band, vertical: 'center' },
    empty: { size: 10, color: colours.soft, vertical: 'center', indent: 1 },
  };
  for (const [unit, format] of Object.entries(number)) {
    for (const [tone, color] of [['', colours.head], ['.watch', colours.watch], ['.bad', colours.bad]] as const) {
      styles[`card.value${tone}.${unit}`] = { bold: true, size: 20, color, fill: colours.band, vertical: 'center', align: 'center', border: thin(['left', 'right']), numberFormat: unit === 'money' ? shortMoneyFormat(currency) : format };
    }
    const [part, suffix] = unit === 'percent' ? ['0.0', points] : unit === 'rate' ? ['0.00', points] : unit === 'tally' ? ['#,##0', ''] : ['0.0%', ''];
    const change = (before: string, flat: string): string => `"${before}▲ "${part}"${suffix}";"${before}▼ "${part}"${suffix}";"${before}${flat}"`.replaceAll('""', '');
    styles[`card.change.${unit}`] = { size: 10, color: colours.ink, fill: colours.band, vertical: 'center', align: 'center', border: thin(['left', 'right']), numberFormat: change(`${words.change} `, words.flat) };
    styles[`kpi.change.${unit}`] = { size: 10, color: colours.ink, vertical: 'center', align: 'right', border: thin(['bottom']), numberFormat: ['▲ ', '▼ ', ''].map((sign) => `${sign}${part}${suffix === '' ? '' : '"pp"'}`).join(';') };
    styles[`card.mean.${unit}`] = { size: 10, color: colours.soft, fill: colours.band, vertical: 'center', align: 'center', border: thin(['left', 'right']), numberFormat: `"${words.mean} "${format}` };
    styles[`kpi.gap.month.${unit}`] = { size: 10, color: colours.ink, vertical: 'center', align: 'right', border: thin(['bottom']), numberFormat: signed(format).split(';').map((one) => `"${words.month} "${one}`).join(';') };
    styles[`kpi.gap.${unit}`] = { size: 10, color: colours.ink, vertical: 'center', align: 'right', border: thin(['bottom']), numberFormat: signed(suffix === '' ? format : `${part}"pp"`) };
    styles[`kpi.${unit}`] = { size: 10, color: colours.ink, vertical: 'center', align: 'right', border: thin(['bottom']), numberFormat: format };
    styles[`kpi.bold.${unit}`] = { size: 10, bold: true, color: colours.ink, vertical: 'center', align: 'right', border: thin(['bottom']), numberFormat: format };
    styles[`row.${unit}`] = { size: 9, color: colours.ink, vertical: 'center', align: 'right', border: thin(['bottom']), numberFormat: format };
    styles[`total.${unit}`] = { bold: true, size: 10, color: colours.ink, fill: colours.accentSoft, vertical: 'center', align: 'right', numberFormat: format };
    styles[`trend.${unit}`] = { size: 9, color: colours.ink, vertical: 'center', align: 'right', border: thin(['bottom']), numberFormat: unit === 'money' ? '#,##0' : format };
  }
  // Every cell brings its own paper: in a dark Excel dark ink would stand on a dark sheet.
  return Object.fromEntries(Object.entries(styles).map(([id, style]) => [`${currency}.${id}`, { ...style, fill: style.fill ?? colours.paper }]));
}

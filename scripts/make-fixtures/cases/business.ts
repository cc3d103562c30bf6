import type { Dialect } from '../delimited';
import { delimited, modernCsv, quotedCsv } from '../delimited';
import type { FixtureEncoding } from '../encode';
import { encode } from '../encode';
import type { Expected, Fixture, Record_ } from '../fixture';
import { span } from '../fixture';
import type { DateForm, Form } from '../forms';
import { count, deDate, euros, fixed, money, percent, percentNumber, rupees, slashDate, ukDate, usDate } from '../forms';
import { childRows, dayRows, parentRows, skuRows } from '../store';
import type { Column } from '../table';
import { cells, column, expectedOf, unasserted, valuesOf } from '../table';
import type { HeaderRow } from './business-headers';
import * as headers from './business-headers';

interface Forms {
  readonly money: Form;
  readonly count: Form;
  /** Unit session and share percentages. */
  readonly percent: Form;
  readonly wholePercent: Form;
  readonly date: DateForm;
}

const us: Forms = { money: money('$'), count, percent: percent(2), wholePercent: percent(0), date: usDate };
const uk: Forms = { ...us, money: money('£'), date: ukDate };
const india: Forms = { ...us, money: rupees, date: ukDate };
const emirates: Forms = { ...us, money: money('AED '), date: ukDate };
const chinese: Forms = { ...us, money: money('US$'), date: slashDate };
const chineseJapan: Forms = { ...us, money: money('JP¥', 0), date: slashDate };
// Pages in European languages: counts and percentages as in the US, money with comma and no-break space.
const germany: Forms = { ...us, money: euros, date: deDate };
const spain: Forms = { ...germany, percent: percentNumber(2), wholePercent: percentNumber(2) };
const japan: Forms = { ...us, money: money('￥', 0), date: slashDate };

/** How each marketplace's pages write their figures. */
export const formsOf = { us, uk, chinese, chineseJapan, germany, japan };

const texts = new Set(['parentAsin', 'childAsin', 'title', 'sku']);
const amounts = /^(orderedProductSales|shippedProductSales|avgSellingPrice|avgSalesPerOrderItem)/;

function formOf(field: string, forms: Forms): Form {
  if (amounts.test(field)) return forms.money;
  if (field === 'avgUnitsPerOrderItem') return fixed(2);
  if (field.startsWith('buyBox')) return forms.wholePercent;
  return /Percentage|Pct|Rate/.test(field) ? forms.percent : forms.count;
}

// reports.md writes `pageViewsPct*`: the sums may not hold it, but its exact name is the reader's.
const openName = (field: string): boolean => field.startsWith('pageViewsPct');

function columnsOf(header: HeaderRow, forms: Forms): Column[] {
  return header.map(([field, text]): Column => {
    if (texts.has(field)) return column(text, field);
    if (field === 'date') return { header: text, field, write: (row) => forms.date(String(row['date'])) };
    return openName(field) ? unasserted(text, field, formOf(field, forms)) : column(text, field, formOf(field, forms));
  });
}

export interface BusinessCase {
  readonly path: string;
  readonly header: HeaderRow;
  readonly rows: readonly Record_[];
  readonly forms: Forms;
  readonly dialect?: Dialect;
  readonly encoding?: FixtureEncoding;
  readonly expected: Pick<Expected, 'language'> & Partial<Expected>;
}

/** A golden folder of one Business Report. */
export function businessFixture({ path, header, rows, forms, dialect = modernCsv, encoding = 'utf-8-bom', expected }: BusinessCase): Fixture {
  const columns = columnsOf(header, forms);
  const dates = rows.flatMap((row) => typeof row['date'] === 'string' ? [row['date']] : []);
  const [kind = ''] = path.split('/');
  return {
    path, extension: 'csv', bytes: encode(delimited(cells(columns, rows), dialect), encoding),
    expected: {
      kind, encoding, headerLine: 1, ...(dates.length > 0 ? { period: span(dates) } : { period: null }), ...expectedOf(columns, rows), rejected: [],
      values: [0, rows.length - 1].map((index) => ({ line: index + 2, values: valuesOf(columns, rows, index) })), ...expected,
    },
  };
}

const days = (from: number, length: number): string[] => Array.from({ length }, (_, index) => `2026-07-${String(from + index).padStart(2, '0')}`);

export function businessFixtures(): Fixture[] {
  const oldCsv = quotedCsv;
  const cases: BusinessCase[] = [
    { path: 'business-by-child/en-new', header: headers.englishNew, rows: childRows('en'), forms: us, expected: { language: 'en', missing: [] } },
    { path: 'business-by-child/en-new-no-bom', header: headers.englishNew, rows: childRows('en'), forms: us, dialect: { ...modernCsv, finalNewline: false }, encoding: 'utf-8', expected: { language: 'en' } },
    { path: 'business-by-child/en-new-devices', header: headers.englishDevices, rows: childRows('en').map((row) => ({ ...row, sessionsMobileB2B: 4, sessionsBrowserB2B: Number(row['sessionsTotalB2B']) })), forms: us, expected: { language: 'en' } },
    { path: 'business-by-child/en-old', header: headers.englishOld, rows: childRows('en'), forms: us, dialect: oldCsv, expected: { language: 'en', missing: [] } },
    { path: 'business-by-child/en-uk', header: headers.englishUk, rows: childRows('en', 0.85), forms: uk, expected: { language: 'en', currency: 'GBP', marketplace: 'UK' } },
    { path: 'business-by-child/en-in-lakh', header: headers.englishUk, rows: childRows('en', 57), forms: india, expected: { language: 'en', currency: 'INR', marketplace: 'IN' } },
    { path: 'business-by-child/en-ae', header: headers.englishUk, rows: childRows('en', 3.67), forms: emirates, expected: { language: 'en', currency: 'AED', marketplace: 'AE' } },
    { path: 'business-by-child/zh-new', header: headers.chineseNew, rows: childRows('zh'), forms: chinese, expected: { missing: [], language: 'zh-CN', currency: 'USD', marketplace: 'US' } },
    { path: 'business-by-child/zh-new-half-brackets', header: headers.trimmed(headers.bracketed(headers.chineseNew, '(父)ASIN', '(子)ASIN')), rows: childRows('zh'), forms: chinese, encoding: 'utf-8', expected: { language: 'zh-CN', currency: 'USD' } },
    { path: 'business-by-child/zh-new-spaced-brackets', header: headers.bracketed(headers.chineseNew, '(父) ASIN', '(子) ASIN'), rows: childRows('zh'), forms: chinese, expected: { language: 'zh-CN', currency: 'USD' } },
    { path: 'business-by-child/zh-new-japan', header: headers.chineseNew, rows: childRows('zh', 148, 0), forms: chineseJapan, expected: { language: 'zh-CN', currency: 'JPY', marketplace: 'JP' } },
    { path: 'business-by-child/zh-old', header: headers.chineseOld, rows: childRows('zh'), forms: chinese, dialect: oldCsv, expected: { language: 'zh-CN', currency: 'USD' } },
    { path: 'business-by-child/de', header: headers.german, rows: childRows('de', 0.93), forms: germany, expected: { language: 'de', currency: 'EUR' } },
    { path: 'business-by-child/de-nbsp-crlf', header: headers.german.map(([field, text]) => [field, text.replace(' – ', '\u00A0– ')] as const), rows: childRows('de', 0.93), forms: germany, dialect: { ...modernCsv, eol: '\r\n' }, expected: { language: 'de', currency: 'EUR' } },
    { path: 'business-by-child/de-hyphen', header: headers.german.map(([field, text]) => [field, text.replace('–', '-')] as const), rows: childRows('de', 0.93), forms: germany, expected: { language: 'de', currency: 'EUR' } },
    { path: 'business-by-child/es', header: headers.spanish, rows: childRows('es', 0.93), forms: spain, expected: { language: 'es', currency: 'EUR' } },
    { path: 'business-by-child/ja', header: headers.japanese, rows: childRows('ja', 148, 0), forms: japan, expected: { missing: [], language: 'ja', currency: 'JPY', marketplace: 'JP' } },
    { path: 'business-by-child/ja-half-brackets', header: headers.bracketed(headers.japanese, '(親)ASIN', '(子)ASIN').map(([field, text]) => [field, { 'セッション数 - 合計': 'セッション - 合計', 'おすすめ出品（おすすめ商品）の獲得率': 'おすすめ出品の獲得率' }[text] ?? text] as const), rows: childRows('ja', 148, 0), forms: japan, expected: { language: 'ja', currency: 'JPY', marketplace: 'JP' } },

    { path: 'business-by-parent/en-new', header: headers.parentOnly(headers.englishNew), rows: parentRows('en'), forms: us, expected: { language: 'en', missing: [] } },
    { path: 'business-by-parent/en-old', header: headers.parentOnly(headers.englishOld), rows: parentRows('en'), forms: us, dialect: oldCsv, expected: { language: 'en' } },
    { path: 'business-by-parent/en-uk', header: headers.parentOnly(headers.englishUk), rows: parentRows('en', 0.85), forms: uk, expected: { language: 'en', currency: 'GBP', marketplace: 'UK' } },
    { path: 'business-by-parent/zh-new', header: headers.parentOnly(headers.chineseNew), rows: parentRows('zh'), forms: chinese, expected: { language: 'zh-CN', currency: 'USD' } },
    { path: 'business-by-parent/zh-old', header: headers.parentOnly(headers.chineseOld), rows: parentRows('zh'), forms: chinese, dialect: oldCsv, expected: { language: 'zh-CN', currency: 'USD' } },
    { path: 'business-by-parent/de', header: headers.parentOnly(headers.german), rows: parentRows('de', 0.93), forms: germany, expected: { language: 'de', currency: 'EUR' } },
    { path: 'business-by-parent/ja', header: headers.parentOnly(headers.japanese), rows: parentRows('ja', 148, 0), forms: japan, expected: { language: 'ja', currency: 'JPY', marketplace: 'JP' } },
    { path: 'business-by-parent/es', header: headers.parentOnly(headers.spanish), rows: parentRows('es', 0.93), forms: spain, expected: { language: 'es', currency: 'EUR' } },

    { path: 'business-by-sku/en-new', header: headers.withSku(headers.englishNew), rows: skuRows('en'), forms: us, expected: { language: 'en', missing: [] } },
    { path: 'business-by-sku/en-old', header: headers.withSku(headers.englishOld), rows: skuRows('en'), forms: us, dialect: oldCsv, expected: { language: 'en' } },
    { path: 'business-by-sku/en-uk', header: headers.withSku(headers.englishUk), rows: skuRows('en', 0.85), forms: uk, expected: { language: 'en', currency: 'GBP', marketplace: 'UK' } },
    { path: 'business-by-sku/zh-new', header: headers.withSku(headers.chineseNew), rows: skuRows('zh'), forms: chinese, expected: { language: 'zh-CN', currency: 'USD' } },
    { path: 'business-by-sku/zh-old', header: headers.withSku(headers.chineseOld), rows: skuRows('zh'), forms: chinese, dialect: oldCsv, expected: { language: 'zh-CN', currency: 'USD' } },
    { path: 'business-by-sku/de', header: headers.withSku(headers.german), rows: skuRows('de', 0.93), forms: germany, expected: { language: 'de', currency: 'EUR' } },
    { path: 'business-by-sku/ja', header: headers.withSku(headers.japanese), rows: skuRows('ja').map((row) => ({ ...row, orderedProductSales: Math.round(Number(row['orderedProductSales']) * 148), orderedProductSalesB2B: Math.round(Number(row['orderedProductSalesB2B']) * 148) })), forms: japan, expected: { language: 'ja', currency: 'JPY', marketplace: 'JP' } },
    { path: 'business-by-sku/es', header: headers.withSku(headers.spanish), rows: skuRows('es', 0.93), forms: spain, expected: { language: 'es', currency: 'EUR' } },

    { path: 'business-by-date/en-new', header: headers.englishDateNew, rows: dayRows(days(13, 8)), forms: us, expected: { language: 'en', missing: [] } },
    // Read as month/day these are eight days in a row; read as day/month, eight months.
    { path: 'business-by-date/en-new-first-days-of-month', header: headers.englishDateNew, rows: dayRows(days(1, 8)), forms: us, expected: { language: 'en' } },
    { path: 'business-by-date/en-old', header: headers.englishDateOld, rows: dayRows(days(13, 8)), forms: us, dialect: oldCsv, expected: { language: 'en' } },
    { path: 'business-by-date/en-old-detail', header: headers.englishDateDetail, rows: dayRows(days(13, 8)), forms: us, dialect: oldCsv, expected: { language: 'en' } },
    { path: 'business-by-date/en-seller-performance', header: headers.englishDatePerformance, rows: dayRows(days(13, 8)), forms: us, dialect: oldCsv, expected: { language: 'en' } },
    { path: 'business-by-date/en-uk', header: headers.englishDateNew.map(([field, text]) => [field, text.replaceAll(' - ', ' – ')] as const), rows: dayRows(days(13, 8), 0.85), forms: uk, expected: { language: 'en', currency: 'GBP', marketplace: 'UK' } },
    { path: 'business-by-date/zh-new', header: headers.chineseDateNew, rows: dayRows(days(13, 8)), forms: chinese, expected: { language: 'zh-CN', currency: 'USD', marketplace: 'US' } },
    { path: 'business-by-date/zh-old', header: headers.chineseDateOld, rows: dayRows(days(13, 8)), forms: chinese, dialect: oldCsv, expected: { language: 'zh-CN', currency: 'USD' } },
    { path: 'business-by-date/ja', header: headers.japaneseDate, rows: dayRows(days(13, 8), 148, 0), forms: japan, expected: { language: 'ja', currency: 'JPY', marketplace: 'JP' } },
  ];
  return cases.map(businessFixture);
}

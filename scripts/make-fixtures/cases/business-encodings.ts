import type { Dialect } from '../delimited';
import { amazonTsv, modernCsv, quotedCsv } from '../delimited';
import type { Fixture, Record_ } from '../fixture';
import { childRows, dayRows } from '../store';
import { businessFixture, formsOf } from './business';
import * as headers from './business-headers';
import type { XlsxCell } from '../xlsx';
import { resavedXlsx } from '../xlsx';

/** The Business Report in the encodings people save it in, under the names it is downloaded as, and in what users do to it. */

const windows: Dialect = { ...modernCsv, eol: '\r\n' };
const tabs: Dialect = { ...amazonTsv, quote: 'needed' };

// One child ASIN on two rows, as it comes when two SKUs sell it: rows add up, none is dropped.
const doubled = (rows: Record_[]): Record_[] => rows.flatMap((row, index) => index === 0 ? [row, { ...row, sessionsTotal: 11, unitsOrdered: 1, orderedProductSales: 34.99, unitSessionPercentage: 0.0909 }] : [row]);

// What Excel makes of a Chinese export that was opened and saved: figures it understood are numbers, `US$1,100.15` stayed text.
function savedAsWorkbook(): Fixture {
  const header = headers.chineseNew;
  const rows = childRows('zh');
  const csv = businessFixture({ path: 'business-by-child/zh-new-saved-as-xlsx', header, rows, forms: formsOf.chinese, expected: { language: 'zh-CN', currency: 'USD' } });
  const cellOf = (row: Record_, field: string): XlsxCell => {
    const value = row[field] ?? null;
    if (typeof value !== 'number') return value;
    if (field.startsWith('orderedProductSales')) return formsOf.chinese.money(value);
    return /Percentage|Pct/.test(field) ? { number: value, format: field.startsWith('buyBox') ? '0%' : '0.00%' } : { number: value, format: '#,##0' };
  };
  const sheet = { name: 'BusinessReport-7-14-26', rows: [header.map(([, text]) => text), ...rows.map((row) => header.map(([field]) => cellOf(row, field)))] };
  return { ...csv, extension: 'xlsx', bytes: resavedXlsx([sheet]), expected: { ...csv.expected, encoding: 'xlsx' } };
}

export function businessEncodingFixtures(): Fixture[] {
  const { us, uk, chinese, chineseJapan, germany, japan } = formsOf;
  const rows = childRows('en');
  // The name holds the day of the download; the last whole day before it is what is proposed.
  const named = (path: string, file: string, day: string, forms = us): Fixture => businessFixture({ path, header: headers.englishNew, rows, forms, expected: { language: 'en', file, period: { from: day, to: day } } });
  const firstDays = Array.from({ length: 8 }, (_, index) => `2026-07-0${index + 1}`);
  return [
    // Read as day/month these are eight days in a row.
    businessFixture({ path: 'business-by-date/en-uk-first-days-of-month', header: headers.englishDateNew.map(([field, text]) => [field, text.replaceAll(' - ', ' – ')] as const), rows: dayRows(firstDays, 0.85), forms: uk, expected: { language: 'en', currency: 'GBP', marketplace: 'UK' } }),
    businessFixture({ path: 'business-by-child/zh-new-gb18030', header: headers.trimmed(headers.chineseNew), rows: childRows('zh'), forms: chinese, dialect: windows, encoding: 'gb18030', expected: { language: 'zh-CN', currency: 'USD' } }),
    businessFixture({ path: 'business-by-child/zh-old-gb18030', header: headers.chineseOld, rows: childRows('zh'), forms: chinese, dialect: { ...quotedCsv, eol: '\r\n' }, encoding: 'gb18030', expected: { language: 'zh-CN', currency: 'USD' } }),
    businessFixture({ path: 'business-by-child/zh-new-utf-16le-tabs', header: headers.chineseNew, rows: childRows('zh', 148, 0), forms: chineseJapan, dialect: tabs, encoding: 'utf-16le', expected: { language: 'zh-CN', currency: 'JPY' } }),
    businessFixture({ path: 'business-by-child/zh-new-utf-16be', header: headers.chineseNew, rows: childRows('zh'), forms: chinese, dialect: windows, encoding: 'utf-16be', expected: { language: 'zh-CN', currency: 'USD' } }),
    businessFixture({ path: 'business-by-child/ja-shift-jis', header: headers.japanese, rows: childRows('ja', 148, 0), forms: japan, dialect: windows, encoding: 'shift_jis', expected: { language: 'ja', currency: 'JPY', marketplace: 'JP' } }),
    businessFixture({ path: 'business-by-child/de-windows-1252', header: headers.german, rows: childRows('de', 0.93), forms: germany, dialect: { ...windows, delimiter: ';' }, encoding: 'windows-1252', expected: { language: 'de', currency: 'EUR' } }),
    businessFixture({ path: 'business-by-child/en-uk-windows-1252', header: headers.englishUk, rows: childRows('en', 0.85), forms: uk, dialect: windows, encoding: 'windows-1252', expected: { language: 'en', currency: 'GBP', marketplace: 'UK' } }),
    businessFixture({ path: 'business-by-date/zh-old-gb18030', header: headers.chineseDateOld, rows: dayRows(['2026-07-13', '2026-07-14']), forms: chinese, dialect: windows, encoding: 'gb18030', expected: { language: 'zh-CN', currency: 'USD' } }),
    businessFixture({ path: 'business-by-child/en-new-one-asin-two-rows', header: headers.englishNew, rows: doubled(rows), forms: us, expected: { language: 'en' } }),
    savedAsWorkbook(),
    named('business-by-child/en-named-us', 'BusinessReport-8-04-26.csv', '2026-08-03'),
    named('business-by-child/en-named-us-second-download', 'BusinessReport-8-14-26 (2).csv', '2026-08-13'),
    businessFixture({ path: 'business-by-child/de-named', header: headers.german, rows: childRows('de', 0.93), forms: germany, expected: { language: 'de', currency: 'EUR', file: 'BusinessReport-02.12.25.csv', period: { from: '2025-12-01', to: '2025-12-01' } } }),
  ];
}

import { adRows } from '../advertising';
import type { Expected, Fixture } from '../fixture';
import { sums } from '../fixture';
import { serial } from '../forms';
import type { Rewrite, XlsxCell, XlsxSheet } from '../xlsx';
import { dateFormat, rawXlsx, resavedXlsx } from '../xlsx';

/** Workbooks that are in order and written otherwise than most: by Japanese Excel, by Macs of old, by other libraries, by hand. */

const header = ['Date', 'Portfolio name', 'Currency', 'Campaign Name', 'Ad Group Name', 'Advertised SKU', 'Advertised ASIN', 'Impressions', 'Clicks', 'Spend', '7 Day Total Sales ', '7 Day Total Orders (#)', '7 Day Total Units (#)'];
const fields = ['date', 'portfolio', 'currency', 'campaign', 'adGroup', 'advSku', 'advAsin', 'impressions', 'clicks', 'spend', 'sales', 'orders', 'units'] as const;
const additive = ['impressions', 'clicks', 'spend', 'sales', 'orders', 'units'];
const rows = adRows(['2026-07-13', '2026-07-14']);
const dateCell = (iso: string, shift: number): XlsxCell => ({ number: serial(iso) - shift, format: dateFormat });

const sheetOf = (shift = 0): XlsxSheet => ({
  name: 'Sponsored Product Advertised Pr',
  rows: [header, ...rows.map((row) => fields.map((field): XlsxCell => {
    const value = row[field] ?? null;
    if (field === 'date') return dateCell(String(value), shift);
    return typeof value === 'number' ? { number: value } : value;
  }))],
});

const expected: Expected = {
  kind: 'sp-advertised-product', language: 'en', encoding: 'xlsx', headerLine: 1, currency: 'USD', marketplace: 'US', attributionDays: 7, period: { from: '2026-07-13', to: '2026-07-14' }, rows: rows.length, rejected: [], totals: sums(rows, additive),
  values: [0, 5].map((index) => ({ line: index + 2, values: Object.fromEntries(fields.map((field) => [field, rows[index]?.[field] ?? null])) })),
};
const fixture = (name: string, bytes: Uint8Array, more: Partial<Expected> = {}): Fixture => ({ path: `bad/workbook-${name}`, extension: 'xlsx', bytes, expected: { ...expected, ...more } });

const inPart = (wanted: RegExp, change: (xml: string) => string): Rewrite => (part, xml) => wanted.test(part) ? change(xml) : xml;

/** Elements under a prefix, targets from the package's root, cells and rows without references: all allowed, all seen. */
const otherLibrary: Rewrite = (part, xml) => {
  if (part.endsWith('workbook.xml.rels')) return xml.replaceAll('Target="', 'Target="/xl/');
  if (!part.includes('worksheets/')) return xml;
  return xml.replace(/ r="[A-Z]*\d+"/g, '').replace(/<(\/?)(\w+)/g, '<$1x:$2').replace('xmlns=', 'xmlns:x=').replace(/<x:dimension[^>]*>/, '');
};

export function oddWorkbookFixtures(): Fixture[] {
  // Without references every cell must be there: blanks are empty strings.
  const dense: XlsxSheet = { ...sheetOf(), rows: sheetOf().rows.map((cells) => cells.map((cell) => cell ?? '')) };
  return [
    // Japanese Excel keeps the reading of a text beside it; it is not part of the text.
    fixture('phonetic-guides', resavedXlsx([sheetOf()], inPart(/sharedStrings/, (xml) => xml.replaceAll('</t></si>', '</t><rPh sb="0" eb="1"><t>ヨミ</t></rPh><phoneticPr fontId="1"/></si>')))),
    // Formatting inside a cell splits its text into runs.
    fixture('rich-text', resavedXlsx([sheetOf()], inPart(/sharedStrings/, (xml) => xml.replace(/<si><t( xml:space="preserve")?>([^<]{3})([^<]*)<\/t><\/si>/g, '<si><r><rPr><b/></rPr><t xml:space="preserve">$2</t></r><r><t xml:space="preserve">$3</t></r></si>')))),
    // Excel for Mac once counted days from 1904.
    fixture('dates-from-1904', resavedXlsx([sheetOf(1462)], inPart(/workbook\.xml$/, (xml) => xml.replace('<sheets>', '<workbookPr date1904="1"/><sheets>')))),
    fixture('prefixed-elements', rawXlsx([dense], otherLibrary)),
    // Figures that are formulas, with what they last came to.
    fixture('formulas', resavedXlsx([sheetOf()], inPart(/worksheets\//, (xml) => xml.replace(/<c r="(H\d+)"><v>/g, '<c r="$1"><f>SUM(1,2)</f><v>')))),
    // The strict variant has namespaces of its own.
    fixture('strict', resavedXlsx([sheetOf()], (_, xml) => xml.replaceAll('http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main').replaceAll('http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'http://purl.oclc.org/ooxml/officeDocument/relationships'))),
  ];
}

import { gzipSync, strToU8, zipSync } from 'fflate';
import { adRows } from '../advertising';
import { compoundFile } from '../binary';
import { encode } from '../encode';
import type { Expected, Fixture } from '../fixture';
import { sums } from '../fixture';
import type { XlsxCell } from '../xlsx';
import { rawXlsx, resavedXlsx } from '../xlsx';
import { boards, childHeader, skillet10, skillet12, towels } from './bad-text';

/** Files that are no text at all, workbooks that are broken, and files inside other files. */

const unknown: Expected = { kind: 'unknown', headerLine: null, rows: 0, rejected: [], totals: {} };
const hex = (digits: string): Uint8Array => Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const binary = (name: string, extension: string, bytes: Uint8Array, expected: Partial<Expected> = {}): Fixture => ({ path: `bad/${name}`, extension, bytes, expected: { ...unknown, ...expected } });

/** One grey pixel. */
const png = hex('89504e470d0a1a0a0000000d4948445200000001000000010800000000 3a7e9b550000000a49444154789c63 6800000082008177cd72b60000000049454e44ae426082'.replaceAll(' ', ''));

const pdf = `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >> endobj
trailer << /Root 1 0 R >>
%%EOF
`;

const signIn = `<!DOCTYPE html>
<html lang="en-us"><head><meta charset="utf-8"><title>Amazon Sign-In</title></head>
<body><form name="signIn" method="post"><label for="ap_email">Email, or mobile number</label><input id="ap_email" name="email"></form></body></html>
`;

const csv = [childHeader, skillet10, skillet12, boards, towels].map((line) => `${line}\n`).join('');
const child: Expected = { kind: 'business-by-child', language: 'en', headerLine: 1, rows: 4, rejected: [], totals: { sessionsTotal: 6846, pageViewsTotal: 9009, unitsOrdered: 330, orderedProductSales: 11048.46, totalOrderItems: 315 } };

/** The same four rows as a web table: what a browser's clipboard holds, and what some tools call .xls. */
const webTable = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style>td {mso-number-format:General}</style></head><body>
<table border=0 cellpadding=0><!--StartFragment-->
${[childHeader, skillet10, skillet12, boards, towels].map((row) => `<tr height=20>${[...row.matchAll(/"([^"]*)"|([^,]+)/g)].map(([, quoted, bare]) => `<td class=xl65>${(quoted ?? bare ?? '').replaceAll('&', '&amp;').replaceAll(' ', '&nbsp;')}</td>`).join('')}</tr>`).join('\n')}
<!--EndFragment--></table></body></html>
`;

const header = ['Date', 'Portfolio name', 'Currency', 'Campaign Name', 'Ad Group Name', 'Advertised SKU', 'Advertised ASIN', 'Impressions', 'Clicks', 'Spend', '7 Day Total Sales ', '7 Day Total Orders (#)', '7 Day Total Units (#)'];
const fields = ['date', 'portfolio', 'currency', 'campaign', 'adGroup', 'advSku', 'advAsin', 'impressions', 'clicks', 'spend', 'sales', 'orders', 'units'] as const;
const additive = ['impressions', 'clicks', 'spend', 'sales', 'orders', 'units'];
const ads = adRows(['2026-07-13']);
const asCell = (value: string | number | null | undefined): XlsxCell => typeof value === 'number' ? { number: value } : value ?? null;
const sheetRows: XlsxCell[][] = [header, ...ads.map((row) => fields.map((field): XlsxCell => field === 'date' ? { number: 46_216, format: 'MMM dd, yyyy' } : asCell(row[field])))];
const advertised: Expected = { kind: 'sp-advertised-product', language: 'en', encoding: 'xlsx', headerLine: 1, currency: 'USD', attributionDays: 7, period: { from: '2026-07-13', to: '2026-07-13' }, rows: ads.length, rejected: [], totals: sums(ads, additive) };
const sheet = 'Sponsored Product Advertised Pr';

/** Archives whose declared sizes are lies: a reader that believes them asks for hundreds of megabytes. */
function lyingArchives(): Fixture[] {
  const gzip = gzipSync(encode(csv, 'utf-8'), { mtime: 0 });
  // The last four bytes say how long the content is.
  const longer = Uint8Array.from([...gzip.slice(0, -4), 0, 0, 0, 0x1a]);
  const zip = zipSync({ 'BusinessReport-7-14-26.csv': encode(csv, 'utf-8') }, { mtime: new Date(1980, 0, 1) });
  const directory = new TextDecoder('latin1').decode(zip).indexOf('PK\u0001\u0002');
  const swollen = zip.slice();
  // 218 MB from a few hundred bytes: more than deflate can hold.
  new DataView(swollen.buffer).setUint32(directory + 24, 0x0d00_0000, true);
  return [binary('gzip-lying-about-its-length', 'csv.gz', longer), binary('zip-lying-about-its-length', 'zip', swollen)];
}

function workbooks(): Fixture[] {
  const whole = rawXlsx([{ name: sheet, rows: sheetRows }]);
  const totals: XlsxCell[] = ['合计', null, null, null, null, null, null, ...additive.map((field): XlsxCell => ({ number: Number(sums(ads, [field])[field]) }))];
  const gap = (cells: XlsxCell[], filler: XlsxCell): XlsxCell[] => [...cells.slice(0, 5), filler, ...cells.slice(5)];
  // What Excel writes round a workbook with a password: an OLE container with one encrypted stream.
  const encrypted = compoundFile('EncryptedPackage', Uint8Array.from({ length: 5000 }, (_, index) => (index * 197 + 31) & 255));
  return [
    binary('workbook-cut', 'xlsx', whole.slice(0, Math.floor(whole.length / 2)), { warningCodes: ['damaged-workbook'] }),
    binary('workbook-empty', 'xlsx', rawXlsx([{ name: 'Sheet1', rows: [] }])),
    binary('workbook-with-password', 'xlsx', encrypted, { warningCodes: ['encrypted-file'] }),
    binary('zip-without-workbook', 'xlsx', zipSync({ 'word/document.xml': strToU8('<w:document/>') }, { mtime: new Date(1980, 0, 1) }), {}),
    { path: 'bad/workbook-totals-row', extension: 'xlsx', bytes: resavedXlsx([{ name: sheet, rows: [...sheetRows, totals] }]), expected: { ...advertised, totalsLines: [sheetRows.length + 1], warningCodes: ['totals-rows-left-out'] } },
    { path: 'bad/workbook-nameless-column', extension: 'xlsx', bytes: resavedXlsx([{ name: sheet, rows: sheetRows.map((cells, index) => gap(cells, index === 0 ? null : 'checked')) }]), expected: advertised },
    { path: 'bad/workbook-trimmed-headers', extension: 'xlsx', bytes: resavedXlsx([{ name: sheet, rows: sheetRows.map((cells) => cells.map((cell) => typeof cell === 'string' ? cell.trim() : cell)) }]), expected: advertised },
    { path: 'bad/workbook-cover-sheet-first', extension: 'xlsx', bytes: resavedXlsx([{ name: 'Notes', rows: [['July, checked by Lin'], ['see second sheet']] }, { name: sheet, rows: sheetRows }]), expected: advertised },
    // A cell someone once formatted in the last corner of the sheet: a million empty rows that are not there.
    { path: 'bad/workbook-formatted-last-cell', extension: 'xlsx', bytes: resavedXlsx([{ name: sheet, rows: sheetRows, trailing: '<row r="1048576"><c r="XFD1048576" s="1"/></row>' }]), expected: advertised },
    { path: 'bad/workbook-named-csv', extension: 'csv', bytes: whole, expected: advertised },
    { path: 'bad/workbook-blank-rows', extension: 'xlsx', bytes: resavedXlsx([{ name: sheet, rows: [...sheetRows.slice(0, 3), [null], ...sheetRows.slice(3), [null], [null]] }]), expected: advertised },
  ];
}

export function badBinaryFixtures(): Fixture[] {
  return [
    binary('png', 'png', png, { warningCodes: ['binary-file'] }),
    binary('png-named-csv', 'csv', png, { warningCodes: ['binary-file'] }),
    binary('pdf', 'pdf', encode(pdf, 'utf-8'), { warningCodes: ['pdf-file'] }),
    binary('pdf-named-csv', 'csv', encode(pdf, 'utf-8'), { warningCodes: ['pdf-file'] }),
    binary('html-sign-in-page', 'csv', encode(signIn, 'utf-8'), { warningCodes: ['html-file'] }),
    binary('only-nul-bytes', 'csv', new Uint8Array(512), {}),
    { path: 'bad/html-table-named-xls', extension: 'xls', bytes: encode(webTable, 'utf-8'), expected: { ...child, headerLine: 1 } },
    { path: 'bad/html-table-clipboard', extension: 'html', bytes: encode(webTable, 'utf-8'), expected: { ...child, headerLine: 1 } },
    { path: 'bad/gzip-of-csv', extension: 'csv.gz', bytes: gzipSync(encode(csv, 'utf-8'), { mtime: 0 }), expected: child },
    { path: 'bad/zip-of-csv', extension: 'zip', bytes: zipSync({ 'BusinessReport-7-14-26.csv': encode(csv, 'utf-8') }, { mtime: new Date(1980, 0, 1) }), expected: child },
    ...lyingArchives(), ...workbooks(),
  ];
}

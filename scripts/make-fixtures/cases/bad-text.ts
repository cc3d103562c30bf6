import type { FixtureEncoding } from '../encode';
import { encode, mojibake } from '../encode';
import type { Expected, Fixture } from '../fixture';

/** Damaged, mixed-up and misleading text files. Inputs and expectations are spelled out by hand. */

export const childHeader = '(Parent) ASIN,(Child) ASIN,Title,Sessions - Total,Page Views - Total,Featured Offer (Buy Box) Percentage,Units Ordered,Unit Session Percentage,Ordered Product Sales,Total Order Items';
/** Four good lines below it. */
export const [skillet10, skillet12, boards, towels] = [
  'B0C7QK41TN,B0C7QM5R2J,"Alderbrook Cast Iron Skillet, 10.25 in","3,395","4,494",99%,153,4.51%,"$5,353.47",149',
  'B0C7QK41TN,B0C7QNX8WD,"Alderbrook Cast Iron Skillet, 12 in","1,617","2,169",97%,61,3.77%,"$2,744.39",60',
  'B0BVJ6D3LF,B0BVJ7P9QC,Alderbrook Bamboo Cutting Boards,"1,213","1,555",88%,88,7.25%,"$2,420.00",79',
  'B0D2F8HX6K,B0D2F8HX6K,Linen Tea Towels,621,791,100%,28,4.51%,$530.60,27',
] as const;
const good = [skillet10, skillet12, boards, towels];
const sumOfAll = { sessionsTotal: 6846, pageViewsTotal: 9009, unitsOrdered: 330, orderedProductSales: 11048.46, totalOrderItems: 315 };
const withoutBoards = { sessionsTotal: 5633, pageViewsTotal: 7454, unitsOrdered: 242, orderedProductSales: 8628.46, totalOrderItems: 236 };
const withoutTowels = { sessionsTotal: 6225, pageViewsTotal: 8218, unitsOrdered: 302, orderedProductSales: 10517.86, totalOrderItems: 288 };
const notInTotals = ['buyBoxPercentage', 'unitSessionPercentage'];

const lines = (...text: string[]): string => text.map((line) => `${line}\n`).join('');

function text(name: string, content: string, expected: Partial<Expected> & Pick<Expected, 'kind'>, encoding: FixtureEncoding = 'utf-8', extension = 'csv'): Fixture {
  return { path: `bad/${name}`, extension, bytes: encode(content, encoding), expected: { totals: {}, ...expected } };
}

/** A by-child file with all four rows read. */
const whole = (name: string, content: string, expected: Partial<Expected> = {}, encoding: FixtureEncoding = 'utf-8', extension = 'csv'): Fixture =>
  text(name, content, { kind: 'business-by-child', language: 'en', encoding, headerLine: 1, rows: 4, rejected: [], totals: sumOfAll, notInTotals, ...expected }, encoding, extension);

const unknown = { kind: 'unknown', rows: 0, rejected: [], totals: {} };
/** The four good rows with one more cell at the end of the header and of each row. */
const widened = (header: string, cell: string): string => lines(`${childHeader},${header}`, ...good.map((line) => `${line},${cell}`));

function damaged(): Fixture[] {
  const cut = 'B0BVJ6D3LF,B0BVJ7P9QC,"Alderbrook Bamboo Cutt';
  const cutBetween = 'B0BVJ6D3LF,B0BVJ7P9QC,Alderbrook Bamboo Cutting Boards,"1,213"';
  const lostQuotes = 'B0BVJ6D3LF,B0BVJ7P9QC,Alderbrook Bamboo Cutting Boards,1,034,1,555,88%,88,8.51%,$2,420.00,79';
  const two = { sessionsTotal: 5012, pageViewsTotal: 6663, unitsOrdered: 214, orderedProductSales: 8097.86, totalOrderItems: 209 };
  const child = { kind: 'business-by-child', language: 'en', headerLine: 1, notInTotals };
  return [
    text('zero-bytes', '', { ...unknown, headerLine: null, language: null, warningCodes: ['empty-file'] }),
    text('white-space-only', ' \r\n\r\n\t\r\n', { ...unknown, headerLine: null, language: null, warningCodes: ['empty-file'] }),
    text('byte-order-mark-only', '', { ...unknown, headerLine: null, language: null, warningCodes: ['empty-file'] }, 'utf-8-bom'),
    text('header-only', lines(childHeader), { ...child, rows: 0, rejected: [], warningCodes: ['no-rows'] }),
    text('header-only-no-newline', childHeader, { ...child, rows: 0, rejected: [], warningCodes: ['no-rows'] }),
    text('cut-inside-quotes', lines(childHeader, skillet10, skillet12) + cut, { ...child, rows: 2, rejected: [{ line: 4, text: cut, reasonCode: 'unclosed-quote' }], totals: two }),
    text('cut-between-cells', lines(childHeader, skillet10, skillet12) + cutBetween, { ...child, rows: 2, rejected: [{ line: 4, text: cutBetween, reasonCode: 'row-too-narrow' }], totals: two }),
    text('lost-quotes', lines(childHeader, skillet10, skillet12, lostQuotes, towels), { ...child, rows: 3, rejected: [{ line: 4, text: lostQuotes, reasonCode: 'row-too-wide' }], totals: withoutBoards }),
    text('one-cell-too-many', lines(childHeader, skillet10, skillet12, boards.replace('"1,213"', '1,213'), towels), { ...child, rows: 3, rejected: [{ line: 4, text: boards.replace('"1,213"', '1,213'), reasonCode: 'row-too-wide' }], totals: withoutBoards }),
    text('one-cell-too-few', lines(childHeader, skillet10, skillet12, boards, towels.replace(',27', '')), { ...child, rows: 3, rejected: [{ line: 5, text: towels.replace(',27', ''), reasonCode: 'row-too-narrow' }], totals: withoutTowels }),
    text('prose', 'Hi Lin,\nplease find the numbers for July below, sessions were up, sales were down.\nBest\n', unknown, 'utf-8', 'txt'),
    text('another-csv', lines('Booking date,Value date,Text,Amount', '13.07.2026,13.07.2026,CARD PAYMENT,-12.30', '14.07.2026,14.07.2026,TRANSFER,2000.00'), unknown),
    text('json', '{"reportType":"GET_SALES_AND_TRAFFIC_REPORT","sessions":12}\n', unknown, 'utf-8', 'txt'),
  ];
}

function repeated(): Fixture[] {
  const [firstFour] = [[skillet10, skillet12, boards, towels]];
  return [
    // Two downloads pasted under each other: the second header is no row.
    text('header-twice', lines(childHeader, ...firstFour.slice(0, 2), childHeader, ...firstFour.slice(2)), { kind: 'business-by-child', headerLine: 1, rows: 4, rejected: [{ line: 4, text: childHeader, reasonCode: 'header-again' }], totals: sumOfAll, notInTotals }),
    // The same figures under the same name: added once, and said.
    text('header-name-twice', lines(`${childHeader},Units Ordered`, `${skillet10},153`, `${skillet12},61`, `${boards},88`, `${towels},28`), { kind: 'business-by-child', headerLine: 1, rows: 4, rejected: [], totals: sumOfAll, warningCodes: ['duplicate-header'] }),
    whole('prototype-header', lines(`__proto__,${childHeader},constructor,toString`, ...good.map((line) => `polluted,${line},polluted,polluted`)), { columns: [null, 'parentAsin', 'childAsin', 'title', 'sessionsTotal', 'pageViewsTotal', 'buyBoxPercentage', 'unitsOrdered', 'unitSessionPercentage', 'orderedProductSales', 'totalOrderItems', null, null] }),
    whole('nameless-column', lines(childHeader.replace('Title,', 'Title,,'), ...good.map((line) => line.replace(/^(B0\w{8},B0\w{8},(?:"[^"]*"|[^,]*),)/, '$1,')))),
    whole('own-column', widened('Owner 负责人', 'Lin')),
    whole('trailing-commas', widened('', '')),
  ];
}

function totalsRows(): Fixture[] {
  const total = (label: string): string => `${label},,,"6,846","9,009",,330,4.82%,"$11,048.46",315`;
  return [
    ...(['Total', 'Totals', 'Grand total', '合计', '总计', 'Summe', 'Gesamt', '合計'] as const).map((label, index) =>
      whole(`totals-row-${['total', 'totals', 'grand-total', 'heji', 'zongji', 'summe', 'gesamt', 'goukei'][index] ?? ''}`, lines(childHeader, ...good, total(label)), { totalsLines: [6], warningCodes: ['totals-rows-left-out'] })),
    whole('totals-row-first', lines(childHeader, total('合计'), ...good), { totalsLines: [2] }),
    text('totals-row-by-date', lines('Date,Ordered Product Sales,Units Ordered,Total Order Items,Page Views,Sessions,Buy Box Percentage,Unit Session Percentage,Average Offer Count,Average Parent Items', '7/13/26,"$1,331.17",41,38,900,700,98%,5.86%,46,38', '7/14/26,$980.00,28,27,850,640,97%,4.38%,46,38', 'Total,"$2,311.17",69,65,"1,750","1,340",,5.15%,,'), { kind: 'business-by-date', headerLine: 1, rows: 2, rejected: [], totalsLines: [4], period: { from: '2026-07-13', to: '2026-07-14' }, totals: { orderedProductSales: 2311.17, unitsOrdered: 69, totalOrderItems: 65, pageViewsTotal: 1750, sessionsTotal: 1340 } }),
    whole('totals-row-shouting', lines(childHeader, ...good, total(' TOTAL ')), { totalsLines: [6] }),
    // Sums and means without a label that says so: no ASIN, no row of data. How they are left out is the reader's choice.
    ...([['unlabelled-sum-row', ''], ['average-row', 'Average']] as const).map(([name, label]) => text(name, lines(childHeader, ...good, total(label)), { kind: 'business-by-child', headerLine: 1, rows: 4, totals: sumOfAll })),
    // A product may be called so; its ASINs show that the row is data.
    whole('title-is-total', lines(childHeader, skillet10, skillet12, boards.replace('Alderbrook Bamboo Cutting Boards', 'Total'), towels), { totalsLines: [], values: [{ line: 4, values: { title: 'Total', unitsOrdered: 88 } }] }),
  ];
}

function lineEnds(): Fixture[] {
  const all = [childHeader, ...good];
  return [
    whole('line-ends-mixed', `${childHeader}\r\n${skillet10}\n${skillet12}\r\n${boards}\n${towels}\r\n`),
    whole('line-ends-cr', all.map((line) => `${line}\r`).join('')),
    whole('line-ends-cr-no-final', all.join('\r')),
    whole('line-ends-cr-lf-lf', all.join('\r\n') + '\n\n'),
    whole('blank-lines', lines('', childHeader, skillet10, '', skillet12, boards, '  ', towels, '', ''), { headerLine: 2, values: [{ line: 3, values: { unitsOrdered: 153 } }, { line: 5, values: { unitsOrdered: 61 } }, { line: 8, values: { unitsOrdered: 28 } }] }),
    // Excel writes commas for rows that were emptied.
    whole('rows-of-commas', lines(childHeader, ...good, ',,,,,,,,,', ',,,,,,,,,')),
    whole('title-over-two-lines', lines(childHeader, skillet10.replace('10.25 in"', '10.25 in\npre-seasoned"'), skillet12, boards, towels), { values: [{ line: 2, values: { title: 'Alderbrook Cast Iron Skillet, 10.25 in\npre-seasoned' } }, { line: 4, values: { unitsOrdered: 61 } }] }),
    whole('separator-line', `sep=,\r\n${all.join('\r\n')}\r\n`, { headerLine: 2 }),
    whole('no-final-newline', all.join('\n')),
  ];
}

function odd(): Fixture[] {
  const all = [childHeader, ...good];
  const titled = (title: string): string => lines(childHeader, skillet10, skillet12, boards.replace('Alderbrook Bamboo Cutting Boards', title), towels);
  const skuHeader = childHeader.replace('Title,', 'Title,SKU,');
  const withSkus = good.map((line, index) => line.replace(/^(B0\w{8},B0\w{8},(?:"[^"]*"|[^,]*),)/, `$1${['"=""0087-10"""', '="0087"', '"=""000123"""', '00042'][index] ?? ''},`));
  return [
    whole('formula-in-title', titled('"=HYPERLINK(""http://example.invalid/"",""Boards"")"'), { values: [{ line: 4, values: { title: '=HYPERLINK("http://example.invalid/","Boards")', unitsOrdered: 88 } }] }),
    whole('plus-minus-at-in-title', lines(childHeader, skillet10, skillet12.replace('Alderbrook Cast', '+Alderbrook Cast'), boards.replace('Alderbrook', '-Alderbrook'), towels.replace('Linen', '@Linen')), { values: [{ line: 3, values: { title: '+Alderbrook Cast Iron Skillet, 12 in' } }, { line: 4, values: { title: '-Alderbrook Bamboo Cutting Boards' } }, { line: 5, values: { title: '@Linen Tea Towels' } }] }),
    text('formula-guards', lines(skuHeader, ...withSkus), { kind: 'business-by-sku', headerLine: 1, rows: 4, rejected: [], totals: sumOfAll, values: [{ line: 2, values: { sku: '0087-10' } }, { line: 3, values: { sku: '0087' } }, { line: 4, values: { sku: '000123' } }, { line: 5, values: { sku: '00042' } }] }),
    // Only cells with a comma are quoted, so an inch sign stands bare; it opens nothing.
    whole('bare-quotes-in-cell', titled('Cutting Board 31" x 19" Bamboo'), { values: [{ line: 4, values: { title: 'Cutting Board 31" x 19" Bamboo', unitsOrdered: 88 } }] }),
    whole('byte-order-mark-twice', `\uFEFF${lines(...all)}`, {}, 'utf-8-bom'),
    whole('spaces-round-cells', lines(childHeader, skillet10, skillet12, boards, ' B0D2F8HX6K ,\u00A0B0D2F8HX6K, Linen Tea Towels , 621 , 791 ,100 %, 28 ,4.51 %, $530.60 , 27 '), { values: [{ line: 5, values: { parentAsin: 'B0D2F8HX6K', childAsin: 'B0D2F8HX6K', sessionsTotal: 621, buyBoxPercentage: 1, unitSessionPercentage: 0.0451, orderedProductSales: 530.6 } }] }),
    // A mark for "no figure" is not a nought.
    text('placeholders', lines(childHeader, skillet10, 'B0C7QK41TN,B0C7QNX8WD,12 in,--,-,N/A,—,--,,-'), {
      kind: 'business-by-child', headerLine: 1, rows: 2, rejected: [], totals: { sessionsTotal: 3395, pageViewsTotal: 4494, unitsOrdered: 153, orderedProductSales: 5353.47, totalOrderItems: 149 },
      values: [{ line: 3, values: { sessionsTotal: null, pageViewsTotal: null, buyBoxPercentage: null, unitsOrdered: null, unitSessionPercentage: null, orderedProductSales: null, totalOrderItems: null } }],
    }),
    whole('nul-in-title', titled('Alderbrook\u0000 Boards'), {}),
    whole('lone-surrogate-utf-16le', titled('Boards \uD83D set'), {}, 'utf-16le'),
    whole('lone-surrogate-utf-16be', titled('\uDC00 Boards'), {}, 'utf-16be'),
    // Excel's "Unicode Text": UTF-16 with tabs.
    whole('unicode-text', all.map((line) => `${line.replace(/"([^"]*)"|,/g, (cell: string, inner: string | undefined) => inner ?? (cell === ',' ? '\t' : cell))}\r\n`).join(''), {}, 'utf-16le', 'txt'),
    whole('pasted-tabs', all.map((line) => `${line.replace(/"([^"]*)"|,/g, (cell: string, inner: string | undefined) => inner ?? (cell === ',' ? '\t' : cell))}\r\n`).join(''), {}, 'utf-8', 'txt'),
    whole('semicolons', all.map((line) => `${line.replace(/"([^"]*)"|,/g, (cell: string, inner: string | undefined) => inner ?? (cell === ',' ? ';' : cell))}\r\n`).join('')),
    whole('named-xlsx', lines(...all), {}, 'utf-8', 'xlsx'),
    whole('columns-in-another-order', lines('Total Order Items,Units Ordered,(Child) ASIN,Sessions - Total,Ordered Product Sales,Page Views - Total,(Parent) ASIN', '149,153,B0C7QM5R2J,"3,395","$5,353.47","4,494",B0C7QK41TN', '60,61,B0C7QNX8WD,"1,617","$2,744.39","2,169",B0C7QK41TN', '79,88,B0BVJ7P9QC,"1,213","$2,420.00","1,555",B0BVJ6D3LF', '27,28,B0D2F8HX6K,621,$530.60,791,B0D2F8HX6K'), { notInTotals: [], columns: ['totalOrderItems', 'unitsOrdered', 'childAsin', 'sessionsTotal', 'orderedProductSales', 'pageViewsTotal', 'parentAsin'] }),
    text('sessions-column-lost', lines('(Parent) ASIN,(Child) ASIN,Title,Page Views - Total,Units Ordered,Ordered Product Sales,Total Order Items', 'B0C7QK41TN,B0C7QM5R2J,Skillet,"4,494",153,"$5,353.47",149'), { kind: 'business-by-child', headerLine: 1, rows: 1, rejected: [], totals: { pageViewsTotal: 4494, unitsOrdered: 153, orderedProductSales: 5353.47, totalOrderItems: 149 }, missingIncludes: ['sessionsTotal'] }),
  ];
}

/** Two marketplaces in one file: counts add up, money does not. */
function currencies(): Fixture[] {
  const adsHeader = 'Date,Portfolio name,Currency,Campaign Name,Ad Group Name,Advertised SKU,Advertised ASIN,Impressions,Clicks,Spend,7 Day Total Sales ,7 Day Total Orders (#),7 Day Total Units (#)';
  return [
    text('two-currency-symbols', lines(childHeader, skillet10, skillet12, boards.replace('$', '£'), towels.replace('$', '£')), { kind: 'business-by-child', headerLine: 1, rows: 4, currency: null, marketplace: null, totals: { sessionsTotal: 6846, unitsOrdered: 330 }, notInTotals: ['orderedProductSales'], warningCodes: ['mixed-currencies'] }),
    text('two-currency-codes', lines(adsHeader, '"Jul 13, 2026",Cookware,USD,SP US,core,AB-SKIL-10,B0C7QM5R2J,4120,38,42.18,219.94,6,7', '"Jul 13, 2026",Cookware,CAD,SP CA,core,AB-SKIL-10,B0C7QM5R2J,980,7,7.56,0,0,0'), { kind: 'sp-advertised-product', headerLine: 1, rows: 2, currency: null, marketplace: null, totals: { impressions: 5100, clicks: 45, orders: 6, units: 7 }, notInTotals: ['spend', 'sales'], warningCodes: ['mixed-currencies'] }),
  ];
}

/** German text that went through a wrong code page: what is plain ASCII in the header still says what it is. */
function wrongCodePage(): Fixture[] {
  const german = lines('(Übergeordnete) ASIN,(Untergeordnete) ASIN,Titel,Sitzungen – Summe,Bestellte Einheiten,Durch bestellte Produkte erzielter Umsatz,Zahl der Bestellposten', 'B0C7QK41TN,B0C7QM5R2J,"Gusseisen-Bratpfanne für Herde, 26 cm","3,395",153,"4.978,73 €",149', 'B0D2F8HX6K,B0D2F8HX6K,Geschirrtücher,621,28,"493,46 €",27');
  // What of the bytes stands for Ü, ü and € when they are read as Windows-1251.
  const cyrillic = german.replaceAll('Ü', 'Гњ').replaceAll('ü', 'Гј').replaceAll('€', 'в‚¬').replaceAll('–', 'вЂ“');
  const expected: Omit<Expected, 'totals'> = { kind: 'business-by-child', headerLine: 1, rows: 2, rejected: [], warningCodes: ['mojibake'], values: [{ line: 2, values: { childAsin: 'B0C7QM5R2J', unitsOrdered: 153 } }] };
  const totals = { unitsOrdered: 181, orderedProductSales: 5472.19, totalOrderItems: 176 };
  return [text('mojibake-windows-1252', mojibake(german), { ...expected, totals }), text('mojibake-windows-1251', cyrillic, { ...expected, totals })];
}

export function badTextFixtures(): Fixture[] {
  return [...damaged(), ...repeated(), ...totalsRows(), ...lineEnds(), ...odd(), ...currencies(), ...wrongCodePage()];
}

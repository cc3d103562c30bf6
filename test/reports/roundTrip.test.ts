import fc from 'fast-check';
import { gzipSync, zipSync } from 'fflate';
import { isUnreadable, read, readCells, type ReportTable } from '../../src/reports/index';

/** A day's row of a made-up report, and every way in which exports write it. */
interface Line {
  readonly child: string;
  readonly title: string;
  readonly sessions: number;
  readonly share: number;
  readonly units: number;
  readonly cents: number;
}

const line: fc.Arbitrary<Line> = fc.record({
  child: fc.string({ unit: fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'), minLength: 8, maxLength: 8 }).map((text) => `B0${text}`),
  title: fc.string({ unit: fc.constantFrom('K', 'e', 't', ' ', '"', ',', ';', 'é', '中', '…', '=', '5', "'", '\\u'), maxLength: 12 }).map((text) => `x${text.replaceAll('\\', '')}y`),
  sessions: fc.nat({ max: 5_000_000 }),
  share: fc.nat({ max: 10_000 }),
  units: fc.nat({ max: 90_000 }),
  cents: fc.nat({ max: 900_000_000 }),
});

const headers = {
  en: ['(Child) ASIN', 'Title', 'Sessions - Total', 'Session Percentage - Total', 'Units Ordered', 'Ordered Product Sales'],
  'zh-CN': ['（子）ASIN', '标题', '会话数 - 总计', '转化率 - 总计', '已订购商品数量', '已订购商品销售额'],
  ja: ['（子）ASIN', 'タイトル', 'セッション数 - 合計', 'セッション率 - 合計', '注文された商品点数', '注文商品の売上額'],
} as const;

const money = {
  dollars: (cents: number): string => `US$${new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 }).format(cents / 100)}`,
  euros: (cents: number): string => `${new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2 }).format(cents / 100)}\u00a0€`,
  eurosFirst: (cents: number): string => `€${new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2 }).format(cents / 100)}`,
  rupees: (cents: number): string => `₹${new Intl.NumberFormat('en-IN', { minimumFractionDigits: 2 }).format(cents / 100)}`,
  krona: (cents: number): string => new Intl.NumberFormat('sv-SE', { style: 'currency', currency: 'SEK' }).format(cents / 100),
  code: (cents: number): string => `USD ${(cents / 100).toFixed(2)}`,
};

const encoders = {
  'utf-8': (text: string): Uint8Array => new TextEncoder().encode(text),
  'utf-8-bom': (text: string): Uint8Array => new TextEncoder().encode(`\ufeff${text}`),
  'utf-16le': (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')),
  'utf-16be': (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16()),
};

const dialect = fc.record({
  language: fc.constantFrom('en' as const, 'zh-CN' as const, 'ja' as const),
  style: fc.constantFrom(...(Object.keys(money) as (keyof typeof money)[])),
  delimiter: fc.constantFrom(',', ';', '\t'),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  encoding: fc.constantFrom(...(Object.keys(encoders) as (keyof typeof encoders)[])),
  allQuoted: fc.boolean(),
  preamble: fc.constantFrom<readonly string[]>([], ['Exported by Lin'], ['a note', '', 'another note']),
  blankBelow: fc.boolean(),
  container: fc.constantFrom('none' as const, 'gz' as const, 'zip' as const),
  grouped: fc.boolean(),
});

const quoteCell = (text: string, delimiter: string, always: boolean): string => (always || text.includes('"') || text.includes(delimiter) || text.startsWith('=') ? `"${text.replaceAll('"', '""')}"` : text);

async function single(name: string, bytes: Uint8Array): Promise<ReportTable> {
  const tables = await read({ name, bytes });
  const [table] = tables;
  if (tables.length !== 1 || !table || isUnreadable(table)) throw new Error(JSON.stringify(tables));
  return table;
}

const expectRows = (table: ReportTable, lines: readonly Line[]): void => {
  expect(table.rejected).toEqual([]);
  expect(table.rows.map(({ values }) => values)).toEqual(lines.map(({ child, title, sessions, share, units, cents }) => ({ childAsin: child, title, sessionsTotal: sessions, sessionPctTotal: share / 10_000, unitsOrdered: units, orderedProductSales: cents / 100 })));
  expect(table.totals['unitsOrdered']).toBe(lines.reduce((total, { units }) => total + units, 0));
  expect(table.totals['orderedProductSales']).toBe(lines.reduce((total, { cents }) => total + cents, 0) / 100);
};

test('any report in any dialect reads back as it was', async () => {
  await fc.assert(fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), dialect, async (lines, made) => {
    const count = (value: number): string => (made.grouped ? new Intl.NumberFormat('en-US').format(value) : String(value));
    const rows = [headers[made.language], ...lines.map(({ child, title, sessions, share, units, cents }) => [child, title, count(sessions), `${(share / 100).toFixed(2)}%`, count(units), money[made.style](cents)])];
    // A table of tabs is quoted throughout or not at all, so that its cells show which.
    const quoted = made.delimiter === '\t' ? true : made.allQuoted;
    const body = rows.map((cells) => cells.map((text) => quoteCell(text, made.delimiter, quoted)).join(made.delimiter));
    const text = [...made.preamble, ...body, ...(made.blankBelow ? ['', ''] : [])].join(made.newline);
    const bytes = encoders[made.encoding](text);
    const packed = made.container === 'gz' ? gzipSync(bytes) : made.container === 'zip' ? zipSync({ 'report.csv': bytes }) : bytes;
    const table = await single(`report.${made.container === 'none' ? 'csv' : made.container}`, packed);
    expect(table.schema).toMatchObject({ kind: 'business-by-child', language: made.language, encoding: made.encoding, delimiter: made.delimiter, headerLine: made.preamble.length + 1 });
    expectRows(table, lines);
  }), { numRuns: 300 });
});

test('cells at hand read like a file of them', () => {
  fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
    const table = readCells('selection', [[...headers.en], ...lines.map(({ child, title, sessions, share, units, cents }) => [child, title, sessions, share / 10_000, units, cents / 100])]);
    if (isUnreadable(table)) throw new Error(table.problem.code);
    expect(table.schema.columns[3]?.style).toBe('ratio');
    expectRows(table, lines);
  }));
});

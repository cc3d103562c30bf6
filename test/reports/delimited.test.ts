import fc from 'fast-check';
import Papa from 'papaparse';
import { RecordReader, type Delimiter, type Dialect } from '../../src/reports/delimited';

const records = (text: string, dialect: Dialect): string[][] => {
  const reader = new RecordReader(text, dialect);
  const all: string[][] = [];
  for (let cells = reader.next(); cells; cells = reader.next()) {
    all.push(cells);
    if (reader.unclosed) reader.skipFirstLine();
  }
  return all;
};
const csv: Dialect = { delimiter: ',', quoted: true };
const tsv: Dialect = { delimiter: '\t', quoted: false };

describe('records', () => {
  test.each<[description: string, text: string, dialect: Dialect, expected: string[][]]>([
    ['plain', 'a,b\n1,2', csv, [['a', 'b'], ['1', '2']]],
    ['CRLF and a final line end', 'a,b\r\n1,2\r\n', csv, [['a', 'b'], ['1', '2']]],
    ['CR alone', 'a,b\r1,2\r', csv, [['a', 'b'], ['1', '2']]],
    ['mixed line ends', 'a\r\nb\nc\rd', csv, [['a'], ['b'], ['c'], ['d']]],
    ['quoted delimiter, quote and line end', '"a,b","say ""hi""","two\nlines"\nx', csv, [['a,b', 'say "hi"', 'two\nlines'], ['x']]],
    ['quoted CRLF stays as it is', '"a\r\nb",c', csv, [['a\r\nb', 'c']]],
    ['empty cells', ',,\n"",', csv, [['', '', ''], ['', '']]],
    ['blank line', 'a\n\nb', csv, [['a'], [''], ['b']]],
    ['backslash before a doubled quote, as the campaign report writes it', '"31\\"" x 19\\""  - key",2', csv, [['31" x 19"  - key', '2']]],
    ['a quote that was not doubled', '"31" x 19" board",2', csv, [['31" x 19" board', '2']]],
    ['a guard that holds the delimiter', '="1,034",2', csv, [['1,034', '2']]],
    ['a guard within a quoted cell', '"=""0087""",2', csv, [['="0087"', '2']]],
    ['blanks behind a closing quote', '"a" ,b', csv, [['a', 'b']]],
    ['a quote inside a bare cell', '31" x 19",2', csv, [['31" x 19"', '2']]],
    ['tabs without quoting', '31" x 19"\t"2"', tsv, [['31" x 19"', '"2"']]],
    ['semicolons', '"7 Tage, Umsatz";1,5', { delimiter: ';', quoted: true }, [['7 Tage, Umsatz', '1,5']]],
    ['cut inside quotes', 'a,b\nc,"d', csv, [['a', 'b'], ['c', 'd']]],
    ['a quote that never closes gives its own line up alone', 'a,"b\n1,2\n3,4', csv, [['a', 'b\n1,2\n3,4'], ['1', '2'], ['3', '4']]],
  ])('%s', (_, text, dialect, expected) => expect(records(text, dialect)).toEqual(expected));

  test('lines and offsets of each record', () => {
    const text = 'a,b\n"two\r\nlines",c\n\nlast';
    const reader = new RecordReader(text, csv);
    const seen: [number, string][] = [];
    while (reader.next()) seen.push([reader.line, text.slice(reader.start, reader.end)]);
    expect(seen).toEqual([[1, 'a,b'], [2, '"two\r\nlines",c'], [4, ''], [5, 'last']]);
  });

  // Readers differ on whether a blank line at the end is a record; it carries nothing either way.
  const withoutBlankEnd = (rows: string[][]): string[][] => (rows.length > 0 && rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === '' ? withoutBlankEnd(rows.slice(0, -1)) : rows);

  // What every writer of CSV would write, read back as PapaParse reads it.
  const cell = fc.string({ unit: fc.constantFrom('a', 'B', '1', ',', ';', '\t', '"', '\n', ' ', 'é', '中', '€', '.', '-', '='), maxLength: 8 }).filter((text) => !/\\|^=/.test(text));
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });
  const dialects = fc.record({ delimiter: fc.constantFrom<Delimiter>(',', ';', '\t'), newline: fc.constantFrom('\n', '\r\n', '\r'), quotes: fc.boolean(), final: fc.boolean() });

  test('equal to PapaParse on anything well formed', () => {
    fc.assert(fc.property(table, dialects, (rows, { delimiter, newline, quotes, final }) => {
      const text = Papa.unparse(rows, { delimiter, newline, quotes }) + (final ? newline : '');
      const oracle = Papa.parse<string[]>(text, { delimiter, newline }).data;
      expect(withoutBlankEnd(records(text, { delimiter, quoted: true }))).toEqual(withoutBlankEnd(oracle));
    }), { numRuns: 1500 });
  });

  test('never loses its way: any text ends, and every character lies in one record', () => {
    const noise = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '\t', '=', '\\', ' ', ';'), maxLength: 80 });
    fc.assert(fc.property(noise, fc.constantFrom(csv, tsv), (text, dialect) => {
      const reader = new RecordReader(text, dialect);
      let end = 0;
      let line = 0;
      for (let count = 0; reader.next(); count += 1) {
        if (reader.unclosed) reader.skipFirstLine();
        expect(reader.start).toBeGreaterThanOrEqual(end);
        expect(reader.line).toBeGreaterThan(line);
        end = reader.end;
        line = reader.line;
        expect(count).toBeLessThanOrEqual(text.length);
      }
    }), { numRuns: 2000 });
  });

  test('a line of quotes that never close costs no more than its length', () => {
    const text = '"a\n'.repeat(200_000);
    const started = performance.now();
    records(text, csv);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

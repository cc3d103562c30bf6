import { readFileSync } from 'node:fs';

/** What every reader must come to, so that none is fast by being wrong. */
export interface Sum {
  readonly rows: number;
  readonly keys: number;
  readonly cents: number;
}

const wanted = ['(Child) ASIN', 'Sessions - Total', 'Page Views - Total', 'Units Ordered', 'Ordered Product Sales'] as const;

/** Sums per ASIN as anyone would write it over rows of text. */
class Sums {
  private readonly byAsin = new Map<string, [number, number, number, number]>();
  private rows = 0;
  private at: readonly number[] = [];

  add(cells: readonly string[]): void {
    if (this.at.length === 0) {
      this.at = wanted.map((name) => cells.indexOf(name));
      return;
    }
    const [asin = 0, sessions = 0, views = 0, units = 0, sales = 0] = this.at;
    const key = cells[asin];
    if (key === undefined || cells.length < 2) return;
    let sums = this.byAsin.get(key);
    if (!sums) this.byAsin.set(key, (sums = [0, 0, 0, 0]));
    sums[0] += count(cells[sessions]);
    sums[1] += count(cells[views]);
    sums[2] += count(cells[units]);
    sums[3] += Math.round(count(cells[sales]?.slice(1)) * 100);
    this.rows += 1;
  }

  get sum(): Sum {
    return { rows: this.rows, keys: this.byAsin.size, cents: [...this.byAsin.values()].reduce((total, sums) => total + sums[3], 0) };
  }
}

const count = (text = ''): number => Number(text.includes(',') ? text.replaceAll(',', '') : text);
const textOf = (path: string): string => readFileSync(path, 'utf8').replace(/^\ufeff/, '');

/** PapaParse, row by row, so that it need not hold the rows. */
export async function papaParse(): Promise<(path: string) => Promise<Sum>> {
  const { default: Papa } = await import('papaparse');
  return (path) => {
    const sums = new Sums();
    Papa.parse<string[]>(textOf(path), { step: ({ data }) => sums.add(data), skipEmptyLines: true });
    return Promise.resolve(sums.sum);
  };
}

/** uDSV in its fastest form, to rows of strings. */
export async function udsv(): Promise<(path: string) => Promise<Sum>> {
  const { inferSchema, initParser } = await import('udsv');
  return (path) => {
    const sums = new Sums();
    const text = textOf(path);
    const schema = inferSchema(text, { col: ',', row: '\r\n', encl: '"' });
    sums.add(schema.cols.map(({ name }) => name));
    for (const row of initParser(schema).stringArrs<string[]>(text)) sums.add(row);
    return Promise.resolve(sums.sum);
  };
}

/** DuckDB reading the same file; columns stay text until summed, because grouped numbers are no numbers to it. */
export async function duckdb(threads: number): Promise<(path: string) => Promise<Sum>> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const whole = (column: string): string => `sum(replace("${column}", ',', '')::BIGINT)`;
  return async (path) => {
    const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
    const connection = await instance.connect();
    const result = await connection.runAndReadAll(
      `select "(Child) ASIN", count(*)::DOUBLE as n, ${wanted.slice(1, 4).map(whole).join(', ')}, (100 * sum(replace(substr("Ordered Product Sales", 2), ',', '')::DECIMAL(18, 2)))::DOUBLE as cents
       from read_csv('${path.replaceAll("'", "''")}', header = true, all_varchar = true, delim = ',', quote = '"') group by 1`,
    );
    const rows = result.getRowObjects();
    connection.closeSync();
    return { rows: rows.reduce((total, row) => total + Number(row['n']), 0), keys: rows.length, cents: Math.round(rows.reduce((total, row) => total + Number(row['cents']), 0)) };
  };
}

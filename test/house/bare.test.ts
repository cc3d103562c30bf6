import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { root, sourcesUnder } from './sources';

const rooms = ['domain', 'reports', 'sheets'];
const modules = rooms.flatMap((room) => sourcesUnder(`src/${room}`));

/** What a host, a page or a clock would give. Touching one in these rooms is a fault, asking for its type included. */
const absent = ['Excel', 'Office', 'OfficeExtension', 'CustomFunctions', 'window', 'self', 'document', 'navigator', 'localStorage', 'React', 'process', 'Buffer', 'require', 'fetch', 'setTimeout', 'setInterval'];
/** What every engine has beside the language itself. */
const given = { TextDecoder, TextEncoder };

interface Bare {
  readonly touched: ReadonlySet<string>;
  run(code: string): unknown;
}

/** A world of the language alone, in which whatever is absent throws, and so do the clock and chance. */
function bareWorld(): Bare {
  const touched = new Set<string>();
  const world = createContext({ ...given });
  const refuse = (name: string) => (): never => {
    touched.add(name);
    throw new Error(`${name} was asked for`);
  };
  const global = runInContext('globalThis', world) as object;
  for (const name of absent) Object.defineProperty(global, name, { get: refuse(name), configurable: true });
  const language = runInContext('({ Date, Math })', world) as { Date: { now: () => number }; Math: { random: () => number } };
  language.Date.now = refuse('Date.now');
  language.Math.random = refuse('Math.random');
  runInContext('globalThis.Date = new Proxy(Date, { construct: (target, given) => { if (given.length === 0) throw new Error("new Date() was asked for"); return new target(...given); } });', world);
  return { touched, run: (code) => runInContext(code, world) as unknown };
}

const bundle = await build({
  stdin: { contents: modules.map((path, index) => `export * as m${index} from './${path.replace(/\.ts$/, '')}';`).join('\n'), resolveDir: root, loader: 'ts' },
  bundle: true, format: 'iife', globalName: 'rooms', platform: 'neutral', mainFields: ['module', 'main'], write: false, metafile: true, logLevel: 'silent',
});
const code = bundle.outputFiles[0]!.text;

test('the three rooms are bundled whole, with nothing of another room and nothing of React', () => {
  const inputs = Object.keys(bundle.metafile.inputs);
  expect(inputs.filter((path) => path.startsWith('src/')).filter((path) => ![...rooms, 'locale'].includes(path.split('/')[1]!))).toEqual([]);
  expect(inputs.filter((path) => /node_modules\/(react|react-dom|@fluentui|@microsoft|@univerjs)\//.test(path))).toEqual([]);
  // Files of types alone leave nothing in a bundle.
  const left = modules.filter((path) => !inputs.includes(path)).filter((path) => /^export (const|function|class|async)/m.test(readFileSync(new URL(path, `file://${root}`), 'utf8')));
  expect(left).toEqual([]);
  expect(Object.values(bundle.metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path))).toEqual([]);
});

test('every module loads, reads an export and plans a workbook where no host, page, Node or clock is', async () => {
  const bare = bareWorld();
  bare.run(`${code}; globalThis.rooms = rooms;`);
  const doors = Object.assign({}, ...Object.values(bare.run('rooms') as Record<string, object>)) as Record<string, unknown>;
  expect(typeof doors['planBuild']).toBe('function');
  (bare.run('globalThis') as Record<string, unknown>)['bytes'] = new TextEncoder().encode('(Parent) ASIN,(Child) ASIN,Title,Sessions - Total,Session Percentage - Total,Page Views - Total,Page Views Percentage - Total,Featured Offer (Buy Box) Percentage,Units Ordered,Unit Session Percentage,Ordered Product Sales,Total Order Items\nB0PARENT01,B0CHILD001,"Cup, blue",100,100.00%,150,100.00%,97.50%,12,12.00%,"$1,239.88",11\n');
  const result = (await bare.run(`(async () => {
    const doors = Object.assign({}, ...Object.values(rooms));
    const [table] = await doors.read({ name: 'BusinessReport.csv', bytes });
    const { imports } = doors.dayImports(table, { store: 'S', marketplace: 'US', date: '2026-11-20', hash: doors.contentHash(bytes) });
    const { plan, reports } = doors.planBuild({ raw: null, store: 'S', imports, also: [], products: [], language: 'en', moment: 1795400000000, operator: 'wang' });
    return { rows: table.rows.length, sheets: plan.sheets.length, sales: reports[0].kpis[0].value };
  })()`)) as object;
  expect(result).toMatchObject({ rows: 1, sales: 1239.88 });
  expect([...bare.touched]).toEqual([]);
});

test.each([
  ['Excel', 'Excel.run(() => {})'], ['window', 'typeof window'], ['document', 'document.title'], ['process', 'process.env'], ['Date.now', 'Date.now()'], ['Math.random', 'Math.random()'],
])('a planted use of %s is found', (name, use) => {
  const bare = bareWorld();
  expect(() => bare.run(use)).toThrow('was asked for');
  expect([...bare.touched]).toEqual([name]);
});

test('a clock read by new Date() is found, a date from numbers is not', () => {
  const bare = bareWorld();
  expect(() => bare.run('new Date()')).toThrow('new Date() was asked for');
  expect(bare.run('new Date(Date.UTC(2026, 10, 20)).toISOString()')).toBe('2026-11-20T00:00:00.000Z');
});

import { verdicts } from '../../src/locale/functions';
import { planProposals } from '../../src/sheets/proposals';
import { decodeWorkbook } from '../../src/sheets/stored';
import { verifyLog } from '../../src/sheets/verifyLog';
import { importsOf, make, moment, store } from '../sheets/sampleStore';
import { after, tampered, typedInto, type Step } from '../sheets/typedLog';
import { builtFunctions, type BuiltFunctions } from './built';

let functions: BuiltFunctions;
const change = (object: string) => ({ marketplace: 'US', module: 'advertising' as const, action: 'bid-change' as const, objectType: 'keyword' as const, object, metric: 'bid', oldValue: 1, newValue: 0.7, unit: 'money' as const, rule: null, reason: 'ACoS' });

let start: Step;
let typed: Step;
let mine: Step;
let theirs: Step;
beforeAll(async () => {
  functions = await builtFunctions();
  functions.configure({ language: 'en', overrides: [] });
  start = await make(await importsOf('US', '2026-11-14'));
  typed = await typedInto(start, [{ marketplace: 'US', action: '调价', object: 'B0X' }]);
  const propose = (object: string, operator: string): Promise<Step> => after(planProposals(start.raw, [change(object)], { store, operator, moment, language: 'zh-CN' }).plan!, start);
  mine = await propose('lamp', '甲');
  theirs = await propose('desk', '乙');
}, 180_000);

const logOf = (step: Step) => step.raw.tables.find(({ name }) => name === 'amz_sop_log')!;

test.each<[string, () => Step['raw']]>([
  ['an untouched log', () => start.raw],
  ['an edited cell', () => tampered(start.raw, (list, at) => { list[3]![at('object')] = 'x'; return list; })],
  ['a removed row', () => tampered(start.raw, (list) => list.filter((_, at) => at !== 2))],
  ['two rows that changed places', () => tampered(start.raw, (list) => [list[1]!, list[0]!, ...list.slice(2)])],
  ['a copied row', () => tampered(start.raw, (list) => [...list, [...list[0]!]])],
  ['a typed row', () => typed.raw],
  ['rows side by side', () => tampered(mine.raw, (list) => [...list, [...logOf(theirs).rows.at(-1)!]])],
])('AMZ.LOGVERIFY says of the table what the pane and the command line say: %s', (_name, make_) => {
  const raw = make_();
  const [table] = verifyLog(decodeWorkbook(raw))!.tables;
  const { headers, rows } = raw.tables.find(({ name }) => name === 'amz_sop_log')!;
  const said = functions.one('LOGVERIFY', [[...headers], ...rows.map((row) => row.map((cell) => cell ?? ''))]);
  const key = { intact: 'LOGVERIFY.INTACT', parallel: 'LOGVERIFY.PARALLEL', unchained: 'LOGVERIFY.TYPED' }[table!.kind as string] ?? 'LOGVERIFY.BROKEN';
  const words = verdicts[key as keyof typeof verdicts].en.replace(/\{row\}/, String((table!.row ?? 4) - 4)).replace(/\{\w+\}.*/, '');
  expect(String(said)).toContain(words);
});

import { basename } from 'node:path';
import { languages, say, type Entry } from '../../src/locale';
import { sourcesUnder } from '../house/sources';

interface Text {
  readonly at: string;
  readonly entry: Entry;
}

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null && languages.some((language) => typeof (value as Record<string, unknown>)[language] === 'string');

/** Every text of a catalogue, however deep it stands. */
function textsIn(value: unknown, at: string): Text[] {
  if (isEntry(value)) return [{ at, entry: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => textsIn(one, `${at}.${key}`));
}

const catalogues = await Promise.all(sourcesUnder('src/locale').filter((path) => !/\/(index|notices)\.ts$/.test(path)).map(async (path) => {
  const name = basename(path, '.ts');
  return { name, texts: textsIn(await import(`../../src/locale/${name}`), name) };
}));
const texts = catalogues.flatMap((one) => one.texts);
const asked = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)(?:\|[^|{}]*\|[^|{}]*)?\}/g)].map((match) => match[1] ?? ''))].sort();
const han = /[\u3400-\u9fff]/;

/** Words the field says in English in a Chinese sentence too, product and file names, units and symbols. */
const sameInBoth = new Set([
  'ASIN', 'SKU', 'FNSKU', 'Parent ASIN', 'Sessions', 'PV', 'CVR', 'ACoS', 'TACoS', 'ROAS', 'CPC', 'CTR', 'CPM', 'ODR', 'AHR', 'AHA', 'FBA', 'FBM', 'Buy Box', 'Buy Box %', 'Buy Box%', 'Listing', 'AMZ Ops', 'AMZ', 'Excel', 'WPS', 'LibreOffice', 'CSV', 'Amazon',
]);

test('every catalogue is found and holds texts', () => {
  expect(catalogues.filter((one) => one.texts.length === 0).map(({ name }) => name)).toEqual([]);
  expect(texts.length).toBeGreaterThan(500);
});

test('a word follows the number it stands by', () => {
  const entry = { en: '{count} {count|table needs|tables need} an answer', 'zh-CN': '{count} 份数据待补充' };
  expect([0, 1, 2].map((count) => say('en', entry, { count }))).toEqual(['0 tables need an answer', '1 table needs an answer', '2 tables need an answer']);
  expect(say('en', entry)).toBe(entry.en);
  expect(say('zh-CN', entry, { count: 1 })).toBe('1 份数据待补充');
});

test('every text is there in every language', () => {
  expect(texts.filter(({ entry }) => languages.some((language) => typeof entry[language] !== 'string' || entry[language].trim() === '')).map(({ at }) => at)).toEqual([]);
});

test('every text has the same {parameters} in both languages', () => {
  expect(texts.filter(({ entry }) => asked(entry.en).join() !== asked(entry['zh-CN']).join()).map(({ at, entry }) => `${at}: ${asked(entry.en).join()} | ${asked(entry['zh-CN']).join()}`)).toEqual([]);
});

test('no Chinese text is still English', () => {
  const english = texts.filter(({ entry }) => {
    const words = entry['zh-CN'].replace(/\{\w+\}/g, '').trim();
    return !han.test(words) && /[A-Za-z]{2}/.test(words) && !sameInBoth.has(words);
  });
  expect(english.map(({ at, entry }) => `${at}: ${entry['zh-CN']}`)).toEqual([]);
});

test('no English text holds Chinese', () => {
  // Names of columns and tools that are Chinese themselves may be quoted.
  const own = /转化率 - 总计|店小秘|["“(（][^"”)）]*["”)）]/g;
  expect(texts.filter(({ entry }) => han.test(entry.en.replace(own, ''))).map(({ at, entry }) => `${at}: ${entry.en}`)).toEqual([]);
});

test('Chinese texts use Chinese punctuation between Chinese words', () => {
  expect(texts.filter(({ entry }) => /[\u3400-\u9fff][,;!?](?=[\u3400-\u9fff])/.test(entry['zh-CN'])).map(({ at, entry }) => `${at}: ${entry['zh-CN']}`)).toEqual([]);
});

test('a parameter that is not given stays visible', () => {
  const entry = { en: '{count} rows of {file}', 'zh-CN': '{file} 的 {count} 行' };
  expect(say('en', entry, { count: 3 })).toBe('3 rows of {file}');
  expect(say('zh-CN', entry, { file: 'a.csv', count: 0 })).toBe('a.csv 的 0 行');
});

import ts from 'typescript';
import { sayNotice } from '../../src/locale/notices';
import { languages } from '../../src/locale';
import { parse, placeOf, sourcesUnder, walk } from '../house/sources';

interface Made {
  readonly code: string;
  /** Names given beside the code; null where they are not written out at that place. */
  readonly given: readonly string[] | null;
  readonly place: string;
}

/** Codes an expression can be, where they are written out: texts, either side of a choice. Null where they are not. */
function codesOf(node: ts.Expression): string[] | null {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return codesOf(node.expression);
  if (!ts.isConditionalExpression(node)) return null;
  const [yes, no] = [codesOf(node.whenTrue), codesOf(node.whenFalse)];
  return yes && no ? [...yes, ...no] : null;
}

/** Names of an object that is written out; null where something is spread into it or it stands elsewhere. */
function namesOf(node: ts.Expression | undefined): string[] | null {
  if (node === undefined) return [];
  if (!ts.isObjectLiteralExpression(node)) return null;
  const names = node.properties.map((property) => (ts.isPropertyAssignment(property) || ts.isShorthandPropertyAssignment(property) ? property.name.getText() : null));
  return names.every((name) => name !== null) ? names : null;
}

/** A function that makes notices of the code it is given: `const refuse = (code, params) => … notice(code, …)`. */
function makerAround(call: ts.CallExpression): string | null {
  const [code] = call.arguments;
  for (let node: ts.Node = call; node.parent; node = node.parent) {
    if (!ts.isFunctionLike(node)) continue;
    if (!code || !ts.isIdentifier(code) || node.parameters[0]?.name.getText() !== code.text) return null;
    if (ts.isFunctionDeclaration(node)) return node.name?.text ?? null;
    return ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : null;
  }
  return null;
}

/** Every notice a file makes, and the places whose code cannot be read off the source. */
function noticesOf(file: ts.SourceFile): { readonly made: Made[]; readonly unread: string[] } {
  const made: Made[] = [];
  const unread: string[] = [];
  const makers = new Set<string>();
  const calls: ts.CallExpression[] = [];
  walk(file, (node) => { if (ts.isCallExpression(node)) calls.push(node); });
  const add = (call: ts.CallExpression, given: readonly string[] | null): boolean => {
    const codes = call.arguments[0] ? codesOf(call.arguments[0]) : null;
    codes?.forEach((code) => made.push({ code, given, place: placeOf(call) }));
    return codes !== null;
  };
  for (const call of calls.filter(({ expression }) => expression.getText() === 'notice')) {
    if (add(call, namesOf(call.arguments[1]))) continue;
    const maker = makerAround(call);
    if (maker === null) unread.push(`${file.fileName} ${call.arguments[0]?.getText() ?? ''}`);
    else makers.add(maker);
  }
  for (const call of calls.filter(({ expression }) => makers.has(expression.getText()))) if (!add(call, null)) unread.push(`${file.fileName} ${call.getText()}`);
  return { made, unread };
}

/** Codes that are worked out, by the expression they come from; where else they are written. */
const workedOut: Readonly<Record<string, readonly string[]>> = {
  'src/reports/rows.ts `reports.${cursor.damage}`': ['reports.row-too-wide', 'reports.row-too-narrow', 'reports.unclosed-quote'],
  'src/reports/propose.ts code': ['reports.propose.asin', 'reports.propose.date', 'reports.propose.money', 'reports.propose.percent'],
  'src/sheets/productList.ts value.code': ['products-cell', 'products-range', 'products-whole'],
  'src/sheets/settings.ts allowed.code': ['allowed.share', 'allowed.number', 'allowed.whole', 'allowed.bounds', 'allowed.shares', 'allowed.numbers', 'allowed.words', 'allowed.choices', 'allowed.text', 'allowed.zone'],
  // The reader's own test holds its codes against its catalogue, both ways.
  'src/reports/open.ts stranger[0]': ['reports.pdf-file', 'reports.binary-file'],
};

const sources = sourcesUnder('src').filter((path) => !path.startsWith('src/locale/') && path !== 'src/domain/notice.ts').map((path) => noticesOf(parse(path)));
const made = sources.flatMap((one) => one.made);
const textOf = (code: string, language: (typeof languages)[number]): string => sayNotice(language, { code, params: {} });

test('notices are found', () => {
  expect(made.length).toBeGreaterThan(80);
});

test('every worked-out code is known here', () => {
  expect(sources.flatMap(({ unread }) => unread).filter((place) => !(place in workedOut))).toEqual([]);
});

test('every notice made in src/ has its words in both languages', () => {
  const codes = [...made.map(({ code, place }) => ({ code, place })), ...Object.entries(workedOut).flatMap(([place, all]) => all.map((code) => ({ code, place })))];
  const silent = codes.filter(({ code }) => languages.some((language) => textOf(code, language) === `${code} {}`));
  expect(silent.map(({ code, place }) => `${place} ${code}`)).toEqual([]);
});

test('no text asks for a number that its notice does not bring', () => {
  const lacking = made.flatMap(({ code, given, place }) => {
    if (given === null) return [];
    const asked = languages.flatMap((language) => [...textOf(code, language).matchAll(/\{(\w+)(?:\|[^|{}]*\|[^|{}]*)?\}/g)].map((match) => match[1] ?? ''));
    return [...new Set(asked)].filter((name) => !given.includes(name)).map((name) => `${place} ${code} lacks {${name}}`);
  });
  expect(lacking).toEqual([]);
});

test('a planted notice without words, and one without its number, would be found', () => {
  const file = parse('src/domain/x.ts', "const fail = (code: string) => [notice(code, { file })];\nfail('nobody-wrote-this');\nnotice(bad ? 'late-data' : 'log-broken', { marketplace });\nnotice(codes[0]);");
  const { made: found, unread } = noticesOf(file);
  expect(found).toEqual([
    { code: 'late-data', given: ['marketplace'], place: 'src/domain/x.ts:3' }, { code: 'log-broken', given: ['marketplace'], place: 'src/domain/x.ts:3' },
    { code: 'nobody-wrote-this', given: null, place: 'src/domain/x.ts:2' },
  ]);
  expect(unread).toEqual(['src/domain/x.ts codes[0]']);
  expect(textOf('nobody-wrote-this', 'en')).toBe('nobody-wrote-this {}');
});

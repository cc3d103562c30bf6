import ts from 'typescript';
import { parse, placeOf, sourcesUnder, walk } from './sources';

/** Uses of the clock and of chance in a file: the moment is an argument, and the same data gives the same plan. */
function uses(file: ts.SourceFile): string[] {
  const found: string[] = [];
  walk(file, (node) => {
    if (ts.isPropertyAccessExpression(node) && ['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID', 'crypto.getRandomValues', 'Temporal.Now'].includes(node.getText())) found.push(`${placeOf(node)} ${node.getText()}`);
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0) found.push(`${placeOf(node)} new Date()`);
    if (ts.isCallExpression(node) && node.expression.getText() === 'Date') found.push(`${placeOf(node)} Date()`);
  });
  return found;
}

test.each(['domain', 'reports', 'sheets', 'xlsx', 'locale', 'functions'])('src/%s reads no clock and throws no dice', (room) => {
  expect(sourcesUnder(`src/${room}`).flatMap((path) => uses(parse(path)))).toEqual([]);
});

test.each([
  ['const a = Date.now();', 'Date.now'], ['const a = new Date();', 'new Date()'], ['const a = new Date;', 'new Date()'], ['const a = Date();', 'Date()'], ['const f = Math.random;', 'Math.random'],
])('%s is found', (text, use) => {
  expect(uses(parse('src/domain/x.ts', text))).toEqual([`src/domain/x.ts:1 ${use}`]);
});

test('a date made from an argument passes', () => {
  expect(uses(parse('src/domain/x.ts', 'const a = new Date(moment); const b = Date.UTC(2026, 0, 1);'))).toEqual([]);
});

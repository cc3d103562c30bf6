import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every file under a folder of the repository, by path from its root, with slashes. */
export function filesUnder(folder: string): string[] {
  const walk = (at: string): string[] => readdirSync(at).flatMap((name) => (statSync(join(at, name)).isDirectory() ? walk(join(at, name)) : [join(at, name)]));
  return walk(join(root, folder)).map((path) => relative(root, path).split(sep).join('/')).sort();
}

export const sourcesUnder = (folder: string): string[] => filesUnder(folder).filter((path) => /\.tsx?$/.test(path));

export const parse = (path: string, text = readFileSync(join(root, path), 'utf8')): ts.SourceFile => ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);

/** Calls `visit` for every node of a file. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => { walk(child, visit); });
}

/** Where a node begins, as `file:line`. */
export const placeOf = (node: ts.Node): string => {
  const file = node.getSourceFile();
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
};

export interface Import {
  /** Path from the root without its ending for a file of ours, else the package's name as written. */
  readonly to: string;
  readonly ours: boolean;
  readonly place: string;
}

/** Everything a file imports: import and export declarations, `import()` and `import type` expressions, `require`. */
export function importsOf(file: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (literal: ts.Node | undefined, node: ts.Node): void => {
    if (!literal || !ts.isStringLiteralLike(literal)) return;
    const ours = literal.text.startsWith('.');
    found.push({ ours, to: ours ? posix.normalize(posix.join(dirname(file.fileName), literal.text)).replace(/\.(tsx?|js)$/, '') : literal.text, place: placeOf(node) });
  };
  walk(file, (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier, node);
    else if (ts.isImportTypeNode(node)) add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, node);
    else if (ts.isCallExpression(node) && (node.expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(node.expression) && node.expression.text === 'require'))) add(node.arguments[0], node);
  });
  return found;
}

// Reads formulas as Excel's `formulas` property has them (en-US, commas), just far enough to find calls and split their arguments.

export interface Call {
  /** Function id, e.g. `RESTOCK`. */
  readonly id: string;
  /** Where the call stands in the formula: first character of its name, character after its closing bracket. */
  readonly from: number;
  readonly to: number;
  /** Argument texts as written, trimmed; '' where one is left out. */
  readonly arguments: readonly string[];
}

// `AMZ.RESTOCK(` as typed; `_xldudf_AMZ_RESTOCK(` as Excel writes it into a file opened without the add-in.
const name = /(?:_xldudf_)?AMZ[._]([A-Z0-9]+)\s*\(/iy;
const wordCharacter = /[\p{L}\p{N}_.\\]/u;

/** The outermost AMZ calls of a formula, left to right. Text in quotes and sheet names are passed over. Null where a bracket or quote is not closed. */
export function findCalls(formula: string): readonly Call[] | null {
  const calls: Call[] = [];
  let at = 0;
  while (at < formula.length) {
    const char = formula[at];
    if (char === '"' || char === "'") {
      const end = closeQuote(formula, at);
      if (end === null) return null;
      at = end;
      continue;
    }
    if (at === 0 || !wordCharacter.test(formula[at - 1] ?? '')) {
      name.lastIndex = at;
      const found = name.exec(formula);
      if (found) {
        const parts = splitArguments(formula, name.lastIndex);
        if (!parts) return null;
        calls.push({ id: (found[1] ?? '').toUpperCase(), from: at, to: parts.to, arguments: parts.arguments });
        at = parts.to;
        continue;
      }
    }
    at += 1;
  }
  return calls;
}

/** Position after the quoted text or sheet name that starts at `from`; doubled quotes stand for one. */
export function closeQuote(formula: string, from: number): number | null {
  const quote = formula[from] ?? '"';
  for (let at = from + 1; at < formula.length; at += 1) {
    if (formula[at] !== quote) continue;
    if (formula[at + 1] !== quote) return at + 1;
    at += 1;
  }
  return null;
}

const opens = '({[';
const closes = ')}]';

function splitArguments(formula: string, from: number): { readonly to: number; readonly arguments: readonly string[] } | null {
  const found: string[] = [];
  let depth = 0;
  let start = from;
  let at = from;
  while (at < formula.length) {
    const char = formula[at] ?? '';
    if (char === '"' || char === "'") {
      const end = closeQuote(formula, at);
      if (end === null) return null;
      at = end;
      continue;
    }
    if (opens.includes(char)) depth += 1;
    else if (depth > 0 && closes.includes(char)) depth -= 1;
    else if (depth === 0 && (char === ',' || char === ')')) {
      found.push(formula.slice(start, at).trim());
      start = at + 1;
      if (char === ')') return { to: at + 1, arguments: found.length === 1 && found[0] === '' ? [] : found };
    }
    at += 1;
  }
  return null;
}

/** Whether a formula calls any AMZ function. */
export function usesAmz(formula: string): boolean {
  return formula.startsWith('=') && (findCalls(formula)?.length ?? 0) > 0;
}

/** Functions that make one value of a range. */
export const wholeFunctions = /^(SUM|SUMIFS?|SUMPRODUCT|AVERAGE|AVERAGEIFS?|COUNT|COUNTA|COUNTIFS?|MIN|MAX|MEDIAN|STDEV|STDEVP|VLOOKUP|HLOOKUP|MATCH|COUNTBLANK|SUBTOTAL)$/i;

/**
 * Whether an expression is surely one value: no range, array or spill outside a function that makes one value of it.
 * A native formula in an old Excel would otherwise take one cell of the range.
 */
export function isSingle(expression: string): boolean {
  if (tableCell.test(expression)) return true;
  const inside: boolean[] = [];
  let word = '';
  for (let at = 0; at < expression.length; at += 1) {
    const char = expression[at] ?? '';
    if (char === '"' || char === "'") {
      const end = closeQuote(expression, at);
      if (end === null) return false;
      at = end - 1;
      word = '';
      continue;
    }
    if (char === '[') {
      const end = expression.indexOf(']', at);
      const content = expression.slice(at + 1, end < 0 ? undefined : end);
      if (!content.startsWith('@') && !content.includes('#This Row') && !inside.includes(true)) return false;
      const close = content.startsWith('[') ? expression.indexOf(']]', at) + 1 : end;
      at = close < at ? expression.length : close;
      word = '';
      continue;
    }
    if (char === '(') inside.push(wholeFunctions.test(word));
    else if (char === ')') inside.pop();
    else if ((char === ':' || char === '{' || char === '#') && !inside.includes(true)) return false;
    word = /[\w.]/.test(char) ? word + char : '';
  }
  return true;
}

/** One cell of a table column, as `elementFormula` writes it. */
const tableCell = /^INDEX\([^()[\]]+\[[^[\]]+\],\d+\)$/;

const atom = /^(-?\d+(\.\d+)?%?|"([^"]|"")*"|TRUE|FALSE|(('[^']+'|[\w.]+)!)?\$?[A-Z]{1,3}\$?\d{1,7}(:\$?[A-Z]{1,3}\$?\d{1,7})?|[\w.]*\[@?[^[\]]+\])$/i;

/** The expression, in brackets where it is more than one reference or constant. */
export function bracketed(expression: string): string {
  return atom.test(expression) ? expression : `(${expression})`;
}

/** The cells of an array constant, `{1,"a";2,"b, c"}`, row by row as written. */
export function arrayRows(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, mark] of text.slice(1, -1).matchAll(/("(?:[^"]|"")*")|([^,;"]+)|([,;])/g)) {
    if (mark === ';') rows.push([]);
    else if (mark === undefined) rows.at(-1)?.push((quoted ?? bare ?? '').trim());
  }
  return rows;
}

/** `A` is 0. */
export const columnIndex = (name: string): number => [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

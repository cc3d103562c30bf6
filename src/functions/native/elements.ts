import { catalogue } from '../catalogue';
import { arrayRows, closeQuote, columnIndex, columnName, findCalls, wholeFunctions } from './formula';

/** Functions of Excel that make of an array an array, element by element: what stands in them may be taken apart. */
const elementwise = /^(IF|IFERROR|IFNA|NOT|ROUND|ROUNDUP|ROUNDDOWN|INT|ABS|TEXT|VALUE|ISNUMBER|ISTEXT|ISERROR|ISNA|TRIM|LEFT|RIGHT|MID|LEN|UPPER|LOWER|DATEVALUE|N|T|NA)$/i;

const reference = /((?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?(\$?)([A-Z]{1,3})(\$?)(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})/iuy;
const column = /[\p{L}_][\p{L}\p{N}_.]*\[[^[\]@#]+\]/uy;
const word = /[\p{L}\p{N}_.\\]+/uy;

/**
 * The formula of one cell of a spilling formula's result: every range, table column and array in it that is taken element
 * by element becomes its cell in that row and column (0-based). Ranges a function takes whole (SUM, the dates of
 * LISTINGCADENCE) stay. Null where the formula cannot be taken apart, or where a range has no such cell.
 */
export function elementFormula(formula: string, row: number, column_: number): string | null {
  const calls = findCalls(formula);
  if (calls === null) return null;
  let result = '';
  let at = 0;
  for (const call of calls) {
    const before = elementsOf(formula.slice(at, call.from), row, column_);
    const definition = catalogue.find(({ id }) => id === call.id);
    if (before === null || definition === undefined) return null;
    const inside: string[] = [];
    for (const [position, argument] of call.arguments.entries()) {
      const element = definition.arguments[position]?.kind === 'range' ? argument : elementFormula(argument, row, column_);
      if (element === null) return null;
      inside.push(element);
    }
    result += `${before}AMZ.${call.id}(${inside.join(',')})`;
    at = call.to;
  }
  const rest = elementsOf(formula.slice(at), row, column_);
  return rest === null ? null : result + rest;
}

/** A piece of a formula without AMZ calls. It may open brackets that a later piece closes. */
function elementsOf(text: string, row: number, column_: number): string | null {
  let result = '';
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  while (at < text.length) {
    const char = text[at] ?? '';
    const range = take(reference);
    if (range) {
      const one = cellOf(range, row, column_);
      if (one === null) return null;
      result += one;
      at = reference.lastIndex;
      continue;
    }
    if (char === '"' || char === "'") {
      const end = closeQuote(text, at);
      if (end === null) return null;
      result += text.slice(at, end);
      at = end;
      continue;
    }
    const field = take(column);
    if (field) {
      // A table column is one column wide and repeats to the right.
      result += `INDEX(${field[0]},${row + 1})`;
      at = column.lastIndex;
      continue;
    }
    if (char === '{') {
      const end = text.indexOf('}', at);
      const rows = end < 0 ? [] : arrayRows(text.slice(at, end + 1));
      const one = rows[rows.length === 1 ? 0 : row];
      const cell = one?.[one.length === 1 ? 0 : column_];
      if (cell === undefined) return null;
      result += cell;
      at = end + 1;
      continue;
    }
    const name = take(word);
    if (name) {
      at = word.lastIndex;
      if (text[at] !== '(') {
        result += name[0];
        continue;
      }
      if (wholeFunctions.test(name[0])) {
        const end = closeBracket(text, at);
        if (end === null) return null;
        result += name[0] + text.slice(at, end);
        at = end;
        continue;
      }
      if (!elementwise.test(name[0])) return null;
      result += name[0];
      continue;
    }
    // A spill (`A2#`) and whole columns (`A:A`) have no size that could be read from the text.
    if (char === '#' || char === ':' || char === '[') return null;
    result += char;
    at += 1;
  }
  return result;
}

function closeBracket(text: string, from: number): number | null {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '"' || char === "'") {
      const end = closeQuote(text, at);
      if (end === null) return null;
      at = end - 1;
    } else if (char === '(') depth += 1;
    else if (char === ')' && (depth -= 1) === 0) return at + 1;
  }
  return null;
}

/** The cell of a range; a single row or column repeats. */
function cellOf([, sheet = '', fixedColumn = '', left = '', fixedRow = '', top = '', right = '', bottom = '']: RegExpExecArray, row: number, column_: number): string | null {
  const rows = Number(bottom) - Number(top) + 1;
  const columns = columnIndex(right) - columnIndex(left) + 1;
  const [r, c] = [rows === 1 ? 0 : row, columns === 1 ? 0 : column_];
  return r >= rows || c >= columns ? null : `${sheet}${fixedColumn}${columnName(columnIndex(left) + c)}${fixedRow}${Number(top) + r}`;
}

import { verifyChain, type Cell as ChainCell, type ChainedRow } from '../domain/chain';
import { hashedEventFields, hashedLogFields } from '../domain/logFields';
import { logBreaks } from '../locale/functionData';
import { tableHeaders } from '../locale/tables';
import { languages } from '../locale/index';
import { range } from './arguments';
import { faultOf, unknown, type Cell, type Matrix, type Output } from './cells';
import { matrixOf, whole, type Definition } from './run';
import type { Setting } from './settings';
import { verdictText } from './verdicts';

export const logFunctions: readonly Definition[] = [
  whole({ id: 'LOGVERIFY', arguments: [range('logRange')], run: ([log], setting) => [[verifyLog(matrixOf(log), setting)]] }),
];

type LogField = keyof typeof tableHeaders;
const kinds: readonly (readonly LogField[])[] = [hashedLogFields, hashedEventFields];

/** 完整, or the first broken row: 1 is the first row below the headers. Columns are found by their headers, in any order. */
function verifyLog(log: Matrix, { language }: Setting): Output {
  const [header = [], ...body] = log;
  const places = new Map<string, number>();
  header.forEach((cell, at) => places.set(fold(String(cell ?? '')), at));
  const placeOf = (field: LogField): number | undefined => {
    for (const one of languages) {
      const at = places.get(fold(tableHeaders[field][one]));
      if (at !== undefined) return at;
    }
    return undefined;
  };
  const previous = placeOf('previousHash');
  const hash = placeOf('hash');
  const hashed = kinds.find((fields) => fields.every((field) => placeOf(field) !== undefined));
  if (previous === undefined || hash === undefined || hashed === undefined) return unknown('reason.log-columns', { columns: missingColumns(placeOf).map((field) => tableHeaders[field][language]).join(', ') });
  const columns = hashed.map((field) => placeOf(field) ?? -1);
  const rows: ChainedRow[] = [];
  /** Where each of them stands below the headers, the first at 1. */
  const below: number[] = [];
  for (const [index, line] of body.entries()) {
    const error = line.find((cell): cell is object => typeof cell === 'object' && cell !== null);
    if (error) return faultOf(error);
    if ([...columns, previous, hash].every((at) => blank(line[at]))) continue;
    below.push(index + 1);
    rows.push({ cells: columns.map((at) => plain(line[at])), previous: textIn(line[previous]), hash: textIn(line[hash]) });
  }
  if (rows.length === 0) return unknown('reason.no-rows');
  const result = verifyChain(rows);
  const row = result.row === null ? 0 : (below[result.row] ?? 0);
  switch (result.kind) {
    case 'intact': return verdictText(language, 'LOGVERIFY.INTACT');
    case 'parallel': return verdictText(language, 'LOGVERIFY.PARALLEL', { row });
    case 'unchained': return verdictText(language, 'LOGVERIFY.TYPED', { row, count: result.unchained.length });
    default: return verdictText(language, 'LOGVERIFY.BROKEN', { row, why: logBreaks[result.kind][language] });
  }
}

/** What is missing of the kind of table that fits best. */
function missingColumns(placeOf: (field: LogField) => number | undefined): readonly LogField[] {
  const missing = kinds.map((fields) => [...fields, 'previousHash' as const, 'hash' as const].filter((field) => placeOf(field) === undefined));
  return missing.reduce((best, one) => (one.length < best.length ? one : best));
}

const blank = (cell: Cell): boolean => cell === null || cell === undefined || cell === '' || cell === 0;
/** Headers as people may have retyped them. */
const fold = (header: string): string => header.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
/** Excel for the desktop hands a blank cell over as 0. */
const textIn = (cell: Cell): string => (blank(cell) ? '' : String(cell));
const plain = (cell: Cell): ChainCell => (cell === undefined || typeof cell === 'object' ? null : cell);

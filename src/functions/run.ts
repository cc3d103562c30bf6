import { plainBounds, readCell, type Argument, type CallState, type Kind, type KindValues } from './arguments';
import { Fault, unknown, wrong, type Cell, type Matrix, type Output } from './cells';
import { explained, type Explanation } from './explain';
import { currentSetting, type Setting } from './settings';

type Values<A extends readonly Argument[]> = { [I in keyof A]: A[I] extends Argument<infer K> ? KindValues[K] : never };

/** A row of a function with its arguments read. Arguments are passed by position; more are ignored. */
type Row = (...values: never[]) => Output;

/** A function of the catalogue, ready to be called as Excel calls it. */
export interface Definition {
  readonly id: string;
  readonly arguments: readonly Argument[];
  readonly judging: boolean;
  run(inputs: readonly Cell[], setting: Setting): Output[][];
}

/** What a function of one value a row needs: made once for each call, then asked for each row. */
export interface Calculation<A extends readonly Argument[]> {
  readonly id: string;
  readonly arguments: A;
  prepare(setting: Setting): (...values: Values<A>) => Output;
}

/** A judging function: `show` decides which of the three is asked. */
export interface Judging<A extends readonly Argument[]> {
  readonly id: string;
  /** Without `show`, which is added as the last. */
  readonly arguments: A;
  prepare(setting: Setting): {
    verdict(...values: Values<A>): Output;
    code(...values: Values<A>): Output;
    explain(...values: Values<A>): Explanation | Fault;
  };
}

/** A function that takes its ranges whole and says its own shape. */
export interface Whole {
  readonly id: string;
  readonly arguments: readonly Argument[];
  run(inputs: readonly Cell[], setting: Setting): Output[][];
}

export function calculation<const A extends readonly Argument[]>(definition: Calculation<A>): Definition {
  return {
    id: definition.id,
    arguments: definition.arguments,
    judging: false,
    run: (inputs, setting) => broadcast(definition.arguments, inputs, definition.prepare(setting) as Row),
  };
}

export function judging<const A extends readonly Argument[]>(definition: Judging<A>): Definition {
  const all = [...definition.arguments, { name: 'show', kind: 'show', optional: true, omitted: null } satisfies Argument<'show'>];
  return {
    id: definition.id,
    arguments: all,
    judging: true,
    run: (inputs, setting) => {
      const mode = showMode(inputs[definition.arguments.length]);
      if (mode instanceof Fault) return [[mode]];
      const judge = definition.prepare(setting);
      if (mode !== 'explain') return broadcast(definition.arguments, inputs, (mode === 'code' ? judge.code : judge.verdict) as Row);
      return explainRows(definition.arguments, inputs, judge.explain as (...values: never[]) => Explanation | Fault, setting);
    },
  };
}

export function whole(definition: Whole): Definition {
  return { ...definition, judging: false };
}

/** `show`: nothing, FALSE or 0 for the verdict, TRUE or 1 for the explanation, "code" for the code; one value, not a range. */
function showMode(given: Cell): 'verdict' | 'explain' | 'code' | Fault {
  const value = Array.isArray(given) ? (given as Matrix).flat() : [given];
  const [only] = value;
  if (value.length > 1) return wrong('reason.show-range');
  if (only === null || only === undefined || only === false || only === 0 || only === '') return 'verdict';
  if (only === true || only === 1) return 'explain';
  const word = String(only).trim().toLowerCase();
  if (word === 'code') return 'code';
  return word === 'true' ? 'explain' : word === 'false' ? 'verdict' : wrong('reason.show-unknown', { value: String(only) });
}

interface Source {
  readonly cells: Matrix;
  readonly rows: number;
  readonly columns: number;
}

/** A lone value is a range of one cell. Office.js passes ranges as rows of equal length. */
export const matrixOf = (input: Cell): Matrix => (Array.isArray(input) ? (input as Matrix) : [[input]]);

const omitted = (input: Cell): boolean => input === null || input === undefined;

/**
 * Runs `row` over the broadcast shape of `inputs`, as Excel does for its own operators: cells and single rows or columns
 * repeat; where a range is shorter than the shape the element is #N/A. A fault stays in its own element.
 */
export function broadcast(args: readonly Argument[], inputs: readonly Cell[], row: Row): Output[][] {
  const state: CallState = { currency: null };
  const sources: Source[] = [];
  const positions: number[] = [];
  const bounds: (readonly [number, number])[] = [];
  const values: KindValues[Kind][] = [];
  let constantFault: Fault | null = null;
  let rows = 1;
  let width = 1;
  args.forEach((argument, position) => {
    const input = inputs[position];
    values.push(argument.omitted);
    if (omitted(input)) return;
    if (argument.kind === 'range') {
      values[position] = matrixOf(input);
      return;
    }
    const cells = matrixOf(input);
    const source = { cells, rows: cells.length, columns: cells[0]?.length ?? 0 };
    rows = Math.max(rows, source.rows);
    width = Math.max(width, source.columns);
    if (source.rows === 1 && source.columns === 1) {
      const value = readCell(argument, cells[0]?.[0], state);
      if (value instanceof Fault) constantFault ??= value;
      else values[position] = value;
      return;
    }
    positions.push(position);
    sources.push(source);
    bounds.push(plainBounds[argument.kind]);
  });
  if (constantFault) return fill(rows, width, constantFault);
  const varying = sources.length;
  const call = row as (...all: unknown[]) => Output;
  const result: Output[][] = new Array<Output[]>(rows);
  for (let r = 0; r < rows; r += 1) {
    // A list that starts with its first element is as small as it can be: most results are one column wide.
    let line: Output[] | null = null;
    for (let c = 0; c < width; c += 1) {
      let fault: Fault | null = null;
      for (let k = 0; k < varying; k += 1) {
        const source = sources[k] as Source;
        const position = positions[k] as number;
        const cell = source.cells[source.rows === 1 ? 0 : r]?.[source.columns === 1 ? 0 : c];
        const limit = bounds[k] as readonly [number, number];
        if (typeof cell === 'number' && cell >= limit[0] && cell <= limit[1]) {
          values[position] = cell;
          continue;
        }
        if ((source.rows > 1 && r >= source.rows) || (source.columns > 1 && c >= source.columns)) {
          fault = unknown('reason.range-ends', { name: (args[position] as Argument).name });
          break;
        }
        const value = readCell(args[position] as Argument, cell, state);
        if (value instanceof Fault) {
          fault = value;
          break;
        }
        values[position] = value;
      }
      const output = fault ?? call(values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7], values[8], values[9], values[10]);
      if (line === null) line = [output];
      else line.push(output);
    }
    result[r] = line ?? [];
  }
  return result;
}

const fill = (rows: number, columns: number, value: Output): Output[][] => Array.from({ length: rows }, () => new Array<Output>(columns).fill(value));

/** Verdict · rule · numbers · source beside each other, for one column of rows. */
function explainRows(args: readonly Argument[], inputs: readonly Cell[], explain: (...values: never[]) => Explanation | Fault, setting: Setting): Output[][] {
  const explanations: (Explanation | Fault)[] = [];
  // The explanation goes aside, so that the runner, which knows cells only, can be used as it is.
  const row: Row = (...values) => {
    explanations.push(explain(...values));
    return explanations.length;
  };
  const shape = broadcast(args, inputs, row);
  if ((shape[0]?.length ?? 0) > 1) return [[wrong('reason.show-columns')]];
  return shape.map(([at]) => {
    if (typeof at !== 'number') return new Array<Output>(4).fill(at ?? '');
    const one = explanations[at - 1] as Explanation | Fault;
    return one instanceof Fault ? new Array<Output>(4).fill(one) : explained(one, setting);
  });
}

/** Calls a function as Excel does: declared arguments in order, `null` where one is left out, the invocation last. */
export function callAsExcel(definition: Definition, inputs: readonly Cell[]): Output[][] {
  return definition.run(inputs.slice(0, definition.arguments.length), currentSetting());
}

import type { reasons } from '../locale/functions';
import type { Params } from '../locale/index';

/** What Excel hands a custom function for a cell: a value, `null` for a blank (0 on desktop), an error object, or an entity. */
export type Cell = number | string | boolean | null | undefined | object;
export type Matrix = readonly (readonly Cell[])[];

/** What a function may put into a cell. */
export type Output = number | string | boolean | Fault;

export type Reason = keyof typeof reasons;

/**
 * Why there is no value: unknown (#N/A) or wrong (#VALUE!) with a reason in the person's language, or an error that came
 * in and goes out as it came.
 */
export class Fault {
  constructor(
    readonly kind: 'unknown' | 'wrong' | 'passed',
    readonly reason: Reason | null,
    readonly params: Params = {},
    readonly error: object | null = null,
  ) {}
}

export const unknown = (reason: Reason, params: Params = {}): Fault => new Fault('unknown', reason, params);
export const wrong = (reason: Reason, params: Params = {}): Fault => new Fault('wrong', reason, params);

// What `CustomFunctions.Error` may carry out of a function. #NAME? and #REF! come in but cannot go out.
const returnable = new Set(['#VALUE!', '#N/A', '#DIV/0!', '#NUM!', '#NULL!']);

/** The fault for an error cell, or for an entity, which is no plain value. A fault of a call within a call goes through. */
export function faultOf(cell: object): Fault {
  if (cell instanceof Fault) return cell;
  const code: unknown = 'code' in cell ? cell.code : 'basicValue' in cell ? cell.basicValue : null;
  if (typeof code === 'string' && returnable.has(code)) return new Fault('passed', null, { code }, cell);
  return typeof code === 'string' && code.startsWith('#') ? wrong('reason.error-argument', { error: code }) : wrong('reason.not-a-value');
}

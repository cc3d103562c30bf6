/// <reference types="custom-functions-runtime" />
import { reasons } from '../locale/functions';
import { say } from '../locale/index';
import { Fault, type Cell } from './cells';
import { callAsExcel, type Definition } from './run';
import { configure, currentSetting, type WorkbookSettings } from './settings';

/** What the functions offer to the page they run in: the pane hands the workbook's language and rules in, then asks for recalculation. */
export interface FunctionsPort {
  /** Answers the overrides that were left out, and why. */
  configure(settings: WorkbookSettings): ReturnType<typeof configure>;
}

const codes = { unknown: '#N/A', wrong: '#VALUE!', passed: '#VALUE!' } as const;

function hostError(fault: Fault): object {
  if (fault.error instanceof CustomFunctions.Error) return fault.error;
  const code = (fault.kind === 'passed' ? fault.params['code'] : codes[fault.kind]) as CustomFunctions.ErrorCode;
  return fault.reason === null ? new CustomFunctions.Error(code) : new CustomFunctions.Error(code, say(currentSetting().language, reasons[fault.reason], fault.params));
}

function register(definition: Definition): void {
  CustomFunctions.associate(definition.id, (...inputs: Cell[]) => {
    const result = callAsExcel(definition, inputs);
    // The runner made these rows for us, so errors are put in where they are.
    const cells: (number | string | boolean | object)[][] = result;
    for (const row of cells) for (let at = 0; at < row.length; at += 1) if (row[at] instanceof Fault) row[at] = hostError(row[at] as Fault);
    return cells;
  });
}

/** Registers the functions of a bundle with Excel and joins its settings to those of a bundle loaded before. */
export function registerAll(definitions: readonly Definition[]): void {
  definitions.forEach(register);
  const page = globalThis as { amzFunctions?: FunctionsPort };
  const before = page.amzFunctions;
  page.amzFunctions = {
    configure: (settings) => {
      before?.configure(settings);
      return configure(settings);
    },
  };
}

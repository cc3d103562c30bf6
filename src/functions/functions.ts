/// <reference types="custom-functions-runtime" />
import { reasons } from '../locale/functions';
import { say } from '../locale/index';
import { catalogue } from './catalogue';
import { Fault, type Cell } from './cells';
import { callAsExcel, type Definition } from './run';
import { configure, currentSetting } from './settings';

/**
 * The functions bundle: loads without React or the pane, registers every function as soon as it is read. The pane hands
 * the workbook's language and rule overrides in through `globalThis.amzFunctions.configure`, then asks for recalculation.
 */
const codes = { unknown: '#N/A', wrong: '#VALUE!', passed: '#VALUE!' } as const;

function hostError(fault: Fault): object {
  if (fault.error instanceof CustomFunctions.Error) return fault.error;
  const code = (fault.kind === 'passed' ? fault.params['code'] : codes[fault.kind]) as CustomFunctions.ErrorCode;
  return fault.reason === null ? new CustomFunctions.Error(code) : new CustomFunctions.Error(code, say(currentSetting().language, reasons[fault.reason], fault.params));
}

const register = (definition: Definition): void => {
  CustomFunctions.associate(definition.id, (...inputs: Cell[]) => {
    const result = callAsExcel(definition, inputs);
    // The runner made these rows for us, so errors are put in where they are.
    const cells: (number | string | boolean | object)[][] = result;
    for (const row of cells) for (let at = 0; at < row.length; at += 1) if (row[at] instanceof Fault) row[at] = hostError(row[at] as Fault);
    return cells;
  });
};

catalogue.forEach(register);
Object.assign(globalThis, { amzFunctions: { configure } });

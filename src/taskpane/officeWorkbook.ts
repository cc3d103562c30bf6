import { carryOut, documentSettings, insertFormula, problemOf, readActiveSheet, readOpenWorkbook, readSelection, recalculate, selectedArea, showCell, turnFormulas } from '../excel';
import type { FunctionsPort } from '../functions/register';
import { functionTeller } from './functionSettings';
import type { Workbook } from './workbook';

/** The workbook open in Excel. Call after `Office.onReady`. */
export function officeWorkbook(): Workbook {
  const settings = documentSettings();
  const tellFunctions = functionTeller(() => (globalThis as { amzFunctions?: FunctionsPort }).amzFunctions, recalculate);
  return {
    read: async (wanted) => {
      try {
        return { raw: await readOpenWorkbook(wanted) };
      } catch (error) {
        return { problem: problemOf(error) };
      }
    },
    carryOut,
    readSelection,
    readActiveSheet,
    showCell,
    selectedArea,
    insertFormula,
    turnFormulas,
    tellFunctions,
    recall: (name) => settings.read(name),
    keep: (name, value) => settings.write(name, value),
  };
}

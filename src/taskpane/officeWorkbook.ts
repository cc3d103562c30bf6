import { carryOut, documentSettings, insertFormula, problemOf, readActiveSheet, readOpenWorkbook, readSelection, selectedArea, showCell, turnIntoValues } from '../excel';
import type { Workbook } from './workbook';

/** The workbook open in Excel. Call after `Office.onReady`. */
export function officeWorkbook(): Workbook {
  const settings = documentSettings();
  return {
    read: async () => {
      try {
        return { raw: await readOpenWorkbook() };
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
    turnIntoValues,
    recall: (name) => settings.read(name),
    keep: (name, value) => settings.write(name, value),
  };
}

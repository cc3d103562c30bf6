import { carryOut, documentSettings, problemOf, readActiveSheet, readOpenWorkbook, readSelection, showCell } from '../excel';
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
    recall: (name) => settings.read(name),
    keep: (name, value) => settings.write(name, value),
  };
}

import { carryOut, documentSettings, insertFormula, openNewWorkbook, problemOf, readActiveSheet, readOpenSince, readOpenWorkbook, readSelection, recalculate, selectedArea, showCell, turnFormulas } from '../excel';
import { notice } from '../domain/notice';
import type { FunctionsPort } from '../functions/register';
import { functionTeller } from './functionSettings';
import { growingColumns } from '../sheets/keptLog';
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
    readSince: async (before) => {
      try {
        return { raw: await readOpenSince(before, growingColumns) };
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
    openWorkbook: async (bytes) => {
      try {
        await openNewWorkbook(base64Of(bytes));
        return null;
      } catch (error) {
        return { problem: notice('excel-not-opened', { reason: error instanceof Error ? error.message : String(error) }) };
      }
    },
    recall: (name) => settings.read(name),
    keep: (name, value) => settings.write(name, value),
  };
}

/** In pieces: a call takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  const piece = 0x8000;
  let letters = '';
  for (let at = 0; at < bytes.length; at += piece) letters += String.fromCharCode(...bytes.subarray(at, at + piece));
  return btoa(letters);
}

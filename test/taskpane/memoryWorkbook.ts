import { notice } from '../../src/domain/notice';
import type { RawWorkbook } from '../../src/sheets/plan';
import type { Workbook, WriteProgress } from '../../src/taskpane/workbook';
import { readWorkbook, writePlan } from '../../src/xlsx';

/** What a test does to the workbook behind the pane, and sees of it. */
export interface MemoryControls {
  bytes: Uint8Array | null;
  /** Milliseconds each phase of writing takes. */
  slow: number;
  readonly settings: Record<string, unknown>;
  shown: { sheet: string; row: number; column: number } | null;
  selection: (string | number | boolean)[][];
  /** Formulas inserted so far. */
  readonly inserted: string[];
  /** The tables of every reading so far. */
  read?: string[][];
  /** AMZ formulas in the workbook. */
  formulas: number;
  /** The workbook that was opened last. */
  opened?: Uint8Array;
  /** The host opens no new workbook. */
  refuses?: boolean;
}

const empty: RawWorkbook = { sheets: [{ name: 'Sheet1', mark: null, protected: false, empty: true }], tables: [] };

/** The pane's workbook over an .xlsx file in memory: the same plan, carried out by the room that writes files. */
export function memoryWorkbook(controls: MemoryControls): Workbook {
  const read: Workbook['read'] = async (wanted = () => true) => {
    const opened = controls.bytes ? await readWorkbook(controls.bytes) : { raw: empty };
    if ('problem' in opened) return opened;
    const tables = opened.raw.tables.filter(wanted);
    (controls.read ??= []).push(tables.map(({ name }) => name));
    return { raw: { ...opened.raw, tables } };
  };
  const cells = () => Promise.resolve({ sheet: 'Sheet1', row: 0, column: 0, values: controls.selection });
  return {
    read,
    readSince: () => read(),
    carryOut: async (plan, { onProgress, signal }) => {
      for (const phase of ['reading', 'staging'] as const satisfies readonly WriteProgress['phase'][]) {
        onProgress({ phase, done: 1, total: 2 });
        await new Promise((resolve) => setTimeout(resolve, controls.slow));
        if (signal.aborted) return { kind: 'cancelled' };
      }
      onProgress({ phase: 'committing', done: 0, total: 1 });
      const written = await writePlan(plan, controls.bytes ?? undefined);
      if ('problem' in written) return { kind: 'problem', problem: written.problem };
      controls.bytes = written.bytes;
      return { kind: 'done', warnings: [] };
    },
    readSelection: cells,
    readActiveSheet: cells,
    showCell: (sheet, row, column) => {
      controls.shown = { sheet, row, column };
      return Promise.resolve(null);
    },
    selectedArea: () => Promise.resolve({ sheet: 'Sheet1', row: 0, column: 1, rows: controls.selection.length, columns: controls.selection[0]?.length ?? 0, firstRow: controls.selection[0] ?? [] }),
    insertFormula: (formula) => {
      controls.inserted.push(formula);
      return Promise.resolve({ sheet: 'Sheet1', cell: 'F2' });
    },
    turnFormulas: ({ dryRun, native }) => {
      const found = controls.formulas;
      if (!dryRun) controls.formulas = 0;
      const inNative = native === null || found === 0 ? 0 : found - 1;
      return Promise.resolve({
        formulas: found, native: inNative, values: found - inNative, kept: [],
        asValues: native === null || found === 0 ? [] : [{ notice: notice('native-no-formula', { functions: 'SEARCHTERM' }), count: 1 }],
        takeBack: dryRun || found === 0 ? null : () => {
          controls.formulas = found;
          return Promise.resolve({ formulas: found, changed: 0 });
        },
      });
    },
    tellFunctions: () => Promise.resolve(),
    openWorkbook: (bytes) => {
      if (controls.refuses) return Promise.resolve({ problem: notice('excel-not-opened', { reason: 'test' }) });
      controls.opened = bytes;
      return Promise.resolve(null);
    },
    recall: (name) => controls.settings[name] ?? null,
    keep: (name, value) => {
      controls.settings[name] = value;
      return Promise.resolve();
    },
  };
}

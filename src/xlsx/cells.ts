import { Grid, type FileCell } from './grid';
import { openPackage } from './open';
import { Strings } from './strings';
import { WorkbookPart } from './workbook';
import { sheetDataOf } from './worksheet';

export interface SheetCells {
  readonly name: string;
  readonly cells: readonly (FileCell & { readonly row: number; readonly column: number })[];
}

/** Every cell that holds something, by sheet: for checks and comparisons. Throws where the file cannot be read. */
export function readCells(bytes: Uint8Array): SheetCells[] {
  const opened = openPackage(bytes);
  if ('problem' in opened) throw new Error(`${opened.problem.code} ${JSON.stringify(opened.problem.params)}`);
  const { file } = opened;
  const book = new WorkbookPart(file);
  const part = file.relationships(book.part).find(({ type }) => type === 'sharedStrings')?.target;
  const strings = new Strings(file, part !== undefined && file.has(part) ? part : null);
  return book.sheets().flatMap(({ name, part: sheet, worksheet }) => (worksheet ? [{ name, cells: [...new Grid(sheetDataOf(file.text(sheet)), strings).cells()] }] : []));
}

import { useEffect } from 'react';
import { notice } from '../../domain/notice';
import type { Workbook } from '../workbook';
import type { Brought, Today } from './flow';

/** Files as they are chosen or dropped. The browser keeps the bytes until they are read. */
export function filesBrought(files: Iterable<File>): Brought[] {
  return [...files].map((file) => ({ source: { kind: 'file', name: file.name, blob: file }, size: file.size, saved: file.lastModified }));
}

/** Takes what is pasted anywhere in the pane but in a field: files, a web table, or text. */
export function usePaste(today: Today, active: boolean): void {
  useEffect(() => {
    if (!active) return undefined;
    const paste = (event: ClipboardEvent): void => {
      const target = event.target as Element | null;
      if (target?.closest('input, textarea, [contenteditable="true"]')) return;
      event.preventDefault();
      takePaste(today, event.clipboardData);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [today, active]);
}

let pastes = 0;

function takePaste(today: Today, data: DataTransfer | null): void {
  const files = [...(data?.files ?? [])];
  const html = data?.getData('text/html') ?? '';
  const text = data?.getData('text/plain') ?? '';
  // Spreadsheets put a picture of the cells beside the cells: text first.
  const content = /<table[\s>]/i.test(html) ? html : text;
  if (content.trim() !== '') {
    pastes += 1;
    const blob = new Blob([content], { type: 'text/plain' });
    today.bring([{ source: { kind: 'file', name: `paste-${pastes}.${content === html ? 'html' : 'txt'}`, blob }, size: blob.size }]);
  } else if (files.length > 0 && !files.every(({ type }) => type.startsWith('image/'))) today.bring(filesBrought(files));
  else today.problem(notice(files.length > 0 ? 'pane.paste-picture' : 'pane.paste-empty'));
}

/** Takes the cells a person has in the sheet. */
export async function takeCells(today: Today, workbook: Workbook, what: 'selection' | 'sheet'): Promise<void> {
  const cells = await (what === 'selection' ? workbook.readSelection() : workbook.readActiveSheet());
  if ('problem' in cells) today.problem(cells.problem);
  else if (cells.values.length < 2) today.problem(notice('pane.cells-few', { sheet: cells.sheet }));
  else today.bring([{ source: { kind: 'cells', name: cells.sheet, cells: cells.values }, size: null }]);
}

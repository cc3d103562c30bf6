import type { Workbook } from '../../host/model';

/** Reads a file a person chose. The reader is loaded when it is needed. */
export async function openFile(file: File): Promise<Workbook> {
  const { readWorkbook } = await import('./read');
  return readWorkbook(new Uint8Array(await file.arrayBuffer()));
}

/** Reads a file as `Excel.createWorkbook` is given it. */
export async function openBase64(base64: string): Promise<Workbook> {
  const { readWorkbook } = await import('./read');
  return readWorkbook(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
}

/** Hands the workbook to the person as a download. */
export async function saveFile(book: Workbook, name: string): Promise<void> {
  const { writeWorkbook } = await import('./write');
  const bytes = await writeWorkbook(book);
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

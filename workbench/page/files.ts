import type { Workbook } from '../host/model';
export function openFile(_file: File): Promise<Workbook> { return Promise.reject(new Error('later')); }
export function saveFile(_book: Workbook, _name: string): Promise<void> { return Promise.reject(new Error('later')); }

import { notice, type Notice } from '../domain/notice';
import { decodeText } from './decode';
import type { Grid } from './grid';
import { dialectsFor, topRows } from './grid';
import { readHtmlTables } from './html';
import { limits } from './limits';
import { countKnown } from './recognise';
import { gunzip, megabytes, unzipMembers, zipEntries } from './unfold';
import { readWorkbook, workbookIn } from './workbook';
import type { SourceFile, Unreadable } from './types';

const startsWith = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, index) => bytes[index] === byte);
const ascii = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));

// Files that are certainly no table, told by their first bytes, never by their name.
const strangers: readonly (readonly [code: string, ...magic: number[]])[] = [
  ['reports.pdf-file', ...ascii('%PDF')],
  ['reports.binary-file', 0x89, ...ascii('PNG')], ['reports.binary-file', 0xff, 0xd8, 0xff], ['reports.binary-file', ...ascii('GIF8')], ['reports.binary-file', ...ascii('RIFF')],
  ['reports.binary-file', ...ascii('Rar!')], ['reports.binary-file', ...ascii('7z'), 0xbc, 0xaf], ['reports.binary-file', 0x7f, ...ascii('ELF')], ['reports.binary-file', ...ascii('SQLite format')],
  ['reports.binary-file', 0x42, 0x5a, 0x68], ['reports.binary-file', 0xfd, ...ascii('7zXZ')],
];

/** Opens a file to the tables-to-be in it: one for a text file, one a sheet, all of an archive's members. */
export async function open(file: SourceFile, depth = 0): Promise<(Grid | Unreadable)[]> {
  const { name, bytes } = file;
  const refuse = (problem: Notice): Unreadable[] => [{ file: name, problem }];
  if (bytes.length === 0) return refuse(notice('reports.empty-file', { file: name }));
  if (bytes.length > (depth === 0 ? limits.fileBytes : limits.unfoldedBytes)) return refuse(notice('reports.too-large', { file: name, size: megabytes(bytes.length), limit: megabytes(limits.fileBytes) }));
  const stranger = strangers.find(([, ...magic]) => startsWith(bytes, ...magic));
  if (stranger) return refuse(notice(stranger[0], { file: name }));
  if (startsWith(bytes, 0x1f, 0x8b)) {
    if (depth >= limits.depth) return refuse(notice('reports.too-deep', { file: name }));
    const unfolded = await gunzip(bytes, name);
    return unfolded.kind === 'refused' ? refuse(unfolded.problem) : named(await open({ name: name.replace(/\.gz$/i, ''), bytes: unfolded.value }, depth + 1), name);
  }
  if (startsWith(bytes, 0x50, 0x4b) && (bytes[2] === 3 || bytes[2] === 5)) return openZip(file, depth);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    const sheets = await readWorkbook(name, bytes, 'xls');
    return sheets.kind === 'refused' ? refuse(sheets.problem) : sheets.value;
  }
  return openText(file);
}

/** Members keep their own name for what it says of dates, and the archive's before it. */
const named = (opened: (Grid | Unreadable)[], archive: string): (Grid | Unreadable)[] => opened.map((one) => ({ ...one, file: one.file === archive.replace(/\.gz$/i, '') ? archive : one.file }));

async function openZip(file: SourceFile, depth: number): Promise<(Grid | Unreadable)[]> {
  const { name, bytes } = file;
  const refuse = (problem: Notice): Unreadable[] => [{ file: name, problem }];
  const entries = zipEntries(bytes);
  if (!entries) return refuse(notice(/\.zip$/i.test(name) ? 'reports.damaged-archive' : 'reports.damaged-workbook', { file: name }));
  const format = workbookIn(entries.map((entry) => entry.name));
  if (format) {
    const sheets = await readWorkbook(name, bytes, format);
    return sheets.kind === 'refused' ? refuse(sheets.problem) : sheets.value;
  }
  if (entries.some((entry) => entry.name.startsWith('word/') || entry.name.startsWith('ppt/'))) return refuse(notice('reports.binary-file', { file: name }));
  if (depth >= limits.depth) return refuse(notice('reports.too-deep', { file: name }));
  const members = await unzipMembers(bytes, entries, name);
  if (members.kind === 'refused') return refuse(members.problem);
  if (members.value.length === 0) return refuse(notice('reports.empty-file', { file: name }));
  const opened: (Grid | Unreadable)[] = [];
  for (const member of members.value) opened.push(...(await open({ name: `${name}/${member.name}`, bytes: member.bytes }, depth + 1)));
  return opened;
}

const htmlStart = /^\s*(?:<!doctype html|<html|<head|<meta|<body|<table|<style|<div|<!--startfragment)/i;

function openText(file: SourceFile): (Grid | Unreadable)[] {
  const { name, bytes } = file;
  const refuse = (problem: Notice): Unreadable[] => [{ file: name, problem }];
  const decoded = decodeText(bytes, countHeaderHits);
  const { text, encoding, nuls, broken } = decoded;
  if (text.trim() === '') return refuse(notice('reports.empty-file', { file: name }));
  if (htmlStart.test(text.slice(0, 1000))) {
    const tables = readHtmlTables(text);
    return tables.length > 0 ? tables.map((cells): Grid => ({ source: 'cells', file: name, sheet: null, encoding, cells })) : refuse(notice('reports.html-file', { file: name }));
  }
  return looksBinary(text) ? refuse(notice('reports.binary-file', { file: name })) : [{ source: 'text', file: name, sheet: null, encoding, text, nuls, broken }];
}

/** More control characters than any text has. */
function looksBinary(text: string): boolean {
  const head = text.slice(0, 8192);
  let controls = 0;
  for (let at = 0; at < head.length; at += 1) {
    const code = head.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 || code === 0xfffd) controls += 1;
  }
  return controls > head.length * 0.05;
}

/** Header names known among the first rows of a text, under the delimiter that shows most. */
function countHeaderHits(head: string): number {
  const grid: Grid = { source: 'text', file: '', sheet: null, encoding: 'utf-8', text: head.slice(0, 20_000), nuls: 0, broken: 0 };
  let most = 0;
  for (const dialect of dialectsFor(grid.text)) for (const row of topRows(grid, dialect).slice(0, 15)) most = Math.max(most, countKnown(row.cells));
  return most;
}

import { say, type Language } from '../locale';
import { cliText } from '../locale/cli';
import { sayNotice } from '../locale/notices';
import { makeTemplate, shareWorkbook, takeReview } from './share';
import { readCommandLine, type DigestCommand, type MergeCommand, type ReportCommand, type ShareCommand, type TakeReviewCommand, type TemplateCommand, type VerifyCommand } from './args';
import { digestWorkbook } from './digest';
import { inspectFiles } from './inspect';
import { folderDay, readSource, replaceFile, writable } from './files';
import { buildReport, type PlacedFile } from './report';
import { mergeWorkbooks } from './merge';
import { verifyWorkbook } from './verify';

/** The same work without a screen. Results are JSON on standard output, problems are sentences on standard error. */
async function main(argv: readonly string[]): Promise<number> {
  const { language, command } = readCommandLine(argv);
  const words = language ?? 'zh-CN';
  switch (command.name) {
    case 'help':
      process.stdout.write(`${say(words, cliText.usage)}\n`);
      return 0;
    case 'wrong':
      process.stderr.write(`${sayNotice(words, command.problem)}\n\n${say(words, cliText.usage)}\n`);
      return 2;
    case 'inspect':
      return inspectFiles(command, words);
    case 'verify':
      return verifyFile(command, language);
    case 'digest':
      return digestFile(command, language);
    case 'report':
      return reportFiles(command, language);
    case 'share':
      return shareFile(command, language);
    case 'take-review':
      return takeReviewed(command, language);
    case 'merge':
      return mergeFiles(command, language);
    case 'template':
      return writeTemplate(command, words);
  }
}

/** 1 where either chained table is not as it was written (or cannot be checked); rows still to be joined or completed are not that. */
async function verifyFile(command: VerifyCommand, language: Language | null): Promise<number> {
  const words = language ?? 'zh-CN';
  const source = await readSource(command.file);
  if ('problem' in source) return fail([sayNotice(words, source.problem)]);
  const result = await verifyWorkbook(source);
  if ('problem' in result) return fail([sayNotice(words, result.problem)]);
  const { verdict } = result;
  const spoken = language ?? result.language ?? 'zh-CN';
  process.stdout.write(`${JSON.stringify({ intact: !verdict.broken, ...verdict, text: sayNotice(spoken, verdict.text), notes: verdict.notes.map((one) => sayNotice(spoken, one)) }, null, 2)}\n`);
  return verdict.broken ? 1 : 0;
}

/** The message alone on standard output, so that it can be piped into the clipboard. */
async function digestFile(command: DigestCommand, language: Language | null): Promise<number> {
  const source = await readSource(command.file);
  if ('problem' in source) return fail([sayNotice(language ?? 'zh-CN', source.problem)]);
  const result = await digestWorkbook(source, command, Date.now(), language);
  if ('problem' in result) return fail([sayNotice(result.language ?? 'zh-CN', result.problem)]);
  process.stdout.write(result.message);
  return 0;
}

/** 0 where the workbook was written; 1, and nothing written, otherwise. */
async function reportFiles(command: ReportCommand, language: Language | null): Promise<number> {
  const words = language ?? 'zh-CN';
  const unwritable = await writable(command.out);
  if (unwritable) return fail([sayNotice(words, unwritable)]);
  const existing = command.workbook === null ? null : await readSource(command.workbook);
  if (existing && 'problem' in existing) return fail([sayNotice(words, existing.problem)]);
  const files: PlacedFile[] = [];
  const missing: string[] = [];
  for (const path of command.files) {
    const source = await readSource(path);
    if ('problem' in source) missing.push(sayNotice(words, source.problem));
    else files.push({ ...source, day: folderDay(path) });
  }
  const list = command.products === null ? null : await readSource(command.products);
  if (list && 'problem' in list) return fail([sayNotice(words, list.problem)]);
  const result = await buildReport(command, files, existing?.bytes ?? null, Date.now(), language, list);
  if (result.kind === 'blocked') {
    const spoken = result.language ?? words;
    return fail([sayNotice(spoken, result.problem), ...missing, ...result.warnings.map((one) => sayNotice(spoken, one))]);
  }
  const { kpis, sheets, warnings, bytes, language: spoken } = result.outcome;
  const unwritten = await replaceFile(command.out, bytes);
  if (unwritten) return fail([sayNotice(spoken, unwritten)]);
  process.stdout.write(`${JSON.stringify({ kpis, sheets, warnings: [...new Set([...missing, ...warnings.map((one) => sayNotice(spoken, one))])] }, null, 2)}\n`);
  return 0;
}

/** 0 where the copy was written. */
async function shareFile(command: ShareCommand, language: Language | null): Promise<number> {
  const words = language ?? 'zh-CN';
  const unwritable = await writable(command.out);
  if (unwritable) return fail([sayNotice(words, unwritable)]);
  const source = await readSource(command.file);
  if ('problem' in source) return fail([sayNotice(words, source.problem)]);
  const result = await shareWorkbook(source, language);
  if ('problem' in result) return fail([sayNotice(result.language ?? words, result.problem)]);
  const unwritten = await replaceFile(command.out, result.bytes);
  if (unwritten) return fail([sayNotice(result.language, unwritten)]);
  process.stdout.write(`${JSON.stringify({ out: command.out, waiting: result.waiting }, null, 2)}\n`);
  return 0;
}

/** 0 where every answer was taken in or was there already, 1 where some conflict; what could be taken is written. */
async function takeReviewed(command: TakeReviewCommand, language: Language | null): Promise<number> {
  const words = language ?? 'zh-CN';
  const unwritable = await writable(command.out);
  if (unwritable) return fail([sayNotice(words, unwritable)]);
  const [team, copy] = [await readSource(command.file), await readSource(command.copy)];
  for (const source of [team, copy]) if ('problem' in source) return fail([sayNotice(words, source.problem)]);
  if ('problem' in team || 'problem' in copy) return 1;
  const result = await takeReview(team, copy, Date.now(), language);
  if ('problem' in result) return fail([sayNotice(result.language ?? words, result.problem)]);
  const unwritten = await replaceFile(command.out, result.bytes);
  if (unwritten) return fail([sayNotice(result.language, unwritten)]);
  process.stdout.write(`${JSON.stringify({ taken: result.taken, known: result.known, refused: result.refused.map((one) => sayNotice(result.language, one)) }, null, 2)}\n`);
  return result.refused.length > 0 ? 1 : 0;
}

/** 0 where the logs are joined, or hold the same already; 1 where they cannot be, or where people have to look at something. */
async function mergeFiles(command: MergeCommand, language: Language | null): Promise<number> {
  const words = language ?? 'zh-CN';
  const unwritable = command.out === null ? null : await writable(command.out);
  if (unwritable) return fail([sayNotice(words, unwritable)]);
  const [ours, theirs] = [await readSource(command.file), await readSource(command.copy)];
  for (const source of [ours, theirs]) if ('problem' in source) return fail([sayNotice(words, source.problem)]);
  if ('problem' in ours || 'problem' in theirs) return 1;
  const result = await mergeWorkbooks(ours, theirs, command.operator, Date.now(), language);
  if ('problem' in result) return fail([sayNotice(result.language ?? words, result.problem)]);
  const unwritten = command.out === null ? null : await replaceFile(command.out, result.bytes);
  if (unwritten) return fail([sayNotice(result.language, unwritten)]);
  process.stdout.write(`${JSON.stringify({ out: command.out, taken: result.taken, joins: result.joins, conflicts: result.conflicts.map((one) => sayNotice(result.language, one)), log: result.kind }, null, 2)}\n`);
  return result.conflicts.length > 0 ? 1 : 0;
}

/** 0 where the template was written. */
async function writeTemplate(command: TemplateCommand, language: Language): Promise<number> {
  const unwritable = await writable(command.out);
  if (unwritable) return fail([sayNotice(language, unwritable)]);
  const result = await makeTemplate(command, Date.now(), language);
  if ('problem' in result) return fail([sayNotice(language, result.problem)]);
  const unwritten = await replaceFile(command.out, result.bytes);
  return unwritten ? fail([sayNotice(language, unwritten)]) : 0;
}

function fail(lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`);
  return 1;
}

process.exitCode = await main(process.argv.slice(2));

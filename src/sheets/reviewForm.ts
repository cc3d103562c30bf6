import { notice, type Notice } from '../domain/notice';
import { decide, reviewersOf, type Decision } from '../domain/review';
import { samePerson } from '../domain/person';
import { languages, say, type Language } from '../locale';
import { sharingText } from '../locale/sharing';
import { area, cell } from './format';
import { fixedCell, Grid } from './grid';
import type { Hand } from './log';
import { logBook, type LogEntry } from './logBook';
import { logBlocked } from './logTable';
import { chained, eventDraft, logWorkbookPlan, type EventDraft } from './logWrite';
import type { CellValue, RawWorkbook, SheetPlan, Validation, WorkbookPlan } from './plan';
import { currentOf } from './reviewPlan';
import { decodeWorkbook } from './stored';
import { colours, reportStyles } from './style';
import { eventWords, leverWords, riskWords, watchWords } from './words';

/** The columns of the review form from A on; the last four before `seen` are the supervisor's. */
const columns = [
  ['logId', 24], ['at', 17], ['operator', 10], ['marketplace', 7], ['object', 22], ['what', 14], ['old', 11], ['new', 11], ['change', 10], ['reason', 42], ['risk', 8], ['asked', 24],
  ['result', 12], ['comment', 30], ['reviewer', 12], ['now', 11], ['seen', 6],
] as const satisfies readonly (readonly [string, number])[];
type Column = (typeof columns)[number][0];
const columnOf = (key: Column): number => columns.findIndex(([name]) => name === key);
const lastPrinted = columnOf('now');
const headRow = 3;
const answers = ['approve', 'reject', 'ask'] as const;
type Answer = (typeof answers)[number];

export const reviewFormMark = 'AMZ_review_form';
/** Excel holds this many characters in a cell; the log's words are shorter. */
const longest = { comment: 1_000, reviewer: 60, now: 100 } as const;

const answerWords = (language: Language): string[] => answers.map((kind) => eventWords.say(kind, language));

/** What waits for a review, oldest first. */
export const waiting = (entries: readonly LogEntry[]): LogEntry[] => entries.filter(({ needsReview, standing }) => needsReview && standing.state === 'in-review');

/**
 * The review form (待复核): what waits, with everything a supervisor needs to decide, and yellow cells to answer in. The
 * sheet is protected but for those, so it works in any spreadsheet program without the add-in.
 */
export function reviewFormPlan(raw: RawWorkbook, store: string, language: Language): WorkbookPlan {
  const rows = waiting(logBook(decodeWorkbook(raw)).entries);
  const grid = new Grid('form');
  const t = (key: keyof typeof sharingText, params?: Readonly<Record<string, string | number>>): string => say(language, sharingText[key], params);
  grid.span(0, 0, lastPrinted, t('form.title', { store, count: rows.length }), 'title');
  grid.span(1, 0, lastPrinted, t('form.how'), 'how');
  const editable = columnOf('result');
  columns.forEach(([key], index) => grid.set(headRow, index, t(`form.${key}`), index >= editable && index <= lastPrinted ? 'head.input' : 'head'));
  rows.forEach((entry, index) => {
    const values = cellsOf(entry, language);
    columns.forEach(([key], column) => grid.set(headRow + 1 + index, column, values[key], column >= editable && column <= lastPrinted ? 'input' : 'row.wrapped'));
  });
  if (rows.length === 0) grid.span(headRow + 1, 0, lastPrinted, t('form.none'), 'empty');
  const last = headRow + rows.length;
  const words = answerWords(language).join(' / ');
  const range = (key: Column): string => area(headRow + 1, columnOf(key), last, columnOf(key));
  const error = (message: string): Validation['error'] => ({ title: t('form.resultTitle'), message });
  const short = (key: keyof typeof longest): Validation => ({ range: range(key), rule: { type: 'textLength', max: longest[key] }, allowBlank: true, prompt: null, error: error(t('form.long', { max: longest[key] })) });
  const sheet: SheetPlan = {
    key: 'reviewForm', mark: reviewFormMark, name: t('form.sheet'), kind: 'page', blocks: [grid.block()],
    columns: columns.map(([key, width]) => (key === 'seen' ? { width, hidden: true } : { width })),
    rowHeights: [{ row: 0, height: 32 }, { row: 1, height: 48 }, { row: headRow, height: 24 }, ...rows.map((entry, index) => ({ row: headRow + 1 + index, height: heightOf(entry) }))],
    merges: grid.merges, conditionalFormats: [],
    validations: rows.length === 0 ? [] : [
      { range: range('result'), rule: { type: 'list', values: answerWords(language) }, allowBlank: true, prompt: { title: t('form.resultTitle'), message: t('form.resultHelp', { words }) }, error: error(t('form.resultWrong', { words })) },
      short('comment'), short('reviewer'), short('now'),
    ],
    charts: [], freeze: { rows: headRow + 1, columns: 1 }, gridlines: false, tabColor: colours.watch,
    page: { orientation: 'landscape', paper: 'a4', fitWidth: 1, fitHeight: null, printArea: `$A$1:${fixedCell(Math.max(last, headRow + 1), lastPrinted)}`, // No repeated rows: in an .ods they stand apart from the others, and some readers miss them.
      titleRows: null, footer: t('form.footer', { store: store.replaceAll('&', '&&') }) },
    protection: { allowFilter: true, allowSort: false, allowFormat: true }, hidden: false, filter: rows.length > 0 ? `A${headRow + 1}:${cell(last, lastPrinted)}` : null,
  };
  return { format: 1, language, styles: formStyles(language), sheets: [sheet], tables: [], activate: sheet.key };
}

const heightOf = ({ reason, standing }: LogEntry): number => 15 * Math.min(6, Math.max(1, Math.ceil([...reason].length / 26), Math.ceil([...(standing.question?.comment ?? '')].length / 14))) + 6;

function cellsOf(entry: LogEntry, language: Language): Readonly<Record<Column, CellValue>> {
  const lever = leverWords.find(entry.metric) ?? null;
  const watch = watchWords.find(entry.metric) ?? null;
  return {
    logId: entry.logId, at: entry.at, operator: entry.operator, marketplace: entry.marketplace, object: entry.object, what: lever ? leverWords.say(lever, language) : watch ? watchWords.say(watch, language) : entry.metric,
    old: entry.oldValue, new: entry.newValue, change: entry.change, reason: entry.reason, risk: entry.risk ? riskWords.say(entry.risk, language) : '', asked: entry.standing.question ? `${entry.standing.question.person}: ${entry.standing.question.comment}` : '',
    result: null, comment: null, reviewer: null, now: null, seen: entry.events.at(-1)?.eventId ?? '',
  };
}

function formStyles(language: Language): WorkbookPlan['styles'] {
  const base = reportStyles('form', language);
  const input = { size: 10, color: colours.ink, fill: colours.watchSoft, vertical: 'center', wrap: true, numberFormat: '@', locked: false, border: { sides: ['top', 'bottom', 'left', 'right'], color: colours.line } } as const;
  return {
    ...base,
    'form.how': { size: 10, color: colours.ink, fill: colours.accentSoft, vertical: 'center', wrap: true, indent: 1 },
    'form.row.wrapped': { size: 10, color: colours.ink, vertical: 'center', wrap: true, numberFormat: '@', border: { sides: ['bottom'], color: colours.line } },
    'form.head.input': { bold: true, size: 10, color: colours.ink, fill: 'FFE08A', vertical: 'center', align: 'center', wrap: true },
    'form.input': input,
  };
}

/** One answer of the form, as it was typed. */
export interface FormAnswer {
  /** 1-based row of the form. */
  readonly row: number;
  readonly logId: string;
  readonly answer: Answer;
  readonly comment: string;
  readonly reviewer: string;
  readonly now: string;
  /** The last event the supervisor could see. */
  readonly seen: string | null;
}

export interface FormRead {
  readonly answers: readonly FormAnswer[];
  readonly problems: readonly Notice[];
}

const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
const headerOf = new Map(columns.flatMap(([key]) => languages.map((language) => [fold(sharingText[`form.${key}`][language]), key] as const)));

/**
 * Finds the review form among the sheets of a file and reads the answers. It is known by its headers, in either language
 * and any order, so a copy that LibreOffice or WPS saved again, or that somebody renamed, is read too.
 */
export function readReviewForm(file: string, sheets: readonly { readonly rows: readonly (readonly CellValue[])[] }[], language: Language): FormRead {
  const needed: readonly Column[] = ['logId', 'result', 'reviewer'];
  for (const { rows } of sheets) {
    for (const [index, row] of rows.entries()) {
      const places = new Map<Column, number>();
      row.forEach((value, column) => {
        const key = typeof value === 'string' ? headerOf.get(fold(value)) : undefined;
        if (key && !places.has(key)) places.set(key, column);
      });
      if (needed.every((key) => places.has(key))) return answersIn(file, rows, index, places, language);
    }
  }
  return { answers: [], problems: [notice('form-not-found', { file, headers: needed.map((key) => say(language, sharingText[`form.${key}`])).join(', ') })] };
}

function answersIn(file: string, rows: readonly (readonly CellValue[])[], head: number, places: ReadonlyMap<Column, number>, language: Language): FormRead {
  const answered: FormAnswer[] = [];
  const problems: Notice[] = [];
  const words = answerWords(language).join(' / ');
  const firstRow = new Map<string, number>();
  for (const [offset, cells] of rows.slice(head + 1).entries()) {
    const row = head + 2 + offset;
    const text = (key: Column): string => {
      const column = places.get(key);
      return column === undefined ? '' : String(cells[column] ?? '').trim();
    };
    const [logId, result, comment] = [text('logId'), text('result'), text('comment')];
    if (logId === '' || (result === '' && comment === '')) continue;
    const answer = answers.find((kind) => kind === eventWords.find(result));
    if (result === '') problems.push(notice('form-unfinished', { row, words }));
    else if (!answer) problems.push(notice('form-result-unknown', { row, value: result, words }));
    else if (firstRow.has(logId)) problems.push(notice('form-doubled', { row, id: logId, first: firstRow.get(logId) ?? row }));
    else {
      firstRow.set(logId, row);
      answered.push({ row, logId, answer, comment, reviewer: text('reviewer'), now: text('now'), seen: text('seen') || null });
    }
  }
  return { answers: answered, problems: answered.length === 0 && problems.length === 0 ? [notice('form-empty', { file })] : problems };
}

export interface TakenForm {
  /** Null where nothing new is in it. */
  readonly plan: WorkbookPlan | null;
  /** Log ids that got an event. */
  readonly taken: readonly string[];
  /** Log ids whose very answer is in the log already: the copy was taken in before. */
  readonly known: readonly string[];
  /** What conflicts with what happened since, and what the rules do not allow; nothing of it was written. */
  readonly refused: readonly Notice[];
}

/**
 * A supervisor's answers as events of the log: matched by log id, checked by the same rules as a review in the pane,
 * appended under the name typed in the form. What somebody decided meanwhile is a conflict and is shown, never
 * overwritten. Taking the same copy in twice adds nothing. Pure.
 */
export function planReviewForm(raw: RawWorkbook, form: readonly FormAnswer[], hand: Hand): TakenForm {
  const stored = decodeWorkbook(raw);
  const blocked = stored.tables.log.raw ? logBlocked(stored) : notice('review.no-log');
  if (blocked) return { plan: null, taken: [], known: [], refused: [blocked] };
  const book = logBook(stored);
  const drafts: EventDraft[] = [];
  const taken: string[] = [];
  const known: string[] = [];
  const refused: Notice[] = [];
  for (const one of form) {
    const entry = book.byId.get(one.logId);
    const refuse = (problem: Notice): void => void refused.push(notice('form-refused', { ...problem.params, row: one.row, reason: problem.code }));
    if (!entry) {
      refuse(notice('review.unknown-row', { id: one.logId }));
      continue;
    }
    if (entry.events.some((event) => event.kind === one.answer && samePerson(event.person, one.reviewer) && event.comment === one.comment)) {
      known.push(one.logId);
      continue;
    }
    const newest = entry.events.at(-1);
    if (newest && newest.eventId !== one.seen) {
      refuse(notice('review.changed-meanwhile', { id: entry.logId, person: newest.person, kind: eventWords.say(newest.kind, hand.language) }));
      continue;
    }
    const decision: Decision = { kind: one.answer, comment: one.comment };
    const decided = decide(entry, entry.events, decision, one.reviewer, currentOf(entry, book, stored, one.now, hand.language), reviewersOf(stored.people, entry.operator));
    if (decided.kind === 'refused') {
      refuse(decided.problem);
      continue;
    }
    drafts.push(eventDraft(decided.event, entry, hand));
    taken.push(one.logId);
  }
  return { plan: drafts.length > 0 ? logWorkbookPlan(raw, stored, chained(stored, [], drafts), hand.language) : null, taken, known, refused };
}

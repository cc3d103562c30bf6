import { contentHash, isUnchained, nothing, verifyChain } from '../domain/chain';
import { marketplaceOf } from '../domain/marketplace';
import { notice, type Notice } from '../domain/notice';
import { personKey } from '../domain/person';
import { say } from '../locale';
import { logText } from '../locale/report';
import { tableHeaders } from '../locale/tables';
import { logPlan, tablePlan } from './buildTables';
import { chainOf, type PlacedRow } from './chained';
import { chainedFills, joinOf } from './completeChain';
import type { Hand } from './log';
import { logEndRows } from './logEnd';
import { logBlocked } from './logTable';
import type { LogDraft } from './logWrite';
import { logRows, lookupFields } from './lookups';
import { mergeDraft } from './mergeLog';
import { SheetNames, tableSheets } from './names';
import type { CellValue, RawWorkbook, RowFill, WorkbookPlan } from './plan';
import { settingsOf } from './settings';
import { decodeWorkbook, type StoredData, type StoredRow } from './stored';
import { bodyStyles } from './style';
import { eventsTable, hashedLogFields, settingsTable, type Field } from './tables';
import { completed, type CompletionFacts } from './typedRow';

/** A row as it will be, by the sheet's own row number. */
export interface CompletedRow {
  readonly row: number;
  readonly draft: LogDraft;
  readonly needsReview: boolean;
}

/** What came of rows that people typed: a plan that completes them in their places, and those that cannot be and why. */
export interface PlannedCompletion {
  readonly plan: WorkbookPlan | null;
  readonly completed: readonly CompletedRow[];
  readonly refused: readonly { readonly row: number; readonly problem: Notice }[];
}

/**
 * Completes the rows a person typed into the log, all in one plan: what they typed stays, everything else a row has is
 * filled in, and the row is chained. Rows typed before others were appended follow from the row above them; one more row
 * joins them with the rest. Refused by name: a formula in a log cell, what is missing, what cannot be read. `typed` are the
 * rows a check found (by the sheet's own numbers), which spares checking again. Pure.
 */
export function planCompletion(raw: RawWorkbook, hand: Hand, typed?: readonly number[]): PlannedCompletion {
  const stored = decodeWorkbook(raw);
  const { log } = stored.tables;
  const top = (log.raw?.row ?? 0) + 2;
  const rows = chainOf(log, hashedLogFields);
  const unchained = typed ? rows.flatMap((row, index) => (isUnchained(row) && typed.includes(top + row.at) ? [index] : [])) : verifyChain(rows).unchained;
  const refusedAll = (problem: Notice): PlannedCompletion => ({ plan: null, completed: [], refused: unchained.map((at) => ({ row: top + (rows[at]?.at ?? 0), problem })) });
  const blocked = personKey(hand.operator) === '' ? notice('proposal.no-operator') : logBlocked(stored);
  if (blocked) return refusedAll(blocked);

  const { done, refused } = drafts(stored, rows, unchained, hand);
  if (done.length === 0) return { plan: null, completed: [], refused };
  const filled = chainedFills(rows, done, hashedLogFields);
  const joins = joinOf(rows, filled, hashedLogFields, (mark) => mergeDraft(stored.tables, mark, 'merge.typed', hand));
  return {
    plan: planOf(raw, stored, filled, joins, hand), refused,
    completed: done.map(({ place, draft }) => ({ row: top + place.at, draft, needsReview: draft.needsReview === say(hand.language, logText.yes) })),
  };
}

interface Done {
  /** Among the chain's rows. */
  readonly index: number;
  readonly place: PlacedRow;
  readonly stored: StoredRow;
  readonly draft: LogDraft;
}

function drafts(stored: StoredData, rows: readonly PlacedRow[], unchained: readonly number[], hand: Hand): { readonly done: Done[]; readonly refused: PlannedCompletion['refused'] } {
  const { log } = stored.tables;
  const settings = settingsOf(stored.settings);
  const byIndex = new Map(log.rows.map((row) => [row.index, row]));
  const taken = new Map<string, number>();
  for (const { cells } of log.rows) if (cells.logId) taken.set(String(cells.logId), (taken.get(String(cells.logId)) ?? 0) + 1);
  const marketplaces = new Set([...settings.marketplaces, ...log.rows.flatMap(({ cells }) => marketplaceOf(String(cells.marketplace ?? ''))?.code ?? [])]);
  const facts: CompletionFacts = { hand, rules: settings.rules, products: stored.products, marketplace: marketplaces.size === 1 ? [...marketplaces][0] ?? null : null, isTaken: (id) => (taken.get(id) ?? 0) > 1 };
  const done: Done[] = [];
  const refused: { row: number; problem: Notice }[] = [];
  for (const index of unchained) {
    const place = rows[index] as PlacedRow;
    const row = byIndex.get(place.at) as StoredRow;
    const at = { sheet: log.raw?.sheet ?? '', row: (log.raw?.row ?? 0) + 2 + place.at };
    const draft = formulaIn(stored, row, at, hand) ?? relationProblem(row, taken, at) ?? completed(row.cells, at, facts);
    if ('code' in draft) {
      refused.push({ row: at.row, problem: draft });
      continue;
    }
    const logId = draft.logId === '' ? freshId(draft, hand, place.at, taken) : draft.logId;
    done.push({ index, place, stored: row, draft: { ...draft, logId } });
  }
  return { done, refused };
}

function formulaIn({ tables: { log } }: StoredData, row: StoredRow, at: { readonly sheet: string; readonly row: number }, hand: Hand): Notice | null {
  const fieldOf = new Map(hashedLogFields.map((field) => [log.columnOf[field], field]));
  const field = log.raw?.formulas.filter((one) => one.row === row.index).map(({ column }) => fieldOf.get(column)).find((one) => one !== undefined);
  return field ? notice('complete-formula', { ...at, column: tableHeaders[field][hand.language] }) : null;
}

/** A row that names another one must name one that is there. */
function relationProblem({ cells }: StoredRow, ids: ReadonlyMap<string, number>, at: { readonly sheet: string; readonly row: number }): Notice | null {
  const related = String(cells.relatedId ?? '').trim();
  return related === '' || related === nothing || ids.has(related) ? null : notice('complete-related', { ...at, id: related });
}

function freshId(draft: LogDraft, { moment, operator }: Hand, at: number, taken: Map<string, number>): string {
  const content = [...hashedLogFields.map((field) => draft[field] ?? ''), operator, String(moment), String(at)].join('\u001f');
  const base = `T-${draft.marketplace ?? ''}-${(draft.siteTime ?? '').slice(0, 10).replaceAll('-', '')}-${contentHash(new TextEncoder().encode(content)).slice(0, 8)}`;
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  taken.set(id, 1);
  return id;
}

interface Filled extends Done {
  readonly cells: Record<string, CellValue>;
}

function planOf(raw: RawWorkbook, stored: StoredData, filled: readonly Filled[], joins: readonly Record<string, CellValue>[], hand: Hand): WorkbookPlan {
  const { language } = hand;
  const added = [...filled.map(({ cells }) => cells), ...joins];
  const { log, events } = logRows(stored, { rows: added, events: [] }, language);
  const ids = new Set(filled.map(({ draft }) => draft.logId));
  const shown = new Map(log.map((row) => [String(row['logId']), row]));
  const fill = filled.map(({ stored: row, cells }): RowFill => ({
    row: row.index,
    expect: Object.fromEntries([...hashedLogFields, 'previousHash' as const, 'hash' as const].map((field: Field) => [field, row.cells[field] ?? null])),
    set: { ...cells, ...Object.fromEntries(lookupFields.map((field) => [field, shown.get(String(cells['logId']))?.[field] ?? nothing])) },
  }));
  return {
    format: 1, language, styles: { ...bodyStyles }, activate: 'log',
    sheets: tableSheets(new SheetNames(raw), stored, language).filter(({ key }) => key === 'log' || key === 'events' || key === 'settings'),
    tables: [
      { ...logPlan(log.filter((row) => !ids.has(String(row['logId']))), language), fill }, tablePlan(eventsTable, events, language),
      tablePlan(settingsTable, logEndRows(stored, { rows: added, events: [] }, language), language),
    ],
  };
}

import { checklistItems, tickDate, type Evidence, type ItemLine } from '../domain/checklist';
import type { DailyReport } from '../domain/daily';
import { toSerial } from '../domain/civil';
import { say, type Language } from '../locale';
import { checklistText } from '../locale/checklist';
import { reportText } from '../locale/report';
import { tableHeaders } from '../locale/tables';
import type { CellValue, Validation } from './plan';
import { dataTick, type StoredData } from './stored';
import type { Field } from './tables';

/** A day's checklist, as a build or the pane has it. */
export interface ChecklistOfDay {
  readonly report: Pick<DailyReport, 'store' | 'marketplace' | 'date'>;
  readonly lines: readonly ItemLine[];
}

/** What a build says of the checklist's table. */
export interface TickRows {
  /** A workbook without a reported day needs no checklist. */
  readonly needed: boolean;
  readonly rows: readonly Record<string, CellValue>[];
  readonly validations: Partial<Record<Field, { readonly validation: Omit<Validation, 'range'> }>>;
}

const sources: Readonly<Record<string, { readonly en: string; readonly 'zh-CN': string }>> = { business: reportText['source.business'], ads: reportText['source.ads'], inventory: reportText['source.inventory'] };

/** What was seen, in words. */
export function evidenceText({ code, params }: Evidence, language: Language): string {
  const missing = params['missing'];
  const named = missing === undefined ? params : { ...params, missing: String(missing).split(' ').map((source) => sources[source]?.[language] ?? source).join(' · ') };
  return say(language, checklistText[`evidence.${code}`], named);
}

const dataText = ({ done, evidence }: ItemLine, language: Language): string => {
  const text = evidenceText(evidence, language);
  return done === null ? text : `${done ? dataTick : '△'} ${text}`;
};

/** The rows of the newest days: those that are not there yet, and those the data say something new of. A person's cells are never among them. */
export function tickRows(stored: StoredData, days: readonly ChecklistOfDay[], language: Language): TickRows {
  const { checklist } = stored.tables;
  const rows = days.flatMap(({ report: { store, marketplace, date }, lines }) => lines.flatMap((line): Record<string, CellValue>[] => {
    const key = { store, marketplace, date: toSerial(tickDate(line.item, date)), checkItem: line.item.id };
    const ours = { checkTask: say(language, checklistText[`item.${line.item.id}`]), checkData: dataText(line, language) };
    if (line.tick === null) return [{ ...key, ...ours }];
    // A row that a person typed its key into otherwise (a date as text, `8` for `08`) is theirs.
    const there = checklist.rows.find(({ cells }) => (Object.keys(key) as (keyof typeof key)[]).every((field) => cells[field] === key[field]));
    return !there || (there.cells.checkTask === ours.checkTask && there.cells.checkData === ours.checkData) ? [] : [{ ...key, ...ours }];
  }));
  return { needed: rows.length > 0 || checklist.raw !== null, rows, validations: tickValidations(stored, language) };
}

const longestName = 60;
/** Excel takes a list of at most this many characters. */
const longestList = 255;

/** What the columns people type into take: an item there is, a person of the team where the team wrote its people down. */
export function tickValidations({ people }: Pick<StoredData, 'people'>, language: Language): TickRows['validations'] {
  const names = people.map(({ name }) => name);
  const asList = names.length > 0 && names.join(',').length <= longestList && names.every((name) => !name.includes(','));
  const check = (field: Field, rule: Validation['rule'], message: string): { readonly validation: Omit<Validation, 'range'> } => ({ validation: { rule, allowBlank: true, prompt: null, error: { title: tableHeaders[field][language], message } } });
  return {
    checkItem: check('checkItem', { type: 'list', values: checklistItems.map(({ id }) => id) }, say(language, checklistText['hint.item'])),
    checkPerson: asList
      ? check('checkPerson', { type: 'list', values: names }, say(language, checklistText['hint.person'], { names: names.join(' · ') }).slice(0, longestList))
      : check('checkPerson', { type: 'textLength', max: longestName }, say(language, checklistText['hint.name'], { max: longestName })),
  };
}

import { civilOf, type CivilDate } from '../domain/civil';
import { notice, type Notice } from '../domain/notice';
import { say, type Language } from '../locale';
import { adHealthText } from '../locale/adHealth';
import { checklistText } from '../locale/checklist';
import { overviewText } from '../locale/overview';
import { restockPlanText } from '../locale/restockPlan';
import { sheetNames, tableNotes } from '../locale/tables';
import { letters } from './format';
import type { PlanCell, RawWorkbook, SheetPlan } from './plan';
import type { StoredData } from './stored';
import { colours } from './style';
import { tableSpecs, type TableSpec } from './tables';

/** Names for our sheets in a workbook: the one a sheet of ours has now, else ours, else ours with a number. */
export class SheetNames {
  readonly clashes: Notice[] = [];
  readonly #taken: Set<string>;
  readonly #byMark: Map<string, string>;
  readonly #raw: RawWorkbook;

  constructor(raw: RawWorkbook) {
    this.#raw = raw;
    this.#taken = new Set(raw.sheets.map(({ name }) => name.toLowerCase()));
    this.#byMark = new Map(raw.sheets.flatMap(({ mark, name }) => (mark ? [[mark, name] as const] : [])));
  }

  report(marketplace: string, date: CivilDate, language: Language): { readonly key: string; readonly mark: string; readonly name: string } {
    const mark = `AMZ_report_${marketplace}_${date.replaceAll('-', '')}`;
    return { key: `report:${marketplace}:${date}`, mark, name: this.#name(mark, say(language, sheetNames.report, { marketplace, date })) };
  }

  adHealth(marketplace: string, language: Language): { readonly key: string; readonly mark: string; readonly name: string } {
    const mark = `AMZ_adhealth_${marketplace}`;
    return { key: `adhealth:${marketplace}`, mark, name: this.#name(mark, say(language, adHealthText['sheet.name'], { marketplace })) };
  }

  restockPlan(marketplace: string, language: Language): { readonly key: string; readonly mark: string; readonly name: string } {
    const mark = `AMZ_restock_${marketplace}`;
    return { key: `restock:${marketplace}`, mark, name: this.#name(mark, say(language, restockPlanText.sheet, { marketplace })) };
  }

  standup(marketplace: string, language: Language): { readonly key: string; readonly mark: string; readonly name: string } {
    const mark = `AMZ_standup_${marketplace}`;
    return { key: `standup:${marketplace}`, mark, name: this.#name(mark, say(language, checklistText.sheet, { marketplace })) };
  }

  overview(language: Language): { readonly key: string; readonly mark: string; readonly name: string } {
    return { key: 'overview', mark: 'AMZ_overview', name: this.#name('AMZ_overview', say(language, overviewText.sheet)) };
  }

  table(spec: TableSpec, stored: StoredData, language: Language): { readonly key: string; readonly mark: string; readonly name: string } {
    const mark = `AMZ_sheet_${spec.sheet}`;
    const home = stored.tables[spec.sheet].raw?.sheet;
    return { key: spec.sheet, mark, name: home ?? this.#name(mark, say(language, sheetNames[spec.sheet])) };
  }

  #name(mark: string, wanted: string): string {
    const own = this.#byMark.get(mark);
    if (own !== undefined) return own;
    let name = wanted;
    for (let number = 2; this.#taken.has(name.toLowerCase()); number += 1) name = `${wanted} (${number})`;
    if (name !== wanted) this.clashes.push(notice('sheet-name-taken', { name: wanted, used: name }));
    this.#taken.add(name.toLowerCase());
    this.#byMark.set(mark, name);
    return name;
  }

  /** Whether the workbook already has a sheet of this name. */
  has(name: string): boolean {
    return this.#raw.sheets.some((sheet) => sheet.name === name);
  }
}

/** A text and as many cells in its style after it. */
const across = (value: string, style: string, more: number): PlanCell[] => [{ value, style }, ...Array.from({ length: more }, () => ({ value: null, style }))];

const tabColours: Readonly<Record<TableSpec['sheet'], string>> = { products: colours.good, dayNotes: colours.good, log: colours.head, events: colours.head, dayTotals: colours.faint, asinDays: colours.faint, asinWeeks: colours.faint, settings: colours.soft, people: colours.soft, checklist: colours.good, ratings: colours.faint };

/** So many characters across a page of A4 in landscape can still be read. */
const readableAcross = 280;

const widthOf = (columns: TableSpec['columns']): number => columns.reduce((sum, { width }) => sum + width, 0);

/** How a table is printed across: on one page, but where its letters would be too small to read; then every page begins with what names a row. */
function acrossPages({ columns, key, print }: TableSpec): { readonly fitWidth: number; readonly titleColumns?: string } {
  const printed = print === undefined ? columns.length : columns.findIndex((_, index) => letters(index) === print.split(':')[1]) + 1;
  const width = widthOf(columns.slice(0, printed));
  if (width <= readableAcross) return { fitWidth: 1 };
  const named = 1 + Math.max(...key.map((field) => columns.findIndex((column) => column.field === field)));
  const repeated = widthOf(columns.slice(0, named));
  return { fitWidth: Math.ceil((width - repeated) / (readableAcross - repeated)), titleColumns: `$A:$${letters(named - 1)}` };
}

/** The sheets our tables live on: a title and a note above, everything else is the table's. Written once. */
export function tableSheets(names: SheetNames, stored: StoredData, language: Language, specs: readonly TableSpec[] = tableSpecs): SheetPlan[] {
  return specs.map((spec): SheetPlan => {
    const place = names.table(spec, stored, language);
    const last = Math.min(spec.columns.length, 9) - 1;
    const note = say(language, tableNotes[spec.sheet]);
    return {
      ...place, kind: 'tables',
      blocks: [{ row: 0, column: 0, cells: [across(say(language, sheetNames[spec.sheet]), 'sheet.title', last), across(note, 'sheet.note', last)] }],
      columns: spec.columns.map(({ width }) => ({ width })),
      // Headers take two lines where their column is narrow.
      rowHeights: [{ row: 0, height: 26 }, { row: 1, height: 40 }, { row: 3, height: 30 }],
      merges: last > 0 ? [`A2:${String.fromCharCode(65 + last)}2`] : [],
      conditionalFormats: [], validations: [], charts: [],
      freeze: { rows: 4, columns: spec.sheet === 'log' ? 1 : 0 }, gridlines: true, tabColor: tabColours[spec.sheet],
      page: { orientation: 'landscape', paper: 'a4', ...acrossPages(spec), fitHeight: null, printArea: spec.print ?? null, titleRows: '$4:$4', footer: '&P / &N' },
      protection: null, hidden: false, filter: null,
    };
  });
}

/** The days that have a page in the workbook. */
export function pagesOf(raw: RawWorkbook | null): { marketplace: string; date: CivilDate }[] {
  return (raw?.sheets ?? []).flatMap(({ mark }) => {
    const parts = /^AMZ_report_([A-Z]+)_(\d{4})(\d{2})(\d{2})$/.exec(mark ?? '');
    const date = parts ? civilOf(Number(parts[2]), Number(parts[3]), Number(parts[4])) : null;
    return parts?.[1] && date ? [{ marketplace: parts[1], date }] : [];
  });
}

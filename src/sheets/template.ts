import { say, type Language } from '../locale';
import { sharingText } from '../locale/sharing';
import { planBuild } from './build';
import { tablePlan } from './buildTables';
import { tickValidations } from './checklistRows';
import { Grid, fixedCell } from './grid';
import { SheetNames, tableSheets } from './names';
import type { RawWorkbook, SheetPlan, WorkbookPlan } from './plan';
import { settingRows } from './settings';
import { decodeWorkbook } from './stored';
import { colours, reportStyles } from './style';
import { checklistTable, dayNotesTable, settingsTable } from './tables';

export interface TemplateInput {
  readonly store: string;
  /** Codes; their targets and rates stand in the Settings from the start. */
  readonly marketplaces: readonly string[];
  readonly language: Language;
  /** Epoch milliseconds. */
  readonly moment: number;
  readonly operator: string;
}

/** The standard SOP workbook, empty: all tables with their validations, the settings, and a guide. Pure. */
export function templatePlan({ store, marketplaces, language, moment, operator }: TemplateInput): WorkbookPlan {
  const { plan } = planBuild({ raw: null, store, imports: [], products: [], also: [], language, moment, operator });
  const stored = decodeWorkbook(emptyRaw);
  const settings = settingRows(stored, store, [...marketplaces], language)
    .map((row) => (row['settingId'] === 'workbook.marketplaces' && marketplaces.length > 0 ? { ...row, settingValue: marketplaces.join('; ') } : row));
  const ids = new Set(settings.map((row) => String(row['settingId'])));
  const guide = guidePage(store, language);
  // A build makes the checklist with its first day; here people may begin by hand.
  const checklist = tableSheets(new SheetNames(emptyRaw), stored, language, [checklistTable]);
  const ticks = tablePlan(checklistTable, [], language, [], tickValidations(stored, language));
  return {
    ...plan,
    styles: { ...plan.styles, ...guideStyles(language) },
    sheets: [guide, ...plan.sheets.flatMap((sheet) => (sheet.key === dayNotesTable.sheet ? [sheet, ...checklist] : [sheet]))],
    tables: [...plan.tables.map((table) => (table.name === settingsTable.name ? { ...table, upsert: [...settings, ...table.upsert.filter((row) => !ids.has(String(row['settingId'])))] } : table)), ticks],
    activate: guide.key,
  };
}

const emptyRaw: RawWorkbook = { sheets: [], tables: [] };

const sections = [
  ['guide.sheets', ['guide.log', 'guide.events', 'guide.products', 'guide.notes', 'guide.checklist', 'guide.settings', 'guide.history']],
  ['guide.review', ['guide.step1', 'guide.step2', 'guide.step3', 'guide.step4']],
  ['guide.states', ['guide.statesText', 'guide.chain']],
] as const;

/** How the workbook is used, on one page. */
function guidePage(store: string, language: Language): SheetPlan {
  const grid = new Grid('guide');
  const last = 8;
  const heights = [{ row: 0, height: 34 }, { row: 1, height: 22 }];
  grid.span(0, 1, last, say(language, sharingText['guide.title']), 'title');
  grid.span(1, 1, last, say(language, sharingText['guide.subtitle'], { store }), 'meta');
  let row = 3;
  for (const [title, lines] of sections) {
    grid.span(row, 1, last, say(language, sharingText[title]), 'section');
    heights.push({ row, height: 24 });
    for (const line of lines) {
      row += 1;
      grid.span(row, 1, last, say(language, sharingText[line]), 'line');
      heights.push({ row, height: 34 });
    }
    row += 2;
  }
  return {
    key: 'guide', mark: 'AMZ_guide', name: say(language, sharingText['guide.sheet']), kind: 'page', blocks: [grid.block()], columns: [{ width: 2 }, ...Array.from({ length: last }, () => ({ width: 15 }))], rowHeights: heights, merges: grid.merges,
    conditionalFormats: [], validations: [], charts: [], freeze: null, gridlines: false, tabColor: colours.accent,
    page: { orientation: 'landscape', paper: 'a4', fitWidth: 1, fitHeight: 1, printArea: `$A$1:${fixedCell(row - 2, last)}`, titleRows: null, footer: say(language, sharingText['guide.footer']) },
    protection: null, hidden: false, filter: null,
  };
}

const guideStyles = (language: Language): WorkbookPlan['styles'] => reportStyles('guide', language);

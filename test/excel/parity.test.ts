import { unzipSync, zipSync } from 'fflate';
import ExcelJS from 'exceljs';
import { carryOut } from '../../src/excel';
import type { WorkbookPlan } from '../../src/sheets/plan';
import { writePlan } from '../../src/xlsx';
import { areaName, columnName, wholeSheet } from '../../workbench/host/area';
import { cellsIn, formatAt, shown } from '../../workbench/host/cells';
import type { Host } from '../../workbench/host/host';
import type { Sheet } from '../../workbench/host/model';
import { UniverCalculator } from '../../workbench/host/univerCalculator';
import { openExcel } from './open';
import { dayPlan } from './plan';
import { days, importsOf, planOf } from './store';

// One plan, two hands. What each left behind is read by somebody else (the file by exceljs and as text) and compared:
// values, formulas, number formats and fills, tables, names, validations, conditional formats, merges, panes, and what
// charts refer to.

interface Look {
  readonly cells: Readonly<Record<string, { readonly value: unknown; readonly formula: string | null; readonly numberFormat: string; readonly bold: boolean; readonly fill: string | null }>>;
  readonly tables: readonly object[];
  readonly merges: readonly string[];
  readonly validations: readonly string[];
  readonly conditionalFormats: readonly string[];
  readonly charts: readonly object[];
  readonly page: { readonly breaks: readonly number[]; readonly margins: readonly number[] };
  readonly freeze: string;
  readonly hidden: boolean;
  readonly protected: boolean;
}
interface Seen {
  readonly sheets: Readonly<Record<string, Look>>;
  readonly names: readonly string[];
}

/** Margins of a sheet nobody has set up, in inches. */
const excelMargins = [['left', 0.7], ['right', 0.7], ['top', 0.75], ['bottom', 0.75], ['header', 0.3], ['footer', 0.3]] as const;

const quoted = (formula: string): string => formula.replace(/(^|[=,(+\-*/<>&])([\p{L}_][\p{L}\p{N}_.]*)!/gu, "$1'$2'!");

function hostLook(sheet: Sheet): Look {
  const cells: Record<string, Look['cells'][string]> = {};
  for (const [row, column, cell] of cellsIn(sheet, wholeSheet)) {
    if (cell.value === null && cell.formula === undefined) continue;
    const format = formatAt(sheet, row, column);
    cells[`${columnName(column)}${row + 1}`] = { value: rounded(shown(cell.value)), formula: cell.formula === undefined ? null : quoted(cell.formula), numberFormat: format.numberFormat ?? 'General', bold: format.bold ?? false, fill: format.fill ? format.fill.slice(1) : null };
  }
  return {
    cells,
    tables: sheet.tables.map(({ name, area, style }) => ({ name, ref: areaName(area), style })).sort((a, b) => a.name.localeCompare(b.name)),
    merges: sheet.merges.map(areaName).sort(),
    validations: sheet.validations.map(({ area, rule }) => `${areaName(area)} ${ruleText(rule)}`).sort(),
    conditionalFormats: sheet.conditionalFormats.map(({ area, type, formula }) => `${areaName(area)} ${type}${formula === undefined ? '' : ` ${quoted(formula).slice(1)}`}`),
    charts: sheet.charts.map(({ title, type, series, secondFormat, labelEvery }) => ({ title, secondFormat: secondFormat ?? null, labelEvery: labelEvery ?? 1, series: series.map(({ name, values, categories, type: own, axis, joined, marker }) => ({ name, marks: joined === false && marker === 'Dash', line: (own ?? type).startsWith('Line'), second: axis === 'Secondary', values: quoted(values).slice(1), categories: quoted(categories ?? '').slice(1) })) })),
    page: { breaks: sheet.page.breaks, margins: excelMargins.map(([side, inches]) => Math.round((sheet.page.margins[side] ?? inches * 72) / 0.72) / 100) },
    freeze: sheet.freeze ? `${sheet.freeze.rows} ${sheet.freeze.columns}` : '0 0', hidden: sheet.visibility !== 'Visible', protected: sheet.protection !== null,
  };
}

/** Engines add in different orders: the last digits differ. */
function rounded(value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(12)) : value;
}

function ruleText(rule: Readonly<Record<string, unknown>>): string {
  const [[kind, parts] = ['', {}]] = Object.entries(rule);
  const { source, formula1, formula2 } = parts as { source?: string; formula1?: unknown; formula2?: unknown };
  const plain = (value: unknown): string => String(value).replace(/^=/, '');
  return source !== undefined ? `list ${source.startsWith('=') ? quoted(source).slice(1) : `"${source}"`}` : [kind === 'wholeNumber' ? 'whole' : kind, plain(formula1), ...(formula2 === undefined ? [] : [plain(formula2)])].join(' ');
}

function seenInExcel(host: Host): Seen {
  return {
    sheets: Object.fromEntries(host.book.sheets.filter(({ name }) => name !== 'Sheet1').map((sheet) => [sheet.name, hostLook(sheet)])),
    names: host.book.names.map(({ name, formula }) => `${name} ${quoted(formula).slice(1)}`).sort(),
  };
}

/** Parts of the file as text, by the sheet they belong to. */
async function seenInFile(bytes: Uint8Array): Promise<Seen> {
  const parts = unzipSync(bytes);
  const text = (path: string): string => new TextDecoder().decode(parts[path] ?? new Uint8Array());
  const book = new ExcelJS.Workbook();
  // exceljs lays a validation down on every one of a million rows; those are read from the text.
  const lean = Object.entries(parts).map(([path, part]) => [path, path.startsWith('xl/worksheets/sheet') ? new TextEncoder().encode(text(path).replace(/<dataValidations.*?<\/dataValidations>/s, '')) : part] as const);
  await book.xlsx.load(zipSync(Object.fromEntries(lean), { level: 0 }) as never);
  const workbook = text('xl/workbook.xml');
  const relations = targets(text('xl/_rels/workbook.xml.rels'), 'xl/');
  const sheets: Record<string, Look> = {};
  for (const [, name = '', id = ''] of workbook.matchAll(/<sheet name="([^"]*)"[^>]*r:id="([^"]*)"/g)) {
    const path = relations.get(id) ?? '';
    const sheet = book.getWorksheet(unescape(name));
    if (!sheet) throw new Error(name);
    sheets[unescape(name)] = fileLook(sheet, path, text, targets(text(path.replace(/([^/]+)$/, '_rels/$1.rels')), 'xl/worksheets/'));
  }
  return { sheets, names: [...workbook.matchAll(/<definedName name="([^"]*)"[^>]*>([^<]*)</g)].filter(([, name = '']) => !name.startsWith('_xlnm.')).map(([, name = '', value = '']) => `${name} ${unescape(value)}`).sort() };
}

function unescape(value: string): string {
  return value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
}

function targets(xml: string, base: string): Map<string, string> {
  return new Map([...xml.matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => {
    const target = /Target="([^"]*)"/.exec(tag)?.[1] ?? '';
    const path = target.startsWith('/') ? target.slice(1) : new URL(target, `https://x/${base}`).pathname.slice(1);
    return [/Id="([^"]*)"/.exec(tag)?.[1] ?? '', path];
  }));
}

function fileLook(sheet: ExcelJS.Worksheet, path: string, text: (path: string) => string, relations: ReadonlyMap<string, string>): Look {
  const xml = text(path);
  const cells: Record<string, Look['cells'][string]> = {};
  sheet.eachRow({ includeEmpty: false }, (row) => row.eachCell({ includeEmpty: false }, (cell) => {
    if (cell.isMerged && cell.master !== cell) return;
    const formula = cell.formula ? quoted(`=${cell.formula}`) : null;
    const value = plainValue(formula === null ? cell.value : cell.result);
    if (value === null && formula === null) return;
    const fill = cell.fill?.type === 'pattern' ? (cell.fill.fgColor?.argb?.slice(2) ?? null) : null;
    cells[cell.address] = { value: rounded(value ?? ''), formula, numberFormat: cell.numFmt ?? 'General', bold: cell.font?.bold ?? false, fill };
  }));
  const related = (kind: string): string[] => [...relations.values()].filter((target) => target.includes(kind)).map(text);
  return {
    cells,
    tables: related('/tables/').map((table) => ({ name: /displayName="([^"]*)"/.exec(table)?.[1] ?? '', ref: / ref="([^"]*)"/.exec(table)?.[1] ?? '', style: /<tableStyleInfo name="([^"]*)"/.exec(table)?.[1] ?? '' })).sort((a, b) => a.name.localeCompare(b.name)),
    merges: [...xml.matchAll(/<mergeCell ref="([^"]*)"/g)].map(([, ref = '']) => ref).sort(),
    validations: [...xml.matchAll(/<dataValidation type="([^"]*)"[^>]*sqref="([^"]*)"[^>]*>(?:<formula1>([^<]*)<\/formula1>)?(?:<formula2>([^<]*)<\/formula2>)?/g)].map(([, type = '', ref = '', first = '', second]) => `${ref} ${[type, unescape(first), ...(second === undefined ? [] : [second])].join(' ')}`).sort(),
    conditionalFormats: [...xml.matchAll(/<conditionalFormatting sqref="([^"]*)"><cfRule type="([^"]*)"[^>]*>(?:<formula>([^<]*)<)?/g)].map(([, ref = '', type = '', formula]) => `${ref} ${({ expression: 'Custom', dataBar: 'DataBar', colorScale: 'ColorScale' } as Record<string, string>)[type] ?? type}${formula === undefined ? '' : ` ${unescape(formula)}`}`),
    charts: related('/drawings/').flatMap((drawing) => (drawing === '' ? [] : [...chartPaths(path, relations, text)])).map((chart) => ({
      title: /<c:title>.*?<a:t>([^<]*)</s.exec(chart)?.[1] ?? '',
      secondFormat: /<c:axPos val="r"\/><c:numFmt formatCode="([^"]*)"/.exec(chart)?.[1] ?? null,
      labelEvery: Number(/<c:tickLblSkip val="(\d+)"/.exec(chart)?.[1] ?? 1),
      series: [...chart.matchAll(/<c:ser>.*?<\/c:ser>/gs)].sort(([a], [b]) => orderOf(a) - orderOf(b)).map(([series]) => ({ marks: /<a:ln w="\d+"><a:noFill\/>.*<c:symbol val="dash"\/>/.test(series), line: groupOf(chart, series).startsWith('<c:lineChart>'), second: groupOf(chart, series).includes('<c:axId val="500000003"/>'), name: unescape(/<c:tx>.*?<c:v>([^<]*)</s.exec(series)?.[1] ?? ''), values: unescape(/<c:val>.*?<c:f>([^<]*)</s.exec(series)?.[1] ?? ''), categories: unescape(/<c:cat>.*?<c:f>([^<]*)</s.exec(series)?.[1] ?? '') })),
    })),
    page: { breaks: [...xml.matchAll(/<brk id="(\d+)"/g)].map(([, row]) => Number(row)), margins: excelMargins.map(([side]) => Number(new RegExp(`<pageMargins[^>]* ${side}="([^"]*)"`).exec(xml)?.[1])) },
    freeze: `${/ySplit="(\d+)"/.exec(xml)?.[1] ?? 0} ${/xSplit="(\d+)"/.exec(xml)?.[1] ?? 0}`, hidden: sheet.state !== 'visible', protected: /<sheetProtection[^>]*sheet="1"/.test(xml),
  };
}

/** Where a series stands among all of its chart; the groups come one after another. */
const orderOf = (series: string): number => Number(/<c:order val="(\d+)"/.exec(series)?.[1]);

/** The group of a chart (its columns, its lines …) that a series stands in. */
function groupOf(chart: string, series: string): string {
  return [...chart.matchAll(/<c:(line|bar)Chart>.*?<\/c:\1Chart>/gs)].map(([group]) => group).find((group) => group.includes(series)) ?? '';
}

function* chartPaths(_path: string, relations: ReadonlyMap<string, string>, text: (path: string) => string): Generator<string> {
  for (const target of relations.values()) {
    if (!target.includes('/drawings/')) continue;
    for (const chart of targets(text(target.replace(/([^/]+)$/, '_rels/$1.rels')), 'xl/drawings/').values()) yield text(chart);
  }
}

function plainValue(value: ExcelJS.CellValue | undefined): unknown {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return Math.round((value.getTime() / 86_400_000 + 25_569) * 1e8) / 1e8;
  if (typeof value === 'object' && 'text' in value) return value.text;
  if (typeof value === 'object' && 'richText' in value) return value.richText.map(({ text }) => text).join('');
  if (typeof value === 'object' && 'error' in value) return value.error;
  return value;
}

let close: () => void = () => undefined;
afterEach(() => close());

async function both(plans: readonly WorkbookPlan[]): Promise<{ readonly excel: Seen; readonly file: Seen }> {
  const opened = openExcel();
  close = opened.close;
  opened.host.calculator = new UniverCalculator();
  let bytes: Uint8Array | undefined;
  for (const plan of plans) {
    expect(await carryOut(plan)).toMatchObject({ kind: 'done', warnings: [] });
    const written = await writePlan(plan, bytes);
    if ('problem' in written) throw new Error(JSON.stringify(written.problem));
    bytes = written.bytes;
  }
  return { excel: seenInExcel(opened.host), file: await seenInFile(bytes ?? new Uint8Array()) };
}

function expectSame({ excel, file }: { readonly excel: Seen; readonly file: Seen }): void {
  expect(excel.names).toEqual(file.names);
  expect(Object.keys(excel.sheets)).toEqual(Object.keys(file.sheets));
  for (const [name, look] of Object.entries(excel.sheets)) {
    const other = file.sheets[name];
    if (!other) throw new Error(name);
    expect([name, { ...look, cells: Object.keys(look.cells).length }]).toEqual([name, { ...other, cells: Object.keys(other.cells).length }]);
    expect([name, look.cells]).toEqual([name, other.cells]);
  }
}

test('a plan by hand: new, and again the day after', async () => {
  expectSame(await both([dayPlan({ date: 46_345, products: 12 }), dayPlan({ date: 46_346, products: 9 })]));
});

test('the made-up store\'s standard workbook', async () => {
  const day = days[0] ?? '';
  const plan = planOf(null, await importsOf(day), day);
  expect(plan.sheets.length).toBeGreaterThan(3);
  expectSame(await both([plan]));
});

import { areaName, cellName } from '../sheets/hand/a1';
import type { CellValue } from '../sheets/plan';
import { Grid } from './grid';
import { openPackage } from './open';
import type { Package } from './package';
import { Strings } from './strings';
import { Styles } from './styles';
import { tablesOf } from './tableParts';
import { WorkbookPart, type FileSheet } from './workbook';
import { sheetDataOf } from './worksheet';
import { headersOf } from './write';
import { child, children, inner, root, unescape } from './xml';

/** What a workbook holds, whoever wrote it, as plain data to compare: no style but the number format, no positions in the file. */
export interface WorkbookDescription {
  readonly sheets: readonly SheetDescription[];
  /** Names of the whole workbook and what they refer to, in alphabetical order. */
  readonly names: readonly { readonly name: string; readonly refersTo: string }[];
}

export interface SheetDescription {
  readonly name: string;
  readonly hidden: boolean;
  readonly protected: boolean;
  /** Cells that hold something, by address, row by row. */
  readonly cells: Readonly<Record<string, { readonly value: CellValue; readonly formula: string | null; readonly numberFormat: string }>>;
  readonly merges: readonly string[];
  readonly tables: readonly { readonly name: string; readonly range: string; readonly headers: readonly string[] }[];
  readonly validations: readonly { readonly range: string; readonly type: string; readonly operator: string; readonly formulas: readonly string[]; readonly allowBlank: boolean }[];
  readonly conditionalFormats: readonly { readonly range: string; readonly type: string; readonly formulas: readonly string[] }[];
  readonly charts: readonly ChartDescription[];
}

export interface ChartDescription {
  readonly name: string;
  readonly type: string;
  readonly title: string;
  readonly altText: string;
  readonly series: readonly { readonly name: string; readonly values: string; readonly categories: string }[];
}

/** Describes a workbook; throws where it cannot be read. */
export function describeWorkbook(bytes: Uint8Array): WorkbookDescription {
  const opened = openPackage(bytes);
  if ('problem' in opened) throw new Error(`${opened.problem.code} ${JSON.stringify(opened.problem.params)}`);
  const { file } = opened;
  const book = new WorkbookPart(file);
  const of = (type: string): string | undefined => file.relationships(book.part).find((relationship) => relationship.type === type && file.has(relationship.target))?.target;
  const strings = new Strings(file, of('sharedStrings') ?? null);
  const stylesPart = of('styles');
  const styles = stylesPart === undefined ? null : new Styles(file, stylesPart);
  const names = book.names().flatMap(({ name, text, sheet }) => (sheet === null ? [{ name, refersTo: text }] : []));
  return {
    sheets: book.sheets().filter(({ worksheet }) => worksheet).map((sheet) => describeSheet(file, sheet, strings, styles)),
    names: names.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

function describeSheet(file: Package, sheet: FileSheet, strings: Strings, styles: Styles | null): SheetDescription {
  const xml = file.text(sheet.part);
  const grid = new Grid(sheetDataOf(xml), strings);
  const cells = [...grid.cells()].map(({ row, column, value, formula, style }) => [cellName(row, column), { value, formula, numberFormat: styles?.formatOf(style) ?? 'General' }] as const);
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    protected: /^(?:1|true)$/.test(child(xml, root(xml), 'sheetProtection')?.attributes['sheet'] ?? ''),
    cells: Object.fromEntries(cells),
    merges: items(xml, 'mergeCells').map(({ attributes }) => attributes['ref'] ?? '').sort(),
    tables: tablesOf(file, [sheet]).map((table) => ({ name: table.name, range: areaName(table.area), headers: headersOf(table, grid) })),
    validations: items(xml, 'dataValidations').map((element) => ({ range: element.attributes['sqref'] ?? '', type: element.attributes['type'] ?? 'none', operator: element.attributes['operator'] ?? 'between', formulas: texts(xml, element), allowBlank: /^(?:1|true)$/.test(element.attributes['allowBlank'] ?? '') })),
    conditionalFormats: [...children(xml, root(xml))].filter(({ name }) => name === 'conditionalFormatting').flatMap((element) => [...children(xml, element)].filter(({ name }) => name === 'cfRule').map((rule) => ({ range: element.attributes['sqref'] ?? '', type: rule.attributes['type'] ?? '', formulas: texts(xml, rule) }))),
    charts: chartsOf(file, sheet.part),
  };
}

type Items = ReturnType<typeof root>[];

function items(xml: string, name: string): Items {
  const list = child(xml, root(xml), name);
  return list === null ? [] : [...children(xml, list)];
}

/** The formulas directly inside a validation or rule. */
function texts(xml: string, element: Items[number]): string[] {
  return [...children(xml, element)].filter(({ name }) => name.startsWith('formula')).map((formula) => unescape(inner(xml, formula)));
}

function chartsOf(file: Package, part: string): ChartDescription[] {
  const drawing = file.relationships(part).find(({ type, target }) => type === 'drawing' && file.has(target))?.target;
  if (drawing === undefined) return [];
  const targets = new Map(file.relationships(drawing).map(({ id, target }) => [id, target]));
  const frames = file.text(drawing).match(/<(?:\w+:)?graphicFrame[\s\S]*?<\/(?:\w+:)?graphicFrame>/g) ?? [];
  return frames.flatMap((frame) => {
    const target = targets.get(/<c:chart [^>]*r:id="([^"]+)"/.exec(frame)?.[1] ?? '');
    if (target === undefined || !file.has(target)) return [];
    const frameName = /<(?:\w+:)?cNvPr ([^>]*)>/.exec(frame)?.[1] ?? '';
    const attribute = (name: string): string => unescape(new RegExp(`\\s?${name}="([^"]*)"`).exec(frameName)?.[1] ?? '');
    return [{ name: attribute('name'), altText: attribute('descr'), ...describeChart(file.text(target)) }];
  });
}

function describeChart(xml: string): Omit<ChartDescription, 'name' | 'altText'> {
  const [, kind = ''] = /<c:(\w+Chart)>/.exec(xml) ?? [];
  const value = (name: string): string => new RegExp(`<c:${name} val="([^"]*)"`).exec(xml)?.[1] ?? '';
  const type = kind === 'barChart' ? `${value('barDir')}-${value('grouping')}` : kind.replace(/Chart$/, '');
  const title = /<c:title>[\s\S]*?<\/c:title>/.exec(xml)?.[0] ?? '';
  const series = xml.match(/<c:ser>[\s\S]*?<\/c:ser>/g) ?? [];
  const reference = (text: string, name: string): string => unescape(new RegExp(`<c:${name}>[\\s\\S]*?<c:f>([^<]*)</c:f>`).exec(text)?.[1] ?? '');
  return {
    type,
    title: [...title.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => unescape(text ?? '')).join(''),
    series: series.map((text) => ({ name: unescape(/<c:tx>[\s\S]*?<c:v>([^<]*)<\/c:v>[\s\S]*?<\/c:tx>/.exec(text)?.[1] ?? ''), values: reference(text, 'val'), categories: reference(text, 'cat') })),
  };
}

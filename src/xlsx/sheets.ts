import { cellName, quoteSheet } from '../sheets/hand/a1';
import { asHeld } from '../sheets/hand/gate';
import type { SheetPlan, Style } from '../sheets/plan';
import { chartXml, drawingXml, type ReadCell } from './chart';
import { Grid } from './grid';
import type { Package } from './package';
import { conditionalFormats, validationsXml } from './rules';
import type { Strings } from './strings';
import type { Styles } from './styles';
import { newWorksheet, setChild, setSheetData } from './worksheet';
import { escapeAttribute } from './xml';

const worksheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
const drawingType = 'application/vnd.openxmlformats-officedocument.drawing+xml';
const chartType = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';

export interface Writing {
  readonly file: Package;
  readonly styles: Styles;
  readonly strings: Strings;
  readonly planStyles: Readonly<Record<string, Style>>;
  /** Name of a sheet in this workbook, by its key or planned name: a person may have renamed it. */
  readonly sheetName: (planned: string) => string;
}

/** Writes a sheet of ours whole: its cells, rules and page, without tables and charts. */
export function writeSheet(writing: Writing, sheet: SheetPlan, part: string): void {
  const { file, styles, strings } = writing;
  const style = styleOf(writing);
  const formats = conditionalFormats(sheet.conditionalFormats, styles);
  const grid = new Grid('', strings);
  for (const { row, height } of sheet.rowHeights) grid.setHeight(row, height);
  for (const { row, column, cells } of sheet.blocks) {
    cells.forEach((line, i) => {
      line.forEach((cell, j) => {
        if (cell !== null) grid.set(row + i, column + j, asHeld(cell.value, writing.planStyles[cell.style ?? '']), style(cell.style), cell.formula);
      });
    });
  }
  const links = linksXml(writing, sheet);
  const xml = newWorksheet(sheet, (id) => style(id), { formats: formats.rules, validations: validationsXml(sheet.validations), links, extension: formats.extension });
  file.write(part, setSheetData(xml, grid.print(), grid.used()));
  file.setContentType(part, worksheetType);
}

export function styleOf({ styles, planStyles }: Writing): (id: string | undefined) => number {
  return (id) => {
    const style = id === undefined ? undefined : planStyles[id];
    return style === undefined ? 0 : styles.cell(style);
  };
}

function linksXml({ sheetName }: Writing, sheet: SheetPlan): string {
  const links = sheet.blocks.flatMap(({ row, column, cells }) =>
    cells.flatMap((line, i) =>
      line.flatMap((cell, j) => (cell?.link === undefined ? [] : [`<hyperlink ref="${cellName(row + i, column + j)}" location="${escapeAttribute(`${quoteSheet(sheetName(cell.link.sheet))}!${cell.link.cell}`)}" display="${escapeAttribute(String(cell.value ?? ''))}"/>`])),
    ),
  );
  return links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`;
}

/**
 * Draws the charts of a sheet of ours, over the cells as they now stand. The parts of an earlier drawing are used again,
 * so that the same plan leaves the same file.
 */
export function writeCharts(writing: Writing, sheet: SheetPlan, part: string, name: string, grid: Grid): void {
  const { file, styles } = writing;
  const oldDrawing = file.relationships(part).find(({ type }) => type === 'drawing')?.target;
  const oldCharts = oldDrawing === undefined ? [] : file.relationships(oldDrawing).filter(({ type }) => type === 'chart').map(({ target }) => target);
  const tables = file.relationships(part).filter(({ type }) => type === 'table');
  if (sheet.charts.length === 0) {
    file.setRelationships(part, tables);
    return;
  }
  const read: ReadCell = (row, column) => {
    const cell = grid.read(row, column);
    return { value: cell?.value ?? null, numberFormat: styles.formatOf(cell?.style ?? 0) };
  };
  const drawing = oldDrawing ?? file.free('xl/drawings', 'drawing');
  const charts = sheet.charts.map((chart, i) => {
    const target = oldCharts[i] ?? file.free('xl/charts', 'chart');
    file.write(target, chartXml(chart, name, read));
    file.setContentType(target, chartType);
    file.setRelationships(target, []);
    return target;
  });
  const chartIds = file.setRelationships(drawing, charts.map((target) => ({ type: 'chart', target })));
  file.write(drawing, drawingXml(sheet.charts, chartIds));
  file.setContentType(drawing, drawingType);
  const ids = file.setRelationships(part, [...tables, { type: 'drawing', target: drawing }]);
  file.write(part, setChild(file.text(part), 'drawing', `<drawing r:id="${ids.at(-1) ?? ''}"/>`));
}

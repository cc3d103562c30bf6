import { areaName, columnName, parseArea, type Area } from '../sheets/hand/a1';
import type { PageSetup, SheetPlan } from '../sheets/plan';
import { append, declaration } from './package';
import { child, children, escapeAttribute, escapeText, inner, root, splice, withAttribute } from './xml';

/** The order the schema asks for; Excel calls a file damaged that does not keep it. Source: ECMA-376 part 1, 18.3.1.99. */
const order = [
  'sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'sheetCalcPr', 'sheetProtection', 'protectedRanges', 'scenarios', 'autoFilter', 'sortState', 'dataConsolidate', 'customSheetViews', 'mergeCells', 'phoneticPr', 'conditionalFormatting', 'dataValidations', 'hyperlinks', 'printOptions', 'pageMargins', 'pageSetup', 'headerFooter', 'rowBreaks', 'colBreaks', 'customProperties', 'cellWatches', 'ignoredErrors', 'smartTags', 'drawing', 'legacyDrawing', 'legacyDrawingHF', 'drawingHF', 'picture', 'oleObjects', 'controls', 'webPublishItems', 'tableParts', 'extLst',
];

/** Puts `element` where the schema wants it, after its equals. */
export function insertInOrder(xml: string, name: string, element: string): string {
  const top = root(xml);
  const later = order.slice(order.indexOf(name) + 1);
  for (const next of children(xml, top)) if (later.includes(next.name)) return splice(xml, next.start, next.start, element);
  return append(xml, element);
}

/** Replaces the one child `name`, or puts it in; null takes it out. */
export function setChild(xml: string, name: string, element: string | null): string {
  const found = child(xml, root(xml), name);
  if (found !== null) return splice(xml, found.start, found.end, element ?? '');
  return element === null ? xml : insertInOrder(xml, name, element);
}

/** Adds items to a list child with a `count` (`mergeCells`, `dataValidations`, `tableParts`), made where missing. */
export function addToList(xml: string, name: string, items: readonly string[]): string {
  if (items.length === 0) return xml;
  const found = child(xml, root(xml), name);
  const before = found === null ? '' : inner(xml, found);
  const count = items.length + (found === null ? 0 : [...children(xml, found)].length);
  if (found !== null && found.innerStart !== found.end) {
    return withAttribute(splice(xml, found.innerEnd, found.innerEnd, items.join('')), found, 'count', String(count));
  }
  return setChild(xml, name, `<${name} count="${count}">${before}${items.join('')}</${name}>`);
}

export function sheetDataOf(xml: string): string {
  const found = child(xml, root(xml), 'sheetData');
  return found === null ? '' : inner(xml, found);
}

export function setSheetData(xml: string, rows: string, used: Area | null): string {
  const written = setChild(xml, 'sheetData', `<sheetData>${rows}</sheetData>`);
  return setChild(written, 'dimension', `<dimension ref="${used === null ? 'A1' : areaName(used)}"/>`);
}

/** Excel's width counts the padding of a cell; people count the characters. Source: ECMA-376 part 1, 18.3.1.13. */
const padding = 0.7109375;

export function columnsXml(columns: SheetPlan['columns'], style: (id: string) => number): string {
  const items = columns.flatMap((column, i) => {
    if (column === null) return [];
    const s = column.style === undefined ? '' : ` style="${style(column.style)}"`;
    return [`<col min="${i + 1}" max="${i + 1}" width="${column.width + padding}"${s}${column.hidden === true ? ' hidden="1"' : ''} customWidth="1"/>`];
  });
  return items.length === 0 ? '' : `<cols>${items.join('')}</cols>`;
}

/** Sets the width of a column nobody has given one. */
export function setWidth(xml: string, column: number, width: number): string {
  const list = child(xml, root(xml), 'cols');
  const added = `<col min="${column + 1}" max="${column + 1}" width="${width + padding}" customWidth="1"/>`;
  if (list === null) return insertInOrder(xml, 'cols', `<cols>${added}</cols>`);
  for (const item of children(xml, list)) {
    if (Number(item.attributes['max']) < column + 1) continue;
    return Number(item.attributes['min']) <= column + 1 ? xml : splice(xml, item.start, item.start, added);
  }
  return splice(xml, list.innerEnd, list.innerEnd, added);
}

/** A worksheet as the plan wants it, its rows, drawing and tables still to come. */
export function newWorksheet(sheet: SheetPlan, style: (id: string) => number, parts: { readonly formats: string; readonly validations: string; readonly links: string; readonly extension: string }): string {
  const properties = (sheet.tabColor === null ? '' : `<tabColor rgb="FF${sheet.tabColor}"/>`) + (fits(sheet.page) ? '<pageSetUpPr fitToPage="1"/>' : '');
  return [
    `${declaration}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`,
    properties === '' ? '' : `<sheetPr>${properties}</sheetPr>`,
    viewXml(sheet),
    '<sheetFormatPr defaultRowHeight="15"/>',
    columnsXml(sheet.columns, style),
    '<sheetData></sheetData>',
    protectionXml(sheet.protection),
    sheet.filter === null ? '' : `<autoFilter ref="${escapeAttribute(sheet.filter)}"/>`,
    sheet.merges.length === 0 ? '' : `<mergeCells count="${sheet.merges.length}">${sheet.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
    parts.formats,
    parts.validations,
    parts.links,
    pageXml(sheet.page),
    parts.extension,
    '</worksheet>',
  ].join('');
}

function viewXml({ freeze, gridlines }: SheetPlan): string {
  const lines = gridlines ? '' : ' showGridLines="0"';
  if (freeze === null || (freeze.rows === 0 && freeze.columns === 0)) return `<sheetViews><sheetView${lines} workbookViewId="0"/></sheetViews>`;
  const { rows, columns } = freeze;
  const pane = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
  const corner = `${columnName(columns)}${rows + 1}`;
  return `<sheetViews><sheetView${lines} workbookViewId="0"><pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`;
}

function protectionXml(protection: SheetPlan['protection']): string {
  if (protection === null) return '';
  // An attribute of 0 here means: not forbidden.
  const formats = protection.allowFormat ? ' formatCells="0" formatColumns="0" formatRows="0"' : '';
  return `<sheetProtection sheet="1" objects="1" scenarios="1"${formats}${protection.allowSort ? ' sort="0"' : ''}${protection.allowFilter ? ' autoFilter="0"' : ''}/>`;
}

function fits(page: PageSetup | null): boolean {
  return page !== null && (page.fitWidth !== null || page.fitHeight !== null);
}

/** A fit of 0 pages means: as many as it takes. */
function pageXml(page: PageSetup | null): string {
  if (page === null) return '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>';
  const fit = fits(page) ? ` fitToWidth="${page.fitWidth ?? 0}" fitToHeight="${page.fitHeight ?? 0}"` : '';
  const footer = page.footer === null ? '' : `<headerFooter><oddFooter>${escapeText(page.footer)}</oddFooter></headerFooter>`;
  return `<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${page.orientation}"${fit}/>${footer}${breaksXml(page.breaks ?? [])}`;
}

/** A break stands before the row whose 1-based number is one more than its `id`. Source: ECMA-376 part 1, 18.3.1.3. */
function breaksXml(rows: readonly number[]): string {
  return rows.length === 0 ? '' : `<rowBreaks count="${rows.length}" manualBreakCount="${rows.length}">${rows.map((row) => `<brk id="${row}" max="16383" man="1"/>`).join('')}</rowBreaks>`;
}

/** `3:4` or `$3:$4` of the plan as the print titles want it. */
export function absolute(range: string): string {
  const area = parseArea(range);
  if (area === null) return range;
  if (/^\$?\d+:\$?\d+$/.test(range)) return `$${area.top + 1}:$${area.bottom + 1}`;
  // Whole columns stay so: print titles are nothing else.
  return /^\$?[a-z]+:\$?[a-z]+$/i.test(range) ? range.replace(/\$?([a-z]+)/gi, (_, column: string) => `$${column.toUpperCase()}`) : areaName(area, true);
}

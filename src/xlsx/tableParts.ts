import { areaName, parseArea, type Area } from '../sheets/hand/a1';
import { declaration, type Package } from './package';
import type { FileSheet } from './workbook';
import { decodeSpreadsheetText, child, children, encodeSpreadsheetText, escapeAttribute, inner, root, withAttribute, splice } from './xml';

const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml';

/** An Excel table as the file has it. */
export interface FileTable {
  readonly part: string;
  readonly sheet: FileSheet;
  readonly name: string;
  /** Header, body and totals. */
  readonly area: Area;
  readonly totals: number;
  readonly columnNames: readonly string[];
  /** True where the table's filter hides rows. */
  readonly filtered: boolean;
}

/** Every table of the sheets, in their order. A table without a header row cannot be ours. */
export function tablesOf(file: Package, sheets: readonly FileSheet[]): FileTable[] {
  return sheets.flatMap((sheet) =>
    !sheet.worksheet || !file.has(sheet.part)
      ? []
      : file.relationships(sheet.part).flatMap(({ type, target }) => {
          if (type !== 'table' || !file.has(target)) return [];
          const xml = file.text(target);
          const top = root(xml);
          const area = parseArea(top.attributes['ref'] ?? '');
          if (area === null || top.attributes['headerRowCount'] === '0') return [];
          const columns = child(xml, top, 'tableColumns');
          const filter = child(xml, top, 'autoFilter');
          return [{
            part: target,
            sheet,
            name: top.attributes['displayName'] ?? top.attributes['name'] ?? '',
            area,
            totals: Number(top.attributes['totalsRowCount'] ?? 0),
            columnNames: columns === null ? [] : [...children(xml, columns)].map(({ attributes }) => decodeSpreadsheetText(attributes['name'] ?? '')),
            filtered: filter !== null && [...children(xml, filter)].some((column) => column.name === 'filterColumn' && inner(xml, column).trim() !== ''),
          }];
        }),
  );
}

/** Makes the part of a new table; the sheet still has to name it. */
export function newTablePart(file: Package, name: string, area: Area, headers: readonly string[], style: string): string {
  const part = file.free('xl/tables', 'table');
  const ids = file.names().filter((other) => /^xl\/tables\/[^/]+\.xml$/.test(other)).map((other) => Number(root(file.text(other)).attributes['id'] ?? 0));
  const id = Math.max(0, ...ids) + 1;
  const ref = areaName(area);
  const columns = headers.map((header, i) => columnXml(i + 1, header)).join('');
  file.write(part, `${declaration}<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="${id}" name="${escapeAttribute(name)}" displayName="${escapeAttribute(name)}" ref="${ref}" totalsRowShown="0"><autoFilter ref="${ref}"/><tableColumns count="${headers.length}">${columns}</tableColumns><tableStyleInfo name="${escapeAttribute(style)}" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`);
  file.setContentType(part, contentType);
  return part;
}

/** A line break in a header is written `_x000a_` in the table part. */
function columnXml(id: number, header: string): string {
  return `<tableColumn id="${id}" name="${escapeAttribute(encodeSpreadsheetText(header).replace(/\n/g, '_x000a_'))}"/>`;
}

/** Stretches or shrinks a table and names its new columns, at its right. */
export function resizeTablePart(file: Package, table: FileTable, area: Area, newHeaders: readonly string[]): void {
  let xml = file.text(table.part);
  if (areaName(area) !== areaName(table.area)) {
    xml = withAttribute(xml, root(xml), 'ref', areaName(area));
    const filter = child(xml, root(xml), 'autoFilter');
    if (filter !== null) {
      // A sort remembered over rows that are gone would make Excel repair the file.
      const sort = child(xml, filter, 'sortState');
      if (sort !== null && area.bottom < table.area.bottom) xml = splice(xml, sort.start, sort.end, '');
      const again = child(xml, root(xml), 'autoFilter');
      if (again !== null) xml = withAttribute(xml, again, 'ref', areaName({ ...area, bottom: area.bottom - table.totals }));
    }
    const sort = child(xml, root(xml), 'sortState');
    if (sort !== null && area.bottom < table.area.bottom) xml = splice(xml, sort.start, sort.end, '');
  }
  const columns = child(xml, root(xml), 'tableColumns');
  if (newHeaders.length > 0 && columns !== null) {
    const existing = [...children(xml, columns)];
    const id = Math.max(0, ...existing.map(({ attributes }) => Number(attributes['id']))) + 1;
    xml = splice(xml, columns.innerEnd, columns.innerEnd, newHeaders.map((header, i) => columnXml(id + i, header)).join(''));
    const again = child(xml, root(xml), 'tableColumns');
    if (again !== null) xml = withAttribute(xml, again, 'count', String(existing.length + newHeaders.length));
  }
  file.write(table.part, xml);
}

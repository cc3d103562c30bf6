import { installClient, loadClient } from '../../workbench/host/client';
import type { WorkbookData } from '../../workbench/host/data';
import { Host } from '../../workbench/host/host';
import { Workbook } from '../../workbench/host/model';

/** A host with Microsoft's client in front of it, where `src/excel` looks for it. */
export function openExcel(data?: WorkbookData): { readonly host: Host; readonly close: () => void } {
  const host = new Host(data === undefined ? undefined : new Workbook(data));
  return { host, close: installClient(loadClient(host)) };
}

/** What a person would find in a workbook: everything but internal numbers, what formulas come to, and how a text was typed. */
export function contents(host: Host): unknown {
  const { sheets, names, activeSheet, settings } = host.book.toJSON();
  const ids = new Map(sheets.map(({ id, name }) => [id, name]));
  const noId = ({ id: _, ...item }: { id: string }): object => item;
  return JSON.parse(JSON.stringify({
    sheets: sheets.map(({ id: _, tables, charts, conditionalFormats, cells, rows, columns, ...sheet }) => ({
      ...sheet, tables: tables.map(noId), charts: charts.map(noId), conditionalFormats: conditionalFormats.map(noId),
      rows: used(rows), columns: used(columns),
      cells: cells.map(([row, column, { uncalculated: __, quotePrefix: ___, ...cell }]) => [row, column, cell.formula === undefined ? cell : { ...cell, value: null }]),
    })),
    names: [...names].sort((a, b) => a.name.localeCompare(b.name)), active: ids.get(activeSheet), settings,
  }));
}

function used(items: Readonly<Record<number, object>>): object {
  return Object.fromEntries(Object.entries(items).map(([key, item]) => [key, Object.fromEntries(Object.entries(item).filter(([name, value]) => !(name === 'hidden' && value === false) && !(name === 'format' && Object.keys(value as object).length === 0)))]).filter(([, item]) => Object.keys(item as object).length > 0));
}

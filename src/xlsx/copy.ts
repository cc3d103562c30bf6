import { notice, type Notice } from '../domain/notice';
import { openPackage } from './open';
import { declaration, type Package } from './package';
import { marksOf } from './read';
import { WorkbookPart, type FileSheet } from './workbook';
import { setChild } from './worksheet';
import { child, children, outer, root, splice, withAttribute } from './xml';

/** Marks of the sheets a supervisor gets; everything else stays with the team. */
const shared = /^AMZ_(?:report_|restock_|adhealth_|overview$|review_form$|standup|checklist|sheet_log$|sheet_events$)/;
/** The daily page of each marketplace that is kept: the newest. */
const dailyPage = /^AMZ_report_([A-Z]+)_(\d{8})$/;

/**
 * A workbook with only the sheets a supervisor is to see, each protected against slips (without a password; filters and
 * column widths stay free). Cells that are unlocked stay so: the review form's. Formulas and their cached values are as
 * they were; no sheet that stays refers to one that goes.
 */
export function copyShared(bytes: Uint8Array): { readonly bytes: Uint8Array } | { readonly problem: Notice } {
  const opened = openPackage(bytes);
  if ('problem' in opened) return opened;
  const { file } = opened;
  const book = new WorkbookPart(file);
  const sheets = book.sheets();
  const byName = marksOf(book);
  const marks = new Map(sheets.flatMap(({ name, part }) => (byName.has(name.toLowerCase()) ? [[part, byName.get(name.toLowerCase()) ?? ''] as const] : [])));
  const newest = newestPages([...marks.values()]);
  const stays = (sheet: FileSheet): boolean => {
    const mark = marks.get(sheet.part);
    return mark !== undefined && shared.test(mark) && (!dailyPage.test(mark) || newest.has(mark));
  };
  const kept = sheets.filter(stays);
  if (!kept.some(({ part }) => /^AMZ_(?:report|sheet_log)/.test(marks.get(part) ?? ''))) return { problem: notice('share-nothing', { file: '' }) };
  const before = file.reachable();
  keepSheets(file, book, sheets, new Set(kept.map(({ part }) => part)));
  for (const { part } of kept) protect(file, part);
  file.unrelate(book.part, 'calcChain');
  // What the program and the pane keep about the whole file (sheet names, settings of add-ins) stays with the team.
  file.unrelateAll('', ({ type }) => type !== 'officeDocument' && type !== 'core-properties');
  keepStrings(file, book, kept);
  file.sweep(before);
  return { bytes: file.zip() };
}

/** The newest daily page of each marketplace, by mark. */
function newestPages(marks: readonly string[]): Set<string> {
  const newest = new Map<string, string>();
  for (const mark of marks) {
    const [, marketplace = '', day = ''] = dailyPage.exec(mark) ?? [];
    if (day !== '' && day > (newest.get(marketplace) ?? '').slice(-8)) newest.set(marketplace, mark);
  }
  return new Set(newest.values());
}

/** Takes the other sheets out of the workbook part, with the names that belong to them or point at them. */
function keepSheets(file: Package, book: WorkbookPart, sheets: readonly FileSheet[], kept: ReadonlySet<string>): void {
  const places = new Map<number, number>();
  sheets.forEach(({ part }, index) => {
    if (kept.has(part)) places.set(index, places.size);
  });
  const gone = sheets.filter(({ part }) => !kept.has(part));
  let xml = file.text(book.part);
  const ids: string[] = [];
  const list = child(xml, root(xml), 'sheets');
  const items = list ? [...children(xml, list)] : [];
  for (const [index, item] of [...items.entries()].reverse()) {
    if (places.has(index)) continue;
    ids.push(Object.entries(item.attributes).find(([name]) => /:id$/.test(name))?.[1] ?? '');
    xml = splice(xml, item.start, item.end, '');
  }
  const names = child(xml, root(xml), 'definedNames');
  for (const element of names ? [...children(xml, names)].reverse() : []) {
    const local = element.attributes['localSheetId'];
    const place = local === undefined ? null : (places.get(Number(local)) ?? -1);
    const text = outer(xml, element);
    if (place === -1 || gone.some(({ name }) => text.includes(`'${name.replaceAll("'", "''")}'!`) || text.includes(`>${name}!`))) xml = splice(xml, element.start, element.end, '');
    else if (place !== null) xml = withAttribute(xml, element, 'localSheetId', String(place));
  }
  const views = child(xml, root(xml), 'bookViews');
  const view = views ? [...children(xml, views)][0] : undefined;
  if (view) xml = withAttribute(xml, view, 'activeTab', '0');
  const again = child(xml, root(xml), 'bookViews');
  const first = again ? [...children(xml, again)][0] : undefined;
  if (first) xml = withAttribute(xml, first, 'firstSheet', null);
  file.write(book.part, xml);
  file.unrelateAll(book.part, ({ id, type }) => ids.includes(id) || type === 'customXml');
}

const sharedText = /(<c\b[^>]*\bt="s"[^>/]*>(?:<f\b[^>]*\/>|<f\b[^>]*>[^<]*<\/f>)?<v>)(\d+)(?=<\/v>)/g;

/** The texts that the sheets that stay use, and no other: those of the other sheets are nobody's business. */
function keepStrings(file: Package, book: WorkbookPart, kept: readonly FileSheet[]): void {
  const part = file.relationships(book.part).find(({ type }) => type === 'sharedStrings')?.target;
  if (part === undefined || !file.has(part)) return;
  const xml = file.text(part);
  const items = [...children(xml, root(xml))].filter(({ name }) => name === 'si').map((item) => outer(xml, item));
  const places = new Map<string, number>();
  const used: string[] = [];
  for (const sheet of kept) {
    file.write(sheet.part, file.text(sheet.part).replace(sharedText, (_, start: string, index: string) => {
      const place = places.get(index) ?? used.push(items[Number(index)] ?? '<si><t></t></si>') - 1;
      places.set(index, place);
      return `${start}${place}`;
    }));
  }
  file.write(part, `${declaration}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${used.length}">${used.join('')}</sst>`);
}

/** `sheet`, `objects` and `scenarios` locked; filtering, sorting widths and heights free. */
function protect(file: Package, part: string): void {
  file.write(part, setChild(file.text(part), 'sheetProtection', '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" autoFilter="0"/>'));
}

import { quoteSheet } from '../sheets/hand/a1';
import { append, type Package } from './package';
import { child, children, escapeAttribute, escapeText, inner, root, splice, unescape, withAttribute } from './xml';

export interface FileSheet {
  readonly name: string;
  readonly part: string;
  /** A sheet of cells; a chart sheet or a macro sheet is not. */
  readonly worksheet: boolean;
  readonly hidden: boolean;
}

interface DefinedName {
  readonly name: string;
  readonly text: string;
  /** Index of the sheet it belongs to, or null for the whole workbook. */
  readonly sheet: number | null;
}

const before = ['fileVersion', 'fileSharing', 'workbookPr', 'workbookProtection', 'bookViews', 'sheets', 'functionGroups', 'externalReferences'];

/** The workbook part: which sheets there are, in which order, and the names. */
export class WorkbookPart {
  readonly part: string;

  constructor(private readonly file: Package) {
    this.part = file.relationships('').find(({ type }) => type === 'officeDocument')?.target ?? '';
  }

  get macintoshDates(): boolean {
    const xml = this.file.text(this.part);
    const properties = child(xml, root(xml), 'workbookPr');
    return /^(?:1|true)$/.test(properties?.attributes['date1904'] ?? '');
  }

  sheets(): FileSheet[] {
    const xml = this.file.text(this.part);
    const list = child(xml, root(xml), 'sheets');
    const targets = new Map(this.file.relationships(this.part).map((relationship) => [relationship.id, relationship]));
    return list === null
      ? []
      : [...children(xml, list)].map(({ attributes }) => {
          const id = Object.entries(attributes).find(([name]) => /:id$/.test(name))?.[1] ?? '';
          const relationship = targets.get(id);
          return { name: attributes['name'] ?? '', part: relationship?.target ?? '', worksheet: relationship?.type === 'worksheet', hidden: (attributes['state'] ?? 'visible') !== 'visible' };
        });
  }

  names(): DefinedName[] {
    const xml = this.file.text(this.part);
    const list = child(xml, root(xml), 'definedNames');
    return list === null ? [] : [...children(xml, list)].map((element) => ({ name: element.attributes['name'] ?? '', text: unescape(inner(xml, element)), sheet: element.attributes['localSheetId'] === undefined ? null : Number(element.attributes['localSheetId']) }));
  }

  /** The sheet a name points to, or null where the name is missing or its sheet was deleted. */
  sheetOfName(name: string): FileSheet | null {
    const found = this.names().find((defined) => defined.sheet === null && defined.name.toLowerCase() === name.toLowerCase());
    const match = /^=?(?:'((?:[^']|'')+)'|([^'!]+))!/.exec(found?.text ?? '');
    const sheetName = (match?.[1]?.replaceAll("''", "'") ?? match?.[2] ?? '').toLowerCase();
    return this.sheets().find((sheet) => sheet.name.toLowerCase() === sheetName) ?? null;
  }

  /** Puts a sheet at `index`, moving those after it. */
  insertSheet(index: number, name: string, part: string, hidden: boolean): void {
    const id = this.file.relate(this.part, 'worksheet', part);
    let xml = this.file.text(this.part);
    const list = child(xml, root(xml), 'sheets');
    const items = list === null ? [] : [...children(xml, list)];
    const sheetId = Math.max(0, ...items.map(({ attributes }) => Number(attributes['sheetId']))) + 1;
    const prefix = Object.entries(root(xml).attributes).find(([key, value]) => key.startsWith('xmlns:') && value.endsWith('officeDocument/2006/relationships'))?.[0].slice(6);
    const reference = prefix === undefined ? `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id` : `${prefix}:id`;
    const added = `<sheet name="${escapeAttribute(name)}" sheetId="${sheetId}"${hidden ? ' state="hidden"' : ''} ${reference}="${id}"/>`;
    const next = items[index];
    if (next !== undefined) xml = splice(xml, next.start, next.start, added);
    else if (list !== null && list.innerStart !== list.end) xml = splice(xml, list.innerEnd, list.innerEnd, added);
    else xml = list === null ? append(xml, `<sheets>${added}</sheets>`) : splice(xml, list.start, list.end, `<sheets>${added}</sheets>`);
    this.file.write(this.part, xml);
    if (next !== undefined) this.shiftIndices(index);
  }

  /** Names and views that count sheets keep meaning the same sheets. */
  private shiftIndices(from: number): void {
    let xml = this.file.text(this.part);
    const moved = (value: string | undefined): string | null => (value === undefined || Number(value) < from ? null : String(Number(value) + 1));
    const names = child(xml, root(xml), 'definedNames');
    for (const element of names === null ? [] : [...children(xml, names)].reverse()) {
      const local = moved(element.attributes['localSheetId']);
      if (local !== null) xml = withAttribute(xml, element, 'localSheetId', local);
    }
    const views = child(xml, root(xml), 'bookViews');
    for (const view of views === null ? [] : [...children(xml, views)].reverse()) {
      for (const key of ['activeTab', 'firstSheet']) {
        const tab = moved(view.attributes[key]);
        if (tab !== null) xml = withAttribute(xml, [...children(xml, child(xml, root(xml), 'bookViews') ?? view)].find(({ start }) => start === view.start) ?? view, key, tab);
      }
    }
    this.file.write(this.part, xml);
  }

  /** Sets a name, or takes it out where `text` is null. */
  setName(name: string, text: string | null, sheet: number | null = null, hidden = false): void {
    const xml = this.file.text(this.part);
    const list = child(xml, root(xml), 'definedNames');
    const existing = list === null ? undefined : [...children(xml, list)].find(({ attributes }) => attributes['name']?.toLowerCase() === name.toLowerCase() && (attributes['localSheetId'] ?? null) === (sheet === null ? null : String(sheet)));
    const local = sheet === null ? '' : ` localSheetId="${sheet}"`;
    const element = text === null ? '' : `<definedName name="${escapeAttribute(name)}"${local}${hidden ? ' hidden="1"' : ''}>${escapeText(text)}</definedName>`;
    if (existing !== undefined && list !== null) {
      if (unescape(inner(xml, existing)) === text) return;
      // An empty list is not allowed.
      const alone = element === '' && [...children(xml, list)].length === 1;
      this.file.write(this.part, alone ? splice(xml, list.start, list.end, '') : splice(xml, existing.start, existing.end, element));
    } else if (text !== null) {
      this.file.write(this.part, list === null ? this.withList(xml, `<definedNames>${element}</definedNames>`) : splice(xml, list.innerEnd, list.innerEnd, element));
    }
  }

  private withList(xml: string, list: string): string {
    const next = [...children(xml, root(xml))].find(({ name }) => !before.includes(name));
    return next === undefined ? append(xml, list) : splice(xml, next.start, next.start, list);
  }

  mark(name: string, sheetName: string): void {
    if (this.sheetOfName(name)?.name !== sheetName) this.setName(name, `${quoteSheet(sheetName)}!$A$1`);
  }

  /** Shows a sheet on opening. The others are deselected: grouped sheets would all take what is typed into one. */
  activate(index: number): void {
    let xml = this.file.text(this.part);
    const views = child(xml, root(xml), 'bookViews');
    const view = views === null ? undefined : [...children(xml, views)][0];
    if (view === undefined) {
      const next = child(xml, root(xml), 'sheets');
      if (next !== null) xml = splice(xml, next.start, next.start, `<bookViews><workbookView activeTab="${index}"/></bookViews>`);
    } else if ((view.attributes['activeTab'] ?? '0') !== String(index)) {
      xml = withAttribute(xml, view, 'activeTab', String(index));
    }
    this.file.write(this.part, xml);
    this.sheets().forEach(({ part }, i) => {
      if (this.file.has(part)) this.file.write(part, selected(this.file.text(part), i === index));
    });
  }

  /**
   * Says that no version of Excel has calculated this workbook: without `calcId` it counts as older than any, and Excel
   * calculates everything once on opening (MS-OI29500 2.1.565, ECMA-376 part 1, 18.2.2), so that people's formulas over
   * our cells catch up. `fullCalcOnLoad` would say so too, but every time. Cached results stay for phones and previews,
   * which calculate nothing; LibreOffice shows them as well until told to calculate (Ctrl+Shift+F9).
   */
  forgetCalculation(): void {
    let xml = this.file.text(this.part);
    const calculation = child(xml, root(xml), 'calcPr');
    if (calculation !== null) xml = withAttribute(xml, calculation, 'calcId', null);
    this.file.write(this.part, xml);
    // The order of calculation lists cells that may hold no formula any more; Excel makes it anew.
    const chain = this.file.relationships(this.part).find(({ type }) => type === 'calcChain');
    if (chain === undefined) return;
    this.file.unrelate(this.part, 'calcChain');
    this.file.delete(chain.target);
  }
}

function selected(xml: string, on: boolean): string {
  const views = child(xml, root(xml), 'sheetViews');
  const view = views === null ? undefined : [...children(xml, views)][0];
  if (view === undefined) return xml;
  const now = /^(?:1|true)$/.test(view.attributes['tabSelected'] ?? '');
  return now === on ? xml : withAttribute(xml, view, 'tabSelected', on ? '1' : null);
}


import type { Style } from '../sheets/plan';
import { append, declaration, type Package } from './package';
import { child, children, escapeAttribute, outer, root, splice } from './xml';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Formats every program knows by number; all others are written out. Source: ECMA-376 part 1, 18.8.30. */
const builtInFormats: Readonly<Record<string, number>> = {
  General: 0, '0': 1, '0.00': 2, '#,##0': 3, '#,##0.00': 4, '0%': 9, '0.00%': 10, '0.00E+00': 11, '@': 49,
};

/** Children of a list in styles.xml (`fonts`, `cellXfs` …), found again by their text so that nothing is added twice. */
class List {
  readonly items: string[];
  private readonly known = new Map<string, number>();

  constructor(items: string[]) {
    this.items = items;
    items.forEach((item, index) => {
      if (!this.known.has(item)) this.known.set(item, index);
    });
  }

  add(item: string): number {
    const found = this.known.get(item);
    if (found !== undefined) return found;
    this.known.set(item, this.items.length);
    return this.items.push(item) - 1;
  }
}

/** The styles of a workbook. Only adds: an index a person's cell carries keeps its meaning. */
export class Styles {
  private readonly lists = new Map<string, List>();
  private readonly formats = new Map<number, string>();
  private readonly indices = new Map<Style, number>();
  private readonly baseFont: string;
  private readonly xml: string;

  constructor(
    private readonly file: Package,
    private readonly part: string,
  ) {
    this.xml = file.text(part);
    const top = root(this.xml);
    for (const name of ['numFmts', 'fonts', 'fills', 'borders', 'cellXfs', 'dxfs']) {
      const list = child(this.xml, top, name);
      this.lists.set(name, new List(list === null ? [] : [...children(this.xml, list)].map((item) => outer(this.xml, item))));
    }
    for (const item of this.list('numFmts').items) {
      const { attributes } = root(item);
      this.formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
    }
    this.baseFont = this.list('fonts').items[0] ?? '<font><sz val="11"/><name val="Calibri"/></font>';
  }

  /** Index for a cell's `s`. */
  cell(style: Style): number {
    const known = this.indices.get(style);
    if (known !== undefined) return known;
    const numberFormat = style.numberFormat === undefined ? 0 : this.format(style.numberFormat);
    const font = this.font(style);
    const fill = style.fill === undefined ? 0 : this.list('fills').add(`<fill><patternFill patternType="solid"><fgColor rgb="FF${style.fill}"/><bgColor indexed="64"/></patternFill></fill>`);
    const border = style.border === undefined ? 0 : this.list('borders').add(borderXml(style.border));
    const alignment = alignmentXml(style);
    const protection = style.locked === undefined ? '' : `<protection locked="${style.locked ? 1 : 0}"/>`;
    const applied = [numberFormat && ' applyNumberFormat="1"', font && ' applyFont="1"', fill && ' applyFill="1"', border && ' applyBorder="1"', alignment && ' applyAlignment="1"', protection && ' applyProtection="1"'];
    const open = `<xf numFmtId="${numberFormat}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${applied.filter((text) => text !== 0 && text !== '').join('')}`;
    const index = this.list('cellXfs').add(alignment + protection === '' ? `${open}/>` : `${open}>${alignment}${protection}</xf>`);
    this.indices.set(style, index);
    return index;
  }

  /** Index for a conditional format's `dxfId`. */
  differential(style: Pick<Style, 'bold' | 'color' | 'fill'>): number {
    const font = style.bold === undefined && style.color === undefined ? '' : `<font>${style.bold === undefined ? '' : `<b val="${style.bold ? 1 : 0}"/>`}${style.color === undefined ? '' : `<color rgb="FF${style.color}"/>`}</font>`;
    // In a conditional format the solid fill's colour is the background colour.
    const fill = style.fill === undefined ? '' : `<fill><patternFill patternType="solid"><fgColor rgb="FF${style.fill}"/><bgColor rgb="FF${style.fill}"/></patternFill></fill>`;
    return this.list('dxfs').add(`<dxf>${font}${fill}</dxf>`);
  }

  /** The number format of a cell's `s`, as its code. */
  formatOf(index: number): string {
    const xf = this.list('cellXfs').items[index];
    const id = Number(/numFmtId="(\d+)"/.exec(xf ?? '')?.[1] ?? 0);
    const written = this.formats.get(id);
    if (written !== undefined) return written;
    return Object.entries(builtInFormats).find(([, known]) => known === id)?.[0] ?? (id === 0 ? 'General' : `#${id}`);
  }

  /** Puts the lists back; the rest of the part stays. */
  save(): void {
    let xml = this.xml;
    for (const [name, { items }] of this.lists) xml = replaceList(xml, name, items);
    this.file.write(this.part, xml);
  }

  private list(name: string): List {
    const list = this.lists.get(name);
    if (list === undefined) throw new RangeError(name);
    return list;
  }

  private format(code: string): number {
    const builtIn = builtInFormats[code];
    if (builtIn !== undefined) return builtIn;
    for (const [id, written] of this.formats) if (written === code) return id;
    const id = Math.max(163, ...this.formats.keys()) + 1;
    this.formats.set(id, code);
    this.list('numFmts').add(`<numFmt numFmtId="${id}" formatCode="${escapeAttribute(code)}"/>`);
    return id;
  }

  private font(style: Style): number {
    if (style.bold === undefined && style.italic === undefined && style.size === undefined && style.color === undefined) return 0;
    const kept = [...children(this.baseFont, root(this.baseFont))].filter(({ name }) => !['b', 'i', 'sz', 'color'].includes(name));
    const size = style.size === undefined ? elementText(this.baseFont, 'sz') : `<sz val="${style.size}"/>`;
    const color = style.color === undefined ? elementText(this.baseFont, 'color') : `<color rgb="FF${style.color}"/>`;
    const rest = kept.map((element) => outer(this.baseFont, element)).join('');
    return this.list('fonts').add(`<font>${style.bold === true ? '<b/>' : ''}${style.italic === true ? '<i/>' : ''}${size}${color}${rest}</font>`);
  }
}

function elementText(xml: string, name: string): string {
  const found = child(xml, root(xml), name);
  return found === null ? '' : outer(xml, found);
}

function alignmentXml(style: Style): string {
  const parts = [
    style.align !== undefined && `horizontal="${style.align}"`,
    // An indent counts only from a side.
    style.align === undefined && style.indent !== undefined && 'horizontal="left"',
    style.vertical !== undefined && `vertical="${style.vertical}"`,
    style.wrap !== undefined && `wrapText="${style.wrap ? 1 : 0}"`,
    style.indent !== undefined && `indent="${style.indent}"`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? '' : `<alignment ${parts.join(' ')}/>`;
}

function borderXml({ sides, color, weight }: NonNullable<Style['border']>): string {
  const side = (name: 'left' | 'right' | 'top' | 'bottom'): string => (sides.includes(name) ? `<${name} style="${weight ?? 'thin'}"><color rgb="FF${color}"/></${name}>` : `<${name}/>`);
  return `<border>${side('left')}${side('right')}${side('top')}${side('bottom')}<diagonal/></border>`;
}

const order = ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles', 'dxfs', 'tableStyles', 'colors', 'extLst'];

function replaceList(xml: string, name: string, items: readonly string[]): string {
  const top = root(xml);
  const existing = child(xml, top, name);
  const content = items.join('');
  if (existing !== null) {
    // The lists only grow: the same length is the same list.
    if ([...children(xml, existing)].length === items.length) return xml;
    return splice(xml, existing.start, existing.end, `<${name} count="${items.length}">${content}</${name}>`);
  }
  if (items.length === 0) return xml;
  const later = order.slice(order.indexOf(name) + 1);
  const next = [...children(xml, top)].find((element) => later.includes(element.name));
  const added = `<${name} count="${items.length}">${content}</${name}>`;
  return next === undefined ? append(xml, added) : splice(xml, next.start, next.start, added);
}

/** The styles part of a new workbook; `font` is the one every cell starts from. */
export function newStyles(font: string): string {
  return `${declaration}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="10"/><color theme="1"/><name val="${escapeAttribute(font)}"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>`;
}


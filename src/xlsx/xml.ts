/**
 * As much XML as an .xlsx part needs: find an element, read its attributes, put another in its place. Text outside the
 * place that changes stays byte for byte as it was, which a parse and a print of the whole would not give.
 */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Offsets of the whole element and of what stands between its tags (equal where it is empty). */
  readonly start: number;
  readonly end: number;
  readonly innerStart: number;
  readonly innerEnd: number;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;')).replace(/\r/g, '&#13;');
}

export function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\n\r\t]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\r': '&#13;', '\t': '&#9;' })[c] ?? c);
}

export function unescape(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = hex !== undefined ? parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Spreadsheet text escapes characters XML forbids as `_x000D_`; a literal `_x0041_` carries `_x005F_` before it. */
export function decodeSpreadsheetText(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text;
}

export function encodeSpreadsheetText(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

const tag = /<([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/y;
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

export function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, double, single] of text.matchAll(attribute)) if (name !== undefined) found[name] = unescape(double ?? single ?? '');
  return found;
}

/** The element whose tag opens at `at`, or null where none does. */
export function elementAt(xml: string, at: number): Element | null {
  tag.lastIndex = at;
  const match = tag.exec(xml);
  if (match === null) return null;
  const name = match[1] ?? '';
  const innerStart = at + match[0].length;
  const attributes = attributesOf(match[2] ?? '');
  if (match[3] === '/') return { name, attributes, start: at, end: innerStart, innerStart, innerEnd: innerStart };
  const innerEnd = closing(xml, name, innerStart);
  return { name, attributes, start: at, end: xml.indexOf('>', innerEnd) + 1, innerStart, innerEnd };
}

function closing(xml: string, name: string, from: number): number {
  let depth = 1;
  let at = from;
  for (;;) {
    const close = xml.indexOf(`</${name}`, at);
    if (close < 0) throw new XmlError(name);
    // Only what lies between is searched: the rest of the part may be a million cells.
    const between = xml.slice(at, close);
    for (let open = between.indexOf(`<${name}`); open >= 0; open = between.indexOf(`<${name}`, open + 1)) {
      if (!/[\s/>]/.test(between[open + name.length + 1] ?? '')) continue;
      tag.lastIndex = open;
      if (tag.exec(between)?.[3] !== '/') depth += 1;
    }
    at = close + name.length + 2;
    if (!/[\s>]/.test(xml[at] ?? '')) continue;
    depth -= 1;
    if (depth === 0) return close;
  }
}

/** An element that is opened and never closed: the part was cut. */
export class XmlError extends Error {}

/** The elements directly inside `parent` (or at the top of the text), in order. */
export function* children(xml: string, parent?: Pick<Element, 'innerStart' | 'innerEnd'>): Generator<Element> {
  const end = parent?.innerEnd ?? xml.length;
  let at = parent?.innerStart ?? 0;
  for (;;) {
    at = xml.indexOf('<', at);
    if (at < 0 || at >= end) return;
    if (xml[at + 1] === '?' || xml[at + 1] === '!') {
      at = xml.indexOf('>', at) + 1;
      continue;
    }
    const element = elementAt(xml, at);
    if (element === null) throw new XmlError(xml.slice(at, at + 20));
    yield element;
    at = element.end;
  }
}

export function root(xml: string): Element {
  for (const element of children(xml)) return element;
  throw new XmlError('empty');
}

export function child(xml: string, parent: Element, name: string): Element | null {
  for (const element of children(xml, parent)) if (element.name === name) return element;
  return null;
}

export function outer(xml: string, element: Element): string {
  return xml.slice(element.start, element.end);
}

export function inner(xml: string, element: Element): string {
  return xml.slice(element.innerStart, element.innerEnd);
}

export function splice(xml: string, start: number, end: number, by: string): string {
  return xml.slice(0, start) + by + xml.slice(end);
}

/** The opening tag of `element` with `name` set to `value`, or without it where `value` is null. */
export function withAttribute(xml: string, element: Element, name: string, value: string | null): string {
  const openEnd = element.innerStart === element.end ? element.end : element.innerStart;
  const open = xml.slice(element.start, openEnd);
  const pattern = new RegExp(`(\\s)${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*=\\s*(?:"[^"]*"|'[^']*')`);
  const written = value === null ? '' : ` ${name}="${escapeAttribute(value)}"`;
  const changed = pattern.test(open) ? open.replace(pattern, () => written) : open.replace(/^<[^\s/>]+/, (start) => start + written);
  return splice(xml, element.start, openEnd, changed);
}

/**
 * The text of a part as the rest of this room expects it: no byte order mark, comments or CDATA, and the main namespace
 * without a prefix (some libraries write `<x:row>`).
 */
export function normalise(text: string): string {
  let xml = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (xml.includes('<![CDATA[')) xml = xml.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, data: string) => escapeText(data));
  if (xml.includes('<!--')) xml = xml.replace(/<!--[\s\S]*?-->/g, '');
  const first = root(xml);
  const colon = first.name.indexOf(':');
  const namespace = first.attributes[`xmlns:${first.name.slice(0, colon)}`];
  if (colon < 0 || namespace === undefined || !/spreadsheetml|relationships|content-types/.test(namespace)) return xml;
  const prefix = first.name.slice(0, colon);
  return xml.replace(new RegExp(`<(/?)${prefix}:`, 'g'), '<$1').replace(new RegExp(`xmlns:${prefix}=`), () => 'xmlns=');
}

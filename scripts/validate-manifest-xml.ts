/** An element of an XML document, as far as a manifest needs it. */
export interface Element {
  /** With its prefix: `bt:Image`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Text directly inside, trimmed. */
  readonly text: string;
  /** 1-based line of the opening tag. */
  readonly line: number;
}

export class XmlError extends Error {
  constructor(
    message: string,
    readonly line: number,
  ) {
    super(message);
  }
}

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Element[];
  text: string;
  readonly line: number;
}

const token = /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<!DOCTYPE[\s\S]*?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)|</g;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Reads a well-formed document; throws `XmlError` with the line where it is not one. Refuses document types: a manifest has none. */
export function parseXml(source: string): Element {
  const stack: Open[] = [];
  let root: Element | null = null;
  for (const match of source.matchAll(token)) {
    const [whole, cdata, closing, opening, attributes = '', selfClosing, text] = match;
    const line = source.slice(0, match.index).split('\n').length;
    const top = stack.at(-1);
    if (whole.startsWith('<!DOCTYPE')) throw new XmlError('A manifest has no document type.', line);
    if (whole === '<') throw new XmlError(`This is not a tag: ${source.slice(match.index, match.index + 40).split('\n')[0] ?? ''}`, line);
    if (opening !== undefined) {
      if (top === undefined && root !== null) throw new XmlError(`A second root element: ${opening}.`, line);
      const element: Open = { name: opening, attributes: readAttributes(attributes, line), children: [], text: '', line };
      if (selfClosing === '/') root = close(element, top) ?? root;
      else stack.push(element);
    } else if (closing !== undefined) {
      if (top?.name !== closing) throw new XmlError(top === undefined ? `</${closing}> closes nothing.` : `</${closing}> where </${top.name}> (line ${top.line}) should be.`, line);
      stack.pop();
      root = close(top, stack.at(-1)) ?? root;
    } else if (cdata !== undefined) {
      if (top !== undefined) top.text += cdata;
    } else if (text !== undefined) {
      if (top !== undefined) top.text += unescape(text, line);
      else if (text.trim() !== '' && text.trim() !== '\uFEFF') throw new XmlError('Text outside the root element.', line);
    }
  }
  const unclosed = stack.at(-1);
  if (unclosed !== undefined) throw new XmlError(`<${unclosed.name}> is never closed.`, unclosed.line);
  if (root === null) throw new XmlError('There is no element.', 1);
  return root;
}

/** Hands a closed element to its parent; gives it back where it is the root. */
function close(element: Open, parent: Open | undefined): Element | null {
  const closed: Element = { ...element, text: element.text.trim() };
  if (parent === undefined) return closed;
  parent.children.push(closed);
  return null;
}

function readAttributes(source: string, line: number): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', double, single] of source.matchAll(attribute)) {
    if (name in found) throw new XmlError(`${name} is given twice.`, line);
    found[name] = unescape(double ?? single ?? '', line);
  }
  return found;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(text: string, line: number): string {
  return text.replace(/&(#x?[0-9a-f]+|\w+);|&/gi, (whole, name: string | undefined) => {
    if (name === undefined) throw new XmlError('A bare & stands here; write &amp;.', line);
    if (name.startsWith('#')) return String.fromCodePoint(name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10));
    const known = entities[name];
    if (known === undefined) throw new XmlError(`${whole} is not an entity of XML.`, line);
    return known;
  });
}

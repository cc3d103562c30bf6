import { append, type Package } from './package';
import { children, decodeSpreadsheetText, encodeSpreadsheetText, escapeText, inner, root, unescape, withAttribute } from './xml';

/** The shared strings of a workbook: read by index, only ever added to. */
export class Strings {
  private readonly texts: string[] = [];
  private readonly plain = new Map<string, number>();
  private readonly added: string[] = [];

  constructor(
    private readonly file: Package,
    private readonly part: string | null,
  ) {
    if (part === null) return;
    const xml = file.text(part);
    for (const item of children(xml, root(xml))) {
      if (item.name !== 'si') continue;
      const content = inner(xml, item);
      const text = richText(content);
      // Only plain texts are used again: a rich one carries a person's formatting.
      if (!content.includes('<r>') && !content.includes('<rPh') && !this.plain.has(text)) this.plain.set(text, this.texts.length);
      this.texts.push(text);
    }
  }

  get(index: number): string {
    return this.texts[index] ?? '';
  }

  index(text: string): number {
    const known = this.plain.get(text);
    if (known !== undefined) return known;
    const index = this.texts.length;
    this.texts.push(text);
    this.plain.set(text, index);
    this.added.push(`<si>${textElement(text)}</si>`);
    return index;
  }

  save(): void {
    if (this.part === null || this.added.length === 0) return;
    const xml = append(this.file.text(this.part), this.added.join(''));
    // `count`, the number of uses, is optional and would need every sheet read.
    const counted = withAttribute(xml, root(xml), 'uniqueCount', String(this.texts.length));
    this.file.write(this.part, withAttribute(counted, root(counted), 'count', null));
  }
}

export function textElement(text: string): string {
  const keep = /^[\s]|[\s]$|\n|\t| {2}/.test(text) ? ' xml:space="preserve"' : '';
  return `<t${keep}>${escapeText(encodeSpreadsheetText(text))}</t>`;
}

/** The text of `<si>` or `<is>`: its runs joined, phonetic guides left out. */
export function richText(content: string): string {
  const shown = content.includes('<rPh') ? content.replace(/<rPh[\s\S]*?<\/rPh>/g, '') : content;
  let text = '';
  for (const match of shown.matchAll(/<t(?:\s[^>]*)?(?:\/>|>([^<]*)<\/t>)/g)) text += match[1] ?? '';
  return decodeSpreadsheetText(unescape(text));
}


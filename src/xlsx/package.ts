import { strFromU8, strToU8, zipSync } from 'fflate';
import { children, escapeAttribute, normalise, outer, root, splice, withAttribute } from './xml';

const relationshipsNamespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
const officeNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const contentTypesPart = '[Content_Types].xml';

export interface Relationship {
  readonly id: string;
  /** Last word of the type: `worksheet`, `drawing`, `table` … */
  readonly type: string;
  /** Part name, or an address outside the file. */
  readonly target: string;
  readonly external: boolean;
}

/** The parts of an .xlsx file by name. A part nobody writes keeps its bytes. */
export class Package {
  private readonly parts: Map<string, Uint8Array>;
  private readonly texts = new Map<string, string>();
  private readonly opened: ReadonlyMap<string, Uint8Array>;

  constructor(parts: Iterable<readonly [string, Uint8Array]> = []) {
    this.opened = new Map(parts);
    this.parts = new Map(this.opened);
  }

  /** True where a part differs from what was opened. */
  get changed(): boolean {
    if (this.parts.size !== this.opened.size) return true;
    for (const [name, bytes] of this.parts) if (!equal(bytes, this.opened.get(name))) return true;
    return false;
  }

  names(): string[] {
    return [...this.parts.keys()];
  }

  has(name: string): boolean {
    return this.parts.has(name);
  }

  bytes(name: string): Uint8Array | undefined {
    return this.parts.get(name);
  }

  /** The text of an XML part; throws where it is missing. */
  text(name: string): string {
    const known = this.texts.get(name);
    if (known !== undefined) return known;
    const bytes = this.parts.get(name);
    if (bytes === undefined) throw new MissingPart(name);
    const text = normalise(decode(bytes));
    this.texts.set(name, text);
    return text;
  }

  /** Sets a part; the bytes stay where the text is what it was. */
  write(name: string, text: string): void {
    if (this.parts.has(name) && this.text(name) === text) return;
    this.texts.set(name, text);
    this.parts.set(name, strToU8(text));
  }

  delete(name: string): void {
    this.parts.delete(name);
    this.texts.delete(name);
    this.setContentType(name, null);
  }

  /** `base1.xml`, `base2.xml` … whichever is free. */
  free(folder: string, base: string, extension = 'xml'): string {
    for (let n = 1; ; n += 1) if (!this.parts.has(`${folder}/${base}${n}.${extension}`)) return `${folder}/${base}${n}.${extension}`;
  }

  relationships(part: string): Relationship[] {
    const name = relationshipsPart(part);
    if (!this.parts.has(name)) return [];
    const xml = this.text(name);
    return [...children(xml, root(xml))].map(({ attributes }) => {
      const external = attributes['TargetMode'] === 'External';
      const target = attributes['Target'] ?? '';
      return { id: attributes['Id'] ?? '', type: (attributes['Type'] ?? '').split('/').pop() ?? '', target: external ? target : resolve(part, target), external };
    });
  }

  /** Adds a relationship to a part of the file and gives its id. */
  relate(part: string, type: string, target: string): string {
    const name = relationshipsPart(part);
    const known = this.relationships(part);
    const same = known.find((relationship) => relationship.type === type && relationship.target === target);
    if (same !== undefined) return same.id;
    let n = known.length + 1;
    while (known.some((relationship) => relationship.id === `rId${n}`)) n += 1;
    const added = relationshipXml(`rId${n}`, type, relative(part, target));
    if (!this.parts.has(name)) this.write(name, `${declaration}<Relationships xmlns="${relationshipsNamespace}"></Relationships>`);
    this.write(name, append(this.text(name), added));
    return `rId${n}`;
  }

  /** Makes these the only things a part points at; gives their ids in order. */
  setRelationships(part: string, targets: readonly { readonly type: string; readonly target: string }[]): string[] {
    if (targets.length === 0) {
      this.forget(relationshipsPart(part));
      return [];
    }
    const items = targets.map(({ type, target }, i) => relationshipXml(`rId${i + 1}`, type, relative(part, target)));
    this.write(relationshipsPart(part), `${declaration}<Relationships xmlns="${relationshipsNamespace}">${items.join('')}</Relationships>`);
    return targets.map((_, i) => `rId${i + 1}`);
  }

  /** Takes out the relationships of a type, whatever they point at. */
  unrelate(part: string, type: string): void {
    this.unrelateAll(part, (relationship) => relationship.type === type);
  }

  /** Takes out every relationship that `goes`. */
  unrelateAll(part: string, goes: (relationship: Relationship) => boolean): void {
    const name = relationshipsPart(part);
    const gone = new Set(this.relationships(part).filter(goes).map(({ id }) => id));
    if (gone.size === 0) return;
    const xml = this.text(name);
    const kept = [...children(xml, root(xml))].filter(({ attributes }) => !gone.has(attributes['Id'] ?? '')).map((element) => outer(xml, element));
    const top = root(xml);
    this.write(name, splice(xml, top.innerStart, top.innerEnd, kept.join('')));
  }

  private forget(name: string): void {
    this.parts.delete(name);
    this.texts.delete(name);
  }

  setContentType(part: string, type: string | null): void {
    const xml = this.text(contentTypesPart);
    const found = [...children(xml, root(xml))].find(({ name, attributes }) => name === 'Override' && attributes['PartName']?.toLowerCase() === `/${part}`.toLowerCase());
    if (type === null) {
      if (found !== undefined) this.write(contentTypesPart, splice(xml, found.start, found.end, ''));
    } else if (found === undefined) {
      this.write(contentTypesPart, append(xml, `<Override PartName="/${escapeAttribute(part)}" ContentType="${type}"/>`));
    } else {
      this.write(contentTypesPart, withAttribute(xml, found, 'ContentType', type));
    }
  }

  /** Every part that can be reached from the root. */
  reachable(): Set<string> {
    const seen = new Set<string>();
    const visit = (part: string): void => {
      for (const { target, external } of this.relationships(part)) {
        if (external || seen.has(target) || !this.parts.has(target)) continue;
        seen.add(target);
        visit(target);
      }
    };
    visit('');
    return seen;
  }

  /** Removes the parts that could be reached before and no longer can; strangers nobody pointed at stay. */
  sweep(before: ReadonlySet<string>): void {
    const after = this.reachable();
    for (const part of before) {
      if (after.has(part)) continue;
      this.delete(part);
      this.forget(relationshipsPart(part));
    }
  }

  /** The file. No clock in it: the same parts give the same bytes. */
  zip(): Uint8Array {
    const files: Record<string, Uint8Array> = {};
    const first = [contentTypesPart, '_rels/.rels'].filter((name) => this.parts.has(name));
    const others = [...this.parts.keys()].filter((name) => !first.includes(name)).sort();
    for (const name of [...first, ...others]) files[name] = this.parts.get(name) ?? new Uint8Array();
    return zipSync(files, { level: 4, mtime: new Date(1980, 0, 1), os: 0 });
  }
}

function equal(a: Uint8Array, b: Uint8Array | undefined): boolean {
  if (a === b) return true;
  if (a.length !== b?.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

export class MissingPart extends Error {}

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** `xml` with `added` as the last child of its root. */
export function append(xml: string, added: string): string {
  const top = root(xml);
  if (top.innerStart !== top.end) return splice(xml, top.innerEnd, top.innerEnd, added);
  return `${xml.slice(0, top.end - 2).trimEnd()}>${added}</${top.name}>${xml.slice(top.end)}`;
}

function relationshipXml(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${type.includes('/') ? type : `${officeNamespace}/${type}`}" Target="${escapeAttribute(target)}"/>`;
}

function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf('/');
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

function resolve(part: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : `${part.slice(0, part.lastIndexOf('/') + 1)}${target}`;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** Relative to the part, as Excel writes it: some readers trip over absolute targets. */
function relative(part: string, target: string): string {
  const from = part.split('/').slice(0, -1);
  const to = target.split('/');
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common += 1;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  return strFromU8(bytes);
}

import type { Encoding } from './types';

/** A file's text, how it was encoded, and what was wrong with the bytes. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** NUL characters that were taken out. */
  readonly nuls: number;
  /** Characters that no reading of the bytes makes sense of, each shown as U+FFFD. */
  readonly broken: number;
}

/** Counts how many header names of the dictionaries stand in the first lines of a text: what decides between encodings. */
export type CountHits = (head: string) => number;

const headBytes = 65_536;

/**
 * Decodes bytes: a byte order mark, then UTF-16 by its NULs, then UTF-8 where it is valid throughout, then the legacy
 * encoding under which most header names are known. Names in plain ASCII leave that open; the byte patterns decide.
 */
export function decodeText(bytes: Uint8Array, countHits: CountHits): DecodedText {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decodeUtf8(bytes.subarray(3), 'utf-8-bom') ?? lossy(bytes.subarray(3), 'utf-8-bom');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes.subarray(2), 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes.subarray(2), 'utf-16be');
  const wide = sniffUtf16(bytes);
  if (wide) return decodeUtf16(bytes, wide);
  return decodeUtf8(bytes, 'utf-8') ?? decodeLegacy(bytes, countHits);
}

function decodeUtf8(bytes: Uint8Array, encoding: 'utf-8' | 'utf-8-bom'): DecodedText | null {
  for (let cut = 0; cut <= 3; cut += 1) {
    // A file that ends in the middle of a character was cut off; what stands before is still good.
    if (cut > 0 && ((bytes[bytes.length - cut] ?? 0) & 0x80) === 0) return null;
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(cut === 0 ? bytes : bytes.subarray(0, bytes.length - cut));
      return finish(text, encoding, cut === 0 ? 0 : 1);
    } catch {
      if (bytes.length < cut + 1) return null;
    }
  }
  return null;
}

const lossy = (bytes: Uint8Array, encoding: Encoding): DecodedText => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return finish(text, encoding, occurrences(text, '\ufffd'));
};

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): DecodedText {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  return finish(text, encoding, occurrences(text, '\ufffd'));
}

/** Counted in place: splitting a text of NULs asks for an array larger than the engine can make, which ends the process. */
function occurrences(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count += 1;
  return count;
}

function finish(text: string, encoding: Encoding, broken: number): DecodedText {
  const nuls = occurrences(text, '\0');
  const bare = nuls > 0 ? text.replaceAll('\0', '') : text;
  return { text: bare.startsWith('\ufeff') ? bare.slice(1) : bare, encoding, nuls, broken };
}

/** ASCII text in UTF-16 has a NUL at every other byte. */
function sniffUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const half = length / 2;
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be';
  return null;
}

type Legacy = 'gb18030' | 'shift_jis' | 'windows-1252';

// Windows-1252 puts letters and signs where Latin-1 has controls; some JavaScript engines read it as Latin-1.
const controlsOf1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decodeAs(encoding: Legacy | 'utf-8' | 'windows-1251', bytes: Uint8Array): string {
  const text = new TextDecoder(encoding).decode(bytes);
  return encoding === 'windows-1252' ? text.replace(/[\u0080-\u009f]/g, (control) => controlsOf1252[control.charCodeAt(0) - 0x80] ?? control) : text;
}

function decodeLegacy(bytes: Uint8Array, countHits: CountHits): DecodedText {
  const head = bytes.subarray(0, headBytes);
  const likely = likelihoods(bytes.subarray(0, headBytes * 4));
  let best: { encoding: Legacy | 'utf-8'; hits: number; likely: number } | null = null;
  for (const encoding of ['windows-1252', 'gb18030', 'shift_jis', 'utf-8'] as const) {
    const hits = countHits(decodeAs(encoding, head));
    const candidate = { encoding, hits, likely: likely[encoding] };
    if (!best || candidate.hits > best.hits || candidate.hits === best.hits && candidate.likely > best.likely) best = candidate;
  }
  const encoding = best?.encoding ?? 'windows-1252';
  if (encoding === 'utf-8') return lossy(bytes, 'utf-8');
  const text = decodeAs(encoding, bytes);
  return finish(text, encoding, encoding === 'windows-1252' ? 0 : occurrences(text, '\ufffd'));
}

/**
 * How well the bytes above ASCII fit each encoding, 0 to 1: lone high bytes between ASCII are Western, pairs within
 * GB 2312's everyday rows are Chinese, kana and JIS kanji pairs are Japanese, well-formed sequences are UTF-8.
 */
function likelihoods(bytes: Uint8Array): Record<Legacy | 'utf-8', number> {
  const western = share(bytes, (at) => {
    const alone = (bytes[at - 1] ?? 0) < 0x80 && (bytes[at + 1] ?? 0) < 0x80;
    return { length: 1, fits: alone ? 1 : (bytes[at] ?? 0) >= 0xc0 ? 0.3 : 0 };
  });
  const chinese = share(bytes, (at) => {
    const [lead = 0, trail = 0] = [bytes[at], bytes[at + 1]];
    if (lead === 0x80 || lead === 0xff || trail < 0x30) return { length: 1, fits: -2 };
    return { length: 2, fits: trail >= 0xa1 && (lead >= 0xb0 && lead <= 0xd7 || lead >= 0xa1 && lead <= 0xa9) ? 1 : trail >= 0xa1 && lead >= 0xd8 && lead <= 0xf7 ? 0.7 : 0.1 };
  });
  const japanese = share(bytes, (at) => {
    const [lead = 0, trail = 0] = [bytes[at], bytes[at + 1]];
    if (lead >= 0xa1 && lead <= 0xdf) return { length: 1, fits: 0.2 };
    if (lead < 0x81 || lead > 0xfc || trail < 0x40 || trail === 0x7f || trail > 0xfc) return { length: 1, fits: -2 };
    return { length: 2, fits: lead === 0x82 || lead === 0x83 ? 1 : lead >= 0x88 && lead <= 0x97 ? 0.9 : lead === 0x81 ? 0.8 : 0.5 };
  });
  const unicode = share(bytes, (at) => {
    const lead = bytes[at] ?? 0;
    const length = lead >= 0xf0 && lead < 0xf8 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
    for (let next = at + 1; next < at + length; next += 1) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return { length: 1, fits: -1 };
    return { length, fits: length === 1 ? -1 : 1.2 };
  });
  return { 'windows-1252': western, gb18030: chinese, shift_jis: japanese, 'utf-8': unicode };
}

function share(bytes: Uint8Array, weigh: (at: number) => { length: number; fits: number }): number {
  let units = 0;
  let fits = 0;
  for (let at = 0; at < bytes.length;) {
    if ((bytes[at] ?? 0) < 0x80) {
      at += 1;
      continue;
    }
    const unit = weigh(at);
    units += 1;
    fits += unit.fits;
    at += unit.length;
  }
  return units === 0 ? 0 : fits / units;
}

// What UTF-8 bytes look like after somebody's program read them as Windows-1252 or Windows-1251 and saved them again.
const mojibakeHint = /[ÂÃâВГвЃ€‚™]/;
const reverse = new Map<string, ReadonlyMap<string, number>>();

function bytesIn(encoding: 'windows-1252' | 'windows-1251'): ReadonlyMap<string, number> {
  let table = reverse.get(encoding);
  if (!table) {
    table = new Map(Array.from({ length: 256 }, (_, byte): [string, number] => [decodeAs(encoding, new Uint8Array([byte])), byte]));
    reverse.set(encoding, table);
  }
  return table;
}

/** Undoes `â‚¬` and `в‚¬` for `€`; null where the text is no such thing. */
export function repairMojibake(text: string): string | null {
  if (!mojibakeHint.test(text)) return null;
  for (const encoding of ['windows-1252', 'windows-1251'] as const) {
    const table = bytesIn(encoding);
    const bytes: number[] = [];
    for (const char of text) {
      const byte = table.get(char);
      if (byte === undefined) break;
      bytes.push(byte);
    }
    if (bytes.length < text.length) continue;
    try {
      const repaired = new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes));
      if (repaired !== text) return repaired;
    } catch { /* not UTF-8 underneath: try the next encoding */ }
  }
  return null;
}

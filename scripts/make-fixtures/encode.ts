/** Text to the bytes of every encoding that Amazon's exports come in. Written out here so that a fixture's bytes never depend on a library's choice. */

export type FixtureEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'gb18030' | 'shift_jis';

const bom = '\uFEFF';
// Windows-1252 from 0x80 to 0x9F; elsewhere it is Latin-1. Spelled out because Node's decoder reads these as control characters.
const windows1252High = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function encodeWindows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const high = windows1252High.indexOf(character);
    const code = high >= 0 ? 0x80 + high : character.codePointAt(0) ?? 0;
    if (code > 0xff || (high < 0 && code >= 0x80 && code < 0xa0)) throw new Error(`windows-1252 has no ${JSON.stringify(character)}`);
    return code;
  });
}

const inverses = new Map<string, Map<string, readonly number[]>>();

// TextDecoder knows these encodings and TextEncoder does not: decode every one- and two-byte sequence once and turn the table round.
function inverseOf(label: 'gb18030' | 'shift_jis'): Map<string, readonly number[]> {
  const known = inverses.get(label);
  if (known) return known;
  const inverse = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(label, { fatal: true });
  const learn = (...bytes: number[]) => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes));
      if ([...text].length === 1 && !inverse.has(text)) inverse.set(text, bytes);
    } catch {
      // not a sequence of this encoding
    }
  };
  for (let lead = 0; lead < 256; lead++) learn(lead);
  for (let lead = 0x81; lead <= 0xfe; lead++) for (let trail = 0x40; trail <= 0xfe; trail++) learn(lead, trail);
  inverses.set(label, inverse);
  return inverse;
}

function encodeByTable(text: string, label: 'gb18030' | 'shift_jis'): Uint8Array {
  const inverse = inverseOf(label);
  return Uint8Array.from([...text].flatMap((character) => {
    const bytes = inverse.get(character);
    if (!bytes) throw new Error(`${label} has no ${JSON.stringify(character)}`);
    return [...bytes];
  }));
}

/** The bytes of `text`. UTF-16 comes with its byte order mark; lone surrogates pass through it unchanged. */
export function encode(text: string, encoding: FixtureEncoding): Uint8Array {
  switch (encoding) {
    case 'utf-8': return new Uint8Array(Buffer.from(text, 'utf8'));
    case 'utf-8-bom': return new Uint8Array(Buffer.from(bom + text, 'utf8'));
    case 'utf-16le': return new Uint8Array(Buffer.from(bom + text, 'utf16le'));
    case 'utf-16be': return new Uint8Array(Buffer.from(bom + text, 'utf16le').swap16());
    case 'windows-1252': return encodeWindows1252(text);
    default: return encodeByTable(text, encoding);
  }
}

/** UTF-8 text that someone opened as Windows-1252 and saved as UTF-8 again: `€` has become `â‚¬`. */
export function mojibake(text: string): string {
  return [...encode(text, 'utf-8')].map((byte) => byte >= 0x80 && byte < 0xa0 ? windows1252High[byte - 0x80] ?? '' : String.fromCharCode(byte)).join('');
}

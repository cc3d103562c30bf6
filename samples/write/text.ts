const windows1252: Readonly<Record<string, number>> = { '€': 0x80, '…': 0x85, '‘': 0x91, '’': 0x92, '“': 0x93, '”': 0x94, '•': 0x95, '–': 0x96, '—': 0x97, '™': 0x99 };

/** Text as Windows-1252 bytes; throws on a character that has none, so that no sample loses one. */
export function encodeWindows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const point = character.codePointAt(0) ?? 0;
    const byte = point < 0x80 || (point >= 0xa0 && point <= 0xff) ? point : windows1252[character];
    if (byte === undefined) throw new RangeError(`no Windows-1252 byte for ${character}`);
    return byte;
  });
}

const bom = '\uFEFF';
export const encodeUtf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const encodeUtf8WithBom = (text: string): Uint8Array => encodeUtf8(bom + text);

/** A CSV cell as Business Reports of 2026 write it: quoted only where it has to be. */
export const sparing = (cell: string): string => (/[",\n]/.test(cell) ? quoted(cell) : cell);
export const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

export const group = (whole: number | string): string => String(whole).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** 123456 cents as `1,234.56`. */
export function amount(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${group(digits.slice(0, -2))}.${digits.slice(-2)}`;
}

/** 123456 cents as `1234.56`. */
export const plain = (cents: number): string => amount(cents).replaceAll(',', '');

/** Hundredths of a percent of `part` in `whole`, to the nearest; 0 where there is no whole. */
export const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part * 10_000) / whole));

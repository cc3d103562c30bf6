/** Little-endian bytes, and the two binary record streams of older and binary workbooks. */

export const u8 = (...values: number[]): Uint8Array => Uint8Array.from(values);
export const u16 = (...values: number[]): Uint8Array => Uint8Array.from(values.flatMap((value) => [value & 255, (value >>> 8) & 255]));
export const u32 = (...values: number[]): Uint8Array => Uint8Array.from(values.flatMap((value) => [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, (value >>> 24) & 255]));
export function f64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value, true);
  return bytes;
}
export const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
export const bytes = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

const sector = 512;
const free = 0xffffffff;
const chainEnd = 0xfffffffe;
const padded = (stream: Uint8Array, size: number): Uint8Array => bytes(stream, new Uint8Array(size - stream.length));

/** An OLE compound file with one stream, large enough not to need the mini stream. */
export function compoundFile(name: string, content: Uint8Array): Uint8Array {
  const stream = padded(content, Math.max(4096, Math.ceil(content.length / sector) * sector));
  const sectors = stream.length / sector;
  // Sector 0 is the allocation table, 1 the directory, the stream follows.
  if (sectors + 2 > sector / 4) throw new Error('one allocation sector is all there is');
  const table = [0xfffffffd, chainEnd, ...Array.from({ length: sectors }, (_, index) => index === sectors - 1 ? chainEnd : index + 3)];
  const allocation = u32(...table, ...Array.from({ length: sector / 4 - table.length }, () => free));
  const entry = (entryName: string, type: number, child: number, start: number, size: number): Uint8Array =>
    bytes(padded(utf16(entryName), 64), u16(entryName.length === 0 ? 0 : entryName.length * 2 + 2), u8(type, 1), u32(free, free, child), new Uint8Array(16), u32(0), new Uint8Array(16), u32(start, size, 0));
  const directory = bytes(entry('Root Entry', 5, 1, chainEnd, 0), entry(name, 2, free, 2, stream.length), entry('', 0, free, 0, 0), entry('', 0, free, 0, 0));
  const header = bytes(u8(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), new Uint8Array(16), u16(0x3e, 3, 0xfffe, 9, 6), new Uint8Array(6), u32(0, 1, 1, 0, 4096, chainEnd, 0, chainEnd, 0, 0), u32(...Array.from({ length: 108 }, () => free)));
  return bytes(header, allocation, directory, stream);
}

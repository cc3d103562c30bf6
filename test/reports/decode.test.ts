import { decodeText, repairMojibake } from '../../src/reports/decode';

const none = (): number => 0;
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ['plain', encode('abc'), 'utf-8', 'abc', 0],
  ['a byte order mark', encode('\ufeffabc'), 'utf-8-bom', 'abc', 0],
  ['cut in the middle of a character', encode('标题').subarray(0, 5), 'utf-8', '标', 1],
  ['UTF-16 by its mark', new Uint8Array([0xff, 0xfe, 0x41, 0, 0x2d, 0x4e]), 'utf-16le', 'A中', 0],
  ['UTF-16 without a mark', new Uint8Array(Buffer.from('sku,asin,quantity', 'utf16le')), 'utf-16le', 'sku,asin,quantity', 0],
  ['UTF-16, the other way round, without a mark', new Uint8Array(Buffer.from('sku,asin,quantity', 'utf16le').swap16()), 'utf-16be', 'sku,asin,quantity', 0],
  ['Western letters', new Uint8Array([0x43, 0x61, 0x66, 0xe9, 0x20, 0x80]), 'windows-1252', 'Café €', 0],
  ['Chinese', new Uint8Array([0xd6, 0xd0, 0xce, 0xc4, 0xb1, 0xea, 0xcc, 0xe2]), 'gb18030', '中文标题', 0],
  ['Japanese', new Uint8Array([0x83, 0x5e, 0x83, 0x43, 0x83, 0x67, 0x83, 0x8b]), 'shift_jis', 'タイトル', 0],
])('%s', (_, bytes, encoding, text, broken) => expect(decodeText(bytes, none)).toMatchObject({ encoding, text, broken }));

test('header names known decide before the look of the bytes', () => {
  const bytes = new Uint8Array([0xd6, 0xd0, 0xce, 0xc4]);
  expect(decodeText(bytes, (head) => (head.includes('ÖÐ') ? 3 : 0)).encoding).toBe('windows-1252');
});

test('a broken byte in UTF-8 does not turn the file into another encoding', () => {
  const bytes = Uint8Array.from([...encode('标题 会话数 '), 0xff, ...encode(' 页面浏览量')]);
  expect(decodeText(bytes, none)).toMatchObject({ encoding: 'utf-8', broken: 1 });
});

test('NUL characters are taken out and counted', () => expect(decodeText(encode('a\0b\0'), none)).toMatchObject({ text: 'ab', nuls: 2 }));

test.each([['4,50 â‚¬', '4,50 €'], ['4,50 в‚¬', '4,50 €'], ['GeschirrtГјcher', 'Geschirrtücher'], ['Größe', null], ['plain', null], ['Привет', null], ['Â£5', '£5']])('%s is %s', (text, repaired) => expect(repairMojibake(text)).toBe(repaired));

import { deflateRawSync } from 'node:zlib';
import { gzipSync, zipSync } from 'fflate';
import { inspect, isUnreadable, read } from '../../src/reports/index';
import { limits } from '../../src/reports/limits';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const header = '(Child) ASIN,Title,Sessions - Total,Units Ordered,Ordered Product Sales';
const csv = `${header}\nB0AAAAAAA1,Kettle,10,1,US$5.00\nB0AAAAAAA2,Lid,20,2,US$6.00\n`;

const problem = async (name: string, bytes: Uint8Array): Promise<string> => {
  const [one] = await read({ name, bytes });
  return one && isUnreadable(one) ? one.problem.code : `read as ${one?.schema.kind ?? 'nothing'}`;
};

/** A zip of one packed member whose directory claims `claimed` bytes, whatever it unfolds to. */
function lying(packed: Uint8Array, claimed: number, name = 'report.csv'): Uint8Array {
  const title = encode(name);
  const head = (central: boolean): Buffer => {
    const fields = Buffer.alloc(central ? 46 : 30);
    fields.writeUInt32LE(central ? 0x02014b50 : 0x04034b50, 0);
    const from = central ? 6 : 4;
    fields.writeUInt16LE(20, from);
    fields.writeUInt16LE(8, from + 4);
    fields.writeUInt32LE(packed.length, from + 14);
    fields.writeUInt32LE(claimed, from + 18);
    fields.writeUInt16LE(title.length, from + 22);
    return fields;
  };
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + title.length, 12);
  end.writeUInt32LE(30 + title.length + packed.length, 16);
  return new Uint8Array(Buffer.concat([head(false), title, packed, head(true), title, end]));
}

describe('bounds', () => {
  test('a file larger than the limit is refused before it is looked at', async () => {
    const [one] = await read({ name: 'big.csv', bytes: new Uint8Array(limits.fileBytes + 1) });
    expect(one).toMatchObject({ file: 'big.csv', problem: { code: 'reports.too-large', params: { limit: 256 } } });
  });

  test('300 MB of report are refused, not read into memory', async () => {
    const before = process.memoryUsage().rss;
    const bytes = new Uint8Array(300 * 1024 * 1024);
    bytes.set(encode(csv));
    expect(await problem('big.csv', bytes)).toBe('reports.too-large');
    expect(process.memoryUsage().rss - before).toBeLessThan(420 * 1024 * 1024);
  });

  test('a zip that claims more than the limit is refused on its word, and one that claims what cannot be as damaged', async () => {
    expect(await problem('claims.zip', lying(new Uint8Array(600_000), 600_000_000))).toBe('reports.too-large-unfolded');
    expect(await problem('claims.zip', lying(deflateRawSync(encode(csv)), 2_000_000_000))).toBe('reports.damaged-archive');
  });

  test('a zip bomb that claims little is refused for what it is', async () => {
    const packed = deflateRawSync(new Uint8Array(520 * 1024 * 1024), { level: 9 });
    const bomb = lying(packed, 1_000);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await problem('bomb.zip', bomb)).toBe('reports.too-large-unfolded');
    expect(await problem('bomb.xlsx', lying(packed, 1_000, 'xl/workbook.xml'))).toBe('reports.too-large-unfolded');
    expect(await problem('bomb.csv.gz', new Uint8Array(Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), packed, Buffer.alloc(8)])))).toBe('reports.too-large-unfolded');
  }, 300_000);

  test('archives within archives end', async () => {
    let bytes = encode(csv);
    for (let depth = 0; depth < 4; depth += 1) bytes = zipSync({ 'inner.zip': bytes });
    expect(await problem('nested.zip', bytes)).toBe('reports.too-deep');
  });

  test('too many members are refused', async () => {
    const members = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${index}.csv`, encode(csv)]));
    expect(await problem('many.zip', zipSync(members))).toBe('reports.too-many-members');
  });

  test('a million columns', async () => {
    const wide = Array.from({ length: 1_000_000 }, (_, index) => `c${index}`).join(',');
    expect(await problem('wide.csv', encode(`${wide}\n${wide}\n`))).toBe('read as unknown');
  });

  test('one line without end', async () => expect(await problem('line.csv', encode('x'.repeat(20_000_000)))).toBe('read as unknown'));
});

describe('archives and names', () => {
  test('each member is read; its name follows the archive\'s', async () => {
    const tables = await read({ name: 'week.zip', bytes: zipSync({ 'BusinessReport-8-04-26.csv': encode(csv), 'folder/BusinessReport-8-05-26.csv': encode(csv), '__MACOSX/._x.csv': encode('junk'), 'notes.pdf': encode('%PDF-1.4') }) });
    expect(tables.map((one) => (isUnreadable(one) ? [one.file, one.problem.code] : [one.schema.file, one.schema.period?.from]))).toEqual([
      ['week.zip/BusinessReport-8-04-26.csv', '2026-08-03'], ['week.zip/folder/BusinessReport-8-05-26.csv', '2026-08-04'], ['week.zip/notes.pdf', 'reports.pdf-file'],
    ]);
  });

  test('names packed on a Chinese Windows', async () => {
    const zip = zipSync({ 'XXXX-8-04-26.csv': encode(csv) });
    const gbk = [0xd2, 0xb5, 0xce, 0xf1];
    for (let at = 0; at < zip.length - 4; at += 1) if (zip.subarray(at, at + 4).every((byte) => byte === 0x58)) zip.set(gbk, at);
    const [one] = await read({ name: 'w.zip', bytes: zip });
    expect(one && isUnreadable(one) ? one : [one?.schema.file, one?.rows.length]).toEqual(['w.zip/业务-8-04-26.csv', 2]);
  });

  test('the content decides, not the ending', async () => {
    expect(await problem('report.pdf', encode(csv))).toBe('read as business-by-child');
    expect(await problem('report.csv', gzipSync(encode(csv)))).toBe('read as business-by-child');
  });
});

describe('web tables and the clipboard', () => {
  const cells = csv.trim().split('\n').map((line) => line.split(','));
  const table = `<table border=1><thead><tr>${(cells[0] ?? []).map((text) => `<th><b>${text}</b></th>`).join('')}</tr></thead>${cells.slice(1).map((row) => `<tr>${row.map((text) => `<td class="x">${text.replace('$', '&#36;')}</td>`).join('')}</tr>`).join('\r\n')}</table>`;

  test.each([
    ['a page', `<!DOCTYPE html><html><head><style>td{color:red}</style><script>var a="<table><tr><td>x</td></tr></table>"</script></head><body><p>Seller Central</p>${table}</body></html>`],
    ['an Excel fragment', `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><!--StartFragment-->${table}<!--EndFragment--></body></html>`],
    ['a bare table', table],
    ['open cells', table.replaceAll('</td>', '').replaceAll('</tr>', '').replaceAll('</th>', '')],
  ])('%s', async (_, html) => {
    const [one] = await read({ name: 'clipboard.html', bytes: encode(html) });
    if (!one || isUnreadable(one)) throw new Error(JSON.stringify(one));
    expect([one.schema.kind, one.rows.length, one.totals]).toEqual(['business-by-child', 2, { sessionsTotal: 30, unitsOrdered: 3, orderedProductSales: 11 }]);
    expect(one.schema.currency?.value).toBe('USD');
  });

  test('a page that never ends its tags ends', async () => expect(await problem('a.html', encode(`<html>${'<table><tr><td>'.repeat(20_000)}`))).toMatch(/html-file|read as/));
});

describe('damage is named', () => {
  test.each([
    ['headers of objects', 'constructor,__proto__,toString,(Child) ASIN,Sessions - Total\n1,2,3,B0AAAAAAA1,4\n'],
    ['formulas in titles', `${header}\nB0AAAAAAA1,"=HYPERLINK(""http://x"")",10,1,US$5.00\n`],
  ])('%s are read as what they are', async (_, text) => {
    const [one] = await read({ name: 'a.csv', bytes: encode(text) });
    if (!one || isUnreadable(one)) throw new Error(JSON.stringify(one));
    expect([one.schema.kind, one.rows.length, one.rejected]).toEqual(['business-by-child', 1, []]);
    expect(Object.keys(one.rows[0]?.values ?? {})).not.toContain('__proto__');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('where nearly every row has shifted, nothing is read', async () => {
    const shifted = Array.from({ length: 30 }, (_, index) => `B0AAAAAA${10 + index},Kettle, blue,10,1,US$5.00`).join('\n');
    const [one] = await read({ name: 'a.csv', bytes: encode(`${header}\n${shifted}\n`) });
    if (!one || isUnreadable(one)) throw new Error(JSON.stringify(one));
    expect([one.rows.length, one.totals, one.warnings.map(({ code }) => code)]).toEqual([0, {}, expect.arrayContaining(['reports.rows-shifted'])]);
    expect(one.rejected).toHaveLength(30);
  });

  test('a cell that fits its column in no way costs its row, with column and text', async () => {
    const [one] = await read({ name: 'a.csv', bytes: encode(`${csv}B0AAAAAAA3,Pan,many,1,US$1.00\n`) });
    if (!one || isUnreadable(one)) throw new Error(JSON.stringify(one));
    expect(one.rejected).toEqual([{ line: 4, reason: { code: 'reports.cell-unreadable', params: { header: 'Sessions - Total', text: 'many' } }, text: 'B0AAAAAAA3,Pan,many,1,US$1.00' }]);
  });
});

describe('corrections', () => {
  const bytes = encode('Sessions,SKU maison,Ventes\n10,AB-1,"1.234"\n');

  test('a person names kind and columns; names that objects carry are not taken', async () => {
    const corrections = { kind: 'business-by-sku' as const, currency: 'EUR', marketplace: 'FR', columns: { 1: 'sku', 2: 'orderedProductSales' } };
    const [one] = await read({ name: 'fr.csv', bytes }, corrections);
    if (!one || isUnreadable(one)) throw new Error(JSON.stringify(one));
    expect(one.schema).toMatchObject({ kind: 'business-by-sku', marketplace: { value: 'FR', reason: { code: 'reports.by-person' } }, currency: { value: 'EUR' } });
    expect(one.rows.map(({ values }) => values)).toEqual([{ sessionsTotal: 10, sku: 'AB-1', orderedProductSales: 1234 }]);
    const [odd] = await inspect({ name: 'fr.csv', bytes }, { corrections: { kind: 'business-by-sku', columns: { 1: '__proto__', 2: 'constructor', 0: null } } });
    if (!odd || isUnreadable(odd)) throw new Error(JSON.stringify(odd));
    expect(odd.columns.map(({ field }) => field)).toEqual([null, null, null]);
  });

  test('a marketplace that the person names settles the currency, and a clash is said', async () => {
    const dollars = encode('(Child) ASIN,Sessions - Total,Ordered Product Sales\nB0AAAAAAA1,10,$5.00\n');
    const currency = async (bytes: Uint8Array, marketplace: string): Promise<unknown[]> => {
      const [one] = await inspect({ name: 'a.csv', bytes }, { corrections: { marketplace } });
      if (!one || isUnreadable(one)) throw new Error(JSON.stringify(one));
      return [one.currency?.value, one.warnings.map(({ code }) => code)];
    };
    expect(await currency(dollars, 'US')).toEqual(['USD', []]);
    expect(await currency(dollars, 'CA')).toEqual(['CAD', []]);
    expect(await currency(encode('(Child) ASIN,Sessions - Total,Ordered Product Sales\nB0AAAAAAA1,10,£5.00\n'), 'US')).toEqual(['GBP', ['reports.marketplace-clash']]);
  });

  test('days that a person added to a by-ASIN report are its period', async () => {
    const [one] = await read({ name: 'a.csv', bytes: encode('Date,(Child) ASIN,Sessions - Total\n2026-07-13,B0AAAAAAA1,10\n2026-07-14,B0AAAAAAA1,12\n') });
    if (!one || isUnreadable(one)) throw new Error(JSON.stringify(one));
    expect([one.schema.kind, one.schema.period?.from, one.schema.period?.to, one.rows.map(({ values }) => values['date'])]).toEqual(['business-by-child', '2026-07-13', '2026-07-14', ['2026-07-13', '2026-07-14']]);
  });

  test('a mapping confirmed once is remembered by its headers', async () => {
    const remembered = [{ kind: 'business-by-sku' as const, fields: { Sessions: 'sessionsTotal', 'SKU maison': 'sku', Ventes: 'orderedProductSales' } }];
    const [one] = await read({ name: 'fr.csv', bytes }, { marketplace: 'FR' }, { remembered });
    if (!one || isUnreadable(one)) throw new Error(JSON.stringify(one));
    expect([one.schema.kind, one.schema.columns.map(({ grade }) => grade), one.rows[0]?.values]).toEqual(['business-by-sku', ['person', 'person', 'person'], { sessionsTotal: 10, sku: 'AB-1', orderedProductSales: 1234 }]);
  });
});

test('an .ods whose header is repeated on every printed page, and whose rows are grouped, is read whole', async () => {
  const row = (cells: readonly string[]): string => `<table:table-row>${cells.map((cell) => `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`).join('')}</table:table-row>`;
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Sheet1"><table:table-header-rows>${row(header.split(','))}</table:table-header-rows><table:table-row-group>${row(['B0AAAAAAA1', 'Kettle', '10', '1', 'US$5.00'])}</table:table-row-group>${row(['B0AAAAAAA2', 'Lid', '20', '2', 'US$6.00'])}</table:table></office:spreadsheet></office:body></office:document-content>`;
  const manifest = '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>';
  const bytes = zipSync({ mimetype: encode('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': encode(content), 'META-INF/manifest.xml': encode(manifest) });
  const [table] = await read({ name: 'report.ods', bytes });
  if (!table || isUnreadable(table)) throw new Error(JSON.stringify(table));
  expect(table.schema.kind).toBe('business-by-child');
  expect(table.rows.map(({ values }) => values['sessionsTotal'])).toEqual([10, 20]);
});

test('a directory whose entry claims more packed bytes than the file has is damage, found before anything is unfolded', async () => {
  const shifted = Buffer.from('UEsDBBQAAAAIAAAAIQDdWoYNDwAAAA0AAAARAAAAd29yZC9kb2N1bWVudC54bWyzKbdKyU8uzU3NK9G3AwBQSwECFAAUAAAACAAAALcDAFBLAQIUABQAAAAIAAAAIQDdWoYNDwAAAA0AAAARAAAAAAAAAAAAAAAAAAAAAAB3b3JkL2RvY3VtZW50LnhtbFBLBQYAAAAAAQABAD8AAAA+AAAAAAAhAN1ahg0PAAAADQAAABEAAAAAAAAAAAAAAAAAAAAAAHdvcmQvZG9jdW1lbnQueG1sUEsFBgAAAAABAAEAPwAAAD4AAAAAAA==', 'base64');
  expect(await problem('input.xlsx', new Uint8Array(shifted))).toBe('reports.damaged-archive');
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, strFromU8, unzipSync, zipSync } from 'fflate';
import { convert, run } from './convert';
import { ensurePdfToPng } from './ensure';

export interface RenderOptions {
  /** Only this sheet; all visible ones otherwise. */
  readonly sheet?: string;
  /** Dots per inch; 96 by default. */
  readonly resolution?: number;
}

/** The printed pages of a workbook as PNG pictures, as LibreOffice prints them. */
export async function render(bytes: Uint8Array, { sheet, resolution = 96 }: RenderOptions = {}): Promise<Uint8Array[]> {
  const [pdf] = await convert([sheet === undefined ? bytes : onlySheet(bytes, sheet)], { to: 'pdf', recalculate: false });
  const folder = mkdtempSync(join(tmpdir(), 'amz-render-'));
  try {
    const source = join(folder, 'pages.pdf');
    writeFileSync(source, pdf ?? new Uint8Array());
    await run(ensurePdfToPng(), ['-png', '-r', String(resolution), source, join(folder, 'page')]);
    return readdirSync(folder).filter((name) => name.endsWith('.png')).sort().map((name) => new Uint8Array(readFileSync(join(folder, name))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The workbook with every other sheet hidden: LibreOffice prints what is visible. */
function onlySheet(bytes: Uint8Array, name: string): Uint8Array {
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
  let index = -1;
  let at = -1;
  const sheets = xml.replace(/<sheet\s[^>]*>/g, (tag) => {
    at += 1;
    if (new RegExp(`\\sname="${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}"`).test(tag)) {
      index = at;
      return tag.replace(/\sstate="[^"]*"/, '');
    }
    return tag.replace(/\sstate="[^"]*"/, '').replace('<sheet ', '<sheet state="hidden" ');
  });
  if (index < 0) throw new Error(`The workbook has no sheet “${name}”.`);
  // LibreOffice shows the active sheet, and prints print areas, even on hidden sheets.
  const areas = new RegExp(`<definedName(?=[^>]*Print_Area)(?![^>]*localSheetId="${index}")[^>]*>[^<]*</definedName>`, 'g');
  parts['xl/workbook.xml'] = strToU8(sheets.replace(areas, '').replace(/\sactiveTab="\d+"/, '').replace('<workbookView', `<workbookView activeTab="${index}"`));
  return zipSync(parts, { level: 1 });
}

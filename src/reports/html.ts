import type { Cell } from './grid';
import { limits } from './limits';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', euro: '€', pound: '£', yen: '¥', ndash: '–', mdash: '—', hellip: '…', times: '×', deg: '°', auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é', egrave: 'è', agrave: 'à', ntilde: 'ñ', iacute: 'í', oacute: 'ó', aacute: 'á', uacute: 'ú' };

const decodeEntities = (text: string): string => text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
  if (name !== undefined) return entities[name] ?? whole;
  const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
});

const attribute = (tag: string, name: string): number => Math.max(1, Math.min(1_000, Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,7})`, 'i').exec(tag)?.[1] ?? '1')));

/**
 * The tables of an HTML page or of the clipboard, as cells: one pass over the tags, no document is built. Spanned cells
 * are repeated as blanks so that columns stay under their headers. Scripts and styles hold no cells.
 */
export function readHtmlTables(html: string): Cell[][][] {
  const tables: Cell[][][] = [];
  const tag = /<(\/?)(table|tr|td|th|br|script|style|p|div)\b[^<>]*>|<!--/gi;
  let table: Cell[][] | null = null;
  let row: Cell[] | null = null;
  let cellFrom = -1;
  let span = 1;
  let count = 0;
  let text = '';
  const closeCell = (to: number): void => {
    if (row && cellFrom >= 0) {
      row.push(clean(text + html.slice(cellFrom, to)));
      for (let extra = 1; extra < span && row.length < limits.columns; extra += 1) row.push(null);
      count += span;
    }
    cellFrom = -1;
    text = '';
  };
  for (let match = tag.exec(html); match; match = tag.exec(html)) {
    if (count > limits.cells || tables.length > limits.members) break;
    const [whole, slash, name = ''] = match;
    if (whole === '<!--') {
      const end = html.indexOf('-->', match.index);
      // The clipboard marks its fragment with comments; any other comment is passed over whole.
      if (end >= 0) {
        if (cellFrom >= 0) {
          text += html.slice(cellFrom, match.index);
          cellFrom = end + 3;
        }
        tag.lastIndex = end + 3;
      }
      continue;
    }
    const closing = slash === '/';
    switch (name.toLowerCase()) {
      case 'script':
      case 'style': {
        if (closing) break;
        const end = html.toLowerCase().indexOf(`</${name.toLowerCase()}`, match.index);
        tag.lastIndex = end < 0 ? html.length : end;
        break;
      }
      case 'table':
        closeCell(match.index);
        row = null;
        if (closing) table = null;
        else tables.push(table = []);
        break;
      case 'tr':
        closeCell(match.index);
        row = null;
        if (!closing && table) table.push(row = []);
        break;
      case 'td':
      case 'th':
        closeCell(match.index);
        if (closing) break;
        if (table && !row) table.push(row = []);
        span = attribute(whole, 'colspan');
        cellFrom = tag.lastIndex;
        break;
      default:
        if (cellFrom >= 0) {
          text += `${html.slice(cellFrom, match.index)} `;
          cellFrom = tag.lastIndex;
        }
    }
  }
  closeCell(html.length);
  return tables.filter((rows) => rows.length > 1 && rows.some((cells) => cells.length > 1));
}

const clean = (markup: string): string => decodeEntities(markup.replace(/<[^<>]*>/g, '')).replace(/[ \t\r\n]+/g, ' ').trim();

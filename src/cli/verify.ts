import { verifyChain, type ChainVerdict } from '../domain/chain';
import { notice, type Notice } from '../domain/notice';
import type { Language } from '../locale';
import type { SourceFile } from '../reports';
import { chainOf } from '../sheets/chained';
import { settingsOf } from '../sheets/settings';
import { decodeWorkbook } from '../sheets/stored';
import { hashedEventFields, hashedLogFields } from '../sheets/tables';
import { readWorkbook } from '../xlsx';

/** Both chained tables of a workbook; `row` is the sheet's own row number of the first row that does not fit. */
export interface LogVerdict {
  readonly intact: boolean;
  readonly tables: readonly { readonly table: string; readonly sheet: string; readonly rows: number; readonly kind: ChainVerdict['kind']; readonly row: number | null; readonly id: string | null }[];
}

/** Walks the operations and the events of a workbook's SOP log. */
export async function verifyWorkbook(file: SourceFile): Promise<{ readonly verdict: LogVerdict; readonly text: Notice; readonly language: Language | null } | { readonly problem: Notice }> {
  const opened = await readWorkbook(file.bytes);
  if ('problem' in opened) return opened;
  const stored = decodeWorkbook(opened.raw);
  if (!stored.tables.log.raw) return { problem: notice('no-log', { file: file.name }) };
  const tables = ([['log', hashedLogFields, 'logId'], ['events', hashedEventFields, 'eventId']] as const).flatMap(([name, fields, id]) => {
    const table = stored.tables[name];
    if (!table.raw) return [];
    const verdict = verifyChain(chainOf(table, fields));
    const broken = verdict.kind === 'intact' ? null : verdict.row;
    return [{
      table: table.raw.name, sheet: table.raw.sheet, rows: verdict.rows, kind: verdict.kind,
      row: broken === null ? null : table.raw.row + broken + 2, id: broken === null ? null : String(table.rows[broken]?.cells[id] ?? ''),
    }];
  });
  const bad = tables.find(({ kind }) => kind !== 'intact');
  return {
    verdict: { intact: !bad, tables },
    text: bad ? notice('log-broken', { sheet: bad.sheet, row: bad.row ?? 0, kind: bad.kind }) : notice('log-intact', { rows: tables[0]?.rows ?? 0 }),
    language: settingsOf(stored.settings).language,
  };
}

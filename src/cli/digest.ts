import { civilDate, type CivilDate } from '../domain/civil';
import { notice, type Notice } from '../domain/notice';
import type { Language } from '../locale';
import type { SourceFile } from '../reports';
import { planBuild } from '../sheets/build';
import { digest } from '../sheets/digest';
import { settingsOf } from '../sheets/settings';
import { decodeWorkbook } from '../sheets/stored';
import { readWorkbook } from '../xlsx';
import type { DigestCommand } from './args';

export type DigestResult = { readonly message: string } | { readonly problem: Notice; readonly language: Language | null };

/** The daily report that a workbook holds, as a message. Without a day the newest; without a marketplace the only one. */
export async function digestWorkbook(file: SourceFile, command: DigestCommand, moment: number, asked: Language | null): Promise<DigestResult> {
  const opened = await readWorkbook(file.bytes);
  if ('problem' in opened) return { problem: opened.problem, language: asked };
  const stored = decodeWorkbook(opened.raw);
  const settings = settingsOf(stored.settings);
  const language = asked ?? settings.language ?? 'zh-CN';
  const wrong = (problem: Notice): DigestResult => ({ problem, language });
  const store = settings.store ?? stored.dayTotals[0]?.store;
  const days = stored.dayTotals.filter((row) => row.store === store);
  if (store === undefined || days.length === 0) return wrong(notice('digest-no-days', { file: file.name }));
  const marketplaces = [...new Set(days.map(({ marketplace }) => marketplace))].sort();
  const marketplace = command.marketplace ?? (marketplaces.length === 1 ? marketplaces[0] : undefined);
  if (marketplace === undefined) return wrong(notice('digest-which-marketplace', { file: file.name, known: marketplaces.join(' ') }));
  const own = days.filter((row) => row.marketplace === marketplace).map(({ date }) => date).sort();
  const date = command.date ?? newestPage(opened.raw.sheets.map(({ mark }) => mark), marketplace) ?? own.at(-1);
  if (date === undefined || !own.includes(date)) return wrong(notice('digest-no-such-day', { marketplace, date: date ?? '—', known: own.length > 0 ? `${own[0] ?? ''} – ${own.at(-1) ?? ''}` : '—' }));
  const { reports, plan } = planBuild({ raw: opened.raw, store, imports: [], products: [], also: [{ marketplace, date }], language, moment, operator: '' });
  const report = reports.find((one) => one.marketplace === marketplace && one.date === date);
  const sheet = plan.sheets.find(({ key }) => key === `report:${marketplace}:${date}`)?.name;
  return report ? { message: digest(report, settings.rules, language, sheet ?? '') } : wrong(notice('digest-no-such-day', { marketplace, date, known: own.join(' ') }));
}

/** The newest day with a report's page; by-date exports know days that have none. */
function newestPage(marks: readonly (string | null)[], marketplace: string): CivilDate | undefined {
  return marks.flatMap((mark) => {
    const [, at, year, month, day] = /^AMZ_report_([A-Z]+)_(\d{4})(\d{2})(\d{2})$/.exec(mark ?? '') ?? [];
    const date = at === marketplace ? civilDate(`${year ?? ''}-${month ?? ''}-${day ?? ''}`) : null;
    return date ? [date] : [];
  }).sort().at(-1);
}

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildReport } from '../src/cli/report';
import { civilDate } from '../src/domain/civil';
import { languages, type Language } from '../src/locale';
import { sayNotice } from '../src/locale/notices';
import type { SourceFile } from '../src/reports';

// `npm run demo`: the sample store's eight days, one after another as a team would build them, into `out/`. Each file is
// the team's workbook as it stood on that morning: the day's report with all days before it in its history.
const store = 'Fennavo Home & Tech';
const markets = ['US', 'DE'] as const;
/** When the log says it happened: 09:30 in Beijing two days after, so that every run writes the same bytes. */
const morning = (day: string): number => Date.parse(`${day}T01:30:00Z`) + 2 * 86_400_000;

/** Advertising exports that reach up to the last day, for the ad health page. */
const adFolders = ['campaigns', 'sponsored-brands', 'sponsored-display', 'search-terms'] as const;
function adExports(marketplace: string): SourceFile[] {
  return adFolders.map((folder) => join('samples/extra', folder, marketplace)).filter((folder) => existsSync(folder)).flatMap((folder) => readdirSync(folder).sort().map((name) => source(join(folder, name))));
}

const source = (path: string): SourceFile => ({ name: basename(path), bytes: new Uint8Array(readFileSync(path)) });

async function build(language: Language, marketplace: (typeof markets)[number]): Promise<number> {
  const folder = join('out', language);
  mkdirSync(folder, { recursive: true });
  const list = source(language === 'en' ? 'samples/products.csv' : 'samples/products.zh-CN.csv');
  let workbook: Uint8Array | null = null;
  let built = 0;
  const days = readdirSync(join('samples/store', marketplace)).filter((name) => civilDate(name) !== null).sort();
  for (const day of days) {
    const date = civilDate(day);
    const daily = readdirSync(join('samples/store', marketplace, day)).sort().map((name) => source(join('samples/store', marketplace, day, name)));
    const files = day === days.at(-1) ? [...daily, ...adExports(marketplace)] : daily;
    const operator = language === 'en' ? 'Lin' : '林晓彤';
    const command = { name: 'report', store, marketplace, date, datesFromNames: false, dateOrder: null, workbook: null, adopt: false, products: null, out: '', operator, files: [] } as const;
    const result = await buildReport(command, files, workbook, morning(day), language, list);
    if (result.kind === 'blocked') throw new Error(sayNotice(language, result.problem));
    const { outcome } = result;
    workbook = outcome.bytes;
    const path = join(folder, `${marketplace}-${day}.xlsx`);
    writeFileSync(path, workbook);
    built += 1;
    const { kpis, warnings, reports } = outcome;
    console.log(`${path}  sales ${kpis['orderedProductSales']}  ACoS ${((kpis['acos'] ?? 0) * 100).toFixed(1)} %  findings ${reports.at(-1)?.findings.length ?? 0}`);
    for (const warning of warnings) console.log(`  ! ${sayNotice(language, warning)}`);
  }
  return built;
}

let reports = 0;
for (const language of languages) for (const marketplace of markets) reports += await build(language, marketplace);
console.log(`\n${reports} reports in out/. Open the newest: out/zh-CN/US-2026-11-21.xlsx`);

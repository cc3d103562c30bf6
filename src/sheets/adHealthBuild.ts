import type { AdPart } from '../domain/adFacts';
import { adHealth, type AdHealth } from '../domain/adHealth';
import { civilDateIn } from '../domain/civil';
import { historyOf, type DayImport, type History } from '../domain/history';
import { marketplaceOf, teamZone } from '../domain/marketplace';
import type { Product } from '../domain/products';
import type { Rules } from '../domain/rules';
import type { Language } from '../locale';
import { adHealthPage } from './adHealthPage';
import type { LogWriter } from './log';
import type { SheetNames } from './names';
import type { SheetPlan } from './plan';

/** What the daily report takes from advertising anyway: alone it makes no ad health page, which would only be poorer than the last. */
const isDaily = ({ source, rows }: AdPart): boolean => source.kind === 'sp-advertised-product' && rows.every(({ date }) => date !== null);

/** The exports of marketplaces that get a page, and what else of them is at hand. */
export function adPartsToJudge(parts: readonly AdPart[]): AdPart[] {
  const judged = new Set(parts.filter((part) => !isDaily(part)).map(({ source }) => source.marketplace));
  return parts.filter(({ source }) => judged.has(source.marketplace));
}

/** Notes the exports in the log that no day of the history was made of. */
export function logAdImports(parts: readonly AdPart[], imports: readonly DayImport[], log: LogWriter): void {
  const known = new Set(imports.map(({ hash, marketplace }) => `${marketplace}|${hash}`));
  for (const { source } of parts) {
    const { window } = source;
    const date = window === null ? '—' : window.from === window.to ? window.to : `${window.from} – ${window.to}`;
    if (!known.has(`${source.marketplace}|${source.hash}`)) log.addImport({ ...source, date }, null);
  }
}

export interface AdHealthFacts {
  readonly store: string;
  readonly parts: readonly AdPart[];
  readonly history: History;
  readonly products: readonly Product[];
  readonly rules: Rules;
  /** Epoch milliseconds. */
  readonly moment: number;
}

/** One judgement a marketplace whose advertising exports came in. */
export function judgeAds({ store, parts, history, products, rules, moment }: AdHealthFacts): AdHealth[] {
  return [...new Set(parts.map(({ source }) => source.marketplace))].sort().map((marketplace) => {
    const place = marketplaceOf(marketplace);
    const own = parts.filter(({ source }) => source.marketplace === marketplace);
    const currency = own.map((part) => part.currency).find((one) => one !== null) ?? place?.currency ?? '';
    return adHealth({
      store, marketplace, currency, parts: own.filter((part) => part.currency === null || part.currency === currency), history: historyOf(history, store, marketplace), products, rules,
      today: civilDateIn(moment, place?.zone ?? teamZone),
    });
  });
}

export const adHealthPages = (health: readonly AdHealth[], rules: Rules, names: SheetNames, language: Language): SheetPlan[] =>
  health.map((one) => adHealthPage(one, rules, language, names.adHealth(one.marketplace, language)));

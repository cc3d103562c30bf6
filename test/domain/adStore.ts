import { spanOf, type AdPart, type AdRow, type AdSource } from '../../src/domain/adFacts';
import { adHealth, type AdHealth, type AdHealthInput } from '../../src/domain/adHealth';
import type { TermLine } from '../../src/domain/adTerms';
import { civilDate, type CivilDate } from '../../src/domain/civil';
import { blankAsinDay, type AsinDay } from '../../src/domain/history';
import { blankProduct, type Product } from '../../src/domain/products';
import { rulesWith } from '../../src/domain/rules';

/** Made-up advertising exports. */
export const on = (day: string): CivilDate => civilDate(day)!;
export const today = on('2026-11-23');
export const marketplace = 'US';

const blank: AdRow = {
  level: 'campaign', program: 'SP', date: null, campaign: 'Kettles', adGroup: '', state: null, budget: null, asin: null, targeting: '', matchType: '', term: '', negative: false,
  impressions: null, clicks: null, spend: null, sales: null, orders: null,
};
export const row = (rest: Partial<AdRow>): AdRow => ({ ...blank, ...rest });
export const campaign = (rest: Partial<AdRow>): AdRow => row({ impressions: 5_000, clicks: 100, spend: 80, sales: 400, orders: 10, ...rest });
/** A search term in `Kettles › core`; the figures of one that is clicked and never bought. */
export const term = (name: string, rest: Partial<AdRow> = {}): AdRow => row({ level: 'term', adGroup: 'core', targeting: 'kettle', matchType: 'BROAD', term: name, impressions: 2_000, clicks: 60, spend: 48, sales: 0, orders: 0, ...rest });
/** Terms that sell, so that the ad group has a conversion rate of its own: 12.5 %. */
export const sellers: readonly AdRow[] = [term('gooseneck kettle', { clicks: 200, spend: 160, sales: 1_250, orders: 25 }), term('tea kettle', { clicks: 40, spend: 32, sales: 250, orders: 5, matchType: 'EXACT', targeting: 'tea kettle' })];

/** An export over the 60 days before the last week: everything in it is old enough to be judged. */
export function part(kind: string, rows: readonly AdRow[], rest: Partial<AdSource> = {}): AdPart {
  const [from, to] = [on('2026-09-15'), on('2026-11-13')];
  return { currency: 'USD', rows, source: { id: `I-${kind}`, kind, file: `${kind}.csv`, hash: kind.padEnd(64, '0'), marketplace, rows: rows.length, rejected: 0, window: { from, to, days: spanOf(from, to) }, attributionDays: 7, ...rest } };
}
export const window = (from: string, to: string): Pick<AdSource, 'window'> => ({ window: { from: on(from), to: on(to), days: spanOf(on(from), on(to)) } });

export const product = (asin: string, rest: Partial<Product> = {}): Product => ({ ...blankProduct({ marketplace, asin }), ...rest });
export const asinDay = (asin: string, day: string, rest: Partial<AsinDay> = {}): AsinDay => ({ ...blankAsinDay, store: 'Qinghe Home', marketplace, date: on(day), asin, sku: null, parentAsin: null, title: null, ...rest });

export const judged = (parts: readonly AdPart[], rest: Partial<AdHealthInput> = {}): AdHealth =>
  adHealth({ store: 'Qinghe Home', marketplace, currency: 'USD', parts, history: { asinDays: [], dayTotals: [] }, products: [], rules: rulesWith(), today, ...rest });

/** The listed line of a term in the ad group `core`, or its bucket `other`. */
export function lineOf(health: AdHealth, name: string): TermLine | 'other' {
  return health.terms.flatMap(({ lines }) => lines).find((line) => line.term === name && line.adGroup === 'core') ?? 'other';
}

import { spanOf, type AdFigures, type AdLevel, type AdPart, type AdProgram, type AdRow } from '../domain/adFacts';
import { civilDate, type CivilDate } from '../domain/civil';
import { marketplaceOf } from '../domain/marketplace';
import { notice, type Notice } from '../domain/notice';
import type { DayContext } from './days';
import { campaignKey } from './join';
import { marketplaceNamed } from './marketplaces';
import type { FieldValue, ReportKind, ReportRow, ReportTable } from './types';

export interface AdParts {
  readonly parts: readonly AdPart[];
  readonly problems: readonly Notice[];
}

type Shape = { readonly program: AdProgram | null; readonly level: AdLevel | 'by-column' | 'by-entity' };

const shapes: Readonly<Partial<Record<ReportKind, Shape>>> = {
  'sp-campaign': { program: 'SP', level: 'campaign' },
  'sb-campaign': { program: 'SB', level: 'campaign' },
  'sd-campaign': { program: 'SD', level: 'campaign' },
  'sp-advertised-product': { program: 'SP', level: 'product' },
  'sd-advertised-product': { program: 'SD', level: 'product' },
  'sp-targeting': { program: 'SP', level: 'target' },
  'sb-keyword': { program: 'SB', level: 'target' },
  'sd-targeting': { program: 'SD', level: 'target' },
  'sp-search-term': { program: 'SP', level: 'term' },
  'sb-search-term': { program: 'SB', level: 'term' },
  'ads-unified': { program: null, level: 'by-column' },
  'ads-console-campaigns': { program: null, level: 'campaign' },
  'ads-console-search-terms': { program: null, level: 'term' },
  'ads-console-targeting': { program: null, level: 'target' },
  'ads-console-ads': { program: null, level: 'product' },
  'bulk-operations': { program: null, level: 'by-entity' },
  'erp-ad-campaigns': { program: null, level: 'by-column' },
  'erp-search-terms': { program: null, level: 'term' },
};

/** Kinds of export the ad health page is made of. */
export const adKinds = Object.keys(shapes) as readonly ReportKind[];
export const isAdKind = (kind: ReportKind): boolean => shapes[kind] !== undefined;

/** The fields that `adPart` looks at. */
export const adFields: readonly string[] = [
  'date', 'startDate', 'endDate', 'country', 'advMarketplace', 'currency', 'campaignType', 'product', 'entity', 'campaign', 'adGroup', 'advAsin', 'asin', 'targeting', 'keyword', 'productTargeting', 'matchType', 'searchTerm',
  'state', 'campaignState', 'campaignStatus', 'adGroupState', 'budget', 'impressions', 'clicks', 'spend', 'sales', 'orders',
];

/**
 * An export as what it says of advertising, row by row. Rows of another marketplace or currency than the one asked are
 * left out and counted, never added; a file whose currencies cannot be told apart is refused.
 */
export function adPart(table: ReportTable, context: DayContext): { readonly part: AdPart | null; readonly problems: readonly Notice[] } {
  const { schema } = table;
  const { file } = schema;
  const refuse = (code: string, params: Notice['params'] = {}): { part: null; problems: Notice[] } => ({ part: null, problems: [notice(code, { file, ...params })] });
  const shape = shapes[schema.kind];
  if (!shape || table.rows.length === 0) return refuse('file-unusable');
  if (schema.marketplace && schema.marketplace.value !== context.marketplace) return refuse('marketplace-differs', { found: schema.marketplace.value, asked: context.marketplace });
  const home = marketplaceOf(context.marketplace)?.currency ?? null;
  if (schema.currency && home && schema.currency.value !== home) return refuse('currency-differs', { found: schema.currency.value, asked: home, marketplace: context.marketplace });
  const named = schema.columns.some(({ field }) => field === 'currency');
  if (!named && schema.warnings.some(({ code }) => code === 'reports.mixed-currencies')) return refuse('adhealth.mixed-currencies');

  const program = shape.program && programIn(`${schema.sheet ?? ''} ${file}`, shape.program);
  const problems: Notice[] = [];
  const first = table.rejected[0];
  if (first) problems.push(notice('rows-rejected', { file, count: table.rejected.length, line: first.line }));
  const level = levelOf(table, shape);
  let strangers = 0;
  const rows: AdRow[] = [];
  for (const row of table.rows) {
    if (isStranger(row, context.marketplace, home)) strangers += 1;
    else {
      const found = adRow(row, level ?? entityLevel(row), program);
      if (found) rows.push(found);
    }
  }
  if (strangers > 0) problems.push(notice('adhealth.other-marketplace', { file, count: strangers, marketplace: context.marketplace }));
  if (rows.length === 0) return { part: null, problems };

  // A day nobody wrote down is no window: verdicts that need one say so.
  const period = schema.period?.reason.code === 'reports.period.yesterday' ? null : schema.period;
  const window = period ? { from: period.from, to: period.to, days: spanOf(period.from, period.to) } : null;
  if (!window && !rows.some(({ date }) => date !== null)) problems.push(notice('adhealth.no-window', { file }));
  return {
    part: {
      currency: schema.currency?.value ?? home, rows,
      source: {
        id: `I-${context.marketplace}-${(window?.to ?? 'undated').replaceAll('-', '')}-${schema.kind}-${context.hash.slice(0, 8)}`,
        kind: schema.kind, file, hash: context.hash, marketplace: context.marketplace, rows: table.rows.length, rejected: table.rejected.length, window, attributionDays: schema.attributionDays,
      },
    },
    problems,
  };
}

/** All advertising exports among several, in the order they came. */
export function adParts(placed: readonly { readonly table: ReportTable; readonly context: DayContext }[]): AdParts {
  const found = placed.filter(({ table }) => isAdKind(table.schema.kind)).map(({ table, context }) => adPart(table, context));
  return { parts: found.flatMap(({ part }) => part ?? []), problems: found.flatMap(({ problems }) => problems) };
}

const textOf = (value: FieldValue | undefined): string => (typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '');
const numberOf = (value: FieldValue | undefined): number | null => (typeof value === 'number' ? value : null);

/** The program a name speaks of: campaign types, product names, sheet and file names, in both languages. */
function programIn(text: string, otherwise: AdProgram): AdProgram;
function programIn(text: string, otherwise: AdProgram | null): AdProgram | null;
function programIn(text: string, otherwise: AdProgram | null): AdProgram | null {
  if (/sponsored.?brands?|品牌推广|品牌广告|^\s*SB\b/i.test(text)) return 'SB';
  if (/sponsored.?display|展示型推广|展示广告|^\s*SD\b/i.test(text)) return 'SD';
  if (/sponsored.?products?|商品推广|商品广告|^\s*SP\b/i.test(text)) return 'SP';
  return otherwise;
}

/** The level of a file's rows; null where each row has its own. */
function levelOf(table: ReportTable, { level }: Shape): AdLevel | null {
  const has = (field: string): boolean => table.schema.columns.some((column) => column.field === field);
  if (level === 'by-entity') return has('entity') ? null : 'term';
  if (level !== 'by-column') return level;
  if (has('searchTerm')) return 'term';
  if (has('targeting')) return 'target';
  if (has('advAsin')) return 'product';
  return has('adGroup') ? 'adGroup' : 'campaign';
}

const entities: readonly (readonly [AdLevel, readonly string[]])[] = [
  ['campaign', ['campaign', '广告活动']],
  ['adGroup', ['ad group', '广告组']],
  ['product', ['product ad', 'ad', '商品广告']],
  ['target', ['keyword', 'product targeting', 'negative keyword', 'campaign negative keyword', '关键词', '商品投放', '商品定向', '否定关键词', '否定关键字', '广告活动否定关键词', '广告活动否定关键字']],
];

/** The level of a bulk row; null for what carries no figures of its own here (placements, portfolios, bidding adjustments). */
function entityLevel(row: ReportRow): AdLevel | null {
  const entity = textOf(row.values['entity']).toLowerCase();
  return entities.find(([, names]) => names.includes(entity))?.[0] ?? null;
}

function isStranger({ values }: ReportRow, marketplace: string, currency: string | null): boolean {
  for (const field of ['country', 'advMarketplace']) {
    const place = textOf(values[field]);
    const code = place === '' ? null : marketplaceNamed(place)?.code;
    if (code && code !== marketplace) return true;
  }
  const own = textOf(values['currency']).toUpperCase();
  return currency !== null && /^[A-Z]{3}$/.test(own) && own !== currency;
}

function adRow({ values }: ReportRow, level: AdLevel | null, program: AdProgram | null): AdRow | null {
  if (level === null) return null;
  const term = textOf(values['searchTerm']);
  const asin = textOf(values['advAsin'] ?? values['asin']);
  if ((level === 'term' && term === '') || (level === 'product' && asin === '')) return null;
  const type = textOf(values['campaignType']) || textOf(values['product']);
  const matchType = textOf(values['matchType']);
  const entity = textOf(values['entity']);
  return {
    level, program: programIn(type, program), date: dayOf(values), campaign: campaignKey(textOf(values['campaign'])), adGroup: level === 'campaign' ? '' : campaignKey(textOf(values['adGroup'])),
    state: stateOf(values, level), budget: numberOf(values['budget']), asin: asin === '' ? null : asin.toUpperCase(),
    targeting: textOf(values['targeting']) || textOf(values['keyword']) || textOf(values['productTargeting']), matchType, term, negative: /negative|否定/i.test(`${entity} ${matchType}`),
    ...figuresOf(values),
  };
}

const figuresOf = (values: ReportRow['values']): AdFigures => ({
  impressions: numberOf(values['impressions']), clicks: numberOf(values['clicks']), spend: numberOf(values['spend']), sales: numberOf(values['sales']), orders: numberOf(values['orders']),
});

function stateOf(values: ReportRow['values'], level: AdLevel): string | null {
  const fields = level === 'campaign' ? ['state', 'campaignState', 'campaignStatus'] : level === 'adGroup' ? ['adGroupState', 'state', 'campaignState'] : ['state'];
  return fields.map((field) => textOf(values[field])).find((text) => text !== '') ?? null;
}

/** The one day a row is of; null where it covers several or names none. */
function dayOf({ date, startDate, endDate }: ReportRow['values']): CivilDate | null {
  if (typeof date === 'string') return civilDate(date);
  return typeof startDate === 'string' && startDate === endDate ? civilDate(startDate) : null;
}

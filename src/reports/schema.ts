import { addDays, type CivilDate } from '../domain/civil';
import { notice, type Notice } from '../domain/notice';
import { settleOrder, type SettledOrder } from './dateOrder';
import type { FieldEntry } from './dictionary';
import { isDate, isNumeric, noEvidence, provenMark, weigh, type Evidence } from './evidence';
import type { Grid } from './grid';
import { foldHeader, headerKey, type FoldedHeader, type HeaderMatch } from './headers';
import { inferCurrency, inferMarketplace, periodOfName, periodOfPreamble, type Clues, type ReasonedPeriod } from './infer';
import { findLayout, rowsBelow, type Layout } from './layout';
import { limits } from './limits';
import { currencyOf, decimalMarkOf, type DecimalMark } from './numbers';
import { DaySpan } from './period';
import { marketplaceOf } from '../domain/marketplace';
import { isPrivateKey, looksPrivate } from './private';
import { languageOf } from './recognise';
import type { Column, ColumnStyle, Corrections, Grade, RememberedMapping, ReportKind, ReportLanguage, ReportSchema } from './types';
import { unsupported } from './unsupported';
import { families } from './dictionaries/index';

export interface SchemaContext {
  /** Today in the marketplace: yesterday is then proposed where a file names no day. */
  readonly today?: CivilDate;
  readonly corrections?: Corrections;
  /** Mappings that a person confirmed earlier, tried where no kind is recognised. */
  readonly remembered?: readonly RememberedMapping[];
}

/** A schema with what is needed to read the rows under it. */
export interface Inspected {
  readonly schema: ReportSchema;
  readonly layout: Layout;
  /** The days seen below the header, to which rows that were not at hand yet may be added. */
  readonly span: DaySpan;
  /** Rows whose cells were looked at. */
  readonly weighed: number;
  /** The period by the days seen so far. */
  period(): ReportSchema['period'];
}

interface Draft {
  readonly index: number;
  readonly header: string;
  readonly folded: FoldedHeader;
  readonly match: HeaderMatch | null;
  readonly entry: FieldEntry | null;
  readonly grade: Grade | null;
  readonly style: ColumnStyle;
  readonly reason: Notice | null;
}

const namingFields = new Set(['currency', 'budgetCurrency', 'currencyCode', 'country', 'marketplace', 'salesChannel', 'advMarketplace', 'dateRange']);
const currencyFields = new Set(['currency', 'budgetCurrency', 'currencyCode']);
/** Rates that cannot exceed one: where they do, unsigned percent cells are percent numbers. */
const boundedRates = new Set(['buyBoxPercentage', 'sessionPctTotal', 'pageViewsPctTotal', 'ctr', 'tosImpressionShare', 'refundRate']);
/** Kinds of which each file covers a span that stands nowhere in it. */
const undatedKinds: ReadonlySet<ReportKind> = new Set(['business-by-child', 'business-by-parent', 'business-by-sku']);

/** Step one for one grid: finds the header, names the columns and decides from the cells how each is read. */
export function inspectGrid(grid: Grid, context: SchemaContext = {}): Inspected {
  const corrections = context.corrections ?? {};
  const layout = findLayout(grid, corrections.kind === 'unknown' ? undefined : corrections.kind);
  const remembered = layout.recognition ? null : mappingFor(layout, context.remembered ?? []);
  const kind: ReportKind = corrections.kind ?? layout.recognition?.kind.kind ?? remembered?.kind ?? 'unknown';
  const refused = kind === 'unknown' ? unsupported(grid, layout) : null;
  const drafts = draftColumns(layout, kind, corrections, remembered);
  const rememberedOrder = mappingFor(layout, (context.remembered ?? []).filter((mapping) => mapping.dateOrder !== undefined && mapping.kind === kind))?.dateOrder;
  const { evidence, span, weighed } = gather(grid, layout, drafts);
  const language = languageOf(drafts.map(({ match }) => match));
  const warnings: Notice[] = [...damageNotices(grid), ...headerNotices(drafts, layout)];
  if (refused) warnings.push(refused);
  else if (kind === 'unknown') warnings.push(layout.header ? notice('reports.unknown-report', { header: layout.header.cells.slice(0, 6).join(', ') }) : notice('reports.no-table', {}));

  const order = settleOrder(drafts, evidence, language, corrections, rememberedOrder, warnings);
  const columns = settleColumns(drafts, evidence, grid, layout, language, corrections, order, warnings);
  const preamble = layout.preamble.map(({ cells }) => cells.join(','));
  const clues: Clues = { file: grid.file, columns, evidence, headerCurrencies: drafts.map(({ folded, style }) => (style === 'money' ? folded.currency : null)), preamble, language, corrections };
  const currency = inferCurrency(clues);
  const marketplace = inferMarketplace(clues, currency.found);
  warnings.push(...currency.warnings, ...marketplace.warnings);
  const fields = new Set(columns.flatMap(({ field }) => (field === null ? [] : [field])));
  const usual = usualFields(kind);
  const period = (): ReasonedPeriod | null => findPeriod(grid, kind, columns, span, clues, context, zoneOf(marketplace.found?.value));
  const schema: ReportSchema = {
    file: grid.file,
    kind: refused ? 'recognised-unsupported' : kind,
    language,
    encoding: grid.encoding,
    delimiter: layout.dialect?.delimiter ?? null,
    quoted: layout.dialect?.quoted ?? false,
    sheet: grid.sheet,
    headerLine: layout.header?.line ?? null,
    columns,
    marketplace: marketplace.found,
    currency: currency.found,
    period: period(),
    dates: order.sample === null ? null : { order: order.order, reason: order.reason, sample: order.sample },
    attributionDays: attributionOf(drafts, warnings),
    missing: usual.filter((field) => !fields.has(field)),
    warnings,
  };
  return { schema, layout, span, weighed, period };
}

const usualFields = (kind: ReportKind): readonly string[] => families.flatMap((family) => family.kinds).find((entry) => entry.kind === kind)?.usual ?? [];

/** The mapping that a person confirmed for a header with the same names. */
function mappingFor(layout: Layout, remembered: readonly RememberedMapping[]): RememberedMapping | null {
  const keys = new Set((layout.header?.cells ?? []).map((header) => headerKey(header).key));
  return remembered.find((mapping) => Object.keys(mapping.fields).length > 0 && Object.keys(mapping.fields).every((header) => keys.has(headerKey(header).key))) ?? null;
}

/** The dictionary entry of a canonical field, for a column that a person has named. */
function entryOf(kind: ReportKind, field: string): FieldEntry {
  const own = families.filter((family) => family.kinds.some((entry) => entry.kind === kind));
  for (const family of [...own, ...families]) {
    const entry = family.fields.find((candidate) => candidate.field === field);
    if (entry) return entry;
  }
  return { field, style: 'text', additive: false, strings: {} };
}

// A person's field name becomes a key of every row, so it must be a plain name and none that objects carry themselves.
const fieldShape = /^[a-z][A-Za-z0-9]{0,60}$/;
const usableField = (field: string): boolean => fieldShape.test(field) && !(field in Object.prototype);

function draftColumns(layout: Layout, kind: ReportKind, corrections: Corrections, remembered: RememberedMapping | null): Draft[] {
  const taken = new Set<string>();
  const rename = layout.recognition?.kind.renames ?? {};
  return (layout.header?.cells ?? []).map((header, index): Draft => {
    const folded = layout.recognition?.headers[index] ?? foldHeader(header);
    const match = layout.recognition?.matches[index] ?? null;
    const base = { index, header, folded, match };
    const ignored = (reason: Notice): Draft => ({ ...base, entry: null, grade: null, style: 'ignored', reason });
    const given = corrections.columns?.[index] ?? rememberedField(remembered, header) ?? undefined;
    if (corrections.columns?.[index] === null) return ignored(notice('reports.column.left-out'));
    if (given !== undefined && usableField(given)) {
      taken.add(given);
      return { ...base, entry: { ...entryOf(kind, given), field: given }, grade: 'person', style: entryOf(kind, given).style, reason: notice('reports.by-person') };
    }
    if (header.trim() === '') return ignored(notice('reports.column.no-header'));
    if (folded.keys.some(({ key }) => isPrivateKey(key)) && (!match || match.entry.style === 'private')) return { ...base, entry: null, grade: null, style: 'private', reason: notice('reports.column.private') };
    if (!match) return ignored(notice('reports.column.unknown'));
    const field = rename[match.entry.field] ?? match.entry.field;
    if (taken.has(field)) return { ...ignored(notice('reports.column.duplicate', { field })), match: null };
    taken.add(field);
    return { ...base, entry: { ...match.entry, field }, grade: match.grade, style: match.entry.style, reason: null };
  });
}

const rememberedField = (remembered: RememberedMapping | null, header: string): string | null => {
  const key = headerKey(header).key;
  return Object.entries(remembered?.fields ?? {}).find(([known]) => headerKey(known).key === key)?.[1] ?? null;
};

/** Looks at the cells below the header: the first rows for how they are written, all rows for the days they cover. */
function gather(grid: Grid, layout: Layout, drafts: readonly Draft[]): { evidence: readonly Evidence[]; span: DaySpan; weighed: number } {
  const evidence = drafts.map(noEvidence);
  const span = new DaySpan(drafts.flatMap(({ index, style, entry }) => (isDate(style) && entry ? [{ index, field: entry.field }] : [])));
  const cursor = rowsBelow(grid, layout);
  let row = 0;
  for (let cells = cursor?.next() ?? null; cursor && cells; row += 1, cells = cursor.next()) {
    if (cursor.damage) continue;
    if (row < limits.evidenceRows) for (const { index, style, entry } of drafts) weigh(evidence[index] ?? noEvidence(), style, cells[index], entry !== null && namingFields.has(entry.field));
    else if (!span.wanted) break;
    span.see(cells);
  }
  return { evidence, span, weighed: Math.min(row, limits.evidenceRows) };
}

function settleColumns(drafts: readonly Draft[], evidence: readonly Evidence[], grid: Grid, layout: Layout, language: ReportLanguage | null, corrections: Corrections, order: SettledOrder, warnings: Notice[]): Column[] {
  const marks = drafts.map(({ index, style }) => (isNumeric(style) ? provenMark(evidence[index] ?? noEvidence()) : null));
  const percentNumbers = unsignedArePercents(drafts, evidence, grid, layout);
  return drafts.map((draft): Column => {
    const { index, header, entry, grade } = draft;
    const seen = evidence[index] ?? noEvidence();
    const base = { index, header, grade, samples: seen.samples, additive: entry?.additive ?? false, order: null, decimal: null };
    if (draft.style === 'private' || draft.style === 'ignored' && looksPrivate(seen.samples)) return { ...base, field: null, style: 'private', samples: [], reason: notice('reports.column.private') };
    if (!entry) return { ...base, field: null, style: 'ignored', reason: draft.reason ?? notice('reports.column.unknown') };
    if ((isNumeric(draft.style) || isDate(draft.style)) && seen.filled > 0 && seen.readable === 0) {
      warnings.push(notice('reports.column-unreadable', { header: header.trim(), sample: seen.samples[0] ?? '' }));
      return { ...base, field: null, style: 'ignored', reason: notice('reports.column.unreadable', { sample: seen.samples[0] ?? '' }) };
    }
    if (isDate(draft.style)) return { ...base, field: entry.field, style: draft.style, order: order.order, reason: draft.reason ?? (seen.openDates.size > 0 || seen.mdy + seen.dmy > 0 ? order.reason : notice('reports.column.date')) };
    if (!isNumeric(draft.style)) return { ...base, field: entry.field, style: draft.style, reason: draft.reason ?? notice('reports.column.text') };
    const mark = settleMark(drafts, draft, marks, evidence, layout, language, corrections.marketplace);
    if (mark.reason.code === 'reports.column.open') warnings.push(notice('reports.amounts-open', { header: header.trim(), sample: mark.reason.params['sample'] ?? '' }));
    else if (mark.reason.code === 'reports.column.grouped') warnings.push(notice('reports.amounts-grouped', { header: header.trim(), sample: mark.reason.params['sample'] ?? '' }));
    const style = draft.style === 'percent' && !percentNumbers(index) ? 'ratio' : draft.style;
    return { ...base, field: entry.field, style, decimal: mark.mark, reason: mark.reason };
  });
}

interface Mark {
  readonly mark: DecimalMark | null;
  readonly reason: Notice;
}

/** The decimal mark of one column: what its cells prove, else what like columns prove, else what the language writes. */
function settleMark(drafts: readonly Draft[], draft: Draft, marks: readonly (DecimalMark | null)[], evidence: readonly Evidence[], layout: Layout, language: ReportLanguage | null, marketplace: string | undefined): Mark {
  const seen = evidence[draft.index] ?? noEvidence();
  const own = marks[draft.index] ?? null;
  if (own) return { mark: own, reason: notice(own === '.' ? 'reports.column.point' : 'reports.column.comma', { sample: own === '.' ? seen.pointSample : seen.commaSample }) };
  if (seen.open === 0 && draft.style !== 'money' && draft.style !== 'decimal') return { mark: null, reason: notice('reports.column.plain') };
  const twin = drafts.find(({ index, style }) => style === draft.style && (marks[index] ?? null) !== null);
  if (twin) return { mark: marks[twin.index] ?? null, reason: notice('reports.column.like', { header: twin.header.trim() }) };
  if (seen.open === 0) return { mark: null, reason: notice('reports.column.plain') };
  // A count has no fraction: its only mark groups.
  if (draft.style === 'integer') return { mark: null, reason: notice('reports.column.count') };
  const currency = draft.folded.currency ?? [...seen.codes.keys()][0] ?? currencyNamed(drafts, evidence);
  const home = currency === undefined ? null : currencyOf(currency)?.decimal ?? null;
  if (home) return { mark: home, reason: notice('reports.column.currency', { currency: currency ?? '' }) };
  const chosen = marketplace === undefined ? null : decimalMarkOf(marketplace);
  if (chosen) return { mark: chosen, reason: notice('reports.column.marketplace', { marketplace: marketplace ?? '' }) };
  const byLanguage = layout.dialect?.delimiter === ';' ? ',' : language && (language !== 'en' || draft.style !== 'money') ? decimalMarkOf(language) : null;
  if (byLanguage) return { mark: byLanguage, reason: notice('reports.column.language', { language: language ?? '' }) };
  const [sample = ''] = seen.openSamples;
  // Several amounts, all with three digits behind their one mark, are grouped: cents would show in one of them. So is one in the continental way, with its currency behind it.
  const mark = sample.includes('.') ? '.' : ',';
  if (seen.openSamples.size > 1 && [...seen.openSamples].every((text) => text.includes(mark)) || seen.openSuffixed > 0) return { mark: mark === '.' ? ',' : '.', reason: notice('reports.column.grouped', { sample }) };
  return { mark: null, reason: notice('reports.column.open', { sample }) };
}

/** The one currency that a column of currencies names. */
function currencyNamed(drafts: readonly Draft[], evidence: readonly Evidence[]): string | undefined {
  const names = drafts.flatMap(({ index, entry }) => (entry && currencyFields.has(entry.field) ? [...(evidence[index]?.names.keys() ?? [])] : []));
  return new Set(names).size === 1 ? names[0] : undefined;
}

/** Whether cells of a percent column without a sign are percent numbers (97.80) rather than ratios (0.978). */
function unsignedArePercents(drafts: readonly Draft[], evidence: readonly Evidence[], grid: Grid, layout: Layout): (index: number) => boolean {
  const percents = drafts.filter(({ style }) => style === 'percent');
  const family = layout.recognition?.family;
  const beyondOne = percents.some(({ index, entry }) => entry && boundedRates.has(entry.field.replace(/B2B$/, '')) && (evidence[index]?.unsignedMax ?? 0) > 1);
  return (index) => {
    const seen = evidence[index] ?? noEvidence();
    if (drafts[index]?.folded.keys.some(({ key }) => key.includes('%'))) return true;
    if (grid.source === 'cells') return beyondOne;
    if (seen.signs > 0 || family?.percentNumbers || beyondOne) return true;
    return seen.unsignedMax > 1;
  };
}

/** The IANA zone of a marketplace, whose days are the days of its reports. */
export const zoneOf = (marketplace: string | undefined): string | null => (marketplace === undefined ? null : marketplaceOf(marketplace)?.zone ?? null);

function findPeriod(grid: Grid, kind: ReportKind, columns: readonly Column[], span: DaySpan, clues: Clues, context: SchemaContext, zone: string | null): ReasonedPeriod | null {
  const given = context.corrections?.period;
  if (given) return { from: given.from, to: given.to, reason: notice('reports.by-person') };
  const seen = span.period(columns, zone) ?? periodOfRanges(clues);
  if (seen) return seen;
  const stated = periodOfPreamble(clues.preamble) ?? periodOfName(grid.file);
  if (stated) return stated;
  if (!context.today || !undatedKinds.has(kind)) return null;
  const yesterday = addDays(context.today, -1);
  return { from: yesterday, to: yesterday, reason: notice('reports.period.yesterday', { date: yesterday }) };
}

function periodOfRanges(clues: Clues): ReasonedPeriod | null {
  const column = clues.columns.find(({ field }) => field === 'dateRange');
  return column ? periodOfPreamble([...(clues.evidence[column.index]?.names.keys() ?? [])]) : null;
}

/** The attribution window that the headers name; the longest where they name several. */
function attributionOf(drafts: readonly Draft[], warnings: Notice[]): number | null {
  const days = new Set(drafts.flatMap(({ match, entry }) => (match?.days && entry?.additive ? [match.days] : [])));
  if (days.size > 1) warnings.push(notice('reports.several-windows', { list: [...days].join(', ') }));
  return days.size === 0 ? null : Math.max(...days);
}

function damageNotices(grid: Grid): Notice[] {
  if (grid.source !== 'text') return [];
  return [...(grid.nuls > 0 ? [notice('reports.nul-characters', { count: grid.nuls })] : []), ...(grid.broken > 0 ? [notice('reports.broken-characters', { count: grid.broken })] : [])];
}

function headerNotices(drafts: readonly Draft[], layout: Layout): Notice[] {
  const warnings: Notice[] = [];
  const seen = new Map<string, number>();
  for (const { index, header } of drafts) {
    if (header.trim() === '') continue;
    const first = seen.get(header.trim());
    if (first === undefined) seen.set(header.trim(), index);
    else warnings.push(notice('reports.duplicate-header', { header: header.trim(), first: first + 1, second: index + 1 }));
  }
  for (const draft of drafts) {
    if (draft.reason?.code === 'reports.column.duplicate' && !warnings.some((warning) => warning.params['header'] === draft.header.trim())) {
      warnings.push(notice('reports.duplicate-field', { header: draft.header.trim(), field: draft.reason.params['field'] ?? '' }));
    }
  }
  if (!layout.recognition) return warnings;
  const garbled = drafts.find(({ match, folded }) => match && folded.keys.length > 1);
  if (garbled) warnings.push(notice('reports.mojibake', { header: garbled.header.trim() }));
  const named = drafts.filter(({ header }) => header.trim() !== '');
  const unknown = named.filter(({ reason }) => reason?.code === 'reports.column.unknown');
  // A header known by a column or two is perhaps in a language that is known by no more.
  if (2 * unknown.length > named.length) warnings.push(notice('reports.mostly-unknown', { unknown: unknown.length, count: named.length, list: unknown.slice(0, 5).map(({ header }) => header.trim()).join(', ') }));
  const alias = drafts.filter(({ grade }) => grade === 'A');
  if (alias.length > 0) warnings.push(notice('reports.alias-headers', { count: alias.length, list: alias.slice(0, 5).map(({ header }) => header.trim()).join(', ') }));
  const clicks = drafts.find(({ entry }) => entry?.field === 'salesClick');
  if (clicks && drafts.some(({ entry }) => entry?.field === 'sales')) warnings.push(notice('reports.two-sales', { header: clicks.header.trim() }));
  return warnings;
}

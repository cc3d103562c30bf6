import { daysBetween, type CivilDate } from './civil';

/**
 * What advertising exports say, whatever they are called: rows of one level each, with the export they come from. Money
 * is in the export's own currency, null is "not known".
 */
export type AdProgram = 'SP' | 'SB' | 'SD';
export type AdLevel = 'campaign' | 'adGroup' | 'product' | 'target' | 'term';

export interface AdFigures {
  readonly impressions: number | null;
  readonly clicks: number | null;
  readonly spend: number | null;
  readonly sales: number | null;
  readonly orders: number | null;
}
export const adFigureFields = ['impressions', 'clicks', 'spend', 'sales', 'orders'] as const satisfies readonly (keyof AdFigures)[];

export interface AdRow extends AdFigures {
  readonly level: AdLevel;
  /** Null where the export does not say. */
  readonly program: AdProgram | null;
  /** The day, in exports by day. */
  readonly date: CivilDate | null;
  readonly campaign: string;
  readonly adGroup: string;
  /** As the export writes it. */
  readonly state: string | null;
  /** Money a day. */
  readonly budget: number | null;
  readonly asin: string | null;
  /** A keyword or product target, and its match type, as the export writes them. */
  readonly targeting: string;
  readonly matchType: string;
  readonly term: string;
  /** The row is a negative keyword: it has no figures, it says that something is negated. */
  readonly negative: boolean;
}

/** The days figures cover. */
export interface AdWindow {
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Days with data; fewer than the span where days are missing between. */
  readonly days: number;
}

export interface AdSource {
  /** Names the import in the log. */
  readonly id: string;
  readonly kind: string;
  readonly file: string;
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly marketplace: string;
  readonly rows: number;
  readonly rejected: number;
  /** Null where neither the file nor a person says which days it covers. */
  readonly window: AdWindow | null;
  /** Days after a click (or view) within which sales count, from the header. */
  readonly attributionDays: number | null;
}

/** One table of an export. */
export interface AdPart {
  readonly source: AdSource;
  readonly currency: string | null;
  readonly rows: readonly AdRow[];
}

/** The rows that stand for one level of one program: from one kind of export, no day twice. */
export interface AdSet {
  readonly program: AdProgram | null;
  /** The level of the rows, which may be finer than the one asked for. */
  readonly level: AdLevel;
  readonly kind: string;
  readonly sources: readonly AdSource[];
  readonly window: AdWindow | null;
  readonly attributionDays: number | null;
  readonly dated: boolean;
  readonly rows: readonly AdRow[];
}

export interface ChosenSets {
  readonly sets: readonly AdSet[];
  /** Files that say the same over other days, or less well, and the file used instead. */
  readonly leftOut: readonly { readonly file: string; readonly used: string }[];
}

// Amazon's own download first, then the consoles' tables, then what others make of them.
const kindOrder = ['sp-', 'sb-', 'sd-', 'ads-unified', 'ads-console-', 'bulk-operations', 'erp-'];
const rankOfKind = (kind: string): number => kindOrder.findIndex((prefix) => kind.startsWith(prefix));

/**
 * Picks, for each program, the one kind of export that says best what is asked: rows of the first of `levels`, else the
 * finer ones over the most days.
 * Exports by day are joined, the later file counting where two have a day; of sums over several days one is taken, the
 * newest: their days overlap and could only be counted twice.
 */
export function chooseSets(parts: readonly AdPart[], levels: readonly AdLevel[]): ChosenSets {
  const groups = new Map<string, { readonly program: AdProgram | null; readonly level: AdLevel; readonly kind: string; readonly parts: AdPart[] }>();
  for (const part of parts) {
    for (const [key, rows] of rowsByKey(part)) {
      const [level, program] = key.split('|') as [AdLevel, AdProgram | ''];
      if (!levels.includes(level)) continue;
      const name = `${key}|${part.source.kind}`;
      const group = groups.get(name) ?? { program: program || null, level, kind: part.source.kind, parts: [] };
      groups.set(name, group);
      group.parts.push({ ...part, rows });
    }
  }
  const named = [...groups.values()].some(({ program }) => program !== null);
  const best = new Map<AdProgram | null, (typeof groups extends Map<string, infer G> ? G : never)>();
  const leftOut: { file: string; used: string }[] = [];
  const rank = ({ level, kind }: { readonly level: AdLevel; readonly kind: string }): number => levels.indexOf(level) * kindOrder.length + rankOfKind(kind);
  const isBetter = (one: { readonly level: AdLevel; readonly kind: string; readonly parts: readonly AdPart[] }, other: typeof one): boolean => {
    // Rows of the level asked for stand over all others; among finer ones more days say more.
    const exact = (group: typeof one): boolean => group.level === levels[0];
    if (exact(one) !== exact(other)) return exact(one);
    const longer = exact(one) ? 0 : daysOf(one.parts) - daysOf(other.parts);
    return longer !== 0 ? longer > 0 : rank(one) < rank(other);
  };
  for (const group of groups.values()) {
    // A file that does not name its program may hold all of them: only where nothing else is there.
    if (group.program === null && named) continue;
    const known = best.get(group.program);
    if (!known || isBetter(group, known)) best.set(group.program, group);
  }
  const sets = [...best.values()].map((group): AdSet => {
    const { chosen, others } = group.parts.every(({ rows }) => rows.every(({ date }) => date !== null)) ? joinDays(group.parts) : newest(group.parts);
    for (const { source } of others) leftOut.push({ file: source.file, used: chosen[0]?.source.file ?? '' });
    const rows = chosen.flatMap((part) => part.rows);
    const dates = new Set(rows.flatMap(({ date }) => (date === null ? [] : [date])));
    const dated = dates.size > 0 && rows.every(({ date }) => date !== null);
    const days = [...dates].sort();
    const [first, last] = [days[0], days.at(-1)];
    return {
      program: group.program, level: group.level, kind: group.kind, sources: chosen.map(({ source }) => source), rows, dated,
      window: dated && first && last ? { from: first, to: last, days: days.length } : (chosen[0]?.source.window ?? null),
      attributionDays: chosen.map(({ source }) => source.attributionDays).find((value) => value !== null) ?? null,
    };
  });
  const order: readonly (AdProgram | null)[] = ['SP', 'SB', 'SD', null];
  return { sets: sets.sort((a, b) => order.indexOf(a.program) - order.indexOf(b.program)), leftOut };
}

function daysOf(parts: readonly AdPart[]): number {
  const dates = new Set(parts.flatMap(({ rows }) => rows.flatMap(({ date }) => (date === null ? [] : [date]))));
  return Math.max(dates.size, ...parts.map(({ source, rows }) => (rows.every(({ date }) => date === null) ? (source.window?.days ?? 0) : 0)));
}

function rowsByKey(part: AdPart): Map<string, AdRow[]> {
  const rows = new Map<string, AdRow[]>();
  for (const row of part.rows) {
    const key = `${row.level}|${row.program ?? ''}`;
    const list = rows.get(key);
    if (list) list.push(row);
    else rows.set(key, [row]);
  }
  return rows;
}

function joinDays(parts: readonly AdPart[]): { readonly chosen: AdPart[]; readonly others: AdPart[] } {
  const owner = new Map<CivilDate, number>();
  parts.forEach(({ rows }, index) => rows.forEach(({ date }) => date && owner.set(date, index)));
  const own = parts.map((part, index) => ({ ...part, rows: part.rows.filter(({ date }) => date !== null && owner.get(date) === index) }));
  return { chosen: own.filter(({ rows }) => rows.length > 0), others: own.filter(({ rows }) => rows.length === 0) };
}

function newest(parts: readonly AdPart[]): { readonly chosen: AdPart[]; readonly others: AdPart[] } {
  const end = ({ source }: AdPart): string => source.window?.to ?? '';
  let best = parts[0];
  for (const part of parts.slice(1)) if (best && (end(part) > end(best) || (end(part) === end(best) && (part.source.window?.days ?? 0) >= (best.source.window?.days ?? 0)))) best = part;
  // One workbook may carry a level in several sheets; they belong together.
  const chosen = parts.filter((part) => part === best || (best && part.source.hash === best.source.hash && end(part) === end(best)));
  return { chosen, others: parts.filter((part) => !chosen.includes(part)) };
}

/** Days from first to last, both counted. */
export const spanOf = (from: CivilDate, to: CivilDate): number => daysBetween(from, to) + 1;

/** Adds figures up in place; what no row knows stays unknown. */
export class FigureSum {
  impressions: number | null = null;
  clicks: number | null = null;
  spend: number | null = null;
  sales: number | null = null;
  orders: number | null = null;

  add(row: AdFigures): this {
    for (const field of adFigureFields) {
      const value = row[field];
      if (value !== null) this[field] = (this[field] ?? 0) + value;
    }
    return this;
  }

  /** Money to the cent: sums of decimals carry dust. */
  figures(): AdFigures {
    const cents = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100);
    return { impressions: this.impressions, clicks: this.clicks, spend: cents(this.spend), sales: cents(this.sales), orders: this.orders };
  }
}

export const sumFigures = (rows: Iterable<AdFigures>): AdFigures => {
  const sum = new FigureSum();
  for (const row of rows) sum.add(row);
  return sum.figures();
};

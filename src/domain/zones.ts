import { marketplaceOf, teamZone, teamZoneCode } from './marketplace';

/**
 * Local clocks by IANA zone, fast enough for a column of moments. A "wall" time is what a clock in the zone shows,
 * counted in milliseconds as if it were UTC; a moment is milliseconds since 1970 UTC.
 */
export interface Zone {
  /** IANA name. */
  readonly id: string;
  /** Milliseconds the clock is ahead of UTC at a moment. */
  offsetAt(moment: number): number;
  /** What the clock shows at a moment. */
  wallAt(moment: number): number;
  /** The moment a clock shows `wall`. In the hour that happens twice the first; in the hour that is left out, that much later. */
  momentOf(wall: number): number;
}

const dayMs = 86_400_000;
const cache = new Map<string, Zone | null>();

/** The zone of a marketplace (`US`, `amazon.de`, `日本站`), of the team (`CN`), `UTC` or an IANA name; null where there is none such. */
export function zoneOf(text: string): Zone | null {
  const remembered = cache.get(text);
  if (remembered !== undefined) return remembered;
  const plain = text.normalize('NFKC').trim();
  const id = plain.toUpperCase() === teamZoneCode || plain === '中国' || plain === '北京' ? teamZone : (marketplaceOf(plain)?.zone ?? plain);
  const zone = /^(utc|gmt|[a-z]+\/[\w/+-]+)$/i.test(id) ? makeZone(id) : null;
  // Any text can come from a sheet: the memory stays small.
  if (cache.size > 500) cache.clear();
  cache.set(text, zone);
  return zone;
}

function makeZone(id: string): Zone | null {
  const clock = clockOf(id);
  if (!clock) return null;
  const years = new Map<number, Segment[]>();
  // Rows of a column lie close together: most lookups hit the segment of the one before.
  let last: Segment = { from: 0, to: 0, offset: 0 };
  const segmentAt = (moment: number): Segment => {
    const year = new Date(moment).getUTCFullYear();
    let segments = years.get(year);
    if (!segments) {
      segments = segmentsOf(year, clock);
      years.set(year, segments);
    }
    return segments.find(({ to }) => moment < to) ?? last;
  };
  const offsetAt = (moment: number): number => {
    if (moment < last.from || moment >= last.to) last = segmentAt(moment);
    return last.offset;
  };
  const momentOf = (wall: number): number => {
    const likely = wall - last.offset;
    if (likely >= last.from + dayMs && likely < last.to - dayMs) return likely;
    const before = offsetAt(wall - dayMs);
    const after = offsetAt(wall + dayMs);
    const first = wall - before;
    const second = wall - after;
    return before === after || offsetAt(first) === before || offsetAt(second) !== after ? first : second;
  };
  return { id, offsetAt, wallAt: (moment) => moment + offsetAt(moment), momentOf };
}

interface Segment {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** The stretches of a UTC year with one offset each. Looked at every five days, then narrowed to the second. */
function segmentsOf(year: number, offset: (moment: number) => number): Segment[] {
  const start = startOfYear(year);
  const end = startOfYear(year + 1);
  const segments: Segment[] = [];
  let from = start;
  let current = offset(start);
  for (let at = start; at < end; ) {
    const next = Math.min(at + 5 * dayMs, end);
    const there = offset(next);
    if (there !== current) {
      let [low, high] = [at, next];
      while (high - low > 1000) {
        const middle = Math.floor((low + high) / 2000) * 1000;
        if (offset(middle) === current) low = middle;
        else high = middle;
      }
      segments.push({ from, to: high, offset: current });
      [from, current] = [high, there];
    }
    at = next;
  }
  segments.push({ from, to: end, offset: current });
  return segments.filter((segment) => segment.to > segment.from);
}

function startOfYear(year: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, 0, 1);
  return date.getTime();
}

/** The offset as the platform's own zone database has it: slow, asked some 80 times a zone and year. */
function clockOf(id: string): ((moment: number) => number) | null {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: id, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
  } catch {
    return null;
  }
  return (moment) => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(moment)) part[type] = Number(value);
    const wall = new Date(0);
    wall.setUTCFullYear(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'] ?? 1);
    wall.setUTCHours(part['hour'] ?? 0, part['minute'] ?? 0, part['second'] ?? 0);
    return wall.getTime() - Math.floor(moment / 1000) * 1000;
  };
}

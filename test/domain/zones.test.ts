import { Temporal } from 'temporal-polyfill';
import { marketplaces, teamZone } from '../../src/domain/marketplace';
import { zoneOf } from '../../src/domain/zones';

const hour = 3_600_000;
const from = Date.UTC(2025, 0, 1);
const until = Date.UTC(2028, 0, 1);
const zones = [...new Set([...marketplaces.map(({ zone }) => zone), teamZone])];

/** Offset of a zone by Temporal, at every change and asked rarely: its own next transition says how long an answer holds. */
function* offsets(id: string): Generator<readonly [from: number, until: number, offset: number]> {
  let at = from;
  while (at < until) {
    const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id);
    const next = here.getTimeZoneTransition('next')?.epochMilliseconds ?? until;
    yield [at, Math.min(next, until), here.offsetNanoseconds / 1e6];
    at = next;
  }
}

describe('clocks of the marketplaces', () => {
  test.each(zones)('%s shows what Temporal says, every hour of 2025 to 2027', (id) => {
    const zone = zoneOf(id)!;
    let hours = 0;
    for (const [start, end, offset] of offsets(id)) {
      for (let at = Math.ceil(start / hour) * hour; at < end; at += hour) {
        if (zone.offsetAt(at) !== offset) throw new Error(`${id} at ${new Date(at).toISOString()}: ${zone.offsetAt(at)}, Temporal ${offset}`);
        hours += 1;
      }
      // To the second on both sides of a change.
      expect([zone.offsetAt(start), zone.offsetAt(end - 1000)]).toEqual([offset, offset]);
    }
    expect(hours).toBe((until - from) / hour);
  });

  test.each(zones)('%s reads a clock as Temporal does, every half hour around each change and every seventh hour otherwise', (id) => {
    const zone = zoneOf(id)!;
    const walls = new Set<number>();
    for (let wall = from; wall < until; wall += 7 * hour) walls.add(wall);
    for (const [start] of offsets(id)) for (let wall = start - 30 * hour; wall < start + 30 * hour; wall += hour / 2) walls.add(wall);
    for (const wall of walls) {
      const clock = new Date(wall).toISOString().slice(0, 19);
      const expected = Temporal.PlainDateTime.from(clock).toZonedDateTime(id, { disambiguation: 'compatible' }).epochMilliseconds;
      if (zone.momentOf(wall) !== expected) throw new Error(`${clock} in ${id}: ${new Date(zone.momentOf(wall)).toISOString()}, Temporal ${new Date(expected).toISOString()}`);
    }
  });

  test('a zone asked out of order answers the same', () => {
    const zone = zoneOf('US')!;
    const moments = Array.from({ length: 3000 }, (_, at) => from + ((at * 7_919) % 26_000) * hour);
    const fresh = moments.map((moment) => Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO('America/Los_Angeles').offsetNanoseconds / 1e6);
    expect(moments.map((moment) => zone.offsetAt(moment))).toEqual(fresh);
  });

  test('far years have clocks too', () => {
    for (const year of [1901, 1970, 2100, 9998]) {
      const at = Date.UTC(year, 6, 1);
      expect(zoneOf('Europe/London')!.offsetAt(at)).toBe(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London').offsetNanoseconds / 1e6);
    }
  });
});

describe('names of zones', () => {
  test.each([['US', 'America/Los_Angeles'], ['gb', 'Europe/London'], ['Amazon.de', 'Europe/Paris'], ['日本站', 'Asia/Tokyo'], ['CN', 'Asia/Shanghai'], [' cn ', 'Asia/Shanghai'], ['北京', 'Asia/Shanghai'], ['UTC', 'UTC'], ['America/New_York', 'America/New_York']])('%s', (name, id) => {
    expect(zoneOf(name)?.id).toBe(id);
  });

  test.each(['', 'Mars', 'Europe/Atlantis', '+08:00', 'XX', 'constructor'])('%j is none', (name) => {
    expect(zoneOf(name)).toBeNull();
  });
});

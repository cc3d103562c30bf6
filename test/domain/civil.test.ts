import fc from 'fast-check';
import { addDays, civilClockIn, civilDate, civilDateIn, civilOf, daysBetween, fromSerial, toSerial, weekday, type CivilDate } from '../../src/domain/civil';

const day = fc.integer({ min: 61, max: 2_958_465 }).map((serial) => fromSerial(serial)!);

test.each([['2026-02-28', true], ['2026-02-29', false], ['2024-02-29', true], ['2026-13-01', false], ['2026-00-10', false], ['2026-1-1', false], ['0099-01-01', false], ['2026-11-20 ', false], ['', false]])('%j is a day: %p', (text, right) => {
  expect(civilDate(text)).toBe(right ? text : null);
});

test('serial numbers are Excel\'s', () => {
  for (const [text, serial] of [['1900-03-01', 61], ['2000-01-01', 36526], ['2026-11-20', 46346], ['9999-12-31', 2_958_465]] as const) {
    expect(toSerial(civilDate(text)!)).toBe(serial);
    expect(fromSerial(serial)).toBe(text);
    expect(fromSerial(serial + 0.75)).toBe(text);
  }
  for (const wrong of [60, -1, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY]) expect(fromSerial(wrong)).toBeNull();
});

test('days there and back', () => {
  fc.assert(fc.property(day, fc.integer({ min: -3_000, max: 3_000 }), (date, days) => {
    fc.pre(toSerial(date) + days >= 61 && toSerial(date) + days <= 2_958_465);
    const later = addDays(date, days);
    expect(daysBetween(date, later)).toBe(days);
    expect(addDays(later, -days)).toBe(date);
    expect(toSerial(later)).toBe(toSerial(date) + days);
    expect(weekday(later)).toBe((((weekday(date) + days) % 7) + 7) % 7);
    expect(later > date).toBe(days > 0);
  }));
});

test('year, month and day make the date they name', () => {
  expect(civilOf(2026, 2, 30)).toBeNull();
  fc.assert(fc.property(day, (date) => { expect(civilOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8)))).toBe(date); }));
});

test.each([
  // Both sides of midnight in Los Angeles, and of its changes of clock in 2026 (8 March, 1 November).
  ['2026-11-21T07:59:59Z', 'America/Los_Angeles', '2026-11-20 23:59:59'], ['2026-11-21T08:00:00Z', 'America/Los_Angeles', '2026-11-21 00:00:00'],
  ['2026-03-08T09:59:59Z', 'America/Los_Angeles', '2026-03-08 01:59:59'], ['2026-03-08T10:00:00Z', 'America/Los_Angeles', '2026-03-08 03:00:00'],
  ['2026-11-01T08:30:00Z', 'America/Los_Angeles', '2026-11-01 01:30:00'], ['2026-11-01T09:30:00Z', 'America/Los_Angeles', '2026-11-01 01:30:00'],
  ['2026-11-20T16:00:00Z', 'Asia/Shanghai', '2026-11-21 00:00:00'], ['2026-06-30T22:30:00Z', 'Europe/Paris', '2026-07-01 00:30:00'],
])('%s in %s is %s', (moment, zone, clock) => {
  expect(civilClockIn(Date.parse(moment), zone)).toBe(clock);
  expect(civilDateIn(Date.parse(moment), zone)).toBe(clock.slice(0, 10) as CivilDate);
});

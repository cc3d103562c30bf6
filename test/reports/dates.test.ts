import fc from 'fast-check';
import { civilOf, fromSerial, toSerial } from '../../src/domain/civil';
import { momentText, readDate, readDateRange, readSerial, type DateOrder } from '../../src/reports/dates';

const moment = (text: string, order: DateOrder | null = null): string => {
  const read = readDate(text, order);
  return read.kind === 'date' ? momentText(read) : read.kind;
};

describe('readDate', () => {
  test.each([
    ['2026-07-14', '2026-07-14'], ['2026/07/14', '2026-07-14'], ['2026/7/4', '2026-07-04'], ['2026.07.14', '2026-07-14'], ['20260714', '2026-07-14'],
    ['7/14/26', '2026-07-14'], ['07/14/2026', '2026-07-14'], ['14/07/2026', '2026-07-14'], ['31/07/26', '2026-07-31'], ['14.07.2026', '2026-07-14'], ['07.08.2026', '2026-08-07'], ['02.12.25', '2025-12-02'], ['14-07-2026', '2026-07-14'], ['7/7/2026', '2026-07-07'],
    ['Jul 14, 2026', '2026-07-14'], ['jul 14, 2026', '2026-07-14'], ['Jul 06, 2026', '2026-07-06'], ['July 14, 2026', '2026-07-14'], ['Sept. 4, 2026', '2026-09-04'], ['14 Jul 2026', '2026-07-14'], ['14 July 2026', '2026-07-14'], ['14-Jul-2026', '2026-07-14'], ['14-Jul-26', '2026-07-14'],
    ['14. Juli 2026', '2026-07-14'], ['1 févr. 2026', '2026-02-01'], ['12 août 2026', '2026-08-12'], ['14 de julio de 2026', '2026-07-14'], ['17 dic 2026', '2026-12-17'], ['3 gen 2026', '2026-01-03'], ['5 mrt. 2026', '2026-03-05'], ['9 paź 2026', '2026-10-09'], ['1 März 2026', '2026-03-01'], ['Tuesday, July 14, 2026', '2026-07-14'],
    ['2026年7月14日', '2026-07-14'], ['2026 年 7 月 14 日', '2026-07-14'], ['２０２６年７月１４日', '2026-07-14'], ['2026년 7월 14일', '2026-07-14'],
    ['2020-01-12T08:05:54+00:00', '2020-01-12T08:05:54Z'], ['2020-01-12T08:05:54Z', '2020-01-12T08:05:54Z'], ['2020-01-12T23:05:54-08:00', '2020-01-13T07:05:54Z'], ['2026-07-14 08:05:54', '2026-07-14T08:05:54'], ['2026-07-14T08:05:54.123Z', '2026-07-14T08:05:54Z'], ['2026-07-14T00:00:00', '2026-07-14T00:00:00'],
    ['Feb 1, 2020 12:24:25 AM PST', '2020-02-01T08:24:25Z'], ['Jul 1, 2020 11:24:25 PM PDT', '2020-07-02T06:24:25Z'], ['15 Mar 2026 3:22:08 PM UTC', '2026-03-15T15:22:08Z'], ['1 Jul 2026 4:24:44 am UTC', '2026-07-01T04:24:44Z'], ['17 dic 2026 22:37:41 UTC', '2026-12-17T22:37:41Z'],
    ['Feb 1, 2020 12:24:25 a.m. PST', '2020-02-01T08:24:25Z'], ['2020-02-01 12:24:25 p.m. PST', '2020-02-01T20:24:25Z'], ['01.02.2020 00:24:25 UTC', '2020-02-01T00:24:25Z'], ['01.02.2020 00:24:25 GMT+01:00', '2020-01-31T23:24:25Z'], ['2020/02/01 10:11:12JST', '2020-02-01T01:11:12Z'], ['2026/07/01 10:11:12', '2026-07-01T10:11:12'],
    ['2026年7月14日 上午8:05:54', '2026-07-14T08:05:54'], ['2026-07-14 下午8:05', '2026-07-14T20:05:00'], ['2026年7月14日 下午12:05:54', '2026-07-14T12:05:54'], ['="2026-07-14"', '2026-07-14'],
  ])('%s', (text, expected) => {
    expect(moment(text)).toBe(expected);
  });

  test.each([['07/08/2026', 'mdy', '2026-07-08'], ['07/08/2026', 'dmy', '2026-08-07'], ['8-04-26', 'mdy', '2026-08-04'], ['13/08/2026', 'mdy', '2026-08-13'], ['07.08.2026', 'mdy', '2026-08-07']] as const)('%s as %s', (text, order, expected) => {
    expect(moment(text, order)).toBe(expected);
  });

  test('leaves open what can be read two ways', () => {
    expect(readDate('07/08/2026')).toEqual({ kind: 'ambiguous', mdy: '2026-07-08', dmy: '2026-08-07' });
  });

  test.each([['13/07/2026', 'dmy'], ['07/13/2026', 'mdy'], ['07/07/2026', null], ['2026-07-13', null]])('%s proves %s', (text, order) => {
    expect(readDate(text)).toMatchObject({ kind: 'date', order });
  });

  test.each(['', '-', '--', 'N/A', ' ', 'No end date'])('«%s» is blank', (text) => expect(readDate(text)).toEqual({ kind: 'blank' }));

  test.each(['2026-02-30', '2026-13-01', '31/31/2026', 'Foo 3, 2026', '14', '2026', 'Jul 2026', '12:30', '25:00', 'Jul 14, 2026 25:00:00', 'abc', '1,234', 'B0ABCDEFGH', '2026-07-14 10:00 nonsense zone', '0/1/2026', 'x'.repeat(300)])('«%s» is no date', (text) => {
    expect(readDate(text)).toEqual({ kind: 'unreadable' });
  });

  test('reads every day back from every form that Amazon writes', () => {
    const forms: [string, Intl.DateTimeFormatOptions][] = [['en-US', { dateStyle: 'medium' }], ['en-GB', { dateStyle: 'long' }], ['de-DE', { dateStyle: 'long' }], ['es-ES', { dateStyle: 'long' }], ['it-IT', { dateStyle: 'long' }], ['fr-FR', { dateStyle: 'medium' }], ['nl-NL', { dateStyle: 'medium' }], ['sv-SE', { dateStyle: 'long' }], ['pl-PL', { dateStyle: 'long' }], ['pl-PL', { dateStyle: 'medium' }], ['pt-BR', { dateStyle: 'long' }], ['ja-JP', { dateStyle: 'long' }], ['zh-CN', { dateStyle: 'long' }], ['ko-KR', { dateStyle: 'long' }]];
    fc.assert(fc.property(fc.integer({ min: 36526, max: 60000 }), fc.constantFrom(...forms), (serial, [locale, options]) => {
      const date = fromSerial(serial);
      const written = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
      expect([written, moment(written)]).toEqual([written, date]);
    }), { numRuns: 500 });
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'0123456789/-.: ,APMapJulyTZ年月日') })), (text) => {
      const read = readDate(text);
      if (read.kind === 'date') expect(civilOf(Number(read.date.slice(0, 4)), Number(read.date.slice(5, 7)), Number(read.date.slice(8)))).toBe(read.date);
    }), { numRuns: 2000 });
  });
});

describe('readDateRange', () => {
  test.each([
    ['Jul 06, 2026 - Jul 29, 2026', '2026-07-06', '2026-07-29'], ['2026-02-01 - 2026-02-07', '2026-02-01', '2026-02-07'], ['01/07/26 - 31/07/26', '2026-07-01', '2026-07-31'], ['2026-07-01 至 2026-07-31', '2026-07-01', '2026-07-31'], ['2026-07-14', '2026-07-14', '2026-07-14'], ['2026-07-01~2026-07-31', '2026-07-01', '2026-07-31'], ['07/01/2026 – 07/31/2026', '2026-07-01', '2026-07-31'],
  ])('%s', (text, from, to) => expect(readDateRange(text)).toEqual({ from, to }));

  test.each(['01/07/26 - 02/07/26', 'Jul 29, 2026 - Jul 06, 2026', '', 'all time'])('%s is none', (text) => expect(readDateRange(text)).toBeNull());
});

describe('readSerial', () => {
  test('turns serials to days and clock times', () => {
    const july = toSerial(civilOf(2026, 7, 14) ?? fromSerial(61)!);
    expect(readSerial(july)).toMatchObject({ date: '2026-07-14', time: null });
    expect(readSerial(july + 0.5)).toMatchObject({ date: '2026-07-14', time: '12:00:00' });
    expect(readSerial(-3)).toEqual({ kind: 'unreadable' });
  });
});

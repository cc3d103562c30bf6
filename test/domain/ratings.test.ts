import { addDays, civilDate, type CivilDate } from '../../src/domain/civil';
import { blankProduct } from '../../src/domain/products';
import { ratingChanges, ratingsOn, withRatingChanges, type RatingRecord } from '../../src/domain/ratings';

const day1 = civilDate('2026-11-14')!;
const [day2, day3] = [addDays(day1, 1), addDays(day1, 2)];
const asin = 'B0QH000001';
const record = (date: CivilDate, rating: number, rest: Partial<RatingRecord> = {}): RatingRecord => ({ marketplace: 'US', asin, date, rating, ...rest });
const rated = (rating: number | null, marketplace = 'US') => ({ ...blankProduct({ marketplace, asin }), rating });
const newest = new Map([['US', day2], ['DE', day3]]);

test.each([
  ['the first stars', [], 4.5, [record(day2, 4.5)], []],
  ['a change', [record(day1, 4.5)], 4.3, [record(day2, 4.3)], []],
  ['the same stars as before', [record(day1, 4.5)], 4.5, [], []],
  ['the same stars again on the day', [record(day2, 4.5)], 4.5, [], []],
  ['other stars on the day', [record(day1, 4.5), record(day2, 4.3)], 4.4, [record(day2, 4.4)], []],
  ['put right on the day', [record(day1, 4.5), record(day2, 3.4)], 4.5, [], [record(day2, 3.4)]],
  ['nothing in the cell any more', [record(day1, 4.5)], null, [], []],
  ['no stars', [], 0, [], []],
  ['no stars either', [], 5.1, [], []],
] as const)('the product table against the records: %s', (_, records, rating, upsert, remove) => {
  const changes = ratingChanges(records, [rated(rating)], newest);
  expect(changes).toEqual({ upsert, remove });
  // Said once, there is nothing more to write.
  expect(ratingChanges(withRatingChanges(records, changes), [rated(rating)], newest)).toEqual({ upsert: [], remove: [] });
});

test('each marketplace has its own newest day, and one without days has no records', () => {
  expect(ratingChanges([], [rated(4.5), rated(4.1, 'DE'), rated(3.9, 'JP')], newest).upsert).toEqual([record(day2, 4.5), record(day3, 4.1, { marketplace: 'DE' })]);
});

test('on a day: the stars and their change; 0 where they stood still, blank where nothing was known before', () => {
  const records = [record(day3, 4.3), record(day1, 4.5), record(day2, 3.2, { marketplace: 'DE' })];
  expect(ratingsOn(records, 'US', day1).get(asin)).toEqual({ rating: 4.5, change: null });
  expect(ratingsOn(records, 'US', day2).get(asin)).toEqual({ rating: 4.5, change: 0 });
  expect(ratingsOn(records, 'US', day3).get(asin)).toEqual({ rating: 4.3, change: -0.2 });
  expect(ratingsOn(records, 'US', addDays(day1, -1)).get(asin)).toBeUndefined();
});

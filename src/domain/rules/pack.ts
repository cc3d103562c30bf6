import { advertisingRules } from './advertising';
import { dailyRules } from './daily';
import { inventoryRules } from './inventory';
import { listingRules } from './listing';
import { peopleRules } from './people';
import { reviewRules } from './review';
import { serviceRules } from './service';
import type { Rule } from './rule';

const every = [...advertisingRules, ...inventoryRules, ...serviceRules, ...listingRules, ...peopleRules, ...reviewRules, ...dailyRules] as const;

export type RuleId = (typeof every)[number]['id'];

/** The rule pack as shipped. Several entries of one id differ in scope or first day. */
export const pack: readonly (Rule & { readonly id: RuleId })[] = every;

/** Categories with a limit of their own, and the words people write for them. */
export const categoryWords: Readonly<Record<string, readonly string[]>> = {
  electronics: ['electronics', 'electronic', 'consumer electronics', '电子', '电子产品', '消费电子', '电子类', '3c'],
  home: ['home', 'home & kitchen', 'home and kitchen', '家居', '家居用品', '家居类', '家居厨房'],
  media: ['media', 'books', 'music', 'video', '媒介', '图书', '媒体'],
};

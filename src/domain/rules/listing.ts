import type { Rule } from './rule';

const checked = '2026-11-01';
const titleExempt = ['EG', 'SA', 'TR', 'AE'] as const;

/** Listing texts, images, prices, update cadence. domain.md §7. */
export const listingRules = [
  { id: 'title.maxCharacters', value: 200, unit: 'characters', source: 'amazon-listing', asOf: checked },
  { id: 'title.maxCharacters', value: 75, unit: 'characters', source: 'amazon-listing', asOf: checked, from: '2026-07-27' },
  { id: 'title.maxCharacters', marketplaces: titleExempt, value: 200, unit: 'characters', source: 'amazon-listing', asOf: checked },
  { id: 'title.maxCharacters', category: 'media', value: 200, unit: 'characters', source: 'amazon-listing', asOf: checked },
  { id: 'title.highlights', value: 125, unit: 'characters', source: 'third-party', asOf: checked, from: '2026-07-27' },
  { id: 'title.bannedCharacters', value: ['!', '$', '?', '_', '{', '}', '^', '¬', '¦'], unit: 'list', source: 'amazon-listing', asOf: checked },
  { id: 'title.maxRepeats', value: 2, unit: 'count', source: 'amazon-listing', asOf: checked },
  {
    id: 'title.repeatable', unit: 'list', source: 'amazon-listing', asOf: checked,
    value: ['a', 'an', 'the', 'and', 'or', 'but', 'nor', 'for', 'of', 'in', 'on', 'at', 'to', 'by', 'with', 'from', 'as', 'into', 'over', 'under', 'der', 'die', 'das', 'und', 'oder', 'mit', 'für', 'von', 'le', 'la', 'les', 'de', 'du', 'des', 'et', 'ou', 'avec', 'pour', 'el', 'los', 'las', 'y', 'o', 'con', 'para', 'il', 'lo', 'gli', 'e', 'per', 'di'],
  },
  {
    id: 'title.promoPhrases', unit: 'list', source: 'amazon-listing', asOf: checked,
    value: ['free shipping', 'free gift', '100% quality guaranteed', 'best seller', 'bestseller', 'hot item', 'hot sale', 'on sale', 'discount', 'promotion', 'limited time', 'money back', 'cheapest', '包邮', '热卖', '促销', '清仓', '特价', '最低价'],
  },
  { id: 'title.capsLetters', value: 10, unit: 'characters', source: 'amazon-listing', asOf: checked },
  { id: 'bullets.max', value: 5, unit: 'count', source: 'amazon-listing', asOf: checked },
  { id: 'bullets.bannedCharacters', value: ['™', '®', '€', '…', '†', '‡', '¢', '£', '¥', '©', '±', '~'], unit: 'list', source: 'amazon-listing', asOf: checked },
  { id: 'bullets.emoji', value: 0, unit: 'count', source: 'amazon-listing', asOf: checked },
  { id: 'bullets.guarantees', value: ['guarantee', 'guaranteed', 'money back', 'full refund', 'warranty', '保证', '退款', '无条件退'], unit: 'list', source: 'amazon-listing', asOf: checked },
  { id: 'bullets.asin', value: 0, unit: 'count', source: 'amazon-listing', asOf: checked },
  { id: 'keywords.maxBytes', value: 249, unit: 'bytes', source: 'amazon-listing', asOf: checked },
  { id: 'keywords.maxBytes', marketplaces: ['JP'], value: 500, unit: 'bytes', source: 'third-party', asOf: checked },
  { id: 'keywords.maxBytes', marketplaces: ['IN'], value: 200, unit: 'bytes', source: 'third-party', asOf: checked },
  { id: 'image.minPixels', value: 1000, unit: 'pixels', source: 'amazon-listing', asOf: checked },
  { id: 'image.frameShare', value: 0.85, unit: 'share', source: 'amazon-listing', asOf: checked },
  { id: 'image.white', value: 255, unit: 'count', source: 'amazon-listing', asOf: checked },
  { id: 'cadence.minPerWeek', value: 2, unit: 'count', source: 'source-document', asOf: checked },
  { id: 'cadence.maxPerWeek', value: 3, unit: 'count', source: 'source-document', asOf: checked },
  { id: 'cadence.weeks', value: 4, unit: 'weeks', source: 'proposal', asOf: checked },
  { id: 'price.tolerance', value: 0.1, unit: 'share', source: 'proposal', asOf: checked },
  { id: 'price.floor', value: 0, unit: 'money', source: 'settings', asOf: checked },
  { id: 'price.ceiling', value: 0, unit: 'money', source: 'settings', asOf: checked },
] as const satisfies readonly Rule[];

import type { Market } from './catalogue';

/** What a story does to a product on a day; factors on the ordinary figures. */
export interface Effect {
  readonly sessions?: number;
  readonly conversion?: number;
  /** Percent of page views with our offer in the Buy Box. */
  readonly buyBox?: number;
  readonly adClicks?: number;
  readonly cpc?: number;
  readonly adConversion?: number;
  /** Impressions a day in the keyword campaign, which nobody clicks. */
  readonly unclicked?: number;
  /** Price in cents. */
  readonly price?: number;
}

/** What a story does to the stock of a product when the eight days begin. */
export interface StockStory {
  /** Enough for this many days of the window (a half: sold out at noon). */
  readonly lastsDays?: number;
  /** Days of cover on hand. */
  readonly cover?: number;
  readonly inbound?: number;
  /** A shipment that is received over two days, from this day of the window on. */
  readonly arrives?: { readonly day: number; readonly units: number };
}

export interface Story {
  readonly market: Market;
  readonly sku: string;
  readonly name: string;
  /** By day of the window, 1 to 8. */
  readonly days?: Readonly<Record<number, Effect>>;
  /** On every day, also before the window. */
  readonly always?: Effect;
  readonly stock?: StockStory;
}

const from = (first: number, last: number, effect: Effect): Record<number, Effect> =>
  Object.fromEntries(Array.from({ length: last - first + 1 }, (_, index) => [first + index, effect]));

export const stories: readonly Story[] = [
  { market: 'US', sku: 'FV-SPK-BK', name: 'stock-out', days: { 7: { buyBox: 58.73, sessions: 0.94 }, 8: { buyBox: 0, sessions: 0.38, adClicks: 0 } }, stock: { lastsDays: 6.55, inbound: 640 } },
  { market: 'US', sku: 'FV-CHG-BK', name: 'buy-box-loss', days: { 8: { buyBox: 12.04, sessions: 0.95, conversion: 0.14, adClicks: 0.1 } } },
  { market: 'US', sku: 'FV-LMP-WH', name: 'traffic-collapse', days: { 8: { sessions: 0.3 } } },
  { market: 'US', sku: 'FV-DIF-LW', name: 'acos-blow-out', days: from(6, 8, { adClicks: 1.5, cpc: 2, adConversion: 0.5 }) },
  { market: 'US', sku: 'FV-SCL-BK', name: 'spend-without-sales', always: { adConversion: 0, adClicks: 1.2 } },
  { market: 'US', sku: 'FV-CUT', name: 'zombie-ad-group', always: { unclicked: 140 } },
  { market: 'US', sku: 'FV-BTL-32TL', name: 'overstock', stock: { cover: 265, inbound: 0 } },
  { market: 'US', sku: 'FV-MSE-GY', name: 'reorder-late', stock: { cover: 27, inbound: 0 } },
  { market: 'US', sku: 'FV-HUM', name: 'arrival', stock: { cover: 24, inbound: 480, arrives: { day: 4, units: 480 } } },
  { market: 'US', sku: 'FV-THR-50RD', name: 'no-movement', always: { conversion: 0 }, stock: { cover: 60, inbound: 0 } },
  { market: 'DE', sku: 'FV-KTL-DE', name: 'price-rise', days: from(6, 8, { price: 7499, conversion: 0.46, adConversion: 0.45 }) },
  { market: 'DE', sku: 'FV-EAR-WH-DE', name: 'inbound-late', stock: { cover: 13, inbound: 420 } },
  { market: 'DE', sku: 'FV-LMP-BK-DE', name: 'arrival', stock: { cover: 21, inbound: 160, arrives: { day: 3, units: 160 } } },
  { market: 'DE', sku: 'FV-BIN-BE-DE', name: 'overstock', stock: { cover: 210, inbound: 0 } },
];

export const storyOf = (market: Market, sku: string): Story | undefined => stories.find((story) => story.market === market && story.sku === sku);

/** Whether a story turns on a day: an effect of its own there, not only its standing one. */
export const isTurn = (market: Market, sku: string, day: number): boolean => storyOf(market, sku)?.days?.[day] !== undefined;

/** The effect on a day of the window (1 to 8; 0 and less before it). */
export function effectOf(market: Market, sku: string, day: number): Effect {
  const story = storyOf(market, sku);
  return { ...story?.always, ...story?.days?.[day] };
}

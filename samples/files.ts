import { addDays, type CivilDate } from '../src/domain/civil';
import { markets } from './model/catalogue';
import { windowDays } from './model/demand';
import { hash } from './model/random';
import { buildMarket, onDay, type MarketModel } from './model/store';
import { businessByChild, businessName, type Interface } from './write/businessReport';
import { manageInventoryCsv, manageInventoryTsv } from './write/inventory';
import { advertisedName, advertisedProduct, type ConsoleLanguage } from './write/sponsoredProducts';

export interface SampleFile {
  /** From the folder `samples/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Seller Central numbers a report download; the number says nothing about day or marketplace. */
const documentName = (market: string, day: CivilDate, ending: string): string => `${1_000_000 + (hash('document', market, day) % 9_000_000)}020${addDays(day, 1).slice(5).replace('-', '')}.${ending}`;

function dayFiles(model: MarketModel, folder: string, ui: Interface, language: ConsoleLanguage): readonly SampleFile[] {
  const { market } = model;
  return windowDays.flatMap((day) => {
    const [sales, stock] = [onDay(model.sales, day), onDay(model.stock, day)];
    const price = (row: { readonly listing: unknown }): number => sales.find(({ listing }) => listing === row.listing)?.price ?? 0;
    return [
      { path: `${folder}/${day}/${businessName(market, day)}`, bytes: businessByChild(ui, market, sales) },
      market === 'US'
        ? { path: `${folder}/${day}/${documentName(market, day, 'csv')}`, bytes: manageInventoryCsv(stock, price) }
        : { path: `${folder}/${day}/${documentName(market, day, 'txt')}`, bytes: manageInventoryTsv(stock, price) },
      { path: `${folder}/${day}/${advertisedName[language]}`, bytes: advertisedProduct(language, market, onDay(model.ads, day)) },
    ];
  });
}

const native = { US: { ui: 'en-US', language: 'en' }, DE: { ui: 'zh-CN', language: 'zh-CN' } } as const;

/** Every file of the sample store. */
export function sampleFiles(): readonly SampleFile[] {
  return markets.flatMap((market) => dayFiles(buildMarket(market), `store/${market}`, native[market].ui, native[market].language));
}

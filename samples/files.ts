import { addDays, type CivilDate } from '../src/domain/civil';
import { extraFiles, type SampleFile } from './extraFiles';
import { lastDay, windowDays } from './model/demand';
import { hash } from './model/random';
import { buildMarket, onDay, type MarketModel } from './model/store';
import { storeDays } from './model/storeDays';
import { businessByChild, businessByDate, businessName, type Interface } from './write/businessReport';
import { manageInventoryCsv, manageInventoryTsv } from './write/inventory';
import { productTable } from './write/products';
import { advertisedName, advertisedProduct, type ConsoleLanguage } from './write/sponsoredProducts';


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

/** Amazon's market decides the marketplace; the person's language decides the headers. The store's own folders, and the same figures in the other language. */
const editions = [
  { folder: 'store', market: 'US', ui: 'en-US', language: 'en' },
  { folder: 'store', market: 'DE', ui: 'zh-CN', language: 'zh-CN' },
  { folder: 'store-zh', market: 'US', ui: 'zh-CN', language: 'zh-CN' },
  { folder: 'store-en', market: 'DE', ui: 'en-GB', language: 'en' },
] as const;

/** Every file of the sample store. */
export function sampleFiles(): readonly SampleFile[] {
  const models = { US: buildMarket('US'), DE: buildMarket('DE') };
  return [
    ...editions.flatMap(({ folder, market, ui, language }) => [
      ...dayFiles(models[market], `${folder}/${market}`, ui, language),
      { path: `${folder}/${market}/by-date/${businessName(market, lastDay)}`, bytes: businessByDate(ui, market, storeDays(models[market])) },
    ]),
    { path: 'products.csv', bytes: productTable('en', [models.US, models.DE]) },
    { path: 'products.zh-CN.csv', bytes: productTable('zh-CN', [models.US, models.DE]) },
    ...extraFiles(models),
  ];
}

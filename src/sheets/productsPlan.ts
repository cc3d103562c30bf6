import { notice, type Notice } from '../domain/notice';
import { blankProduct, productKey, type Product } from '../domain/products';
import type { Language } from '../locale';
import type { CellValue, RawWorkbook, WorkbookPlan } from './plan';
import { productValidations, withProducts, type ProductPatch } from './productList';
import { settingsOf } from './settings';
import { decodeWorkbook } from './stored';
import { planTables } from './tablesPlan';
import { productsTable } from './tables';

/** What a list changes in one product. */
export interface ProductChange {
  readonly marketplace: string;
  readonly asin: string;
  readonly added: boolean;
  readonly fields: readonly { readonly field: keyof Product; readonly before: string | number | null; readonly after: string | number | null }[];
}

export interface ProductsPlan {
  /** Null where nothing would change. */
  readonly plan: WorkbookPlan | null;
  readonly changes: readonly ProductChange[];
  readonly refused: readonly Notice[];
}

/** What the product table needs so that it says what a list says: the cells that differ, rows it lacks, nothing else. Pure. */
export function planProducts(raw: RawWorkbook, patches: readonly ProductPatch[], language: Language): ProductsPlan {
  const stored = decodeWorkbook(raw);
  const before = new Map(stored.products.map((product) => [productKey(product), product]));
  const after = new Map(withProducts(stored.products, patches, blankProduct).products.map((product) => [productKey(product), product]));
  const changes: ProductChange[] = [];
  const refused: Notice[] = [];
  const upsert: Record<string, CellValue>[] = [];
  for (const key of new Set(patches.map(productKey))) {
    const [old, now] = [before.get(key), after.get(key)];
    if (!now) continue;
    const { marketplace, asin } = now;
    if (now.priceFloor !== null && now.priceCeiling !== null && now.priceFloor > now.priceCeiling) {
      refused.push(notice('products-band-after', { marketplace, asin, floor: now.priceFloor, ceiling: now.priceCeiling }));
      continue;
    }
    const fields = (Object.keys(now) as (keyof Product)[]).filter((field) => field !== 'marketplace' && field !== 'asin' && now[field] !== (old?.[field] ?? null)).map((field) => ({ field, before: old?.[field] ?? null, after: now[field] }));
    if (old && fields.length === 0) continue;
    changes.push({ marketplace, asin, added: old === undefined, fields });
    upsert.push({ marketplace, asin, ...Object.fromEntries(fields.map(({ field, after: value }) => [field, value])) });
  }
  const spoken = settingsOf(stored.settings).language ?? language;
  const { plan } = planTables(raw, stored, [{ spec: productsTable, upsert, extra: productValidations(spoken) }], spoken);
  return { plan: upsert.length > 0 ? plan : null, changes, refused };
}

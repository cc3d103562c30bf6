import { marketplaceCodes, marketplaceOf } from '../domain/marketplace';
import { notice, type Notice } from '../domain/notice';
import { productKey, type Product } from '../domain/products';
import { languages, say, type Language } from '../locale';
import { productHints, tableHeaders } from '../locale/tables';
import type { CellValue, Validation } from './plan';
import { productsTable, type Field } from './tables';
import { typedNumber } from './typed';

/** What a list says of a product: only the fields it has something for. */
export type ProductPatch = Pick<Product, 'marketplace' | 'asin'> & Partial<Product>;

export interface ProductList {
  readonly products: readonly ProductPatch[];
  readonly problems: readonly Notice[];
}

const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

/**
 * Reads a list pasted for the product table: its headers in either language, in any order, with further columns left
 * out. Rows without a marketplace or ASIN, and cells that are no numbers, are named; the rest is taken.
 */
export function productList(name: string, cells: readonly (readonly CellValue[])[]): ProductList {
  const problems: Notice[] = [];
  const columns = new Map<number, Field>();
  (cells[0] ?? []).forEach((header, index) => {
    const spec = productsTable.columns.find(({ field }) => languages.some((language) => fold(tableHeaders[field][language]) === fold(String(header ?? ''))));
    if (spec) columns.set(index, spec.field);
  });
  const fields = [...columns.values()];
  if (!fields.includes('marketplace') || !fields.includes('asin')) {
    return { products: [], problems: [notice('products-no-header', { file: name, marketplace: tableHeaders.marketplace['zh-CN'], asin: tableHeaders.asin['zh-CN'] })] };
  }
  const products: ProductPatch[] = [];
  cells.slice(1).forEach((row, index) => {
    if (row.every((cell) => cell === null || cell === '')) return;
    const patch: Record<string, string | number> = {};
    for (const [column, field] of columns) {
      const text = String(row[column] ?? '').trim();
      if (text === '') continue;
      const type = productsTable.columns.find((spec) => spec.field === field)?.type;
      const number = type === 'text' || type === 'id' ? null : typedNumber(text);
      if (type === 'text' || type === 'id') patch[field] = text;
      else if (number === null) problems.push(notice('products-cell', { file: name, line: index + 2, field: String(cells[0]?.[column] ?? field), value: text }));
      else patch[field] = number;
    }
    const marketplace = marketplaceOf(String(patch['marketplace'] ?? ''));
    if (!marketplace || !patch['asin']) problems.push(notice('products-row', { file: name, line: index + 2 }));
    else products.push({ ...patch, marketplace: marketplace.code, asin: String(patch['asin']) });
  });
  return { products, problems };
}

/** What the product table's columns take; a slip is stopped with a word on what is wanted. */
export function productValidations(language: Language): Partial<Record<Field, { readonly validation: Omit<Validation, 'range'> }>> {
  const number = (field: Field, type: 'decimal' | 'whole', max: number): Omit<Validation, 'range'> => ({
    rule: { type, min: 0, max }, allowBlank: true, prompt: null,
    error: { title: tableHeaders[field][language], message: say(language, type === 'whole' ? productHints.whole : productHints.decimal, { max }) },
  });
  const choice = (field: Field, values: readonly string[]): Omit<Validation, 'range'> => ({
    rule: { type: 'list', values }, allowBlank: true, prompt: null, error: { title: tableHeaders[field][language], message: say(language, productHints.choice, { values: values.join(' · ') }) },
  });
  const money = ['cost', 'fees', 'priceFloor', 'priceBaseline', 'priceCeiling', 'dailyTarget'] as const;
  const days = ['leadDays', 'safetyDays', 'targetDays'] as const;
  return {
    marketplace: { validation: choice('marketplace', marketplaceCodes) },
    ...Object.fromEntries(money.map((field) => [field, { validation: number(field, 'decimal', 9_999_999) }])),
    ...Object.fromEntries(days.map((field) => [field, { validation: number(field, 'whole', 730) }])),
    carton: { validation: number('carton', 'whole', 100_000) },
    category: { validation: { rule: { type: 'textLength', max: 60 }, allowBlank: true, prompt: { title: tableHeaders.category[language], message: say(language, productHints.category) }, error: { title: tableHeaders.category[language], message: say(language, productHints.category) } } },
  };
}

/** The table after a list: known products get the given fields, new ones are added. */
export function withProducts(known: readonly Product[], patches: readonly ProductPatch[], blank: (patch: ProductPatch) => Product): { readonly products: readonly Product[]; readonly changed: readonly ProductPatch[] } {
  const byKey = new Map(known.map((product) => [productKey(product), product]));
  const changed: ProductPatch[] = [];
  for (const patch of patches) {
    const before = byKey.get(productKey(patch));
    const after = { ...(before ?? blank(patch)), ...patch };
    if (before && (Object.keys(patch) as (keyof Product)[]).every((field) => before[field] === patch[field])) continue;
    byKey.set(productKey(patch), after);
    changed.push(patch);
  }
  return { products: [...byKey.values()], changed };
}

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

/** What is known beside the list: the marketplace of rows that name none, and products to find by their SKU. */
export interface ListContext {
  readonly marketplace?: string | null;
  readonly known?: readonly Product[];
}

const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

/** Lines above the header that are looked through: titles and notes copied along. */
const above = 10;

/**
 * Reads a list pasted for the product table: its headers in either language, in any order, with further columns left
 * out. Rows that cannot be placed and cells that cannot be used are named with their line; the rest is taken.
 */
export function productList(name: string, cells: readonly (readonly CellValue[])[], context: ListContext = {}): ProductList {
  const problems: Notice[] = [];
  const header = cells.slice(0, above).findIndex((row) => isHeader(columnsOf(row), context));
  const columns = columnsOf(cells[header] ?? []);
  if (header < 0) return { products: [], problems: [notice('products-no-header', { file: name, marketplace: tableHeaders.marketplace['zh-CN'], asin: tableHeaders.asin['zh-CN'] })] };
  const bySku = new Map((context.known ?? []).flatMap((one) => (one.sku === null ? [] : [[`${one.marketplace}\u001f${one.sku.toLowerCase()}`, one.asin] as const])));
  const products: ProductPatch[] = [];
  const lines = new Map<string, number>();
  cells.slice(header + 1).forEach((row, index) => {
    const line = header + index + 2;
    if (row.every((cell) => cell === null || String(cell).trim() === '')) return;
    const patch: Record<string, string | number> = {};
    for (const [column, field] of columns) {
      const text = String(row[column] ?? '').trim();
      if (text === '') continue;
      const value = cellOf(field, text);
      if (typeof value === 'object') problems.push(notice(value.code, { file: name, line, field: String(cells[header]?.[column] ?? field), value: text.slice(0, 60), max: value.max }));
      else patch[field] = value;
    }
    const marketplace = marketplaceOf(String(patch['marketplace'] ?? context.marketplace ?? ''))?.code;
    const asin = String(patch['asin'] ?? bySku.get(`${marketplace ?? ''}\u001f${String(patch['sku'] ?? '').toLowerCase()}`) ?? '').toUpperCase();
    const refused = !marketplace || asin === '' ? notice('products-row', { file: name, line }) : asinShape.test(asin) ? bandProblem(patch, { file: name, line }) : notice('products-asin', { file: name, line, value: asin.slice(0, 60) });
    if (refused || !marketplace) {
      if (refused) problems.push(refused);
      return;
    }
    const key = productKey({ marketplace, asin });
    const first = lines.get(key);
    if (first !== undefined) problems.push(notice('products-doubled', { file: name, line, asin, first }));
    lines.set(key, line);
    products.push({ ...patch, marketplace, asin });
  });
  return { products, problems };
}

const asinShape = /^[A-Z0-9]{10}$/;

function columnsOf(row: readonly CellValue[]): Map<number, Field> {
  const columns = new Map<number, Field>();
  row.forEach((header, index) => {
    const spec = productsTable.columns.find(({ field }) => languages.some((language) => fold(tableHeaders[field][language]) === fold(String(header ?? ''))));
    if (spec && ![...columns.values()].includes(spec.field)) columns.set(index, spec.field);
  });
  return columns;
}

function isHeader(columns: ReadonlyMap<number, Field>, { marketplace, known }: ListContext): boolean {
  const fields = [...columns.values()];
  const placed = fields.includes('marketplace') || Boolean(marketplace);
  return placed && fields.length > 1 && (fields.includes('asin') || (known !== undefined && fields.includes('sku')));
}

/** What a cell says, or what is wrong with it. */
function cellOf(field: Field, text: string): string | number | { readonly code: 'products-cell' | 'products-range' | 'products-whole'; readonly max: number } {
  const type = productsTable.columns.find((spec) => spec.field === field)?.type;
  if (type === 'text' || type === 'id') return text;
  const max = type === 'integer' ? (field === 'carton' ? most.carton : most.days) : field === 'rating' ? most.rating : most.money;
  // Currency signs come along from price lists.
  const number = typedNumber(text.replace(/^[^\d.-]{1,4}(?=[\d.])/, ''));
  if (number === null) return { code: 'products-cell', max };
  if (number < 0 || number > max) return { code: 'products-range', max };
  return type === 'integer' && !Number.isInteger(number) ? { code: 'products-whole', max } : number;
}

function bandProblem(patch: Readonly<Record<string, string | number>>, at: { readonly file: string; readonly line: number }): Notice | null {
  const [floor, ceiling] = [patch['priceFloor'], patch['priceCeiling']];
  return typeof floor === 'number' && typeof ceiling === 'number' && floor > ceiling ? notice('products-band', { ...at, floor, ceiling }) : null;
}

const most = { money: 9_999_999, days: 730, carton: 100_000, rating: 5 } as const;

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
    ...Object.fromEntries(money.map((field) => [field, { validation: number(field, 'decimal', most.money) }])),
    ...Object.fromEntries(days.map((field) => [field, { validation: number(field, 'whole', most.days) }])),
    carton: { validation: number('carton', 'whole', most.carton) },
    rating: { validation: number('rating', 'decimal', most.rating) },
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

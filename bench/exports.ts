import { closeSync, existsSync, openSync, readSync, renameSync, statSync, writeSync } from 'node:fs';
import { seeded } from './mutations';

const header = [
  '(Parent) ASIN', '(Child) ASIN', 'Title', 'Sessions - Mobile App', 'Sessions - Browser', 'Sessions - Total', 'Session Percentage - Total', 'Page Views - Mobile App', 'Page Views - Browser', 'Page Views - Total', 'Page Views Percentage - Total',
  'Featured Offer (Buy Box) Percentage', 'Units Ordered', 'Units Ordered - B2B', 'Unit Session Percentage', 'Unit Session Percentage - B2B', 'Ordered Product Sales', 'Ordered Product Sales - B2B', 'Total Order Items', 'Total Order Items - B2B',
];
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';
const things = ['Stainless Steel Water Bottle', 'Cast Iron Skillet, Pre-Seasoned', 'Bamboo Cutting Board', 'Ceramic Flower Vase', 'Foldable Laptop Stand', 'Silicone Baking Mat', 'Wall Clock 12" Silent'];
const details = ['Leakproof, for School and Office', '10.25 inch, with Helper Handle', 'Set of 3, with Juice Grooves', 'Nordic Style, White, Large', 'Adjustable Height, Aluminium', 'Non-Stick, BPA Free, 2 Pack'];

/** Distinct child ASINs of the made-up store. */
export const asins = 20_000;

const asinOf = (index: number): string => {
  let [id, rest] = ['B0', (index * 2_654_435_761) % 2_821_109_907];
  for (let digit = 0; digit < 8; digit += 1) {
    id += letters[(rest + digit * 11 + index) % letters.length] ?? 'A';
    rest = Math.floor(rest / 7) + index * (digit + 3);
  }
  return id;
};

const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
const quoted = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const dollars = (cents: number): string => quoted(`$${grouped(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, '0')}`);

/** A by-child Business Report of `rows` rows, the days of a store one below the other, written once into `folder`; its path. */
export function businessExport(folder: string, rows: number): string {
  const path = `${folder}/by-child-${rows}.csv`;
  if (existsSync(path)) return path;
  const unfinished = `${path}.part`;
  const file = openSync(unfinished, 'w');
  const random = seeded(20_261_123);
  const ids = Array.from({ length: asins }, (_, index) => asinOf(index));
  let text = `\ufeff${header.map((name) => `"${name}"`).join(',')}\r\n`;
  for (let row = 0; row < rows; row += 1) {
    const child = Math.floor(random() * asins);
    const browser = Math.floor(random() ** 3 * 2_400);
    const mobile = Math.floor(random() ** 3 * 3_600);
    const units = Math.floor((browser + mobile) * random() * 0.12);
    const b2b = Math.floor(units * random() * 0.1);
    const price = 899 + (child % 60) * 100;
    const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
    const title = `Alderbrook ${things[child % things.length] ?? ''} - ${details[child % details.length] ?? ''}, Model ${child % 900}, Dishwasher Safe`;
    text += [
      ids[child - (child % 5)] ?? '', ids[child] ?? '', quoted(title), quoted(grouped(mobile)), quoted(grouped(browser)), quoted(grouped(mobile + browser)), percent(random() / 100), quoted(grouped(mobile * 2)), quoted(grouped(browser + 7)), quoted(grouped(mobile * 2 + browser + 7)), percent(random() / 100),
      percent(0.9 + random() / 10), quoted(grouped(units)), String(b2b), percent(units / (mobile + browser + 1)), percent(b2b / (mobile + browser + 1)), dollars(units * price), dollars(b2b * price), quoted(grouped(units)), String(b2b),
    ].join(',') + '\r\n';
    if (text.length > 1 << 20) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
  renameSync(unfinished, path);
  return path;
}

/** The rows of that export `times` over under one header, for files too long to be made row by row. */
export function repeatedExport(folder: string, rows: number, times: number): string {
  const path = `${folder}/by-child-${rows}-times-${times}.csv`;
  if (existsSync(path)) return path;
  const source = openSync(businessExport(folder, rows), 'r');
  const file = openSync(`${path}.part`, 'w');
  const slice = new Uint8Array(1 << 22);
  const body = slice.subarray(0, readSync(source, slice, 0, slice.length, 0)).indexOf(10) + 1;
  for (let time = 0; time < times; time += 1) {
    for (let at = time === 0 ? 0 : body, length = -1; length !== 0; at += length) {
      length = readSync(source, slice, 0, slice.length, at);
      writeSync(file, slice, 0, length);
    }
  }
  closeSync(source);
  closeSync(file);
  renameSync(`${path}.part`, path);
  return path;
}

export const megabytesOf = (path: string): number => statSync(path).size / 1_000_000;

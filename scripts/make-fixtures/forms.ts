/** How Amazon writes numbers, money, percentages and dates: one small function a form. Amounts come in as plain numbers. */

const nbsp = '\u00A0';

const grouped = (digits: string, separator: string): string => digits.replace(/\B(?=(\d{3})+$)/g, separator);
// 3,05,148: the last three digits, then pairs.
const lakhGrouped = (digits: string): string => digits.length <= 3 ? digits : `${digits.slice(0, -3).replace(/\B(?=(\d{2})+$)/g, ',')},${digits.slice(-3)}`;

function parts(amount: number, decimals: number): readonly [sign: string, whole: string, fraction: string] {
  const [whole = '0', fraction = ''] = Math.abs(amount).toFixed(decimals).split('.');
  return [amount < 0 ? '-' : '', whole, fraction];
}

export type Form = (value: number) => string;

export const plain: Form = (value) => String(value);
export const fixed = (decimals: number): Form => (value) => value.toFixed(decimals);
/** `3,395` */
export const count: Form = (value) => grouped(String(value), ',');
/** `$5,216.29`, sign before the symbol. */
export const money = (symbol: string, decimals = 2): Form => (value) => {
  const [sign, whole, fraction] = parts(value, decimals);
  return `${sign}${symbol}${grouped(whole, ',')}${fraction && `.${fraction}`}`;
};
/** `₹3,05,148.87` */
export const rupees: Form = (value) => {
  const [sign, whole, fraction] = parts(value, 2);
  return `${sign}₹${lakhGrouped(whole)}.${fraction}`;
};
/** `127.156,00 €` with a no-break space. */
export const euros: Form = (value) => `${commaMoney(value)}${nbsp}€`;
/** `127.156,00` */
export const commaMoney: Form = (value) => {
  const [sign, whole, fraction] = parts(value, 2);
  return `${sign}${grouped(whole, '.')},${fraction}`;
};
/** A ratio as `99%` or `4.51%`. */
export const percent = (decimals: number): Form => (ratio) => `${(ratio * 100).toFixed(decimals)}%`;
/** A ratio as `97.80`, the sign left out. */
export const percentNumber = (decimals: number): Form => (ratio) => (ratio * 100).toFixed(decimals);

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
export type DateForm = (iso: string) => string;

function ymd(iso: string): readonly [year: string, month: string, day: string] {
  const [year = '', month = '', day = ''] = iso.split('-');
  return [year, month, day];
}
/** `7/13/26` */
export const usDate: DateForm = (iso) => { const [y, m, d] = ymd(iso); return `${Number(m)}/${Number(d)}/${y.slice(2)}`; };
/** `13/07/26` */
export const ukDate: DateForm = (iso) => { const [y, m, d] = ymd(iso); return `${d}/${m}/${y.slice(2)}`; };
/** `13.07.26` */
export const deDate: DateForm = (iso) => { const [y, m, d] = ymd(iso); return `${d}.${m}.${y.slice(2)}`; };
/** `2026/07/13` */
export const slashDate: DateForm = (iso) => iso.replaceAll('-', '/');
/** `Jul 13, 2026` */
export const namedDate: DateForm = (iso) => { const [y, m, d] = ymd(iso); return `${months[Number(m) - 1]} ${d}, ${y}`; };
/** Excel's serial number of the day (1900 system). */
export const serial = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000) + 25_569;
/** `1 234,56` with a narrow no-break space, the French way. */
export const spacedMoney: Form = (value) => commaMoney(value).replaceAll('.', '\u202F');

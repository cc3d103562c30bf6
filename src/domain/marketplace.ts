/** An Amazon marketplace as the product knows it. `zone` is IANA, never an offset; `domain` the storefront. */
export interface Marketplace {
  readonly code: string;
  readonly zone: string;
  /** ISO 4217. */
  readonly currency: string;
  /** BCP 47 of the storefront's own language. */
  readonly language: string;
  readonly domain: string;
  /** The name in Chinese, as 领星 and sellers write it. */
  readonly chinese: string;
}

const row = (code: string, zone: string, currency: string, language: string, domain: string, chinese: string): Marketplace => ({ code, zone, currency, language, domain, chinese });

/** Every marketplace. Zones: domain.md §8; the day of CA and MX reports follows the unified North America account. */
export const marketplaces: readonly Marketplace[] = [
  row('US', 'America/Los_Angeles', 'USD', 'en-US', 'amazon.com', '美国'),
  row('CA', 'America/Los_Angeles', 'CAD', 'en-CA', 'amazon.ca', '加拿大'),
  row('MX', 'America/Los_Angeles', 'MXN', 'es-MX', 'amazon.com.mx', '墨西哥'),
  row('BR', 'America/Sao_Paulo', 'BRL', 'pt-BR', 'amazon.com.br', '巴西'),
  row('UK', 'Europe/London', 'GBP', 'en-GB', 'amazon.co.uk', '英国'),
  row('DE', 'Europe/Paris', 'EUR', 'de-DE', 'amazon.de', '德国'),
  row('FR', 'Europe/Paris', 'EUR', 'fr-FR', 'amazon.fr', '法国'),
  row('IT', 'Europe/Paris', 'EUR', 'it-IT', 'amazon.it', '意大利'),
  row('ES', 'Europe/Paris', 'EUR', 'es-ES', 'amazon.es', '西班牙'),
  row('NL', 'Europe/Amsterdam', 'EUR', 'nl-NL', 'amazon.nl', '荷兰'),
  row('BE', 'Europe/Brussels', 'EUR', 'fr-BE', 'amazon.com.be', '比利时'),
  row('SE', 'Europe/Stockholm', 'SEK', 'sv-SE', 'amazon.se', '瑞典'),
  row('PL', 'Europe/Warsaw', 'PLN', 'pl-PL', 'amazon.pl', '波兰'),
  row('TR', 'Europe/Istanbul', 'TRY', 'tr-TR', 'amazon.com.tr', '土耳其'),
  row('AE', 'Asia/Dubai', 'AED', 'en-AE', 'amazon.ae', '阿联酋'),
  row('SA', 'Asia/Riyadh', 'SAR', 'ar-SA', 'amazon.sa', '沙特'),
  row('EG', 'Africa/Cairo', 'EGP', 'ar-EG', 'amazon.eg', '埃及'),
  row('IN', 'Asia/Kolkata', 'INR', 'en-IN', 'amazon.in', '印度'),
  row('JP', 'Asia/Tokyo', 'JPY', 'ja-JP', 'amazon.co.jp', '日本'),
  row('SG', 'Asia/Singapore', 'SGD', 'en-SG', 'amazon.sg', '新加坡'),
  row('AU', 'Australia/Sydney', 'AUD', 'en-AU', 'amazon.com.au', '澳大利亚'),
  row('ZA', 'Africa/Johannesburg', 'ZAR', 'en-ZA', 'amazon.co.za', '南非'),
];

/** The team's own place: Beijing time, and the currency it adds up in. */
export const teamZone = 'Asia/Shanghai';
export const teamZoneCode = 'CN';
export const teamCurrency = 'CNY';

const byName = new Map<string, Marketplace>();
for (const one of marketplaces) for (const name of [one.code, one.domain, `www.${one.domain}`, one.chinese, `${one.chinese}站`]) byName.set(name.toLowerCase(), one);
const unitedKingdom = byName.get('uk');
if (unitedKingdom) byName.set('gb', unitedKingdom);

/** The marketplace people mean by a code (`US`, `gb`), a storefront (`Amazon.de`) or a Chinese name (`日本站`); null where unknown. */
export function marketplaceOf(text: string): Marketplace | null {
  return byName.get(text.normalize('NFKC').trim().toLowerCase()) ?? null;
}

export const marketplaceCodes: readonly string[] = marketplaces.map(({ code }) => code);

/** Decimal places of a currency's smallest coin on Amazon: yen have none. */
export const currencyDecimals = (currency: string): number => (currency === 'JPY' ? 0 : 2);

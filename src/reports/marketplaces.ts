import { marketplaceOf, marketplaces, type Marketplace } from '../domain/marketplace';

// Country names as exports write them, in their languages; codes, storefronts and the Chinese names are known already.
const countryNames: Readonly<Record<string, readonly string[]>> = {
  US: ['usa', 'united states', 'united states of america', 'vereinigte staaten', 'アメリカ', '米国', 'estados unidos', 'stati uniti', 'états-unis'],
  CA: ['canada', 'kanada', 'カナダ', 'canadá'],
  MX: ['mexico', 'méxico', 'mexiko', 'メキシコ', 'messico', 'mexique'],
  BR: ['brazil', 'brasil', 'brasilien', 'ブラジル'],
  UK: ['united kingdom', 'great britain', 'vereinigtes königreich', 'イギリス', 'reino unido', 'regno unito', 'royaume-uni'],
  DE: ['germany', 'deutschland', 'ドイツ', 'alemania', 'germania', 'allemagne'],
  FR: ['france', 'frankreich', 'フランス', 'francia'],
  IT: ['italy', 'italia', 'italien', 'イタリア', 'italie'],
  ES: ['spain', 'españa', 'spanien', 'スペイン', 'spagna', 'espagne'],
  NL: ['netherlands', 'nederland', 'niederlande', 'オランダ', 'países bajos', 'paesi bassi', 'pays-bas'],
  BE: ['belgium', 'belgië', 'belgique', 'belgien'],
  SE: ['sweden', 'sverige', 'schweden', 'suecia', 'svezia', 'suède'],
  PL: ['poland', 'polska', 'polen', 'polonia', 'pologne'],
  TR: ['turkey', 'türkiye', 'türkei', 'turquía', 'turchia'],
  AE: ['uae', 'united arab emirates', '阿拉伯联合酋长国', 'アラブ首長国連邦'],
  SA: ['saudi arabia', '沙特阿拉伯', 'サウジアラビア'],
  EG: ['egypt', 'エジプト'],
  IN: ['india', 'indien', 'インド'],
  JP: ['amazon.jp', 'japan', 'japón', 'giappone', 'japon'],
  SG: ['singapore', 'singapur', 'シンガポール'],
  AU: ['australia', 'australien', 'オーストラリア'],
  ZA: ['south africa', '南非'],
};

const byCountry = new Map(Object.entries(countryNames).flatMap(([code, names]) => names.map((name): [string, string] => [name, code])));

/** The marketplace that `Amazon.co.jp`, `DE`, `Germany` or `德国` names, or null. */
export function marketplaceNamed(text: string): Marketplace | null {
  return marketplaceOf(text) ?? marketplaceOf(byCountry.get(text.normalize('NFKC').trim().toLowerCase()) ?? '');
}

/** The one marketplace that sells in a currency; null for the euro, which many share. */
export function marketplaceSellingIn(currency: string): Marketplace | null {
  const sellers = marketplaces.filter((marketplace) => marketplace.currency === currency);
  return sellers.length === 1 ? sellers[0] ?? null : null;
}

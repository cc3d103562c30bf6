import type { Dialect } from '../delimited';
import { line } from '../delimited';
import { encode } from '../encode';
import type { Expected, Fixture, Record_ } from '../fixture';
import { sums } from '../fixture';
import type { Form } from '../forms';
import { commaMoney, fixed, money, plain, spacedMoney } from '../forms';

/** Date-range and unified transaction files: a preamble of one-cell lines, then a header in the page's language. */

const quoted: Dialect = { delimiter: ',', eol: '\n', quote: 'all', finalNewline: true };

const fields = ['dateTime', 'settlementId', 'type', 'orderId', 'sku', 'description', 'quantity', 'marketplace', 'fulfillment', 'productSales', 'productSalesTax', 'shippingCredits', 'giftWrapCredits', 'promoRebates', 'mktWithheldTax', 'sellingFees', 'fbaFees', 'otherTxnFees', 'other', 'total'] as const;
type Field = (typeof fields)[number];
const amounts: readonly Field[] = ['productSales', 'productSalesTax', 'shippingCredits', 'giftWrapCredits', 'promoRebates', 'mktWithheldTax', 'sellingFees', 'fbaFees', 'otherTxnFees', 'other', 'total'];

interface Page {
  readonly name: string;
  readonly language: string;
  readonly marketplace: string;
  /** Value of the marketplace column. */
  readonly site: string;
  readonly preamble: readonly string[];
  /** Header per field, in file order; a field without one is not in the file. */
  readonly header: Readonly<Partial<Record<Field, string>>>;
  /** Posting times of the three rows as written, and the period they span where their form is known. */
  readonly times: readonly [string, string, string];
  readonly period?: { readonly from: string; readonly to: string };
  readonly types: readonly [order: string, refund: string, fee: string];
  readonly amount: Form;
  readonly currency?: string;
}

const english: Page['header'] = { dateTime: 'date/time', settlementId: 'settlement id', type: 'type', orderId: 'order id', sku: 'sku', description: 'description', quantity: 'quantity', marketplace: 'marketplace', fulfillment: 'fulfillment', productSales: 'product sales', productSalesTax: 'product sales tax', shippingCredits: 'shipping credits', giftWrapCredits: 'gift wrap credits', promoRebates: 'promotional rebates', mktWithheldTax: 'marketplace withheld tax', sellingFees: 'selling fees', fbaFees: 'fba fees', otherTxnFees: 'other transaction fees', other: 'other', total: 'total' };
const englishPreamble = (currency: string, short = false): string[] => [
  'Includes Amazon Marketplace, Fulfillment by Amazon (FBA), and Amazon Webstore transactions', `All amounts in ${currency}, unless specified`, 'Definitions:',
  ...(short ? [] : ['Sales tax collected: Includes sales tax collected from buyers for product sales, shipping, and gift wrap.', 'Selling fees: Includes variable closing fees and referral fees.']),
  'Other transaction fees: Includes shipping chargebacks, shipping holdbacks, per-item fees  and sales tax collection fees.',
  'Other: Includes non-order transaction amounts. For more details, see the "Type" and "Description" columns for each order ID.',
];
// The wording of other languages' preambles is not known; what matters is that lines of one cell stand above the header.
const somePreamble = (first: string): string[] => [first, '-', '-', '-', '-', '-', '-'];
const englishTypes = ['Order', 'Refund', 'Service Fee'] as const;
const yen: Form = (value) => String(Math.round(value));

const pages: readonly Page[] = [
  { name: 'en-us-old', language: 'en', marketplace: 'US', site: 'amazon.com', preamble: englishPreamble('USD'), header: english, times: ['Jul 1, 2026 12:24:25 AM PDT', 'Jul 2, 2026 3:10:00 PM PDT', 'Jul 4, 2026 11:59:59 PM PDT'], period: { from: '2026-07-01', to: '2026-07-04' }, types: englishTypes, amount: fixed(2), currency: 'USD' },
  { name: 'en-us-2025', language: 'en', marketplace: 'US', site: 'amazon.com', preamble: englishPreamble('USD', true), header: english, times: ['Feb 1, 2026 9:24:25 AM PST', 'Feb 2, 2026 3:10:00 PM PST', 'Feb 4, 2026 1:00:00 PM PST'], period: { from: '2026-02-01', to: '2026-02-04' }, types: englishTypes, amount: money('', 2), currency: 'USD' },
  { name: 'en-uk', language: 'en', marketplace: 'UK', site: 'amazon.co.uk', preamble: englishPreamble('GBP'), header: { ...english, fulfillment: 'fulfilment', shippingCredits: 'postage credits' }, times: ['1 Jul 2026 12:24:25 UTC', '2 Jul 2026 15:10:00 UTC', '4 Jul 2026 13:00:00 UTC'], period: { from: '2026-07-01', to: '2026-07-04' }, types: englishTypes, amount: fixed(2), currency: 'GBP' },
  { name: 'en-ae', language: 'en', marketplace: 'AE', site: 'amazon.ae', preamble: englishPreamble('AED'), header: english, times: ['15 Mar 2026 3:22:08 PM UTC', '16 Mar 2026 3:22:08 PM UTC', '17 Mar 2026 9:22:08 AM UTC'], period: { from: '2026-03-15', to: '2026-03-17' }, types: englishTypes, amount: fixed(2), currency: 'AED' },
  { name: 'en-in', language: 'en', marketplace: 'IN', site: 'amazon.in', preamble: englishPreamble('INR'), header: { ...english, sku: 'Sku' }, times: ['1 Jul 2026 4:24:44 am UTC', '2 Jul 2026 4:24:44 am UTC', '3 Jul 2026 5:00:00 am UTC'], period: { from: '2026-07-01', to: '2026-07-03' }, types: englishTypes, amount: fixed(2), currency: 'INR' },
  { name: 'en-ca', language: 'en', marketplace: 'CA', site: 'amazon.ca', preamble: englishPreamble('CAD'), header: english, times: ['Jul 1, 2026 9:24:25 a.m. PDT', 'Jul 2, 2026 3:10:00 p.m. PDT', 'Jul 4, 2026 1:00:00 p.m. PDT'], period: { from: '2026-07-01', to: '2026-07-04' }, types: englishTypes, amount: fixed(2), currency: 'CAD' },
  { name: 'de', language: 'de', marketplace: 'DE', site: 'amazon.de', preamble: somePreamble('Alle Beträge in Euro sofern nicht anders gekennzeichnet'), times: ['01.07.2026 12:24:25 UTC', '02.07.2026 15:10:00 UTC', '04.07.2026 13:00:00 UTC'], types: ['Bestellung', 'Erstattung', 'Servicegebühr'], amount: commaMoney,
    header: { dateTime: 'Datum/Uhrzeit', settlementId: 'Abrechnungsnummer', type: 'Typ', orderId: 'Bestellnummer', sku: 'SKU', description: 'Beschreibung', quantity: 'Menge', marketplace: 'Marketplace', fulfillment: 'Versand', productSales: 'Umsätze', productSalesTax: 'Produktumsatzsteuer', shippingCredits: 'Gutschrift für Versandkosten', giftWrapCredits: 'Gutschrift für Geschenkverpackung', promoRebates: 'Rabatte aus Werbeaktionen', mktWithheldTax: 'Einbehaltene Steuer auf Marketplace', sellingFees: 'Verkaufsgebühren', fbaFees: 'Gebühren zu Versand durch Amazon', otherTxnFees: 'Andere Transaktionsgebühren', other: 'Andere', total: 'Gesamt' } },
  { name: 'fr', language: 'fr', marketplace: 'FR', site: 'amazon.fr', preamble: somePreamble('Tous les montants sont en EUR, sauf mention contraire'), times: ['1 juil. 2026 12:24:25 UTC', '2 juil. 2026 15:10:00 UTC', '4 juil. 2026 13:00:00 UTC'], types: ['Commande', 'Remboursement', 'Frais de service'], amount: spacedMoney,
    header: { dateTime: 'date/heure', settlementId: 'numéro de versement', type: 'type', orderId: 'numéro de la commande', sku: 'sku', description: 'description', quantity: 'quantité', marketplace: 'Marketplace', fulfillment: 'traitement', productSales: 'ventes de produits', productSalesTax: 'Taxes sur la vente des produits', shippingCredits: 'crédits d\'expédition', giftWrapCredits: 'crédits sur l\'emballage cadeau', promoRebates: 'Rabais promotionnels', mktWithheldTax: 'Taxes retenues sur le site de vente', sellingFees: 'frais de vente', fbaFees: 'Frais Expédié par Amazon', otherTxnFees: 'autres frais de transaction', other: 'autre', total: 'total' } },
  { name: 'it', language: 'it', marketplace: 'IT', site: 'amazon.it', preamble: somePreamble('Tutti gli importi sono in EUR'), times: ['1 lug 2026 12:24:25 UTC', '2 lug 2026 15:10:00 UTC', '4 lug 2026 13:00:00 UTC'], types: ['Ordine', 'Rimborso', 'Commissione di servizio'], amount: commaMoney,
    header: { dateTime: 'Data/Ora:', settlementId: 'Numero pagamento', type: 'Tipo', orderId: 'Numero ordine', sku: 'SKU', description: 'Descrizione', quantity: 'Quantità', marketplace: 'Marketplace', fulfillment: 'Gestione', productSales: 'Vendite', productSalesTax: 'imposta sulle vendite dei prodotti', shippingCredits: 'Accrediti per le spedizioni', giftWrapCredits: 'Accrediti per confezioni regalo', promoRebates: 'Sconti promozionali', mktWithheldTax: 'trattenuta IVA del marketplace', sellingFees: 'Commissioni di vendita', fbaFees: 'Costi del servizio Logistica di Amazon', otherTxnFees: 'Altri costi relativi alle transazioni', other: 'Altro', total: 'totale' } },
  { name: 'es', language: 'es', marketplace: 'ES', site: 'amazon.es', preamble: somePreamble('Todos los importes en EUR'), times: ['17 dic 2026 12:37:41 UTC', '18 dic 2026 12:37:41 UTC', '19 dic 2026 12:37:41 UTC'], period: { from: '2026-12-17', to: '2026-12-19' }, types: ['Pedido', 'Reembolso', 'Tarifa de prestación de servicio'], amount: commaMoney,
    header: { dateTime: 'fecha y hora', settlementId: 'identificador de pago', type: 'tipo', orderId: 'número de pedido', sku: 'sku', description: 'descripción', quantity: 'cantidad', marketplace: 'web de Amazon', fulfillment: 'gestión logística', productSales: 'ventas de productos', productSalesTax: 'impuesto de ventas de productos', shippingCredits: 'abonos de envío', giftWrapCredits: 'abonos de envoltorio para regalo', promoRebates: 'devoluciones promocionales', mktWithheldTax: 'impuesto retenido en el sitio web', sellingFees: 'tarifas de venta', fbaFees: 'tarifas de Logística de Amazon', otherTxnFees: 'tarifas de otras transacciones', other: 'otro', total: 'total' } },
  { name: 'es-mx', language: 'es', marketplace: 'MX', site: 'amazon.com.mx', preamble: somePreamble('Todas las cantidades en MXN, a menos que se especifique'), times: ['1 jul 2026 12:24:25 UTC', '2 jul 2026 15:10:00 UTC', '4 jul 2026 13:00:00 UTC'], types: ['Pedido', 'Reembolso', 'Tarifa de prestación de servicio'], amount: money('', 2),
    header: { dateTime: 'fecha/hora', settlementId: 'Id. de liquidación', type: 'tipo ', orderId: 'Id. del pedido', sku: 'sku', description: 'descripción', quantity: 'cantidad', marketplace: 'marketplace', fulfillment: 'cumplimiento', productSales: 'ventas de productos', productSalesTax: 'impuesto de ventas de productos', shippingCredits: 'créditos de envío', giftWrapCredits: 'créditos por envoltorio de regalo', promoRebates: 'descuentos promocionales', mktWithheldTax: 'impuesto de retenciones en la plataforma', sellingFees: 'tarifas de venta', fbaFees: 'tarifas fba', otherTxnFees: 'tarifas de otra transacción', other: 'otro', total: 'total' } },
  { name: 'nl', language: 'nl', marketplace: 'NL', site: 'amazon.nl', preamble: somePreamble('Alle bedragen in EUR, tenzij anders vermeld'), times: ['1 jul. 2026 12:24:25 UTC', '2 jul. 2026 15:10:00 UTC', '4 jul. 2026 13:00:00 UTC'], types: ['Bestelling', 'Terugbetaling', 'Servicekosten'], amount: commaMoney,
    header: { dateTime: 'datum/tijd', settlementId: 'schikkings-ID', type: 'type', orderId: 'bestelnummer', sku: 'sku', description: 'beschrijving', quantity: 'aantal', marketplace: 'marketplace', fulfillment: 'fulfillment', productSales: 'verkoop van producten', productSalesTax: 'geïnde omzetbelasting', shippingCredits: 'Verzendtegoeden', giftWrapCredits: 'kredietpunten cadeauverpakking', promoRebates: 'promotiekortingen', mktWithheldTax: 'Belasting voor marketplace-facilitator', sellingFees: 'verkoopkosten', fbaFees: 'fba-vergoedingen', otherTxnFees: 'overige transactiekosten', other: 'overige', total: 'totaal' } },
  { name: 'ja', language: 'ja', marketplace: 'JP', site: 'amazon.jp', preamble: somePreamble('すべての金額は円単位です'), times: ['2026/07/01 12:24:25', '2026/07/02 15:10:00', '2026/07/04 13:00:00'], period: { from: '2026-07-01', to: '2026-07-04' }, types: ['注文', '返金', '注文外料金'], amount: yen,
    header: { dateTime: '日付/時間', settlementId: '決済番号', type: 'トランザクションの種類', orderId: '注文番号', sku: 'SKU', description: '説明', quantity: '数量', marketplace: 'Amazon 出品サービス', fulfillment: 'フルフィルメント', productSales: '商品売上', productSalesTax: '商品の売上税', shippingCredits: '配送料', giftWrapCredits: 'ギフト包装手数料', promoRebates: 'プロモーション割引額', mktWithheldTax: '源泉徴収税を伴うマーケットプレイス', sellingFees: '手数料', fbaFees: 'FBA 手数料', otherTxnFees: 'トランザクションに関するその他の手数料', other: 'その他', total: '合計' } },
  { name: 'fr-other-names', language: 'fr', marketplace: 'FR', site: 'amazon.fr', preamble: somePreamble('Tous les montants sont en EUR, sauf mention contraire'), times: ['1 juil. 2026 12:24:25 UTC', '2 juil. 2026 15:10:00 UTC', '4 juil. 2026 13:00:00 UTC'], types: ['Commande', 'Remboursement', 'Frais de service'], amount: commaMoney,
    header: { dateTime: 'date/heure', settlementId: 'Identifiant du paiement', type: 'type', orderId: 'Numéro de la commande', sku: 'SKU', description: 'description', quantity: 'quantité', marketplace: 'site de vente', productSales: 'ventes de produits', sellingFees: 'frais de vente', fbaFees: 'Frais Expédié par Amazon', other: 'autre', total: 'total' } },
  // Of Swedish and Polish only the first columns' names are known.
  { name: 'sv', language: 'sv', marketplace: 'SE', site: 'amazon.se', preamble: somePreamble('Alla belopp i SEK'), times: ['1 juli 2026 12:24:25 UTC', '2 juli 2026 15:10:00 UTC', '4 juli 2026 13:00:00 UTC'], types: ['Order', 'Återbetalning', 'Serviceavgift'], amount: commaMoney,
    header: { dateTime: 'datum/tid', settlementId: 'reglerings-id', type: 'typ', orderId: 'beställnings-id', sku: 'sku', marketplace: 'marknadsplats' } },
  { name: 'pl', language: 'pl', marketplace: 'PL', site: 'amazon.pl', preamble: somePreamble('Wszystkie kwoty w PLN'), times: ['1 lip 2026 12:24:25 UTC', '2 lip 2026 15:10:00 UTC', '4 lip 2026 13:00:00 UTC'], types: ['Zamówienie', 'Zwrot', 'Opłata'], amount: commaMoney,
    header: { dateTime: 'data/godzina', settlementId: 'identyfikator rozliczenia', type: 'typ', orderId: 'identyfikator zamówienia', sku: 'sku', marketplace: 'rynek' } },
];

// The description is asserted only where the file has the column.
const asserted = (record: Record_, present: readonly string[]): Record_ => Object.fromEntries(Object.entries(record).filter(([field]) => present.includes(field)));

function fixture(page: Page): Fixture {
  // Yen have no cents, rupees and dollars do.
  const whole = page.amount === yen;
  const figure = (value: number): number => whole ? Math.round(value * 100) : value;
  const row = (productSales: number, sellingFees: number, fbaFees: number, other: number): Record_ => ({ productSales: figure(productSales), productSalesTax: 0, shippingCredits: 0, giftWrapCredits: 0, promoRebates: 0, mktWithheldTax: 0, sellingFees: figure(sellingFees), fbaFees: figure(fbaFees), otherTxnFees: 0, other: figure(other), total: figure(Math.round((productSales + sellingFees + fbaFees + other) * 100) / 100) });
  const records: Record_[] = [
    { ...row(1234.5, -185.18, -42.3, 0), quantity: 3, orderId: '302-1234567-1234567', sku: '0087-TT-6', description: 'Linen Tea Towels, 18" x 28"' },
    { ...row(-34.99, 5.25, 0, 0), quantity: 1, orderId: '302-7654321-7654321', sku: 'AB-SKIL-10', description: 'Alderbrook Cast Iron Skillet' },
    { ...row(0, 0, 0, -9.02), quantity: null, orderId: null, sku: null, description: 'Cost of Advertising' },
  ];
  const present = fields.filter((field) => page.header[field] !== undefined);
  const cells = records.map((record, index) => present.map((field): string => {
    switch (field) {
      case 'dateTime': return page.times[index] ?? '';
      case 'settlementId': return '15032609331';
      case 'type': return page.types[index] ?? '';
      case 'marketplace': return page.site;
      case 'fulfillment': return 'Amazon';
      case 'quantity': return record['quantity'] === null ? '' : plain(Number(record['quantity']));
      default: return amounts.includes(field) ? page.amount(Number(record[field])) : String(record[field] ?? '');
    }
  }));
  const headerLine = page.preamble.length + 1;
  const text = [...page.preamble.map((cell) => line([cell], quoted)), line(present.map((field) => page.header[field] ?? ''), quoted), ...cells.map((row_) => line(row_, quoted))].join('\n') + '\n';
  const expected: Expected = {
    kind: 'transactions', language: page.language, encoding: 'utf-8-bom', headerLine, marketplace: page.marketplace, ...(page.currency ? { currency: page.currency } : {}), ...(page.period ? { period: page.period } : {}),
    columns: present, rows: 3, rejected: [], totals: sums(records, ['quantity' as const, ...amounts].filter((field) => present.includes(field))),
    values: records.map((record, index) => ({ line: headerLine + 1 + index, values: { ...asserted(record, present), settlementId: '15032609331' } })),
  };
  return { path: `transactions/${page.name}`, extension: 'csv', bytes: encode(text, 'utf-8-bom'), expected };
}

/** The page's own table, saved: another set of columns, and signs in every place they occur. */
function views(): Fixture[] {
  const japanese = '日付,注文番号,商品の詳細,商品価格合計,プロモーション割引合計,Amazon手数料,合計 (JPY),トランザクションの種類,トランザクションステータス,数量\n2026/07/13,249-1234567-1234567,リネン ティータオル,"￥2,480",￥0,-￥372,"￥2,108",注文に対する支払い,リリース済み,1\n2026/07/14,249-7654321-7654321,竹製まな板,"￥3,960",-￥100,-￥594,"￥3,266",注文に対する支払い,リリース済み,2\n';
  const preamble = englishPreamble('USD').map((cell) => line([cell], quoted));
  const signs = [...preamble, '"date/time","settlement id","type","order id","sku","description","quantity","marketplace","product sales","selling fees","other","total"',
    '"Jul 1, 2026 9:00:00 AM PDT","1503","Order","111-2345678-1234567","AB-1","Skillet","1","amazon.com","$34.99","$-5.25","0","$29.74"',
    '"Jul 2, 2026 9:00:00 AM PDT","1503","Refund","111-2345678-1234567","AB-1","Skillet","1","amazon.com","-$34.99","5.25","0","(29.74)"',
    '"Jul 3, 2026 9:00:00 AM PDT","1503","Service Fee","","","Storage","","amazon.com","0","0","$-9.02","$-9.02"', ''].join('\n');
  return [
    { path: 'transactions/ja-transaction-view', extension: 'csv', bytes: encode(japanese, 'utf-8-bom'), expected: { kind: 'transactions', language: 'ja', headerLine: 1, currency: 'JPY', marketplace: 'JP', period: { from: '2026-07-13', to: '2026-07-14' }, rows: 2, rejected: [], totals: { quantity: 3, total: 5374 } } },
    { path: 'transactions/en-us-signs', extension: 'csv', bytes: encode(signs, 'utf-8-bom'), expected: { kind: 'transactions', language: 'en', headerLine: 8, currency: 'USD', marketplace: 'US', rows: 3, rejected: [], totals: { productSales: 0, sellingFees: 0, other: -9.02, total: -9.02 }, values: [{ line: 9, values: { sellingFees: -5.25 } }, { line: 10, values: { productSales: -34.99, total: -29.74 } }, { line: 11, values: { other: -9.02 } }] } },
  ];
}

export function transactionFixtures(): Fixture[] {
  return [...pages.map(fixture), ...views()];
}

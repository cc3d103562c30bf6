import { plain, sum, type Family, type FieldEntry, type Strings } from '../dictionary';
import type { ColumnStyle, ReportLanguage } from '../types';

/** Date-range transactions and the unified transaction view. Several lines of definitions stand above the header. */

/** One line a field: US and UK; then DE, FR, IT, ES and MX, NL, JP, SE, PL. Several spellings are parted by `|`; `-` is unknown. */
const table: readonly (readonly [field: string, style: ColumnStyle | '+integer' | '+money', en: string, de: string, fr: string, it: string, es: string, nl: string, ja: string, sv: string, pl: string])[] = [
  ['dateTime', 'moment', 'date/time', 'Datum/Uhrzeit', 'date/heure', 'Data/Ora:|Data/Ora', 'fecha y hora|fecha/hora', 'datum/tijd', '日付/時間', 'datum/tid', 'data/godzina'],
  ['settlementId', 'id', 'settlement id', 'Abrechnungsnummer', 'numéro de versement|Identifiant du paiement', 'Numero pagamento', 'identificador de pago|Id. de liquidación', 'schikkings-ID', '決済番号', 'reglerings-id', 'identyfikator rozliczenia'],
  ['type', 'text', 'type', 'Typ', 'type', 'Tipo', 'tipo|tipo ', 'type', 'トランザクションの種類', 'typ', 'typ'],
  ['orderId', 'id', 'order id', 'Bestellnummer', 'numéro de la commande|Numéro de la commande', 'Numero ordine', 'número de pedido|Id. del pedido', 'bestelnummer', '注文番号', 'beställnings-id', 'identyfikator zamówienia'],
  ['sku', 'id', 'sku|Sku', 'SKU', 'sku|SKU', 'SKU', 'sku', 'sku', 'SKU', 'sku', 'sku'],
  ['description', 'text', 'description', 'Beschreibung', 'description', 'Descrizione', 'descripción', 'beschrijving', '説明', '-', '-'],
  ['quantity', '+integer', 'quantity', 'Menge', 'quantité', 'Quantità', 'cantidad', 'aantal', '数量', '-', '-'],
  ['marketplace', 'text', 'marketplace', 'Marketplace', 'Marketplace|site de vente', 'Marketplace', 'web de Amazon|marketplace', 'marketplace', 'Amazon 出品サービス', 'marknadsplats', 'rynek'],
  ['fulfillment', 'text', 'fulfillment|fulfilment', 'Versand', 'traitement', 'Gestione', 'gestión logística|cumplimiento', 'fulfillment', 'フルフィルメント', '-', '-'],
  ['productSales', '+money', 'product sales', 'Umsätze', 'ventes de produits', 'Vendite', 'ventas de productos', 'verkoop van producten', '商品売上', '-', '-'],
  ['productSalesTax', '+money', 'product sales tax', 'Produktumsatzsteuer', 'Taxes sur la vente des produits', 'imposta sulle vendite dei prodotti', 'impuesto de ventas de productos', 'geïnde omzetbelasting', '商品の売上税', '-', '-'],
  ['shippingCredits', '+money', 'shipping credits|postage credits', 'Gutschrift für Versandkosten', "crédits d'expédition", 'Accrediti per le spedizioni', 'abonos de envío|créditos de envío', 'Verzendtegoeden', '配送料', '-', '-'],
  ['giftWrapCredits', '+money', 'gift wrap credits', 'Gutschrift für Geschenkverpackung', "crédits sur l'emballage cadeau", 'Accrediti per confezioni regalo', 'abonos de envoltorio para regalo|créditos por envoltorio de regalo', 'kredietpunten cadeauverpakking', 'ギフト包装手数料', '-', '-'],
  ['promoRebates', '+money', 'promotional rebates', 'Rabatte aus Werbeaktionen', 'Rabais promotionnels', 'Sconti promozionali', 'devoluciones promocionales|descuentos promocionales', 'promotiekortingen', 'プロモーション割引額', '-', '-'],
  ['mktWithheldTax', '+money', 'marketplace withheld tax', 'Einbehaltene Steuer auf Marketplace', 'Taxes retenues sur le site de vente', 'trattenuta IVA del marketplace', 'impuesto retenido en el sitio web|impuesto de retenciones en la plataforma', 'Belasting voor marketplace-facilitator', '源泉徴収税を伴うマーケットプレイス', '-', '-'],
  ['sellingFees', '+money', 'selling fees', 'Verkaufsgebühren', 'frais de vente', 'Commissioni di vendita', 'tarifas de venta', 'verkoopkosten', '手数料', '-', '-'],
  ['fbaFees', '+money', 'fba fees', 'Gebühren zu Versand durch Amazon', 'Frais Expédié par Amazon', 'Costi del servizio Logistica di Amazon', 'tarifas de Logística de Amazon|tarifas fba', 'fba-vergoedingen', 'FBA 手数料', '-', '-'],
  ['otherTxnFees', '+money', 'other transaction fees', 'Andere Transaktionsgebühren', 'autres frais de transaction', 'Altri costi relativi alle transazioni', 'tarifas de otras transacciones|tarifas de otra transacción', 'overige transactiekosten', 'トランザクションに関するその他の手数料', '-', '-'],
  ['other', '+money', 'other', 'Andere', 'autre', 'Altro', 'otro', 'overige', 'その他', '-', '-'],
  ['total', '+money', 'total', 'Gesamt', 'total', 'totale', 'total', 'totaal', '合計', '-', '-'],
];

const languages: readonly ReportLanguage[] = ['en', 'de', 'fr', 'it', 'es', 'nl', 'ja', 'sv', 'pl'];

const fields = table.map(([field, style, ...texts]): FieldEntry => {
  const strings: Strings = {};
  for (const [index, language] of languages.entries()) {
    const spellings = (texts[index] ?? '-').split('|');
    if (spellings[0] !== '-') strings[language] = { Q: spellings };
  }
  return { field, style: style.replace('+', '') as ColumnStyle, additive: style.startsWith('+'), strings };
});

const ja = (...texts: string[]): Strings => ({ ja: { Q: texts } });
const en = (...texts: string[]): Strings => ({ en: { A: texts } });

/** The transaction view of the payments page: fewer, coarser columns. */
const viewFields: FieldEntry[] = [
  plain('date', 'date', { ...ja('日付'), ...en('Date') }),
  plain('orderId', 'id', { ...ja('注文番号'), ...en('Order ID') }),
  plain('description', 'text', { ...ja('商品の詳細'), ...en('Product Details') }),
  sum('productSales', 'money', { ...ja('商品価格合計'), ...en('Total product charges') }),
  sum('promoRebates', 'money', { ...ja('プロモーション割引合計'), ...en('Total promotional rebates') }),
  sum('amazonFees', 'money', { ...ja('Amazon手数料'), ...en('Amazon fees') }),
  sum('other', 'money', en('Other')),
  sum('total', 'money', { ...ja('合計 (JPY)'), ...en('Total (USD)') }),
  plain('type', 'text', { ...ja('トランザクションの種類'), ...en('Transaction type') }),
  plain('status', 'text', { ...ja('トランザクションステータス'), ...en('Transaction Status') }),
  sum('quantity', 'integer', ja('数量')),
];

export const transactions: Family = {
  name: 'transactions',
  fields,
  kinds: [{ kind: 'transactions', requires: ['dateTime', 'type', 'settlementId', ['total', 'productSales', 'orderId']], usual: ['dateTime', 'type', 'orderId', 'sku', 'quantity', 'productSales', 'sellingFees', 'fbaFees', 'total'], keys: ['dateTime', 'type', 'orderId'] }],
};

export const transactionView: Family = {
  name: 'transaction-view',
  fields: viewFields,
  kinds: [{ kind: 'transactions', requires: ['date', 'orderId', 'total', ['productSales', 'amazonFees']], usual: ['date', 'orderId', 'productSales', 'amazonFees', 'total', 'type'], keys: ['date', 'orderId'] }],
};

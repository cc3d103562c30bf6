/**
 * Columns that hold personal data, under any kind of report: buyer names, addresses, mails, phones, and what buyers wrote
 * in their own words. They are recognised by their header and never read.
 */
const privateKeys = new Set([
  'buyer-name', 'buyer-email', 'buyer-phone-number', 'buyer-company-name', 'buyer-cst-number', 'buyer-vat-number', 'buyer-tax-registration-id', 'buyer-identification-number', 'buyer-identification-type', 'buyer-citizen-name', 'buyer-citizen-id', 'buyer-address-1',
  'recipient-name', 'ship-address-1', 'ship-address-2', 'ship-address-3', 'ship-phone-number', 'shipping-address-1', 'ship-city', 'ship-postal-code', 'ship-state', 'bill-name', 'bill-address-1', 'bill-address-2', 'bill-address-3', 'bill-phone-number', 'bill-city', 'bill-postal-code', 'bill-state',
  'delivery-instructions', 'customized-url', 'customized-page', 'gift-message-text', 'customer-comments', 'customer-name', 'customer-email', 'rater-email', 'rateremail', 'comments', 'yourresponse', 'email', 'e-mail', 'phone', 'phonenumber', 'telephone', 'address',
  'ordercity', 'orderstate', 'orderpostal', 'buyercomment', 'returnrequestcomment', 'customercomments', 'buyername', 'buyeremail', 'recipientname', 'shippingaddress', 'customername',
  '买家姓名', '买家邮箱', '买家电子邮件', '买家电话', '收件人', '收件人姓名', '收货人', '收货人姓名', '收货地址', '收件地址', '配送地址', '电话', '手机', '手机号', '邮箱', '电子邮件', '买家评论', '买家备注', '退货评论', '评价者邮箱', '评论', '您的回复',
  'käufername', 'e-mail-adressedeskäufers', 'empfängername', 'lieferadresse', 'telefonnummer', 'kundenkommentare', 'kommentare', 'ihreantwort', 'e-maildesbewertenden',
  '購入者名', '購入者のeメールアドレス', '受取人名', '配送先住所', '電話番号', 'コメント', 'あなたの回答', '評価者のeメール',
  'nombredelcomprador', 'correoelectrónicodelcomprador', 'dirección', 'teléfono', 'comentarios', 'nomeacquirente', 'indirizzo', 'telefono', 'commenti', "nomdel'acheteur", 'adresse', 'téléphone', 'commentaires',
  'citywhereorderwasshipped', 'orderpostalcode', 'orderpostale', 'orderpostalecode',
]);
const privateShape = /(?:buyer|recipient|customer|rater|purchaser|ship(?:ping)?-?to)[-_]?(?:name|e?-?mail|phone|address)|(?:买家|收件人|收货人)(?:姓名|邮箱|电话|地址)|phone-?number$|e-?mail(?:-?address)?$/;
const mail = /^[^\s@,;"]{1,64}@[^\s@,;"]{1,190}\.[a-z]{2,24}$/i;

/** Whether a header, folded by `headerKey`, names personal data. */
export const isPrivateKey = (key: string): boolean => privateKeys.has(key) || privateShape.test(key);

/** Whether the cells of a column nobody knows look like mail addresses. */
export const looksPrivate = (samples: readonly string[]): boolean => samples.some((sample) => mail.test(sample));

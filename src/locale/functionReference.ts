import type { Entry } from './index';

// The words of the function wizard, the function browser and the reference pages. Not in the functions bundle.
const t = (en: string, chinese: string): Entry => ({ en, 'zh-CN': chinese });

/** What a function does, in one line; what else to know; words people search by; arguments that mean something special here. */
export interface FunctionText {
  readonly summary: Entry;
  readonly details?: Entry;
  readonly keywords: readonly string[];
  readonly arguments: Readonly<Record<string, Entry>>;
}

const text = (summary: Entry, keywords: string, details?: Entry, own: Readonly<Record<string, Entry>> = {}): FunctionText => ({ summary, keywords: keywords.split(' '), arguments: own, ...(details ? { details } : {}) });

export const functionTexts = {
  ACOS: text(t('Advertising cost of sales: ad spend divided by ad sales.', '广告销售成本：广告花费 ÷ 广告销售额。'), '广告 花费 销售额 投产 spend', t('No sales gives #N/A, never 0 %.', '无销售时返回 #N/A，不会显示为 0%。')),
  TACOS: text(t('Total advertising cost of sales: ad spend divided by all sales of the same days.', '总广告销售成本（领星称 ACoAS）：广告花费 ÷ 同期总销售额。'), '广告 总销售额 ACoAS 占比', t('Spend and sales must cover the same products and days.', '花费与销售额须为同一范围、同一时段。')),
  ROAS: text(t('Return on ad spend: ad sales divided by ad spend.', '广告投资回报：广告销售额 ÷ 广告花费。'), '广告 回报 投产比'),
  CTR: text(t('Click-through rate: clicks divided by impressions.', '点击率：点击量 ÷ 展示量。'), '广告 点击率 展示'),
  CPC: text(t('Cost per click: ad spend divided by clicks.', '单次点击成本：广告花费 ÷ 点击量。'), '广告 单次点击成本 出价'),
  CVR: text(t('Conversion rate: orders divided by clicks, or units divided by sessions.', '转化率：订单数 ÷ 点击量，或销量 ÷ 会话数（商品会话百分比）。'), '转化率 会话 订单', t('Unit Session Percentage can pass 100 %. The column 转化率 - 总计 of the Chinese business report is the share of sessions, not this rate.', '商品会话百分比可以超过 100%。中文业务报告中的“转化率 - 总计”是会话占比，不是转化率。'), {
    conversions: t('Ad orders, or units ordered', '广告订单数，或已订购商品数量'), visits: t('Clicks, or sessions', '点击量，或会话数'),
  }),
  ACOSHEALTH: text(t('Judges ACoS against the limit of its category or a target.', '按类目标准或目标值判定 ACoS 是否健康。'), '广告 健康 偏高 类目 判定', t('The first that holds decides: too few clicks, spend without sales, above the limit by more than the tolerance, above the limit, below half the limit (not where stock is short), healthy. A category without a limit gives #N/A with the known ones; add it in Settings or give a target.', '依次判定：点击不足 → 有花费无销售 → 超出标准且超过容差 → 超出标准 → 低于标准一半（库存不足时另行提示）→ 健康。类目没有标准时返回 #N/A 并列出已有类目，可在“设置”中添加或直接填写目标。'), {
    spend: t('Ad spend', '广告花费'), sales: t('Ad sales', '广告销售额'), clicks: t('Clicks; below 8 there is too little to judge', '点击量；少于 8 次不判定'), target: t('Target ACoS instead of the category\'s limit', '目标 ACoS，填写后替代类目标准'), cover: t('Days of cover; below 28 a low ACoS is no reason to scale', '可售天数；低于 28 天时不建议加大投放'),
  }),
  BREAKEVENACOS: text(t('The ACoS at which an ad sale earns nothing: (price − cost − fees) ÷ price.', '盈亏平衡 ACoS：（售价 − 成本 − 费用）÷ 售价。'), '广告 利润 盈亏平衡 保本', t('A missing price or cost gives #N/A, because a blank cost would look like a wide margin.', '售价或成本缺失时返回 #N/A：成本空白会被误看成高毛利。')),
  TARGETACOS: text(t('Break-even ACoS less the profit you want to keep.', '目标 ACoS：盈亏平衡 ACoS − 期望利润率。'), '广告 目标 利润'),
  MAXBID: text(t('The most a click may cost: target ACoS × average order value × conversion rate.', '最高出价：目标 ACoS × 客单价 × 转化率。'), '广告 出价 竞价 bid', undefined, { targetAcos: t('Target ACoS, e.g. from AMZ.TARGETACOS', '目标 ACoS，例如 AMZ.TARGETACOS 的结果'), cvr: t('Ad conversion rate, orders divided by clicks', '广告转化率：订单数 ÷ 点击量') }),
  SEARCHTERM: text(t('What to do with a customer search term: harvest, lower, watch, negate or leave.', '判定客户搜索词的处理动作：收割、降价、观察、否定候选或保持。'), '搜索词 否定 收割 长尾词 广告', t('A negative is only ever a candidate: it needs three times as many clicks as one order takes, and the orders of the last 30 days, of which there must be none. Protected terms are never negated or lowered. ASIN-shaped terms are product placements. A term is harvested for the orders of 30 days: orders30 decides where it is given, also against more orders of a longer window; left out, the orders of the window decide, so give figures of 30 days. Without orders30 nothing is negated: the answer is "Needs data". A blank cell is 0 orders, as everywhere in Excel: leave the argument out instead of pointing at an empty column.', '否定只会是“候选”：点击数须达到出一单所需点击的三倍，并且已知近 30 天全账户无订单；未提供近 30 天订单数时答“数据不足”。受保护词不会被否定或降价。形如 ASIN 的词属于商品投放。收割看近 30 天订单：填了 orders30 就以它为准，时段更长、订单更多也不例外；不填则按所选时段的订单判定，因此请使用 30 天的数据。空白单元格与 Excel 其他函数一样按 0 单计：没有这列数据时请省略该参数，不要引用空列。'), {
    orders: t('Orders in the window', '所选时段内的订单数'), spend: t('Ad spend', '广告花费'), sales: t('Ad sales', '广告销售额'), targetAcos: t('Target ACoS; 30 % if left out', '目标 ACoS，不填按 30%'), cvr: t('Ad conversion rate of the ASIN or account; 10 % if left out', 'ASIN 或账户的广告转化率，不填按 10%'),
  }),
  ZOMBIE: text(t('Finds ad groups that only cost attention or money.', '找出只占精力或浪费预算的僵尸广告组。'), '广告组 僵尸 废弃 清理 暂停', t('The answer is a suggestion to pause; a reviewer decides. Nothing is deleted or archived.', '结果仅为“建议暂停”，由复核人决定；不会删除或归档任何广告。'), {
    days: t('Days the figures cover', '数据覆盖的天数'), state: t('State as in the export; enabled if left out', '导出中的状态，不填视为已启用'), stock: t('Sellable units of everything advertised; 0 or blank means out of stock', '推广商品的可售库存合计；0 或空白视为断货'), cvr: t('Ad conversion rate; 10 % if left out', '广告转化率，不填按 10%'), orders: t('Ad orders', '广告订单数'), spend: t('Ad spend', '广告花费'),
  }),
  VELOCITY: text(t('Units a day, weighted over several windows.', '加权日均销量（多个时间窗口）。'), '日均销量 动销 库存 权重', t('One row of windows gives one result. Without weights, 7 days count 50 %, 30 days 30 %, 90 days 20 %, scaled to the windows at hand. Weights must add up to 100 %.', '每行多个窗口得一个结果。不填权重时按 7 天 50%、30 天 30%、90 天 20%，并按实际窗口折算。权重合计必须为 100%。'), {
    units: t('Units sold in each window, one column a window', '各窗口销量，每列一个窗口'), days: t('Length of each window in days', '各窗口天数'), weights: t('Weight of each window; together 100 %', '各窗口权重，合计 100%'), inStockDays: t('Days in stock in each window; blank where unknown', '各窗口有货天数，未知留空'),
  }),
  DAYSOFCOVER: text(t('Days the stock lasts: available (and inbound) divided by velocity.', '可售天数：可售库存（含在途）÷ 日均销量。'), '可售天数 库存 周转 断货', t('Nothing sold gives #N/A. Negative stock lasts 0 days.', '无动销时返回 #N/A；负库存按 0 天计。')),
  STOCKOUTDATE: text(t('The day the stock runs out.', '预计断货日。'), '断货日 库存', t('Format the cell as a date.', '请将单元格格式设为日期。')),
  RESTOCK: text(t('Judges the stock of a product: out, at risk, restock, fine or too much.', '判定补货状态：断货、断货风险、立即补货、正常、冗余。'), '补货 断货 库存 冗余 判定', t('The first that holds decides: velocity 0, no stock, cover on hand below 15 days, cover with inbound below lead time + safety days, cover on hand above 90 days, OK.', '依次判定：日均销量为 0 → 无库存 → 现货可售天数低于 15 天 → 含在途可售天数低于补货周期 + 安全天数 → 现货可售天数高于 90 天 → 正常。')),
  RESTOCKQTY: text(t('Units to order: velocity × (target days + lead time) − stock − inbound, rounded up to the carton.', '建议补货量：日均销量 ×（目标天数 + 补货周期）− 库存 − 在途，按装箱数向上取整。'), '补货量 采购 建议 装箱', t('Sales of 0.1 a day or less give #N/A: too slow for a suggestion.', '日均销量不高于 0.1 时返回 #N/A，不给建议。')),
  ORDERBYDATE: text(t('The last day to order so that goods arrive before the stock runs out.', '最晚下单日：断货日 − 补货周期。'), '下单日 采购 补货 断货', t('A day in the past means it is too late. Format the cell as a date.', '早于今天表示已经来不及。请将单元格格式设为日期。')),
  REORDERPOINT: text(t('Stock at which to order: velocity × lead time + safety stock.', '再订货点：日均销量 × 补货周期 + 安全库存。'), '再订货点 补货 库存', t('Without safety stock, 14 days of sales are taken, as AMZ.RESTOCK does.', '不填安全库存时取 14 天销量，与 AMZ.RESTOCK 一致。'), { safetyStock: t('Safety stock in units; 14 days of sales if left out', '安全库存（件），不填取 14 天销量') }),
  SAFETYSTOCK: text(t('Safety stock: Z × deviation × √lead time.', '安全库存：Z × 标准差 × √补货周期。'), '安全库存 服务水平 波动', t('Service level 95 % and a deviation of 30 % of velocity unless given.', '不填时服务水平按 95%，标准差按日均销量的 30%。')),
  REVENUEATRISK: text(t('Revenue lost if nothing arrives within the horizon.', '风险销售额：观察期内缺货将损失的销售额。'), '风险 损失 断货 销售额', undefined, { cover: t('Days of cover, inbound included', '可售天数（含在途）') }),
  LOWINVENTORYFEE: text(t('Whether the low-inventory-level fee applies.', '判定是否收取低库存水平费。'), '低库存费 FBA 费用', t('It applies where both historical days of supply are below 28. It looks at the past, not at cover.', '两项历史供货天数均低于 28 天才收取。它看的是历史，不是可售天数。')),
  AGEDINVENTORY: text(t('The aged-inventory fee band of a unit.', '库龄附加费分段。'), '库龄 超龄 长期仓储费 FBA', t('Bands start at 181 days; Amazon takes its snapshot on the 15th.', '自 181 天起分段；亚马逊每月 15 日取快照。')),
  REPLYDUE: text(t('When a buyer message must be answered: 24 elapsed hours.', '买家消息回复截止时间：24 个自然小时。'), '买家消息 回复 时限 24小时 客服', t('Weekends and holidays count; a change of the clocks does not shorten the 24 hours. Format the cell as date and time.', '周末和节假日计入；夏令时切换不影响 24 小时。请将单元格格式设为日期时间。')),
  REPLYSTATUS: text(t('How a buyer message stands: on time, due soon, urgent, overdue, replied.', '买家消息状态：充裕、将到期、紧急、已超时、已回复、超时回复。'), '买家消息 回复 超时 客服 判定', t('Response time is not a metric of the Account Health report.', '回复时效不是账户状况报告的考核指标。')),
  APPEALDUE: text(t('When a notice from Amazon must be answered.', '账户通知/申诉截止时间。'), '申诉 停用 绩效通知 时限 账户', t('The deadline printed in the notice wins. Without one, 72 hours to act; the outer limit is 168 hours (7 days). The "172 hours" of the source document is not 7 days and only shown as such.', '以通知中写明的期限为准；未写明时按 72 小时处理，最晚 168 小时（7 天）。源文档中的“172 小时”并非 7 天，仅作提示。')),
  HEALTHMETRIC: text(t('Judges an account health metric against Amazon\'s limit.', '按亚马逊标准判定账户状况指标。'), '账户 绩效 订单缺陷率 ODR 迟发 AHR 判定', t('Write rates as 0.8 % or 0.008. A number above 1 for a rate is #VALUE!, so that 5 is never taken for 500 %.', '比率请写 0.8% 或 0.008；比率大于 1 的数字返回 #VALUE!。')),
  PRICEALERT: text(t('Watches a price against its baseline, floor and ceiling.', '价格监控：对比基准价、下限与上限。'), '价格 监控 预警 上限 下限', undefined, { tolerance: t('Share a price may move off the baseline; 10 % if left out', '允许偏离基准价的比例，不填按 10%') }),
  LISTINGCADENCE: text(t('Listing updates a week over the last weeks.', 'Listing 每周更新次数。'), '更新 频次 listing 维护', t('The source document\'s aim is 2 to 3 a week.', '源文档目标：每周 2–3 次。')),
  TITLECHECK: text(t('Checks a title: length, characters, repeated words, promotional phrases, capitals.', '标题合规检查：长度、禁用字符、重复词、促销用语、全大写。'), '标题 合规 字符数 禁用 listing', t('75 characters since 2026-07-27, 200 before and in EG, SA, TR, AE. Length counts Unicode code points.', '自 2026-07-27 起 75 个字符，此前及 EG、SA、TR、AE 为 200。按 Unicode 码点计数。')),
  BULLETCHECK: text(t('Checks a bullet point: characters, emoji, guarantees, ASINs, number of lines.', '五点描述合规检查：禁用字符、表情、保证承诺、ASIN、条数。'), '五点描述 bullet 合规 listing', undefined, { text: t('A bullet point, or several in lines', '一条五点描述，或分行的多条') }),
  KEYWORDBYTES: text(t('UTF-8 bytes of a text, as Amazon counts back-end search terms.', '文本的 UTF-8 字节数（后台搜索词按字节计）。'), '后台关键词 字节 search terms', undefined, { text: t('Back-end search terms', '后台搜索词') }),
  KEYWORDCHECK: text(t('Checks back-end search terms against the byte limit of the marketplace.', '检查后台搜索词是否超过站点字节上限。'), '后台关键词 字节 合规', t('249 bytes; JP 500, IN 200.', '249 字节；日本站 500，印度站 200。'), { text: t('Back-end search terms', '后台搜索词') }),
  ISASIN: text(t('Whether a text is an ASIN (or the ISBN-10 of a book).', '判断文本是否为 ASIN（或图书 ISBN-10）。'), 'ASIN 校验 识别', undefined, { text: t('Text to look at', '待判断文本') }),
  GTINCHECK: text(t('Whether a UPC, EAN or GTIN has the right length and check digit.', '校验 UPC/EAN/GTIN 的长度与校验位。'), 'UPC EAN GTIN 条码 校验'),
  SITETIME: text(t('Turns a local time of one zone into the local time of another, daylight saving included.', '在站点时间与北京时间之间换算（自动处理夏令时）。'), '时区 站点时间 北京时间 夏令时 促销', t('In the hour that occurs twice the first is taken; in the hour that is left out the clock moves on by as much. Format the cell as date and time.', '重复的一小时取第一次；跳过的一小时顺延相应时长。请将单元格格式设为日期时间。')),
  SITEDATE: text(t('The calendar day in another zone at a moment.', '某一时刻在另一时区的日期。'), '时区 站点日期 日期 换算', t('Format the cell as a date.', '请将单元格格式设为日期。')),
  AMOUNT: text(t('The number in any money, percent or count text of an Amazon export.', '读取亚马逊导出中的金额、百分比或数量文本。'), '金额 数字 货币 转换 文本', t('Text that can be read two ways is #VALUE! until a locale is given. Percents become ratios.', '有两种读法的文本返回 #VALUE!，请填写地区。百分比转为比率。'), { text: t('Text such as US$1,234.56 or 12,34 %', '文本，如 US$1,234.56 或 12,34 %') }),
  REPORT: text(t('A pasted Amazon export as a clean table with the same column names in every language.', '把粘贴的亚马逊报表整理为统一列名的表格（任意语言）。'), '报表 导出 业务报告 广告报表 列名 整理', t('Give the range with its header row. Dates come as Excel dates, percents as ratios.', '请连同表头一起选中。日期转为 Excel 日期，百分比转为比率。')),
  TEAMWORTH: text(t('Whether a full-time operations assistant pays.', '判断是否值得配置专职运营助理。'), '团队 人力 助理 盈亏平衡 成本', t('By the source document: 30 SKUs, 100 orders a day, more than 50,000 USD a month.', '依据源文档：SKU ≥ 30、日单量 ≥ 100、月销售额高于 5 万美元。'), { monthlySales: t('Monthly sales in USD', '月销售额（美元）') }),
  TOOLCOST: text(t('Monthly cost of tools and its share of team cost.', '工具月费合计及其占团队成本的比例。'), '工具 成本 费用 团队 Helium10 Keepa', t('All prices in one currency; a mix is #VALUE! and names both.', '所有价格须为同一币种；混用时返回 #VALUE! 并指出两种币种。'), { prices: t('Monthly prices of the tools', '各工具月费') }),
  LOGVERIFY: text(t('Whether an SOP log is intact, or its first broken row.', '校验 SOP 日志是否完整，或指出第一处断链。'), '日志 SOP 校验 防篡改 哈希 复核', t('The chain shows that a row was edited, removed, inserted or moved; it cannot prevent it. Give the whole table with its headers.', '哈希链可以发现行被修改、删除、插入或移动，但无法阻止。请连同表头选中整张表。')),
} as const satisfies Readonly<Record<string, FunctionText>>;
export type FunctionId = keyof typeof functionTexts;

/** What an argument means wherever it stands, unless a function says otherwise. */
export const argumentHelp = {
  spend: t('Ad spend', '广告花费'),
  sales: t('Ad sales', '广告销售额'),
  totalSales: t('All sales of the same products and days', '同范围、同时段的总销售额'),
  clicks: t('Clicks', '点击量'),
  impressions: t('Impressions', '展示量'),
  category: t('Category, e.g. electronics or home', '类目，如 电子、家居'),
  price: t('Selling price', '售价'),
  cost: t('Cost of goods with inbound freight', '商品成本（含头程）'),
  fees: t('Referral, FBA and other fees', '佣金、FBA 及其他费用'),
  profit: t('Profit to keep, e.g. 10 %', '期望利润率，如 10%'),
  averageOrderValue: t('Ad sales divided by ad orders', '客单价：广告销售额 ÷ 广告订单数'),
  term: t('Customer search term', '客户搜索词'),
  matchType: t('Match type as in the export', '匹配类型，同导出'),
  orders30: t('Orders of the term in the last 30 days anywhere in the account; blank is 0, left out is unknown', '该词近 30 天全账户订单数；空白按 0 计，不填视为未知'),
  protected: t('Terms never to negate: brand, launch, ranking', '保护词区域：品牌词、新品词、排名词'),
  available: t('Sellable units on hand', '现货可售库存'),
  velocity: t('Units sold a day', '日均销量'),
  inbound: t('Units on the way', '在途数量'),
  asOf: t('Day of the figures or of the rule; the newest rule if left out', '数据或规则的日期；不填按最新规则'),
  leadDays: t('Lead time in days; 45 if 0 or left out', '补货周期（天），0 或不填按 45'),
  safetyDays: t('Safety days; 14 if 0 or left out', '安全天数，0 或不填按 14'),
  alertDays: t('Alarm below this cover; 15 if 0 or left out', '低于此可售天数报警，0 或不填按 15'),
  targetDays: t('Days of cover wanted after arrival; 60 if left out', '到货后目标可售天数，不填按 60'),
  pack: t('Units a carton; 1 if left out', '装箱数，不填按 1'),
  sigma: t('Standard deviation of daily units; 30 % of velocity if left out', '日销标准差，不填按日均销量的 30%'),
  serviceLevel: t('Service level; 95 % if left out', '服务水平，不填按 95%'),
  dailyRevenue: t('Revenue a day', '日销售额'),
  horizon: t('Days looked ahead; 60 if left out', '观察天数，不填按 60'),
  supply30: t('Short-term historical days of supply (30 days)', '短期（30 天）历史供货天数'),
  supply90: t('Long-term historical days of supply (90 days)', '长期（90 天）历史供货天数'),
  units7: t('Units sold in 7 days; below 20 is exempt', '近 7 天销量，低于 20 豁免'),
  ageDays: t('Age of the unit in days', '库龄（天）'),
  received: t('When the message came', '消息收到时间'),
  replied: t('When it was answered; blank if not', '回复时间，未回复留空'),
  zone: t('Zone of the times: CN (if left out), a marketplace, UTC or an IANA name', '时间所属时区：不填为北京时间；可填站点、UTC 或 IANA 名称'),
  notice: t('When the notice came', '通知时间'),
  kind: t('Kind of notice: cure, contact, odr-quiz, atoz-information, atoz-appeal, feedback, funds', '通知类型：停用警告、账户健康、测验、A-to-z、A-to-z申诉、差评移除、资金'),
  printedDeadline: t('Deadline printed in the notice; it wins', '通知中写明的期限，优先采用'),
  metric: t('ODR, LSR, CR, VTR, OTDR, IDR, policy or AHR', '指标：订单缺陷率、迟发率、取消率、有效追踪率、准时送达率、发票缺陷率、违规、AHR'),
  value: t('Value of the metric', '指标数值'),
  channel: t('FBA or FBM', '配送渠道：FBA 或 FBM'),
  baseline: t('Usual price', '基准价'),
  floor: t('Lowest price allowed', '价格下限'),
  ceiling: t('Highest price allowed', '价格上限'),
  dates: t('Days on which listings were updated', 'Listing 更新日期'),
  weeks: t('Weeks looked back; 4 if left out', '回看周数，不填按 4'),
  title: t('Product title', '商品标题'),
  marketplace: t('Marketplace, e.g. US, DE, JP', '站点，如 US、DE、JP'),
  code: t('UPC, EAN or GTIN; text keeps leading zeros', 'UPC、EAN 或 GTIN，文本可保留前导零'),
  moment: t('Date and time', '日期时间'),
  from: t('Zone of the moment: CN, a marketplace, UTC or an IANA name', '来源时区：CN、站点、UTC 或 IANA 名称'),
  to: t('Zone to show it in', '目标时区'),
  locale: t('Locale such as de-DE, or marketplace such as DE', '地区，如 de-DE，或站点，如 DE'),
  range: t('The pasted export with its header row', '粘贴的报表，含表头'),
  fields: t('Columns wanted, in this order; all if left out', '所需列及顺序，不填为全部'),
  skus: t('Number of SKUs', 'SKU 数'),
  ordersPerDay: t('Orders a day', '日单量'),
  seats: t('People who use the tools; 1 if left out', '使用人数，不填按 1'),
  teamCost: t('Cost of the team a month', '团队月成本'),
  logRange: t('The log table with its headers', '日志表，含表头'),
  show: t('TRUE: verdict, rule, numbers, source · "code": stable code', 'TRUE：判定、规则、数值、来源；"code"：固定英文代码'),
} as const satisfies Readonly<Record<string, Entry>>;

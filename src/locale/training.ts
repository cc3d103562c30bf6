import type { Entry } from './index';

const t = (en: string, chinese: string): Entry => ({ en, 'zh-CN': chinese });

/** What a scenario asks: name, goal, steps in order, what earns points, the mistake most people make. */
export interface ScenarioText {
  readonly name: Entry;
  readonly goal: Entry;
  readonly steps: Entry;
  readonly points: Entry;
  readonly mistake: Entry;
}

const scenario = (name: Entry, goal: Entry, steps: Entry, points: Entry, mistake: Entry): ScenarioText => ({ name, goal, steps, points, mistake });

export const scenarioTexts = {
  'cover-check': scenario(t('Daily cover check', '每日可售天数巡检'), t('Find every SKU below 15 days', '找出所有可售天数低于 15 天的 SKU'), t('Import inventory and sales → read days of cover → list SKUs below 15 → name the rule', '导入库存与销量 → 查看可售天数 → 列出低于 15 天的 SKU → 写明触发规则'), t('No SKU missed; reserved stock not counted', '无遗漏；预留库存未计入可售'), t('Counting reserved or inbound units as sellable', '把预留或在途当作可售')),
  'restock-plan': scenario(t('Restock plan', '补货计划'), t('Order quantity and last order day for ten SKUs', '为 10 个 SKU 给出补货量与最晚下单日'), t('Check velocity windows → set lead and target days → compute quantity → round to cartons → hand to supervisor', '核对日均销量窗口 → 填写补货周期与目标天数 → 计算补货量 → 按箱取整 → 提交主管'), t('Lead time per SKU; cartons; reason for each quantity', '按 SKU 的补货周期；整箱；每个数量有依据'), t('One lead time for every supplier', '所有供应商套用同一补货周期')),
  'stockout-response': scenario(t('Stock-out response', '断货处置'), t('Limit the loss of a SKU that just sold out', '将刚断货 SKU 的损失降到最低'), t('Confirm 0 sellable → check inbound → suggest pausing its ads → inform supervisor → log', '确认可售为 0 → 查看在途 → 建议暂停广告 → 上报主管 → 记录日志'), t('Ads suggestion within an hour; log complete', '一小时内提出广告建议；日志完整'), t('Raising the price far outside its band instead of reporting', '擅自大幅提价而不上报')),
  'inbound-delay': scenario(t('Delayed inbound', '在途延误'), t('Re-judge cover when a shipment is late', '货件延误后重新判定可售天数'), t('Check shipment status → correct arrival day → recompute → list SKUs at risk', '查看货件状态 → 更正到货日 → 重新计算 → 列出风险 SKU'), t('New stock-out day for each SKU', '每个 SKU 有新的断货日'), t('Leaving inbound in the cover figure', '仍把延误货件计入可售天数')),
  'low-inventory-fee': scenario(t('Low-inventory-level fee', '低库存水平费'), t('Say which FNSKUs are charged and why', '判断哪些 FNSKU 会被收费及原因'), t("Read Amazon's 30- and 90-day supply → apply both limits → check exemptions", '读取亚马逊 30/90 天历史供货天数 → 同时满足才收费 → 核对豁免'), t('Both periods considered; exemptions named', '同时考虑两个周期；写明豁免'), t("Using today's cover instead of historical supply", '用当前可售天数代替历史供货天数')),
  'aged-stock': scenario(t('Aged stock', '超龄库存'), t('Propose what to do with units above 180 days', '为 180 天以上库存提出处理方案'), t('List by band before the 15th → compare fee with margin → propose price, coupon or removal', '15 日快照前按库龄分段列出 → 对比费用与毛利 → 提出降价、优惠券或移除'), t('Done before the snapshot; numbers shown', '赶在快照前；列出数字'), t('Acting after the snapshot day', '快照之后才处理')),
  'inventory-file': scenario(t('Inventory file upload', 'Inventory 文件上传'), t('Upload a file once, with review, without losing stock', '在复核后只上传一次，不造成断货'), t('Check the file hash against the log → second person reviews → upload → read back quantities → log', '用文件哈希比对日志 → 第二人复核 → 上传 → 回读数量 → 记录'), t('Same file refused; read-back done', '重复文件被拒；已回读'), t('Uploading the same file twice', '重复上传同一文件导致断货')),
  'title-rewrite': scenario(t('Title rewrite', '标题优化'), t('A title that passes every rule', '改写出完全合规的标题'), t('Check length and characters → rewrite → check again → review → log old and new', '检查长度与字符 → 改写 → 复查 → 复核 → 记录原值与新值'), t('At most 75 characters; no word three times', '不超过 75 个字符；同一词不超过两次'), t('Promotional phrases or all capitals', '使用促销用语或全大写')),
  'bullets-check': scenario(t('Bullet points', '五点描述检查'), t('Five clean bullets', '五条合规描述'), t('Check characters, emoji, promises, ASINs → rewrite → review', '检查字符、表情、承诺、ASIN → 改写 → 复核'), t('No guarantee, no emoji', '无保证承诺、无表情'), t('Copying a rival with its trademark sign', '照搬竞品及其商标符号')),
  'backend-terms': scenario(t('Back-end search terms', '后台搜索词'), t('Terms within the byte limit of the marketplace', '控制在站点字节上限内'), t('Collect terms from the search-term report → drop repeats → count bytes → save', '从搜索词报告收集 → 去重 → 计算字节 → 保存'), t('Bytes counted, not characters', '按字节而非字符计算'), t('Repeating words of the title', '重复标题中的词')),
  'image-check': scenario(t('Main image', '主图检查'), t('Say whether a main image is compliant', '判断主图是否合规'), t('Check white background, frame share, shortest side, text', '检查纯白背景、主体占比、最短边、文字'), t('All four points answered', '四项全部作答'), t('Judging on a phone screen only', '只在手机上看')),
  'price-alert': scenario(t('Price alert', '价格预警'), t('Handle a price off its baseline', '处理偏离基准价的价格'), t('Compare with floor, ceiling, baseline → look at Buy Box and rivals → propose → review', '对比下限、上限、基准 → 查看 Buy Box 与竞品 → 提出方案 → 复核'), t('Stays within the band', '保持在区间内'), t('Following a rival below the floor', '跟价跌破下限')),
  'suppressed-listing': scenario(t('Suppressed listing', '被抑制的 Listing'), t('Find the cause and propose the fix', '找出原因并提出修复方案'), t('Read the reason in Manage Inventory → check attribute or image → propose fix → review → log', '在管理库存查看原因 → 核对属性或图片 → 提出修复 → 复核 → 记录'), t("Amazon's own reason quoted", '引用亚马逊给出的原因'), t('Deleting and listing again', '删除后重新上架')),
  'variation-change': scenario(t('Variation change', '变体修改'), t('Change a variation without losing reviews', '调整变体且不丢失评论'), t('Screenshot the family → review by a second person → change → check children → log', '截图变体关系 → 第二人复核 → 修改 → 检查子体 → 记录'), t('Nothing deleted; before and after kept', '未删除任何变体；保留前后记录'), t('Deleting a parent', '误删父体')),
  'daily-acos': scenario(t('Daily ACoS, CTR, CPC', '每日 ACoS/CTR/CPC'), t('Name what moved and why', '说明变化及原因'), t('Import ads report → judge ACoS by category → compare seven days → write the conclusion', '导入广告报告 → 按类目判定 ACoS → 对比 7 日 → 写结论'), t('Last three days marked provisional', '最近 3 天标注为临时数据'), t('Judging a day without clicks', '点击不足仍下结论')),
  'search-term-harvest': scenario(t('Harvest search terms', '搜索词收割'), t('Move proven terms to exact', '把出单词转为精准投放'), t('Filter two orders in 30 days within target → check not exact yet → start bid by formula', '筛选 30 天 2 单且达标 → 确认未精准投放 → 按公式定起始出价'), t('Start bid worked out', '起始出价有计算'), t('Harvesting on one order', '只出 1 单就收割')),
  'search-term-negative': scenario(t('Negative candidates', '否定候选'), t('Negate only what is safe', '只否定有把握的词'), t('Clicks above three times the need → 30 days of orders are 0 → not protected → propose exact before phrase → review', '点击达三倍阈值 → 近 30 天 0 单 → 非保护词 → 先精准后词组 → 复核'), t('Guards named for each term', '逐词写明保护条件'), t('Negating the brand or a launch term', '误否品牌词或新品词')),
  'bid-change': scenario(t('Bid change', '调整竞价'), t('A change within 20 % and outside the cooldown', '幅度不超过 20% 且不在冷却期'), t('Check last change → compute max bid → change → read back → log with reason', '查看上次调整 → 计算最高出价 → 调整 → 回读 → 记录原因'), t('Old and new value logged', '记录原值与新值'), t('Two changes in a week', '一周内重复调整')),
  'budget-exhausted': scenario(t('Budget used up early', '预算提前花尽'), t('Propose a budget that pays', '提出合理预算'), t('Time of exhaustion in site time → ACoS of the campaign → proposal → review', '站点时间的花尽时刻 → 广告活动 ACoS → 方案 → 复核'), t('Site time used', '使用站点时间'), t('Raising the budget of a losing campaign', '给亏损活动加预算')),
  'zombie-groups': scenario(t('Zombie ad groups', '僵尸广告组'), t('List groups to pause, delete nothing', '列出建议暂停的广告组，不删除'), t('Judge → check stock and protection → suggest pause → reviewer decides', '判定 → 核对库存与保护 → 建议暂停 → 复核人决定'), t('A reason for each group', '每组有原因'), t('Archiving instead of suggesting', '直接归档')),
  'campaign-build': scenario(t('Build a campaign', '搭建广告活动'), t('A basic SP campaign by the team standard', '按团队规范搭建基础 SP 活动'), t('Name by standard → groups and targets → bids by formula → budget by supervisor → check', '规范命名 → 分组与投放 → 按公式出价 → 主管定预算 → 检查'), t('Names and targets by standard', '命名与投放符合规范'), t('Broad and exact in one group', '广泛与精准混在同组')),
  'promotion-time-zone': scenario(t('Promotion and time zones', '促销排期与时区'), t('Start and end a deal at the right site time', '按站点时间准确排期'), t('Convert Beijing to site time → check the change of clocks → enter → second person checks', '北京时间换算站点时间 → 核对夏令时 → 填写 → 第二人核对'), t('Both times written down', '写明两个时间'), t('Forgetting daylight saving', '忽略夏令时')),
  'message-24h': scenario(t('Messages within 24 hours', '24 小时回复'), t('Nothing overdue, weekends included', '含周末在内无超时'), t('Sort by time left → template → fill from the order → send → check', '按剩余时间排序 → 选模板 → 用订单填充 → 发送 → 检查'), t('Most urgent first', '先处理最紧急'), t('Counting the auto-reply as an answer', '把自动回复当作已回复')),
  'where-is-my-order': scenario(t('Where is my order', '物流查询'), t('An answer the buyer can use', '给出买家可用的答复'), t('Find the order → tracking and carrier → honest date → next step', '查订单 → 物流与承运商 → 如实预计 → 下一步'), t('Tracking and date given', '提供单号与日期'), t('Promising a date nobody knows', '承诺无法保证的日期')),
  'defective-item': scenario(t('Defective or wrong item', '次品/发错货'), t('Solve it without asking for anything', '解决问题且不索要任何回报'), t('Apologise → confirm with picture → offer return or replacement within policy → log the defect', '致歉 → 核实图片 → 按政策退换 → 记录缺陷'), t('Cause passed on to quality', '原因反馈品控'), t('Asking to change a review', '要求修改评论')),
  'feedback-removal': scenario(t('Seller feedback', '负面 Feedback 处理'), t('Ask for removal only where it is eligible', '仅对符合条件的 Feedback 申请移除'), t('Confirm order → find cause → judge eligibility → request → wait → contact buyer when solved', '确认订单 → 排查原因 → 资格判定 → 发送移除请求 → 等待 → 解决后联系买家'), t('Ground named; mixed comments left', '写明理由；混合评论不申请'), t('Mass requests', '批量申请')),
  'account-warning': scenario(t('Account warning', '账户警告'), t('Freeze, secure, escalate', '冻结、取证、上报'), t('Stop every change → screenshots → read the notice and its deadline → supervisor → seller support by phone → log', '停止一切变更 → 截图 → 阅读通知与期限 → 上报主管 → 电话联系卖家支持 → 记录'), t('Nothing edited; deadline written down', '未做任何修改；写明期限'), t('Editing the listing before reading the notice', '未读通知就修改 Listing')),
  'atoz-case': scenario(t('A-to-z claim', 'A-to-z 索赔'), t('A complete case sheet in time', '在期限内备齐个案资料'), t('Clock from the notice → evidence → draft for the supervisor → follow up', '按通知计时 → 收集证据 → 为主管起草 → 跟进'), t('72 hours kept', '在 72 小时内'), t('Answering without evidence', '无证据就回复')),
  'compliance-expiry': scenario(t('Documents that expire', '合规文件到期'), t('Nothing expires unseen', '没有文件在无人知晓时过期'), t('Go through the list → 90/60/30/7 days → ask for renewal → file the new one', '逐项检查 → 90/60/30/7 天提醒 → 申请续期 → 归档'), t('Owner and date for each', '每项有负责人与日期'), t('Keeping dates in a chat', '日期只留在聊天记录里')),
  'change-log': scenario(t('Log every change', '操作留痕'), t('A log a stranger can follow', '任何人都能看懂的日志'), t('Enter object, old and new value, reason, risk → review where needed → outcome later', '填写对象、原值、新值、原因、风险 → 需要时复核 → 之后填效果'), t('Verify says intact', '校验显示完整'), t('Correcting a row instead of adding one', '直接改旧行而不是追加更正')),
} as const satisfies Readonly<Record<string, ScenarioText>>;

/** Families of scenarios and permissions, as the training board shows them. */
export const trainingTexts = {
  'family.inventory': t('Inventory', '库存'),
  'family.listing': t('Listing', 'Listing'),
  'family.advertising': t('Advertising', '广告'),
  'family.service': t('Buyer service', '客服'),
  'family.account': t('Compliance and account', '合规/账户'),
  'phase.P0': t('Agreement and two-factor authentication, no access', '签署保密协议并开启 2FA，无权限'),
  'phase.P1': t('View only: reports, inventory, campaigns', '只读：报告、库存、广告'),
  'phase.P2': t('Buyer messages, inventory planning', '买家消息、库存规划'),
  'phase.P3': t('Ads, bids within 20 %, no budgets', '广告与竞价（±20% 内），不含预算'),
  'phase.P4': t('Budgets, prices within the band, listings with review', '预算、区间内价格、需复核的 Listing'),
  'gate.OPEN': t('The next phase may be opened', '可以进入下一阶段'),
  'gate.AGREEMENTS_MISSING': t('Confidentiality agreement or two-factor authentication is missing', '缺少保密协议或两步验证'),
  'gate.SCENARIOS_MISSING': t('{passed} of {required} scenarios passed', '场景通过 {passed}/{required}'),
  'gate.SIGNATURE_MISSING': t("The supervisor's signature is missing", '缺少主管签字'),
  'gate.SERIOUS_ERROR': t('A serious error {days} days ago; {limit} days without are needed', '{days} 天前有严重错误，需连续 {limit} 天无严重错误'),
  'gate.LAST_PHASE': t('There is no further phase', '已是最高阶段'),
} as const satisfies Readonly<Record<string, Entry>>;

import type { Catalogue } from './index';

export const settingText = {
  'workbook.store': { en: 'Store', 'zh-CN': '店铺名称' },
  'workbook.language': { en: 'Language of this workbook (zh-CN or en)', 'zh-CN': '本工作簿语言（zh-CN 或 en）' },
  'target.orderedProductSales': { en: 'Daily target: product sales', 'zh-CN': '日目标：销售额' },
  'target.unitsOrdered': { en: 'Daily target: units', 'zh-CN': '日目标：销量' },
  'target.acos': { en: 'Target: ACoS', 'zh-CN': '目标：ACoS' },
  'target.tacos': { en: 'Target: TACoS', 'zh-CN': '目标：TACoS' },
  'workbook.marketplaces': { en: 'Marketplaces we sell in, separated by ; (US; DE)', 'zh-CN': '在售站点，用 ; 分隔（如 US; DE）' },
  'target.monthly.orderedProductSales': { en: 'Monthly target: product sales', 'zh-CN': '月目标：销售额' },
  'target.monthly.unitsOrdered': { en: 'Monthly target: units', 'zh-CN': '月目标：销量' },
  'team': { en: 'Your team', 'zh-CN': '团队自定' },
  'unit.days': { en: 'days', 'zh-CN': '天' },
  'unit.hours': { en: 'hours', 'zh-CN': '小时' },
  'unit.weeks': { en: 'weeks', 'zh-CN': '周' },
  'unit.share': { en: 'share (0.25 = 25 %)', 'zh-CN': '比例（0.25 即 25%）' },
  'unit.units': { en: 'units', 'zh-CN': '件' },
  'unit.units a day': { en: 'units a day', 'zh-CN': '件/天' },
  'unit.clicks': { en: 'clicks', 'zh-CN': '次点击' },
  'unit.impressions': { en: 'impressions', 'zh-CN': '次展示' },
  'unit.orders': { en: 'orders', 'zh-CN': '单' },
  'unit.money': { en: 'marketplace currency', 'zh-CN': '站点币种' },
  'unit.USD': { en: 'USD', 'zh-CN': '美元' },
  'unit.CNY': { en: 'CNY', 'zh-CN': '人民币' },
  'unit.count': { en: 'count', 'zh-CN': '个' },
  'unit.characters': { en: 'characters', 'zh-CN': '字符' },
  'unit.bytes': { en: 'bytes', 'zh-CN': '字节' },
  'unit.pixels': { en: 'pixels', 'zh-CN': '像素' },
  'unit.score': { en: 'points', 'zh-CN': '分' },
  'unit.text': { en: 'text', 'zh-CN': '文本' },
  'unit.list': { en: 'list, separated by ;', 'zh-CN': '列表，用 ; 分隔' },
  'unit.zone': { en: 'time zone', 'zh-CN': '时区' },
  'unit.factor': { en: 'factor', 'zh-CN': '倍数' },
} as const satisfies Catalogue;

/** What a setting takes: said where a value was refused. */
export const settingNotices = {
  'setting-unusable': { en: 'Sheet "{sheet}", row {row}: "{value}" cannot be used for {id} {scope}. {reason} The default holds until it is corrected.', 'zh-CN': '工作表「{sheet}」第 {row} 行：{id} {scope} 的值“{value}”无法使用。{reason}更正前按默认值判断。' },
  'setting-doubled': { en: 'Sheet "{sheet}", row {row}: {id} {scope} already stands in row {first}, which holds. Please delete one of the two.', 'zh-CN': '工作表「{sheet}」第 {row} 行：{id} {scope} 与第 {first} 行重复，以第 {first} 行为准，请删除其中一行。' },
  'allowed.known': { en: 'There is no such setting; take its id from the list.', 'zh-CN': '没有这个设置项，请从列表中选取设置项名称。' },
  'allowed.share': { en: 'Enter a share from 0 to 1, such as 0.25 or 25%.', 'zh-CN': '请填 0 到 1 之间的比例，如 0.25 或 25%。' },
  'allowed.number': { en: 'Enter a number, 0 or more.', 'zh-CN': '请填不小于 0 的数字。' },
  'allowed.whole': { en: 'Enter a whole number, 0 or more.', 'zh-CN': '请填不小于 0 的整数。' },
  'allowed.bounds': { en: 'Enter a number from {min} to {max}.', 'zh-CN': '请填 {min} 到 {max} 之间的数字。' },
  'allowed.shares': { en: 'Enter shares from 0 to 1, separated by ; (0.5; 0.3; 0.2).', 'zh-CN': '请填 0 到 1 之间的比例，用 ; 分隔（如 0.5; 0.3; 0.2）。' },
  'allowed.numbers': { en: 'Enter numbers, separated by ; (7; 30; 90).', 'zh-CN': '请填数字，用 ; 分隔（如 7; 30; 90）。' },
  'allowed.words': { en: 'Enter words, separated by ; .', 'zh-CN': '请填词语，用 ; 分隔。' },
  'allowed.text': { en: 'Enter a text.', 'zh-CN': '请填文本。' },
  'allowed.zone': { en: 'Enter a time zone by its name, such as Asia/Shanghai.', 'zh-CN': '请填时区名称，如 Asia/Shanghai。' },
  'allowed.language': { en: 'Enter zh-CN or en.', 'zh-CN': '请填 zh-CN 或 en。' },
  'allowed.store': { en: 'At most 60 characters.', 'zh-CN': '不超过 60 个字符。' },
  'allowed.marketplaces': { en: 'Enter marketplaces, separated by ; . Known: {known}.', 'zh-CN': '请填站点代码，用 ; 分隔。可用：{known}。' },
  'allowed.target': { en: 'Enter a number above 0.', 'zh-CN': '请填大于 0 的数字。' },
  'allowed.scope-marketplace': { en: 'It may apply to one marketplace ({known}).', 'zh-CN': '适用范围只能是站点（{known}）。' },
  'allowed.scope-none': { en: 'It holds for the whole workbook; leave "Applies to" blank.', 'zh-CN': '该项对整个工作簿生效，「适用范围」请留空。' },
  'person-cell': { en: 'Sheet "{sheet}", row {row}: "{value}" is none of {known}. It is left as it is and not used.', 'zh-CN': '工作表「{sheet}」第 {row} 行：“{value}”不在可选项（{known}）之内，已保留原样但不采用。' },
  'person-doubled': { en: 'Sheet "{sheet}", row {row}: "{name}" already stands in row {first}. The log tells people apart by their name; please add something to one of them, such as a surname or a duty.', 'zh-CN': '工作表「{sheet}」第 {row} 行：“{name}”与第 {first} 行同名。日志靠姓名区分人员，请给其中一人加上部门或职责以便区分。' },
  'person-unknown': { en: 'There is nobody called "{name}" in the table of people.', 'zh-CN': '人员表中没有“{name}”。' },
  'import-not-json': { en: 'This is no settings text: {reason} Copy the whole text from the first { to the last }.', 'zh-CN': '这不是有效的设置文本：{reason} 请从第一个 { 到最后一个 } 完整复制。' },
  'import-shape': { en: 'This text cannot be taken over: at {path}, {reason}', 'zh-CN': '该文本无法导入：{path} 处，{reason}' },
  'import-long': { en: 'This text is longer than {most} characters, which settings never are.', 'zh-CN': '该文本超过 {most} 个字符，不像是设置文本。' },
  'store-has-history': { en: 'This workbook keeps the history of the store "{store}". Another store needs a workbook of its own.', 'zh-CN': '本工作簿保存的是店铺“{store}”的历史数据，其他店铺请另建工作簿。' },
  'person-name-empty': { en: 'Enter a name.', 'zh-CN': '请填写姓名。' },
  'person-name-long': { en: 'At most {most} characters.', 'zh-CN': '不超过 {most} 个字符。' },
  'person-name-taken': { en: 'There is already somebody called “{name}”, and the log tells people apart by their name. Add something, such as a surname or a duty: “{name} (ads)”.', 'zh-CN': '已有同名人员“{name}”，日志靠姓名区分人员。请加上部门或职责，如“{name}（广告）”。' },
} as const satisfies Catalogue;

/** What people do in the team. */
export const roleWords = {
  operator: { en: 'Operator', 'zh-CN': '运营助理' },
  supervisor: { en: 'Supervisor', 'zh-CN': '运营主管' },
  service: { en: 'Customer service', 'zh-CN': '客服' },
  purchasing: { en: 'Purchasing', 'zh-CN': '采购' },
} as const satisfies Catalogue;

/** How far Seller Central permissions are opened. */
export const phaseWords = {
  P0: { en: 'P0 · none yet', 'zh-CN': 'P0 · 未开放' },
  P1: { en: 'P1 · view only', 'zh-CN': 'P1 · 只读' },
  P2: { en: 'P2 · messages, stock planning', 'zh-CN': 'P2 · 消息、补货计划' },
  P3: { en: 'P3 · ads within limits', 'zh-CN': 'P3 · 限幅内调广告' },
  P4: { en: 'P4 · budgets, prices, listings', 'zh-CN': 'P4 · 预算、价格、Listing' },
} as const satisfies Catalogue;

import type { Catalogue } from './index';

/** Notices of the planning room, by code. */
export const sheetsText = {
  'table-columns-missing': { en: 'The table {table} on sheet "{sheet}" lacks columns: {fields}. They are added again at its right end; what was in them cannot be brought back.', 'zh-CN': '工作表「{sheet}」的表 {table} 缺少列：{fields}。将在表的右侧补上，原内容无法恢复。' },
  'table-cell-damaged': { en: 'Sheet "{sheet}", row {row}, column {field}: "{value}" cannot be read as a figure or date of that column. It is left as it is and not used; please correct it.', 'zh-CN': '工作表「{sheet}」第 {row} 行「{field}」列的内容“{value}”无法识别，已保留原样但不参与计算，请更正。' },
  'table-rows-below': { en: 'Sheet "{sheet}": {count} filled {count|row stands|rows stand} directly under the table {table} and {count|is|are} not part of it. Drag the table\'s corner over them, or move them.', 'zh-CN': '工作表「{sheet}」的表 {table} 下方紧挨着 {count} 行内容，但不在表内。请拖动表格右下角把它们纳入，或移到别处。' },
  'table-row-without-key': { en: 'Sheet "{sheet}", row {row}: one of {fields} is empty, so the row cannot be placed. It is left as it is and not used.', 'zh-CN': '工作表「{sheet}」第 {row} 行的 {fields} 有空值，无法定位，已保留原样但不参与计算。' },
  'table-keys-doubled': { en: 'Sheet "{sheet}" holds {count} {count|row|rows} twice (same store, marketplace, date and ASIN). The first of each is used; please delete the others.', 'zh-CN': '工作表「{sheet}」有 {count} 行重复（店铺、站点、日期、ASIN 相同），以第一行为准，请删除其余行。' },
  'span-suspicious': { en: '{marketplace} {date}: the sessions are {factor} times the mean of the days before. Is this export really of one day? If it covers several days, download it again with a single day chosen.', 'zh-CN': '{marketplace} {date}：会话数是此前日均的 {factor} 倍，请确认该报告是否只含一天。如果包含多天，请在卖家平台选择单日重新下载。' },
  'late-data': { en: '{marketplace} {date}: figures of an earlier day changed; its history and its page are updated.', 'zh-CN': '{marketplace} {date}：历史日期的数据有更新，已更新该日数据与日报。' },
  'products-no-header': { en: '{file}: no header row with Marketplace ({marketplace}) and ASIN ({asin}) was found, so it is no product list. Copy the headers from the product sheet.', 'zh-CN': '{file}：第一行缺少「{marketplace}」和「{asin}」表头，不是产品清单。请从「产品表」复制表头。' },
  'products-cell': { en: '{file}, line {line}, {field}: "{value}" is not a number; the cell was left out.', 'zh-CN': '{file} 第 {line} 行「{field}」：“{value}”不是数字，该单元格未导入。' },
  'products-row': { en: '{file}, line {line}: without a known marketplace and an ASIN the row cannot be placed; it was left out.', 'zh-CN': '{file} 第 {line} 行：缺少有效站点或 ASIN，该行未导入。' },
  'products-lacking': { en: '{marketplace}: {count} {count|product lacks|products lack} something the verdicts need ({fields}); what they sell in {days} days ({money}) is judged by defaults. Fill them in under Settings › Products.', 'zh-CN': '{marketplace}：{count} 个产品资料不全（缺：{fields}），其 {days} 天销售额 {money} 只能按默认值判断。请在「设置 › 产品资料」中补全。' },
  'products-range': { en: '{file}, line {line}, {field}: {value} is not between 0 and {max}; the cell was left out.', 'zh-CN': '{file} 第 {line} 行「{field}」：{value} 不在 0 到 {max} 之间，该单元格未导入。' },
  'products-whole': { en: '{file}, line {line}, {field}: {value} is not a whole number; the cell was left out.', 'zh-CN': '{file} 第 {line} 行「{field}」：{value} 不是整数，该单元格未导入。' },
  'products-asin': { en: '{file}, line {line}: "{value}" is no ASIN (ten letters and digits); the row was left out.', 'zh-CN': '{file} 第 {line} 行：“{value}”不是有效的 ASIN（10 位字母数字），该行未导入。' },
  'products-band': { en: '{file}, line {line}: the price floor {floor} is above the ceiling {ceiling}; the row was left out.', 'zh-CN': '{file} 第 {line} 行：价格下限 {floor} 高于上限 {ceiling}，该行未导入。' },
  'products-band-after': { en: '{marketplace} {asin}: the price floor would be {floor}, above the ceiling {ceiling}; the row was left out.', 'zh-CN': '{marketplace} {asin}：导入后价格下限 {floor} 将高于上限 {ceiling}，该行未导入。' },
  'products-doubled': { en: '{file}, line {line}: {asin} already stands in line {first}; the later line holds.', 'zh-CN': '{file} 第 {line} 行：{asin} 与第 {first} 行重复，以后一行为准。' },
  'history-coarser': { en: 'The history has more than {rows} rows: only the last {days} days of ASIN rows are kept, older ones are folded into weeks.', 'zh-CN': '历史数据超过 {rows} 行：ASIN 日数据只保留最近 {days} 天，更早的已折叠为周。' },
  'weeks-coarser': { en: 'The folded weeks have more than {rows} rows: the oldest now stand in spans of up to {weeks} weeks. Their sums are the same.', 'zh-CN': '周数据超过 {rows} 行：最早的部分已合并为最多 {weeks} 周一行，合计不变。' },
  'week-folded': { en: '{file}: {days} of its days {days|is|are} in weeks folded already. Their day totals were updated where they are still kept; the ASIN weeks were not, because single days cannot be told apart in them.', 'zh-CN': '{file}：其中 {days} 天所在的周已折叠。仍保留的日汇总已更新，ASIN 周数据未更新，因为折叠后无法区分单日。' },
  'take-back-folded': { en: '{id} could not be taken back: its day is folded into a week, and its figures cannot be told from the others there.', 'zh-CN': '{id} 无法撤回：当天数据已折叠到周，无法单独分离。' },
  'import-outranked': { en: '{file} ({kind}): {days} of its days {days|is|are} known better from another export already, so their figures were not added. Nothing is counted twice.', 'zh-CN': '{file}（{kind}）：其中 {days} 天已有更准确的报告，未重复计入，数据不会算两遍。' },
  'take-back-nothing': { en: '{id} could not be taken back: it was taken back before, or a later export of the same day has replaced it.', 'zh-CN': '{id} 无法撤回：已经撤回过，或已被同一天的新报告替换。' },
  'sheet-name-taken': { en: 'A sheet of yours is called "{name}"; ours is written as "{used}".', 'zh-CN': '您的工作簿已有名为「{name}」的工作表，我们的工作表改名为「{used}」。' },
} as const satisfies Catalogue;

export const chainKinds = {
  edited: { en: 'edited', 'zh-CN': '内容被修改' },
  removed: { en: 'a row before it was removed', 'zh-CN': '之前有行被删除' },
  inserted: { en: 'inserted', 'zh-CN': '被插入' },
  reordered: { en: 'out of order', 'zh-CN': '顺序被调换' },
} as const satisfies Catalogue;

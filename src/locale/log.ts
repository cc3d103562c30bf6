import type { Catalogue } from './index';

/** What is said of the SOP log as a whole. */
export const logNotices = {
  'log-intact': { en: 'The SOP log is as it was written: {rows} rows, {events} events. The check detects changes; it cannot prevent them.', 'zh-CN': 'SOP 日志完整：{rows} 行日志、{events} 行事件。校验只能发现改动，不能阻止改动。' },
  'log-broken': { en: 'The SOP log was changed after it was written: row {row} of sheet "{sheet}" ({kind}). New rows are chained on; please look into it.', 'zh-CN': 'SOP 日志在写入后被改动：工作表「{sheet}」第 {row} 行（{kind}）。新行会继续追加，请查明原因。' },
  'log-sorted': { en: 'Sheet "{sheet}" was sorted or its rows were moved: from row {row} on, {count} rows stand in another place. None is missing and none was edited. Undo the sorting, or open an earlier copy; new rows are chained on at the true end.', 'zh-CN': '工作表「{sheet}」被排序或移动过行：从第 {row} 行起共 {count} 行不在原来的位置，没有缺行，内容也未被修改。请撤销排序或打开之前的副本；新行会接在真正的末行之后。' },
  'log-cut': { en: 'Rows are gone from the end of sheet "{sheet}": the length kept in Settings was {count} rows longer, or named another last row. What stands is unchanged. Look for the rows in an earlier copy of the workbook.', 'zh-CN': '工作表「{sheet}」末尾的行被删除：比「设置」中留存的长度少 {count} 行，或末行不符。现存的行未被改动，请在工作簿的早先副本中找回。' },
  'log-formula': { en: 'Sheet "{sheet}", row {row}, column "{column}": a formula stands where the log holds text. Put its value in instead; a formula can change what it shows.', 'zh-CN': '工作表「{sheet}」第 {row} 行「{column}」列是公式，日志单元格只能是文本。请改为数值或文字，公式的结果会变。' },
  'log-parallel': { en: 'Two people appended side by side on sheet "{sheet}" (row {row}); each row is sound in itself, nothing was tampered with. Join the {heads} ends in the Log screen.', 'zh-CN': '工作表「{sheet}」第 {row} 行起有两人并行追加，每一行本身都有效，不是篡改。请在「日志」页把 {heads} 条末端合并。' },
  'log-unchained': { en: 'Sheet "{sheet}": {count} typed rows are not completed yet, the first is row {row}. Everything else is as it was written. Complete them in the Log screen.', 'zh-CN': '工作表「{sheet}」有 {count} 行手工录入尚未补全，首行为第 {row} 行，其余内容完整。请在「日志」页补全。' },
  'log-columns-gone': { en: 'Sheet "{sheet}" lacks columns that are hashed: {columns}. The log can neither be checked nor written to. Bring the columns back (undo, or an earlier copy) under these headers.', 'zh-CN': '工作表「{sheet}」缺少参与哈希的列：{columns}，无法校验也无法写入日志。请撤销删除或从早先副本恢复，并保持列名不变。' },
  'log-columns-renamed': { en: 'Sheet "{sheet}": columns were renamed: "{headers}" should be called "{columns}" (their content fits the hashes). Rename them back; until then the log can neither be checked nor written to.', 'zh-CN': '工作表「{sheet}」的列被改名：「{headers}」应为「{columns}」（内容与哈希相符）。请改回列名，改回之前无法校验和写入日志。' },
  'log-clock-back': { en: 'Sheet "{sheet}", row {row}: its time, {time}, is earlier than that of a row above. Somebody\'s computer clock was wrong, or rows came from another copy; the chain keeps the true order.', 'zh-CN': '工作表「{sheet}」第 {row} 行的时间 {time} 早于前面的行，可能是电脑时钟不准或来自另一份副本；真实顺序以哈希链为准。' },
  'log-other-store': { en: 'Sheet "{sheet}", row {row} is of another store: "{store}", while this workbook is of "{own}".', 'zh-CN': '工作表「{sheet}」第 {row} 行属于另一家店铺「{store}」，而本工作簿是「{own}」。' },
  'log-id-doubled': { en: 'Sheet "{sheet}", row {row}: log ID {id} stands twice. Status and review are shown for both alike.', 'zh-CN': '工作表「{sheet}」第 {row} 行：日志ID {id} 重复，两行会显示相同的状态和复核信息。' },
  'log-end-none': { en: 'Sheet "{sheet}": Settings holds no length of the table, so rows cut off its end would not show. It is kept from the next row on.', 'zh-CN': '「设置」中没有留存工作表「{sheet}」的行数，末尾若被删行将无法发现。下次写入日志时会自动留存。' },
} as const satisfies Catalogue;

/** What the log's columns take. */
export const logTableText = {
  choice: { en: 'Choose one of: {values}', 'zh-CN': '请从中选择：{values}' },
} as const satisfies Catalogue;

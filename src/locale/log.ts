import type { Catalogue } from './index';

/** What is said of the SOP log as a whole. */
export const logNotices = {
  'log-intact': { en: 'The SOP log is as it was written: {rows} {rows|row|rows}, {events} {events|event|events}. The check detects changes; it cannot prevent them.', 'zh-CN': 'SOP 日志完整：{rows} 行日志、{events} 行事件。校验只能发现改动，不能阻止改动。' },
  'log-broken': { en: 'The SOP log was changed after it was written: row {row} of sheet "{sheet}" ({kind}). New rows are chained on; please look into it.', 'zh-CN': 'SOP 日志在写入后被改动：工作表「{sheet}」第 {row} 行（{kind}）。新行会继续追加，请查明原因。' },
  'log-sorted': { en: 'Sheet "{sheet}" was sorted or its rows were moved: {count} of them stand in another place, the first is row {row}. None is missing and none was edited. Undo the sorting, or open an earlier copy; new rows are chained on at the true end.', 'zh-CN': '工作表「{sheet}」被排序或移动过行：第 {row} 行起有 {count} 行不在原来的位置，没有缺行，内容也未被修改。请撤销排序或打开之前的副本；新行会接在真正的末行之后。' },
  'log-cut': { en: 'Rows are gone from the end of sheet "{sheet}": the length kept in Settings was {count} rows longer, or named another last row. What stands is unchanged. Look for the rows in an earlier copy of the workbook.', 'zh-CN': '工作表「{sheet}」末尾的行被删除：比「设置」中留存的长度少 {count} 行，或末行不符。现存的行未被改动，请在工作簿的早先副本中找回。' },
  'log-formula': { en: 'Sheet "{sheet}", row {row}, column "{column}": a formula stands where the log holds text. Put its value in instead; a formula can change what it shows.', 'zh-CN': '工作表「{sheet}」第 {row} 行「{column}」列是公式，日志单元格只能是文本。请改为数值或文字，公式的结果会变。' },
  'log-parallel': { en: 'Two people appended side by side on sheet "{sheet}" (row {row}); each row is sound in itself, nothing was tampered with. Join the {heads} ends in the Log screen: only then is the order of their rows fixed.', 'zh-CN': '工作表「{sheet}」第 {row} 行起有两人并行追加，每一行本身都有效，不是篡改。请在「日志」页合并 {heads} 条末端，合并后各行的先后顺序才会固定。' },
  'log-unchained': { en: 'Sheet "{sheet}": typed rows not completed yet: {count}, the first is row {row}. Everything else is as it was written. Complete them in the Log screen.', 'zh-CN': '工作表「{sheet}」有 {count} 行手工录入尚未补全，首行为第 {row} 行，其余内容完整。请在「日志」页补全。' },
  'log-columns-gone': { en: 'Sheet "{sheet}" lacks columns that are hashed: {columns}. The log can neither be checked nor written to. Bring the columns back (undo, or an earlier copy) under these headers.', 'zh-CN': '工作表「{sheet}」缺少参与哈希的列：{columns}，无法校验也无法写入日志。请撤销删除或从早先副本恢复，并保持列名不变。' },
  'log-columns-renamed': { en: 'Sheet "{sheet}": columns were renamed: "{headers}" should be called "{columns}" (their content fits the hashes). Rename them back; until then the log can neither be checked nor written to.', 'zh-CN': '工作表「{sheet}」的列被改名：「{headers}」应为「{columns}」（内容与哈希相符）。请改回列名，改回之前无法校验和写入日志。' },
  'log-clock-back': { en: 'Sheet "{sheet}", row {row}: its time, {time}, is earlier than that of a row above. Somebody\'s computer clock was wrong, or rows came from another copy; the chain keeps the true order.', 'zh-CN': '工作表「{sheet}」第 {row} 行的时间 {time} 早于前面的行，可能是电脑时钟不准或来自另一份副本；真实顺序以哈希链为准。' },
  'log-other-store': { en: 'Sheet "{sheet}", row {row} is of another store: "{store}", while this workbook is of "{own}".', 'zh-CN': '工作表「{sheet}」第 {row} 行属于另一家店铺「{store}」，而本工作簿是「{own}」。' },
  'log-id-doubled': { en: 'Sheet "{sheet}", row {row}: log ID {id} stands twice. Status and review are shown for both alike.', 'zh-CN': '工作表「{sheet}」第 {row} 行：日志ID {id} 重复，两行会显示相同的状态和复核信息。' },
  'log-order-open': { en: 'Sheet "{sheet}", row {row} joins rows that people wrote side by side, as earlier versions did: the order of those rows among each other is not fixed and is not checked. Everything else is.', 'zh-CN': '工作表「{sheet}」第 {row} 行是早期版本的合并行，未固定并行行之间的先后顺序，该顺序无法校验，其余内容均已校验。' },
  'log-end-none': { en: 'Sheet "{sheet}": Settings holds no length of the table, so rows cut off its end would not show. It is kept from the next row on.', 'zh-CN': '「设置」中没有留存工作表「{sheet}」的行数，末尾若被删行将无法发现。下次写入日志时会自动留存。' },
  'complete-missing': { en: 'Sheet "{sheet}", row {row}: fill in "{column}"; it cannot be guessed.', 'zh-CN': '工作表「{sheet}」第 {row} 行：请填写「{column}」，无法推断。' },
  'complete-cell': { en: 'Sheet "{sheet}", row {row}, "{column}": "{value}" is not understood. It takes: {known}', 'zh-CN': '工作表「{sheet}」第 {row} 行「{column}」：无法识别“{value}”，可填：{known}' },
  'complete-formula': { en: 'Sheet "{sheet}", row {row}, "{column}" is a formula. The log holds what was so at the time: put the value in instead (copy, paste as values).', 'zh-CN': '工作表「{sheet}」第 {row} 行「{column}」是公式。日志只能记录当时的内容，请复制后选择性粘贴为数值。' },
  'complete-store': { en: 'Sheet "{sheet}", row {row} names the store "{store}"; this workbook is of "{own}". Log it in that store\'s workbook.', 'zh-CN': '工作表「{sheet}」第 {row} 行的店铺是「{store}」，本工作簿属于「{own}」，请记到对应店铺的工作簿。' },
  'complete-file': { en: 'Sheet "{sheet}", row {row}: an uploaded file is known by its content hash, which only the pane can fill in. Log it there with the file.', 'zh-CN': '工作表「{sheet}」第 {row} 行：上传库存文件要有内容哈希，只能在任务窗格中选择文件登记。' },
  'complete-future': { en: 'Sheet "{sheet}", row {row}: the time {time} is still to come. Check the date, or clear it: then the time of completing is taken.', 'zh-CN': '工作表「{sheet}」第 {row} 行：时间 {time} 还没到。请核对日期，或清空后按补全时间记录。' },
  'complete-id': { en: 'Sheet "{sheet}", row {row}: log ID {id} is taken by another row. Clear the cell; an ID is given then.', 'zh-CN': '工作表「{sheet}」第 {row} 行：日志ID {id} 已被占用。请清空该单元格，会自动分配。' },
  'complete-related': { en: 'Sheet "{sheet}", row {row}: it names log ID {id}, which is not in the log. Correct or clear it.', 'zh-CN': '工作表「{sheet}」第 {row} 行：关联日志ID {id} 不在日志中，请更正或清空。' },
  'complete-event-row': { en: 'Sheet "{sheet}", row {row}: it is about log ID {id}, which is not in the log. Copy the ID from the log.', 'zh-CN': '工作表「{sheet}」第 {row} 行：日志ID {id} 不在日志中，请从 SOP 日志复制日志ID。' },
  'log-check-again': { en: 'The rows were changed meanwhile. Check the log again.', 'zh-CN': '这些行刚被改动过，请重新校验。' },
  'correct-void': { en: '{id} was withdrawn or corrected before. Correct the row that took its place.', 'zh-CN': '{id} 已作废或已更正过，请更正替代它的那一行。' },
  'correct-record': { en: '{id} was written by AMZ Ops from your data. Correct the data and build again; the log follows.', 'zh-CN': '{id} 是系统根据数据写入的记录。请更正数据后重新生成日报，日志会随之更新。' },
  'correct-reason': { en: 'Say why {id} is corrected.', 'zh-CN': '请填写更正 {id} 的原因。' },
  'correct-same': { en: '{id} says that already. Nothing was added.', 'zh-CN': '{id} 已是该内容，未新增。' },
  'merge-no-log': { en: 'That workbook holds no SOP log. Choose a copy of this workbook.', 'zh-CN': '所选工作簿里没有 SOP 日志，请选择本工作簿的副本。' },
  'merge-other-store': { en: 'That workbook is of the store "{store}", this one of "{own}". Logs of different stores are not joined.', 'zh-CN': '所选工作簿属于店铺「{store}」，本工作簿属于「{own}」，不同店铺的日志不能合并。' },
  'merge-no-common-row': { en: 'The two logs have no row in common: that workbook is no copy of this one. Nothing was joined.', 'zh-CN': '两份日志没有任何相同的行，所选文件不是本工作簿的副本，未合并。' },
  'merge-broken': { en: 'This log was changed after it was written (sheet "{sheet}", row {row}). Look into that first: joining must not cover it up.', 'zh-CN': '本日志在写入后被改动（工作表「{sheet}」第 {row} 行）。请先查明原因，合并不能掩盖改动。' },
  'merge-id-twice': { en: '{id} was written in both copies: both rows stand in the log, and status and review are shown for both alike.', 'zh-CN': '{id} 在两份副本中各写了一次：两行都保留，状态和复核信息显示相同。' },
  'merge-same-thing': { en: '"{object}" was changed in both copies: {ours} sets {oursValue}, {theirs} sets {theirsValue}. Both stand; withdraw the one that does not hold.', 'zh-CN': '「{object}」在两份副本中都有变更：{ours} 改为 {oursValue}，{theirs} 改为 {theirsValue}。两行都保留，请作废不执行的那一行。' },
  'merge-decided-twice': { en: '{id} was decided in both copies: here {ours}, there {theirs}. Both stand in the log; the row is now "{state}". Decide again if that is wrong.', 'zh-CN': '{id} 在两份副本中都做了处理：本方 {ours}，对方 {theirs}。两条都保留，该行现为「{state}」，如不对请重新处理。' },
  'merge-copy-broken': { en: 'The copy\'s log was changed after it was written (its sheet "{sheet}", row {row}). Nothing of it was taken.', 'zh-CN': '副本的日志在写入后被改动（其工作表「{sheet}」第 {row} 行），没有并入任何内容。' },
} as const satisfies Catalogue;

/** What the log's columns take. */
export const logTableText = {
  choice: { en: 'Choose one of: {values}', 'zh-CN': '请从中选择：{values}' },
} as const satisfies Catalogue;

/** Words of rows that join what was written side by side. */
export const mergeText = {
  'correct.note': { en: 'Correction: {reason}', 'zh-CN': '更正：{reason}' },
  'merge.object': { en: 'SOP log', 'zh-CN': 'SOP日志' },
  'merge.kind': { en: 'Merge', 'zh-CN': '合并' },
  'merge.here': { en: '{count} ends that people wrote side by side are joined; the evidence names the last hash of each', 'zh-CN': '合并 {count} 条并行追加的末端，「证据」列为各末端的哈希' },
  'merge.copy': { en: 'Rows of another copy of this workbook are joined with these ({count} ends); the evidence names the last hash of each', 'zh-CN': '与本工作簿另一份副本的日志合并（{count} 条末端），「证据」列为各末端的哈希' },
  'merge.order': { en: 'Rows of another copy of this workbook, which stand in another order there; the evidence fixes the order they stand in here', 'zh-CN': '并入的行在另一份副本中顺序不同，「证据」列固定它们在本工作簿中的顺序' },
  'merge.typed': { en: 'Rows typed before others were written are joined with them ({count} ends); the evidence names the last hash of each', 'zh-CN': '补全较早手工录入的行并与后续日志合并（{count} 条末端），「证据」列为各末端的哈希' },
} as const satisfies Catalogue;

import type { Catalogue } from './index';
import { planTexts } from './hand';

/** What the hand in the open workbook has to tell a person. */
export const excelTexts = {
  'excel-busy': {
    en: 'AMZ Ops is already writing into this workbook. Wait until it has finished, then try again.',
    'zh-CN': 'AMZ Ops 正在写入这个工作簿，请等它完成后再操作。',
  },
  'excel-cell-taken': {
    en: 'Cell {cell} of sheet “{sheet}” holds “{content}” already and is left untouched. Select an empty cell, then insert again.',
    'zh-CN': '工作表“{sheet}”的单元格 {cell} 已有内容“{content}”，不会覆盖。请选中一个空单元格后再插入。',
  },
  'excel-not-opened': {
    en: 'Excel did not open the new workbook ({reason}). Nothing was changed here. In Excel on the web, allow pop-ups for this page (the workbook opens in a tab of its own), then try again.',
    'zh-CN': 'Excel 没有打开新工作簿（{reason}），当前工作簿没有任何改动。如使用网页版 Excel，请先允许此页面弹出窗口（新工作簿会在新标签页打开），再试一次。',
  },
  'excel-cell-editing': {
    en: 'A cell is being edited, so Excel takes nothing from outside. Press Enter (or Esc) in the sheet, then try again. Nothing was changed.',
    'zh-CN': '有单元格正在编辑，Excel 暂时无法写入。请在表格里按 Enter（或 Esc）结束编辑，再试一次。没有改动任何内容。',
  },
  'excel-access-denied': {
    en: 'Excel refused the change ({where}): a sheet or the workbook is protected with a password. Nothing was changed. Take the protection off (Review > Unprotect Sheet), then try again.',
    'zh-CN': 'Excel 拒绝了修改（{where}）：工作表或工作簿设置了密码保护。没有改动任何内容。请先撤销保护（审阅 > 撤消工作表保护），再试一次。',
  },
  'excel-too-old': {
    en: 'This version of Excel is too old for AMZ Ops ({where} is missing). Update Office, or use the .xlsx files from the command line.',
    'zh-CN': '当前 Excel 版本过低，不支持 AMZ Ops 需要的功能（{where}）。请更新 Office，或改用命令行生成 .xlsx 文件。',
  },
  'excel-too-large': {
    en: 'Excel did not take so much at once. Nothing was changed. Build fewer days or stores at a time.',
    'zh-CN': '一次写入的数据量超过了 Excel 的上限。没有改动任何内容。请减少一次生成的天数或店铺数后再试。',
  },
  'excel-failed': {
    en: 'Excel reported an error ({code}: {message}{where}). Nothing of this build was kept. Save the workbook, reload the pane, and try again.',
    'zh-CN': 'Excel 报告了错误（{code}：{message}{where}），本次生成没有保留任何内容。请保存工作簿、重新打开侧边栏后再试。',
  },
  'excel-interrupted': {
    en: 'The connection to Excel broke off ({reason}) while the result was being put in. Nothing is lost. Build again: it finishes what was begun.',
    'zh-CN': '写入结果时与 Excel 的连接中断（{reason}）。数据没有丢失，请再生成一次，会接着完成剩下的部分。',
  },
  'excel-read-only': {
    en: 'This workbook is open for reading only. Save it under your own name (File > Save a Copy) and build there.',
    'zh-CN': '工作簿是只读打开的。请另存一份副本（文件 > 保存副本），在副本里生成。',
  },
  'excel-structure-protected': {
    en: 'The workbook’s structure is protected, so no sheet can be added. Nothing was changed. Take the protection off (Review > Protect Workbook), then try again.',
    'zh-CN': '工作簿的结构受保护，无法新增工作表。没有改动任何内容。请在 审阅 > 保护工作簿 里取消保护后再试。',
  },
  'excel-sheet-protected': {
    en: 'Sheet “{sheet}” is protected, and not by AMZ Ops. Nothing was changed. Take the protection off (Review > Unprotect Sheet), then try again.',
    'zh-CN': '工作表“{sheet}”被加了保护（不是 AMZ Ops 加的）。没有改动任何内容。请撤销保护（审阅 > 撤消工作表保护）后再试。',
  },
  'excel-sheet-name-taken': {
    en: 'There is already a sheet called “{sheet}” that AMZ Ops did not make, and it is left untouched. Rename it, then build again.',
    'zh-CN': '工作簿里已有一张名为“{sheet}”的工作表，不是 AMZ Ops 建的，因此不会动它。请给它改个名字，再重新生成。',
  },
  'excel-table-filtered': {
    en: 'The table “{table}” on sheet “{sheet}” is filtered; rows written into a filtered table go astray. Nothing was changed. Clear the filter (Data > Clear), then build again.',
    'zh-CN': '工作表“{sheet}”里的表格“{table}”正在筛选，此时写入会错行。没有改动任何内容。请清除筛选（数据 > 清除）后重新生成。',
  },
  'excel-row-changed': {
    en: 'Row {row} of sheet “{sheet}” was changed by somebody in the meantime. Nothing was changed. Check the log again, then repeat.',
    'zh-CN': '工作表“{sheet}”第 {row} 行刚刚被别人改过。没有改动任何内容。请重新校验日志后再操作。',
  },
  'excel-changed-meanwhile': {
    en: 'Somebody wrote into {sheets} while this was being prepared. Both are kept: nothing of theirs is lost, nothing stands twice. The pages just written do not count it yet; build again to take it in.',
    'zh-CN': '准备期间有其他人在{sheets}里写入了内容。两边的内容都已保留，没有丢失，也没有重复。刚写好的页面还没有计入这些内容，请再生成一次。',
  },
  'excel-overtaken': {
    en: 'Somebody else began to build in this workbook while this was being written, and theirs goes first. Nothing is lost, nothing stands twice. When theirs has finished, build again.',
    'zh-CN': '写入期间有其他人也开始在这个工作簿里生成，先由对方完成。数据没有丢失，也没有重复。请等对方完成后再生成一次。',
  },
  'excel-table-totals': {
    en: 'The table “{table}” on sheet “{sheet}” has a total row, which stands where new rows go. Nothing was changed. Switch it off (Table Design > Total Row), then build again.',
    'zh-CN': '工作表“{sheet}”里的表格“{table}”开启了汇总行，挡住了新数据行。没有改动任何内容。请关闭汇总行（表设计 > 汇总行）后重新生成。',
  },
  'excel-table-blocked': {
    en: 'The table “{table}” needs room on sheet “{sheet}”, but something stands in {cell}. Nothing was changed. Move what is below or beside the table, then try again.',
    'zh-CN': '表格“{table}”要在工作表“{sheet}”上扩展，但 {cell} 处已有内容。没有改动任何内容。请把表格下方或旁边的内容移开后再试。',
  },
  'excel-table-below': {
    en: 'Rows of the table “{table}” on sheet “{sheet}” cannot be taken out: the table “{other}” below it would be torn. Nothing was changed. Move “{other}” to another sheet, then try again.',
    'zh-CN': '无法从工作表“{sheet}”的表格“{table}”中删除行：会拆散下方的表格“{other}”。没有改动任何内容。请把“{other}”移到别的工作表后再试。',
  },
  'excel-table-full': {
    en: 'The table “{table}” on sheet “{sheet}” has reached the last row of the sheet. Nothing was changed. Take older rows out (keep a copy of the workbook), then build again.',
    'zh-CN': '工作表“{sheet}”里的表格“{table}”已到工作表的最后一行。没有改动任何内容。请备份工作簿并删掉较早的数据行后再生成。',
  },
  'excel-chart-failed': {
    en: 'Excel did not draw the chart “{chart}” on sheet “{sheet}”. The figures are complete; build again to try the chart once more.',
    'zh-CN': 'Excel 没有画出工作表“{sheet}”上的图表“{chart}”。数据是完整的，重新生成可再试一次。',
  },
  'excel-nothing-selected': {
    en: 'The selection holds nothing. Select the cells of the report, header included, then try again.',
    'zh-CN': '选区是空的。请选中报表的单元格（包含表头）后再试。',
  },
  'excel-several-areas': {
    en: 'Several areas are selected. Select one block of cells, header included, then try again.',
    'zh-CN': '当前选中了多个区域。请只选一个连续区域（包含表头）后再试。',
  },
  'excel-sheet-gone': {
    en: 'Sheet “{sheet}” is no longer there, or is hidden. Build the report again, or unhide it.',
    'zh-CN': '工作表“{sheet}”已不存在或被隐藏。请重新生成报表，或取消隐藏该工作表。',
  },
  ...planTexts,
} as const satisfies Catalogue;

import type { Catalogue } from './index';

/** What turning AMZ formulas into values or native formulas has to tell. */
export const turnTexts = {
  'native-no-formula': { en: 'Excel has no formula of its own for {functions}', 'zh-CN': 'Excel 自带函数中没有 {functions} 的等价公式' },
  'native-arguments': { en: 'these arguments have no native form (a date or zone decides the rule, an explanation, a range that a larger formula takes apart)', 'zh-CN': '所用参数无法写成普通公式（规则取决于日期或时区、要求显示依据，或区域嵌在更大的公式里）' },
  'native-too-many': { en: 'one formula fills more than {most} cells', 'zh-CN': '一个公式填充的单元格超过 {most} 个' },
  'turn-differs': { en: 'the native formula came to something else (for example, amounts pasted as text), so the AMZ value stays', 'zh-CN': '普通公式的结果与 AMZ 公式不同（例如金额是粘贴进来的文本），因此保留 AMZ 的数值' },
  'turn-kept-protected': { en: 'sheet “{sheet}” is protected: take the protection off (Review > Unprotect Sheet), then count again', 'zh-CN': '工作表“{sheet}”受保护：请先撤消保护（审阅 > 撤消工作表保护），再重新统计' },
  'turn-kept-filtered': { en: 'sheet “{sheet}” is filtered, and rows written into a filtered range go astray: clear the filter (Data > Clear), then count again', 'zh-CN': '工作表“{sheet}”正在筛选，写入会错行：请清除筛选（数据 > 清除），再重新统计' },
  'turn-kept-unworked': { en: 'sheet “{sheet}”: Excel has not worked the formula out, or does not know the function. Wait a moment (F9 calculates again) or correct the name, then count again', 'zh-CN': '工作表“{sheet}”：公式尚未计算完成，或函数名不存在。请稍候（按 F9 重新计算）或改正函数名，再重新统计' },
  'turn-kept-blocked': { en: 'sheet “{sheet}”: other cells are in the way of the result (#SPILL!). Clear them, then count again', 'zh-CN': '工作表“{sheet}”：结果区域被其他内容挡住（#SPILL!）。请清空后重新统计' },
  'turn-cancelled': { en: 'Cancelled. The AMZ formulas are as they were.', 'zh-CN': '已取消，AMZ 公式保持原样。' },
  'turn-failed': { en: 'Excel reported an error ({code}: {message}). The AMZ formulas were put back as they were. Save the workbook, then try again.', 'zh-CN': 'Excel 报告了错误（{code}：{message}）。AMZ 公式已全部恢复原样。请保存工作簿后再试。' },
  'turn-half': { en: 'The connection to Excel broke off ({code}), and not every formula could be put back. Press Ctrl+Z until the formulas are there again, or close the workbook without saving.', 'zh-CN': '与 Excel 的连接中断（{code}），部分公式未能恢复。请按 Ctrl+Z 直到公式恢复，或不保存直接关闭工作簿。' },
} as const satisfies Catalogue;

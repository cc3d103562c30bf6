import type { Catalogue } from '../../src/locale';

/** What the workbench's own page says; the product's texts live in `src/locale`. */
export const texts = {
  'page.title': { en: 'AMZ Ops workbench', 'zh-CN': 'AMZ Ops 工作台' },
  'page.note': { en: 'A spreadsheet that stands in for Excel', 'zh-CN': '代替 Excel 的试用表格' },
  'file.menu': { en: 'File', 'zh-CN': '文件' },
  'file.new': { en: 'New workbook', 'zh-CN': '新建工作簿' },
  'file.open': { en: 'Open .xlsx…', 'zh-CN': '打开 .xlsx…' },
  'file.save': { en: 'Download as .xlsx', 'zh-CN': '下载为 .xlsx' },
  'file.untitled': { en: 'Book2', 'zh-CN': '工作簿2' },
  'refused.protected': { en: 'This cell is protected. Unprotect the sheet first.', 'zh-CN': '单元格受保护，请先撤销工作表保护再修改。' },
  'refused.other': { en: 'Excel would not do this: {reason}', 'zh-CN': 'Excel 不允许这样操作：{reason}' },
  'view.menu': { en: 'View', 'zh-CN': '视图' },
  'view.theme': { en: 'Theme', 'zh-CN': '主题' },
  'view.light': { en: 'Light', 'zh-CN': '浅色' },
  'view.dark': { en: 'Dark', 'zh-CN': '深色' },
  'view.contrast': { en: 'High contrast', 'zh-CN': '高对比度' },
  'view.language': { en: 'Display language of Excel', 'zh-CN': 'Excel 显示语言' },
  'view.width': { en: 'Pane width', 'zh-CN': '窗格宽度' },
  'view.pixels': { en: '{width} px', 'zh-CN': '{width} 像素' },
  'pane.close': { en: 'Close pane', 'zh-CN': '关闭窗格' },
  'pane.title': { en: 'AMZ Ops pane', 'zh-CN': 'AMZ Ops 窗格' },
  'notice.close': { en: 'Dismiss', 'zh-CN': '关闭提示' },
  'grid.label': { en: 'Workbook', 'zh-CN': '工作簿' },
} as const satisfies Catalogue;

import type { Catalogue } from './index';

/** What the page shows on its own, before and without Excel. Written into the page in both languages by the build. */
export const boot = {
  'boot.title': { en: 'AMZ Ops is waiting for Excel', 'zh-CN': 'AMZ Ops 正在等待 Excel' },
  'boot.where': {
    en: 'This page is the side pane of an Excel add-in. It works inside Excel 2021 or later, Microsoft 365 and Excel on the web: open a workbook and choose AMZ Ops on the ribbon.',
    'zh-CN': '这个页面是 Excel 加载项的侧边窗格，需要在 Excel 2021 及以上版本、Microsoft 365 或 Excel 网页版里使用：打开工作簿，在功能区点“AMZ Ops”。',
  },
  'boot.network': {
    en: 'If you see this inside Excel, Office.js did not load. Check that this computer reaches {host}, then close the pane and open it again.',
    'zh-CN': '如果在 Excel 里看到这个提示，说明 Office.js 没有加载成功。请确认这台电脑能访问 {host}，然后关闭窗格再重新打开。',
  },
  'boot.else': {
    en: 'On an iPad, in WPS or in Feishu Sheets add-ins of this kind do not run. There the .xlsx files that AMZ Ops writes open as they are.',
    'zh-CN': 'iPad 版 Excel、WPS 和飞书表格不支持这类加载项；AMZ Ops 生成的 .xlsx 文件在这些软件里可以直接打开。',
  },
  'help.title': { en: 'First steps with AMZ Ops', 'zh-CN': 'AMZ Ops 快速上手' },
  'help.open': { en: 'Open a workbook in Excel and choose Open pane on the AMZ Ops tab of the ribbon.', 'zh-CN': '在 Excel 里打开一个工作簿，点功能区“AMZ Ops”里的“打开窗格”。' },
  'help.data': {
    en: 'Drop or paste an export from Seller Central: Business Reports, FBA inventory, sponsored advertising. The sample store shows how it looks before you have one at hand.',
    'zh-CN': '把卖家后台导出的报表拖进来或粘贴进来：业务报告、FBA 库存、广告报表都可以；手头没有报表，先用示例店铺试一遍。',
  },
  'help.report': { en: 'Check what was recognised, then build the daily report.', 'zh-CN': '核对识别结果，然后生成日报。' },
  'help.formula': {
    en: 'In any cell, type =AMZ. and Excel lists the functions: =AMZ.RESTOCK(8,1) judges 8 units in stock at one sold a day.',
    'zh-CN': '在任意单元格输入 =AMZ. 就会列出全部函数，例如 =AMZ.RESTOCK(8,1) 判断库存 8 件、日均销 1 件时该不该补货。',
  },
  'help.private': { en: 'Everything stays in your workbook. Nothing is sent anywhere.', 'zh-CN': '数据只保存在你的工作簿里，不会上传到任何地方。' },
} as const satisfies Catalogue;

import type { Catalogue } from './index';

/** Words of the daily report as a message. No text here may need a table: 飞书 and 钉钉 show none, or poor ones. */
export const digestText = {
  'title': { en: 'Daily report · {store} · {marketplace} · {date}', 'zh-CN': '运营日报 · {store} · {marketplace} · {date}' },
  'meta': { en: 'Currency {currency} · {sources}', 'zh-CN': '币种 {currency} · {sources}' },
  'conclusion': { en: 'What matters today', 'zh-CN': '今日结论' },
  'figures': { en: 'Key figures', 'zh-CN': '核心指标' },
  'findings': { en: 'Exceptions ({count}), by money at stake over {days} days', 'zh-CN': '异常 {count} 项，按 {days} 天影响金额排序' },
  'figure': { en: '{name}: **{value}**', 'zh-CN': '{name}： **{value}**' },
  'figure.change': { en: '{change} on the day before', 'zh-CN': '较前日 {change}' },
  'figure.previous': { en: 'day before {previous}', 'zh-CN': '前日 {previous}' },
  'figure.mean': { en: '7-day mean {mean}', 'zh-CN': '7日均 {mean}' },
  'figure.target': { en: 'target {target}', 'zh-CN': '目标 {target}' },
  'figure.missing': { en: '{name}: — (needs {source})', 'zh-CN': '{name}：—（缺{source}）' },
  'finding': { en: '{text} · at stake **{money}**', 'zh-CN': '{text} · 影响 **{money}**' },
  'step': { en: 'Next: {step}', 'zh-CN': '下一步：{step}' },
  'owner': { en: 'Owner: {owner}', 'zh-CN': '负责人：{owner}' },
  'due': { en: 'by {date}', 'zh-CN': '期限 {date}' },
  'left-out': { en: '{count} more exceptions are not in this message, {money} at stake together. All of them are in the workbook: sheet "{sheet}" and the SOP log.', 'zh-CN': '另有 {count} 项异常未列入本消息，合计影响 {money}。完整内容见工作簿「{sheet}」页和 SOP 日志。' },
  'foot': { en: 'Figures in full: workbook, sheet "{sheet}"', 'zh-CN': '完整数据见工作簿「{sheet}」页' },
} as const satisfies Catalogue;

import type { Catalogue } from './index';

/** Words of the daily report's actions: what is open, who has to decide, what came of earlier changes, what comes next. */
export const actionsText = {
  'exceptions': { en: 'Exceptions ({open} open of {count})', 'zh-CN': '异常处理（共 {count} 项，待处理 {open} 项）' },
  'text': { en: 'Exception', 'zh-CN': '异常' },
  'next': { en: 'Next step', 'zh-CN': '下一步' },
  'state': { en: 'State', 'zh-CN': '状态' },
  'money': { en: 'At stake', 'zh-CN': '影响金额' },
  'owner': { en: 'Owner', 'zh-CN': '负责人' },
  'due': { en: 'By', 'zh-CN': '期限' },
  'exceptions.none': { en: 'No exceptions', 'zh-CN': '无异常' },
  'exceptions.more': { en: '{count} more, {money} at stake together: in the rows below and in the SOP log', 'zh-CN': '另有 {count} 项，合计影响 {money}，见下方明细与 SOP 日志' },
  'approvals': { en: 'Waiting for review ({count})', 'zh-CN': '待复核（{count}）' },
  'approvals.none': { en: 'Nothing waits for review', 'zh-CN': '没有待复核的变更' },
  'approval': { en: '{action} · {object} · {metric} {old} → {now} ({operator}, {day})', 'zh-CN': '{action} · {object} · {metric} {old} → {now}（{operator}，{day}）' },
  'results': { en: 'Results of earlier changes ({count})', 'zh-CN': '前期变更效果（{count}）' },
  'results.none': { en: 'No results of changes yet', 'zh-CN': '暂无可检查的变更效果' },
  'result': { en: '{object} · {metric} {old} → {now} · {outcome}', 'zh-CN': '{object} · {metric} {old} → {now} · {outcome}' },
  'more': { en: '{count} more in the SOP log', 'zh-CN': '另有 {count} 项，见 SOP 日志' },
  'tomorrow': { en: 'Plan for tomorrow', 'zh-CN': '明日计划' },
  'tomorrow.none': { en: 'Nothing planned yet', 'zh-CN': '暂无安排' },
  'tomorrow.order': { en: 'Order {name}, {quantity} units, by {date}', 'zh-CN': '下单：{name} {quantity} 件，最迟 {date}' },
  'tomorrow.orderLate': { en: 'Order now: {name}, {quantity} units (was due {date})', 'zh-CN': '立即下单：{name} {quantity} 件（本应 {date} 前下单）' },
  'tomorrow.check': { en: 'Check the change of {metric} on {object} after {days} days ({date})', 'zh-CN': '检查 {object} 的{metric}变更 {days} 天效果（{date}）' },
  'tomorrow.review': { en: 'Review {count} waiting {count|change|changes}', 'zh-CN': '复核 {count} 项待审变更' },
  'tomorrow.export': { en: 'Download what is missing: {source}', 'zh-CN': '补齐缺少的报告：{source}' },
} as const satisfies Catalogue;

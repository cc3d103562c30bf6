import type { Catalogue } from './index';

/** Notices from fitting exports to days of the history, by code. */
export const daysText = {
  'day-unknown': { en: '{file}: a {kind} export does not say which day it is of. Give the day (for example --date 2026-11-21) and try again.', 'zh-CN': '{file}：该报告（{kind}）内没有日期，请指定数据日期（例如 --date 2026-11-21）后重试。' },
  'day-span': { en: '{file}: the rows cover {from} to {to} in one sum, so they cannot be put on a day. Download it again with the time unit "Daily".', 'zh-CN': '{file}：数据为 {from} 至 {to} 的汇总，无法归到某一天。请把时间单位改为「每日」后重新下载。' },
  'marketplace-differs': { en: '{file}: this export is of marketplace {found}, not {asked}. It was left out; report it with --marketplace {found}.', 'zh-CN': '{file}：该报告属于 {found} 站，不是 {asked} 站，未导入。请用 --marketplace {found} 单独生成。' },
  'currency-differs': { en: '{file}: its amounts are in {found}, but {marketplace} trades in {asked}. It was left out so that currencies are never added together.', 'zh-CN': '{file}：金额币种为 {found}，而 {marketplace} 站币种为 {asked}，未导入，避免不同币种相加。' },
  'currency-mixed': { en: '{file}: its amounts are in several currencies ({list}). It was left out so that currencies are never added together. Download it again for {marketplace} alone.', 'zh-CN': '{file}：金额混有多种币种（{list}），未导入，避免不同币种相加。请只导出 {marketplace} 站的数据后重新导入。' },
  'kind-unused': { en: '{file}: read as {kind} ({rows} {rows|row|rows}); the daily report does not use this kind yet.', 'zh-CN': '{file}：识别为 {kind}（{rows} 行），日报暂不使用此类报告。' },
  'file-unusable': { en: '{file}: not used. It is not an export we know, or nothing in it could be read.', 'zh-CN': '{file}：未使用。无法识别，或没有可读取的数据。' },
  'rows-rejected': { en: '{file}: {count} {count|row|rows} could not be read and {count|was|were} left out; the first is line {line}.', 'zh-CN': '{file}：{count} 行无法读取已跳过，首个问题在第 {line} 行。' },
  'same-file-twice': { en: '{file} holds the same data as {other}; it was taken once.', 'zh-CN': '{file} 与 {other} 内容相同，只导入一次。' },
  'same-day-twice': { en: '{file} and {other} are both {kind} exports of {date}; the later one ({file}) counts.', 'zh-CN': '{file} 与 {other} 都是 {date} 的 {kind}，以后者（{file}）为准。' },
  'parent-only': { en: '{file}: by-parent figures give the day\'s totals only. Add the by-child report for the ASIN table and findings.', 'zh-CN': '{file}：父商品报告只能得到当日总数。请再添加子商品业务报告，才有 ASIN 明细和异常判断。' },
} as const satisfies Catalogue;

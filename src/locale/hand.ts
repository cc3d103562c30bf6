import type { Catalogue } from './index';

/** What either hand says of a plan it refuses. */
export const planTexts = {
  'plan-cell-not-finite': {
    en: 'The number for {sheet}, {cell} is {value}, which no cell can hold. Nothing was written. Check the rows this figure comes from.',
    'zh-CN': '{sheet} 的 {cell} 算出的数值是 {value}，单元格存不下。没有写入任何内容。请检查这个数字来源的数据行。',
  },
  'plan-text-too-long': {
    en: 'The text for {sheet}, {cell} has {length} characters; a cell holds at most {limit}. Nothing was written. Shorten it and try again.',
    'zh-CN': '{sheet} 的 {cell} 有 {length} 个字符，单元格最多 {limit} 个。没有写入任何内容。请缩短后再试。',
  },
  'plan-text-illegal': {
    en: 'The text for {sheet}, {cell} contains a character a workbook cannot hold ({code}, at position {position}). Nothing was written. Remove it and try again.',
    'zh-CN': '{sheet} 的 {cell} 里有工作簿无法保存的字符（{code}，第 {position} 个字符）。没有写入任何内容。请删掉它再试。',
  },
  'plan-broken': {
    en: 'AMZ Ops drew up a workbook that contradicts itself ({fault}, at {where}). This is a fault of the program; nothing was written. Please report these two words.',
    'zh-CN': 'AMZ Ops 生成的工作簿方案自相矛盾（{fault}，位置 {where}）。这是程序的错误，没有写入任何内容。请把这两项信息反馈给我们。',
  },
} as const satisfies Catalogue;

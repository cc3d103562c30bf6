import type { Catalogue } from './index';

/** How a chain is broken, as AMZ.LOGVERIFY says it. */
export const logBreaks = {
  edited: { en: 'the row was edited', 'zh-CN': '该行被修改' },
  removed: { en: 'a row before it was removed', 'zh-CN': '前面有行被删除' },
  inserted: { en: 'the row was inserted', 'zh-CN': '该行是插入的' },
  reordered: { en: 'the row was moved', 'zh-CN': '该行被移动' },
} as const satisfies Catalogue;

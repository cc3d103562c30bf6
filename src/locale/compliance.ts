import type { Catalogue } from './index';

/** Names of compliance documents and of how they stand. */
export const complianceTexts = {
  'document.cpc': { en: "Children's Product Certificate with lab report (children up to 12)", 'zh-CN': '儿童产品证书 CPC + 检测报告（12 岁及以下）' },
  'document.cpc-production-plan': { en: "Children's Product Certificate, periodic testing with a production plan", 'zh-CN': 'CPC 周期检测（有生产测试计划）' },
  'document.cpc-iso17025': { en: "Children's Product Certificate, periodic testing in an ISO 17025 laboratory", 'zh-CN': 'CPC 周期检测（ISO 17025 实验室）' },
  'document.fda-food-facility': { en: 'FDA food facility registration', 'zh-CN': 'FDA 食品设施注册' },
  'document.ul-report': { en: 'UL/IEC test report', 'zh-CN': 'UL/IEC 测试报告' },
  'document.fcc': { en: 'FCC certificate or declaration', 'zh-CN': 'FCC 认证/声明' },
  'document.gpsr-responsible-person': { en: 'GPSR responsible person in the EU', 'zh-CN': '欧盟 GPSR 负责人' },
  'document.ce-declaration': { en: 'CE declaration of conformity', 'zh-CN': 'CE 符合性声明' },
  'document.reach': { en: 'REACH report', 'zh-CN': 'REACH 报告' },
  'document.rohs': { en: 'RoHS report', 'zh-CN': 'RoHS 报告' },
  'document.epr-packaging': { en: 'EPR packaging number (LUCID in Germany)', 'zh-CN': 'EPR 包装注册号（德国 LUCID）' },
  'document.epr-weee': { en: 'EPR electrical equipment number (WEEE)', 'zh-CN': 'EPR 电子电气注册号（WEEE）' },
  'document.epr-battery': { en: 'EPR battery number', 'zh-CN': 'EPR 电池注册号' },
  'document.ukca-or-ce': { en: 'UKCA or CE declaration for Great Britain', 'zh-CN': '英国 UKCA 或 CE 声明' },
  'document.liability-insurance': { en: 'Product liability insurance', 'zh-CN': '产品责任险' },
  'document.trademark': { en: 'Trademark registration', 'zh-CN': '商标注册' },
  'document.letter-of-authorisation': { en: 'Letter of authorisation', 'zh-CN': '品牌授权书' },
  'compliance.VALID': { en: 'Valid', 'zh-CN': '有效' },
  'compliance.DUE': { en: 'Due soon', 'zh-CN': '即将到期' },
  'compliance.RENEWAL_OPEN': { en: 'Renewal window open', 'zh-CN': '续期窗口已开放' },
  'compliance.EXPIRED': { en: 'Expired', 'zh-CN': '已过期' },
  'compliance.UNKNOWN': { en: 'Date missing', 'zh-CN': '缺少日期' },
} as const satisfies Catalogue;

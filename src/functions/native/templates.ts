import { acosHealthCodes, acosLimit, acosLimits } from '../../domain/advertising';
import { lowInventoryCodes, restockCodes } from '../../domain/inventory';
import { priceAlertCodes } from '../../domain/price';
import { teamWorthCodes } from '../../domain/people';
import { categoryKey, categoryWords, type RuleId } from '../../domain/rules';
import type { verdicts } from '../../locale/functions';
import type { Setting } from '../settings';

/** What a template writes with: argument texts by name (absent where left out), rule values, texts in the workbook's language. */
export interface Native {
  /** The argument, in brackets where it needs them. */
  value(name: string): string;
  /** The argument, or nothing where it is left out. */
  given(name: string): string | null;
  /** A setting: the argument, or the rule where it is left out, blank or 0. */
  setting(name: string, rule: RuleId): string;
  rule(rule: RuleId): number;
  /** A verdict in quotes, or its code where the formula asks for codes. */
  verdict(key: keyof typeof verdicts): string;
  readonly setup: Setting;
}

/** Makes the native text of a call, or null where there is none for these arguments. */
export type Template = (native: Native) => string | null;

/** An argument where 0 and blank mean the rule. Arithmetic, because some engines lose their way in an IF within an IF's condition. */
export const settingText = (argument: string, rule: string): string => `(${argument}+(${argument}=0)*${rule})`;

const ratio = (over: string, under: string): Template => ({ value }) => `IF(${value(under)}>0,${value(over)}/${value(under)},NA())`;
const stock = ({ value, given }: Native): string => (given('inbound') === null ? value('available') : `(${value('available')}+${value('inbound')})`);

/** The first condition that holds decides; the last text stands alone. */
const chain = (steps: readonly (readonly [condition: string, result: string])[], otherwise: string): string =>
  steps.reduceRight((rest, [condition, result]) => `IF(${condition},${result},${rest})`, otherwise);

// Excel's own quotients carry binary dust; eight places are far below anything a person decides on.
const rounded = (expression: string): string => `ROUND(${expression},8)`;

const stockoutDate = (native: Native): string => `INT(INT(${native.value('asOf')})+MAX(0,${stock(native)})/${native.value('velocity')}+0.000000001)`;

/** Functions with a native formula that gives the same. Only functions that Excel 2016, WPS and LibreOffice 7.4 know. */
export const templates: Readonly<Record<string, Template>> = {
  ACOS: ratio('spend', 'sales'),
  TACOS: ratio('spend', 'totalSales'),
  ROAS: ratio('sales', 'spend'),
  CTR: ratio('clicks', 'impressions'),
  CPC: ratio('spend', 'clicks'),
  CVR: ratio('conversions', 'visits'),
  BREAKEVENACOS: ({ value }) => `IF(AND(${value('price')}>0,${value('cost')}>0),(${value('price')}-${value('cost')}-${value('fees')})/${value('price')},NA())`,
  TARGETACOS: ({ value }) => `IF(AND(${value('price')}>0,${value('cost')}>0),(${value('price')}-${value('cost')}-${value('fees')})/${value('price')}-${value('profit')},NA())`,
  MAXBID: ({ value }) => `IF(AND(${value('targetAcos')}>0,${value('averageOrderValue')}>0,${value('cvr')}>0),${value('targetAcos')}*${value('averageOrderValue')}*${value('cvr')},NA())`,
  DAYSOFCOVER: (native) => `IF(${native.value('velocity')}>0,MAX(0,${stock(native)})/${native.value('velocity')},NA())`,
  STOCKOUTDATE: (native) => `IF(${native.value('velocity')}>0,${stockoutDate(native)},NA())`,
  ORDERBYDATE: (native) => `IF(${native.value('velocity')}>0,${stockoutDate(native)}-CEILING(${native.setting('leadDays', 'restock.leadDays')}-0.000000001,1),NA())`,
  RESTOCKQTY: (native) => {
    const { value, setting, rule } = native;
    const need = `${value('velocity')}*(${setting('targetDays', 'restock.targetDays')}+${setting('leadDays', 'restock.leadDays')})-${stock(native)}`;
    const pack = setting('pack', 'restock.pack');
    return `IF(${value('velocity')}>${rule('restock.minVelocity')},CEILING(MAX(0,(${need})/${pack}-0.000000001),1)*${pack},NA())`;
  },
  REORDERPOINT: ({ value, given, setting, rule }) => {
    const usual = `${value('velocity')}*${rule('restock.safetyDays')}`;
    const safety = given('safetyStock') === null ? usual : settingText(value('safetyStock'), usual);
    return `${value('velocity')}*${setting('leadDays', 'restock.leadDays')}+${safety}`;
  },
  SAFETYSTOCK: ({ value, given, setting, rule }) => {
    const usual = `${value('velocity')}*${rule('safetyStock.sigmaFactor')}`;
    const sigma = given('sigma') === null ? usual : settingText(value('sigma'), usual);
    const level = setting('serviceLevel', 'safetyStock.serviceLevel');
    const stocked = `NORMSINV(${level})*${sigma}*SQRT(${setting('leadDays', 'restock.leadDays')})`;
    return given('serviceLevel') === null ? stocked : `IF(${level}<0.5,NA(),${stocked})`;
  },
  REVENUEATRISK: ({ value, setting }) => `${value('dailyRevenue')}*MAX(0,${setting('horizon', 'risk.horizonDays')}-${value('cover')})`,
  RESTOCK: (native) => {
    const { value, setting, rule, verdict } = native;
    const text = texts(native, 'RESTOCK', restockCodes);
    return chain([
      [`${value('velocity')}<=0`, text.NO_SALES],
      [`${value('available')}<=0`, text.OUT_OF_STOCK],
      [`${rounded(`${value('available')}/${value('velocity')}`)}<${setting('alertDays', 'restock.alertDays')}`, text.STOCKOUT_RISK],
      [`${rounded(`${stock(native)}/${value('velocity')}`)}<${setting('leadDays', 'restock.leadDays')}+${setting('safetyDays', 'restock.safetyDays')}`, text.RESTOCK_NOW],
      [`${rounded(`${value('available')}/${value('velocity')}`)}>${rule('restock.excessDays')}`, text.EXCESS],
    ], verdict('RESTOCK.OK'));
  },
  ACOSHEALTH: (native) => {
    const { value, given, setup } = native;
    const target = given('target');
    if (target !== null && /^\d*\.?\d+%?$/.test(value('target')) && Number.parseFloat(value('target')) > 0) return acosChain(native, value('target'));
    const constant = /^"((?:[^"]|"")*)"$/.exec(given('category') ?? '""')?.[1];
    if (constant !== undefined) {
      const usual = acosLimit(setup.rules, categoryKey(constant));
      if (usual === null) return null;
      return acosChain(native, target === null ? String(usual.value) : settingText(value('target'), String(usual.value)));
    }
    const category = `LOWER(TRIM(${value('category')}))`;
    const limits = setup.rules.categories('acos.limit').map((key) => {
      const words = (categoryWords[key] ?? [key]).map((word) => `${category}="${word.replaceAll('"', '""')}"`);
      return [`OR(${words.join(',')})`, acosChain(native, String(acosLimit(setup.rules, key)?.value))] as const;
    });
    return chain([...(target === null ? [] : [[`${value('target')}>0`, acosChain(native, value('target'))] as const]), ...limits], 'NA()');
  },
  LOWINVENTORYFEE: (native) => {
    const { value, given, rule } = native;
    if (given('asOf') !== null) return null;
    const text = texts(native, 'LOWINVENTORYFEE', lowInventoryCodes);
    const charged = given('units7') === null ? text.CHARGED : `IF(${value('units7')}<${rule('lowInventory.exemptUnits')},${text.EXEMPT},${text.CHARGED})`;
    return `IF(AND(${value('supply30')}<${rule('lowInventory.days')},${value('supply90')}<${rule('lowInventory.days')}),${charged},${text.NOT_CHARGED})`;
  },
  PRICEALERT: (native) => {
    const { value, given, setting } = native;
    const text = texts(native, 'PRICEALERT', priceAlertCodes);
    const bands = (['baseline', 'floor', 'ceiling'] as const).filter((name) => given(name) !== null).map((name) => `${value(name)}=0`);
    const off = `AND(${value('baseline')}>0,${rounded(`ABS(${value('price')}-${value('baseline')})`)}>${rounded(`${setting('tolerance', 'price.tolerance')}*${value('baseline')}`)})`;
    return chain([
      [`OR(${value('price')}<=0,AND(${bands.join(',')}))`, 'NA()'],
      ...(given('floor') === null ? [] : [[`AND(${value('floor')}>0,${value('price')}<${value('floor')})`, text.BELOW_FLOOR] as const]),
      ...(given('ceiling') === null ? [] : [[`AND(${value('ceiling')}>0,${value('price')}>${value('ceiling')})`, text.ABOVE_CEILING] as const]),
      [off, text.OFF_BASELINE],
    ], text.OK);
  },
  TEAMWORTH: (native) => {
    const { value, given, rule } = native;
    const text = texts(native, 'TEAMWORTH', teamWorthCodes);
    const marks = [`${value('skus')}>=${rule('team.skus')}`, `${value('ordersPerDay')}>=${rule('team.ordersPerDay')}`, ...(given('monthlySales') === null ? [] : [`${value('monthlySales')}>${rule('team.monthlySales')}`])].join(',');
    return `IF(AND(${marks}),${text.WORTH_IT},IF(OR(${marks}),${text.PART_TIME},${text.NOT_YET}))`;
  },
  LISTINGCADENCE: ({ value, setting }) => {
    const weeks = setting('weeks', 'cadence.weeks');
    return `COUNTIFS(${value('dates')},">="&INT(${value('asOf')})-${weeks}*7+1,${value('dates')},"<"&INT(${value('asOf')})+1)/${weeks}`;
  },
  TOOLCOST: ({ value, given }) => {
    if (given('teamCost') !== null) return null;
    return given('seats') === null ? `SUM(${value('prices')})` : `SUM(${value('prices')})*${settingText(value('seats'), '1')}`;
  },
  REPLYDUE: ({ value, given, rule }) => (given('zone') === null || /^"CN"$/i.test(given('zone') ?? '') ? `IF(${value('received')}>0,${value('received')}+${rule('reply.hours')}/24,NA())` : null),
};

/** Arguments that may be ranges in a native formula, because a function there takes them whole. */
export const rangeArguments: Readonly<Record<string, readonly string[]>> = { LISTINGCADENCE: ['dates'], TOOLCOST: ['prices'] };

function texts<const Codes extends readonly string[]>({ verdict }: Native, id: string, codes: Codes): Readonly<Record<Codes[number], string>> {
  return Object.fromEntries(codes.map((code) => [code, verdict(`${id}.${code}` as keyof typeof verdicts)])) as Readonly<Record<Codes[number], string>>;
}

function acosChain(native: Native, limit: string): string {
  const { value, given, setup } = native;
  const limits = acosLimits(setup.rules, 0);
  const text = texts(native, 'ACOSHEALTH', acosHealthCodes);
  const share = rounded(`${value('spend')}/${value('sales')}`);
  const low = given('cover') === null ? text.LOW : `IF(${value('cover')}<${limits.coverDays},${text.LOW_STOCK},${text.LOW})`;
  return chain([
    ...(given('clicks') === null ? [] : [[`${value('clicks')}<${limits.minClicks}`, text.NEEDS_DATA] as const]),
    [`AND(${value('spend')}<=0,${value('sales')}<=0)`, text.NEEDS_DATA],
    [`${value('sales')}<=0`, text.NO_SALES],
    [`${share}>${rounded(`${limit}+${limits.tolerance}`)}`, text.SEVERE],
    [`${share}>${rounded(limit)}`, text.HIGH],
    [`${share}<${rounded(`${limit}*${limits.lowFactor}`)}`, low],
  ], text.HEALTHY);
}

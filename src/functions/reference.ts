import type { RuleId } from '../domain/rules';
import type { FunctionId } from '../locale/functionReference';

export const duties = ['advertising', 'inventory', 'service', 'account', 'price', 'listing', 'time', 'data', 'team', 'log'] as const;
export type Duty = (typeof duties)[number];

/** How a result is shown to a reader; the cell holds a number. */
export type ResultForm = 'date' | 'moment';

export interface Example {
  readonly formula: string;
  /** A value, a row of values beside each other, rows of them, or the start of an error (`#N/A`). Dates as ISO text where `form` says so. */
  readonly result: number | string | boolean | readonly (number | string)[] | readonly (readonly (number | string)[])[];
  readonly form?: ResultForm;
}

/** What the reference says of a function beside its words: duty, the rules behind it, its codes, examples that tests execute. */
export interface FunctionReference {
  readonly duty: Duty;
  readonly rules: readonly RuleId[];
  /** Prefix of its verdicts in the catalogue of verdicts. */
  readonly verdicts?: 'ACOSHEALTH' | 'SEARCHTERM' | 'ZOMBIE' | 'RESTOCK' | 'LOWINVENTORYFEE' | 'AGEDINVENTORY' | 'REPLYSTATUS' | 'HEALTHMETRIC' | 'PRICEALERT' | 'CHECK' | 'TEAMWORTH' | 'LOGVERIFY';
  readonly examples: readonly Example[];
}

const example = (formula: string, result: Example['result'], form?: ResultForm): Example => ({ formula, result, ...(form ? { form } : {}) });

export const references: Readonly<Record<FunctionId, FunctionReference>> = {
  ACOS: { duty: 'advertising', rules: [], examples: [example('=AMZ.ACOS(25,100)', 0.25), example('=AMZ.ACOS("US$1,234.50","US$4,938.00")', 0.25), example('=AMZ.ACOS(25,0)', '#N/A')] },
  TACOS: { duty: 'advertising', rules: [], examples: [example('=AMZ.TACOS(25,500)', 0.05)] },
  ROAS: { duty: 'advertising', rules: [], examples: [example('=AMZ.ROAS(100,25)', 4)] },
  CTR: { duty: 'advertising', rules: [], examples: [example('=AMZ.CTR(30,"10,000")', 0.003), example('=AMZ.CTR(0,0)', '#N/A')] },
  CPC: { duty: 'advertising', rules: [], examples: [example('=AMZ.CPC("$15.00",30)', 0.5)] },
  CVR: { duty: 'advertising', rules: [], examples: [example('=AMZ.CVR(3,30)', 0.1), example('=AMZ.CVR(12,10)', 1.2)] },
  ACOSHEALTH: {
    duty: 'advertising', verdicts: 'ACOSHEALTH', rules: ['acos.minClicks', 'acos.noSales', 'acos.tolerance', 'acos.limit', 'acos.lowFactor', 'acos.coverDays'],
    examples: [example('=AMZ.ACOSHEALTH(27,100,"electronics")', 'High'), example('=AMZ.ACOSHEALTH(27,100,"家居")', 'Healthy'), example('=AMZ.ACOSHEALTH(50,0,"home",20)', 'No sales'), example('=AMZ.ACOSHEALTH(27,100,"pets",,30%)', 'Healthy'), example('=AMZ.ACOSHEALTH(27,100,"pets")', '#N/A'), example('=AMZ.ACOSHEALTH(10,100,"home",,,20,"code")', 'LOW_STOCK')],
  },
  BREAKEVENACOS: { duty: 'advertising', rules: [], examples: [example('=AMZ.BREAKEVENACOS(40,12,14)', 0.35), example('=AMZ.BREAKEVENACOS(40,0,14)', '#N/A')] },
  TARGETACOS: { duty: 'advertising', rules: [], examples: [example('=AMZ.TARGETACOS(40,12,14,10%)', 0.25)] },
  MAXBID: { duty: 'advertising', rules: [], examples: [example('=AMZ.MAXBID(25%,40,10%)', 1), example('=AMZ.MAXBID(AMZ.TARGETACOS(40,12,14,10%),40,10%)', 1)] },
  SEARCHTERM: {
    duty: 'advertising', verdicts: 'SEARCHTERM', rules: ['searchTerm.placement', 'searchTerm.protected', 'searchTerm.harvestOrders', 'ads.targetAcos', 'searchTerm.minClicks', 'searchTerm.attentionSpend', 'searchTerm.watchFactor', 'searchTerm.negativeFactor', 'searchTerm.blockOrders', 'searchTerm.watchOrders', 'searchTerm.coverage'],
    examples: [example('=AMZ.SEARCHTERM("steel bottle","broad",40,3,12,60)', 'Harvest'), example('=AMZ.SEARCHTERM("steel bottle","broad",60,2,12,60,,,0)', 'Keep'), example('=AMZ.SEARCHTERM("steel bottle","broad",35,0,18,0,,,0)', 'Negative candidate'), example('=AMZ.SEARCHTERM("steel bottle","broad",35,0,18,0)', 'Needs data'), example('=AMZ.SEARCHTERM("acme bottle","broad",35,0,18,0,,,0,{"acme"})', 'Protected'), example('=AMZ.SEARCHTERM("b0abcd1234","-",5,0,2,0)', 'Product target')],
  },
  ZOMBIE: {
    duty: 'advertising', verdicts: 'ZOMBIE', rules: ['zombie.paused', 'zombie.stock', 'zombie.quietDays', 'zombie.impressions', 'zombie.clicksFactor', 'zombie.windowDays'],
    examples: [example('=AMZ.ZOMBIE(0,0,0,0,14)', 'Zombie'), example('=AMZ.ZOMBIE(5000,40,3,30,30)', 'Active'), example('=AMZ.ZOMBIE(5000,40,3,30,30,"paused")', 'Paused'), example('=AMZ.ZOMBIE(200,3,0,1,7)', 'Needs data')],
  },
  VELOCITY: { duty: 'inventory', rules: ['velocity.windows', 'velocity.weights'], examples: [example('=AMZ.VELOCITY({14,30,45},{7,30,90})', 1.4), example('=AMZ.VELOCITY({14,30},{7,30},{60%,40%})', 1.6), example('=AMZ.VELOCITY(30,30,,15)', 2), example('=AMZ.VELOCITY({14,30},{7,30},{60%,30%})', '#VALUE!')] },
  DAYSOFCOVER: { duty: 'inventory', rules: [], examples: [example('=AMZ.DAYSOFCOVER(90,2)', 45), example('=AMZ.DAYSOFCOVER(90,2,30)', 60), example('=AMZ.DAYSOFCOVER(90,0)', '#N/A')] },
  STOCKOUTDATE: { duty: 'inventory', rules: [], examples: [example('=AMZ.STOCKOUTDATE("2026-11-23",90,2)', '2027-01-07', 'date')] },
  RESTOCK: {
    duty: 'inventory', verdicts: 'RESTOCK', rules: ['restock.noSales', 'restock.outOfStock', 'restock.alertDays', 'restock.leadDays', 'restock.safetyDays', 'restock.excessDays'],
    examples: [example('=AMZ.RESTOCK(8,1)', 'Stock-out risk'), example('=AMZ.RESTOCK(30,1)', 'Restock now'), example('=AMZ.RESTOCK(30,1,40)', 'OK'), example('=AMZ.RESTOCK(120,1)', 'Excess'), example('=AMZ.RESTOCK(0,1,,,,,"code")', 'OUT_OF_STOCK'), example('=AMZ.RESTOCK(8,1,,,,,TRUE)', ['Stock-out risk', 'Stock-out alarm: cover below (restock.alertDays)', 'days of cover 8; limit 15', 'Source document "Operations assistant workflow" (2026-01-16)'])],
  },
  RESTOCKQTY: { duty: 'inventory', rules: ['restock.targetDays', 'restock.leadDays', 'restock.pack', 'restock.minVelocity'], examples: [example('=AMZ.RESTOCKQTY(100,10)', 950), example('=AMZ.RESTOCKQTY(100,10,200,30,60,24)', 600), example('=AMZ.RESTOCKQTY(0,0.1)', '#N/A')] },
  ORDERBYDATE: { duty: 'inventory', rules: ['restock.leadDays'], examples: [example('=AMZ.ORDERBYDATE("2026-11-23",90,2)', '2026-11-23', 'date'), example('=AMZ.ORDERBYDATE("2026-11-23",90,2,30,30)', '2026-12-23', 'date')] },
  REORDERPOINT: { duty: 'inventory', rules: ['restock.leadDays', 'restock.safetyDays'], examples: [example('=AMZ.REORDERPOINT(2,45)', 118), example('=AMZ.REORDERPOINT(2,45,20)', 110)] },
  SAFETYSTOCK: { duty: 'inventory', rules: ['safetyStock.serviceLevel', 'safetyStock.sigmaFactor', 'restock.leadDays'], examples: [example('=AMZ.SAFETYSTOCK(10,49)', 34.541926), example('=AMZ.SAFETYSTOCK(10,49,4,98%)', 57.50497)] },
  REVENUEATRISK: { duty: 'inventory', rules: ['risk.horizonDays'], examples: [example('=AMZ.REVENUEATRISK("$200",20)', 8000), example('=AMZ.REVENUEATRISK(200,20,30)', 2000)] },
  LOWINVENTORYFEE: { duty: 'inventory', verdicts: 'LOWINVENTORYFEE', rules: ['lowInventory.days', 'lowInventory.exemptUnits', 'lowInventory.level'], examples: [example('=AMZ.LOWINVENTORYFEE(20,25)', 'Charged'), example('=AMZ.LOWINVENTORYFEE(20,30)', 'Not charged'), example('=AMZ.LOWINVENTORYFEE(20,25,12)', 'Exempt')] },
  AGEDINVENTORY: { duty: 'inventory', verdicts: 'AGEDINVENTORY', rules: ['aged.bands', 'aged.snapshotDay'], examples: [example('=AMZ.AGEDINVENTORY(120)', 'Not aged'), example('=AMZ.AGEDINVENTORY(200)', '181–210 days'), example('=AMZ.AGEDINVENTORY(500,"2025-06-01")', '366 days or more')] },
  REPLYDUE: { duty: 'service', rules: ['reply.hours'], examples: [example('=AMZ.REPLYDUE("2026-11-22 09:30")', '2026-11-23 09:30', 'moment'), example('=AMZ.REPLYDUE("2026-03-07 12:00","US")', '2026-03-08 13:00', 'moment')] },
  REPLYSTATUS: { duty: 'service', verdicts: 'REPLYSTATUS', rules: ['reply.hours', 'reply.amberHours', 'reply.redHours'], examples: [example('=AMZ.REPLYSTATUS("2026-11-22 09:30","2026-11-22 12:00")', 'On time'), example('=AMZ.REPLYSTATUS("2026-11-22 09:30","2026-11-23 07:00")', 'Urgent'), example('=AMZ.REPLYSTATUS("2026-11-22 09:30","2026-11-24 07:00","2026-11-22 20:00")', 'Replied')] },
  APPEALDUE: { duty: 'account', rules: ['appeal.printed', 'appeal.default', 'appeal.outer', 'appeal.disputed', 'appeal.cure', 'appeal.contact', 'appeal.odr-quiz', 'appeal.atoz-information', 'appeal.atoz-appeal', 'appeal.feedback', 'appeal.funds'], examples: [example('=AMZ.APPEALDUE("2026-11-20 10:00")', '2026-11-23 10:00', 'moment'), example('=AMZ.APPEALDUE("2026-11-20 10:00","cure")', '2026-11-27 10:00', 'moment'), example('=AMZ.APPEALDUE("2026-11-20 10:00","cure","2026-11-25 23:59")', '2026-11-25 23:59', 'moment'), example('=AMZ.APPEALDUE("2026-11-20 10:00","A-to-z申诉")', '2026-12-20 10:00', 'moment')] },
  HEALTHMETRIC: { duty: 'account', verdicts: 'HEALTHMETRIC', rules: ['health.odr', 'health.late-shipment', 'health.cancellation', 'health.valid-tracking', 'health.on-time', 'health.invoice-defect', 'health.policy', 'health.ahr', 'health.ahrRisk', 'health.warningFactor'], examples: [example('=AMZ.HEALTHMETRIC("ODR",0.5%)', 'Meets target'), example('=AMZ.HEALTHMETRIC("订单缺陷率","0.9%")', 'Warning'), example('=AMZ.HEALTHMETRIC("VTR",94%,"FBM")', 'Fails'), example('=AMZ.HEALTHMETRIC("AHR",150)', 'Warning'), example('=AMZ.HEALTHMETRIC("ODR",5)', '#VALUE!')] },
  PRICEALERT: { duty: 'price', verdicts: 'PRICEALERT', rules: ['price.floor', 'price.ceiling', 'price.tolerance'], examples: [example('=AMZ.PRICEALERT(19.99,20)', 'OK'), example('=AMZ.PRICEALERT(17,20)', 'Off baseline'), example('=AMZ.PRICEALERT(17,20,18,25)', 'Below floor')] },
  LISTINGCADENCE: { duty: 'listing', rules: ['cadence.weeks', 'cadence.minPerWeek', 'cadence.maxPerWeek'], examples: [example('=AMZ.LISTINGCADENCE({"2026-11-02";"2026-11-10";"2026-11-20"},"2026-11-23",3)', 2 / 3)] },
  TITLECHECK: { duty: 'listing', verdicts: 'CHECK', rules: ['title.maxCharacters', 'title.bannedCharacters', 'title.maxRepeats', 'title.promoPhrases', 'title.capsLetters'], examples: [example('=AMZ.TITLECHECK("Steel Bottle 500 ml")', 'Compliant'), example('=AMZ.TITLECHECK("Best Seller Bottle!")', 'characters not allowed: !; promotional phrase: best seller'), example('=AMZ.TITLECHECK(REPT("a",80))', 'too long (80/75)'), example('=AMZ.TITLECHECK(REPT("a",80),"AE")', 'Compliant'), example('=AMZ.TITLECHECK(REPT("a",80),"US","2026-07-26")', 'Compliant')] },
  BULLETCHECK: { duty: 'listing', verdicts: 'CHECK', rules: ['bullets.max', 'bullets.bannedCharacters', 'bullets.emoji', 'bullets.guarantees', 'bullets.asin'], examples: [example('=AMZ.BULLETCHECK("Keeps drinks cold for 24 hours")', 'Compliant'), example('=AMZ.BULLETCHECK("🔥 Money back guarantee")', 'emoji: 🔥; guarantee: money back')] },
  KEYWORDBYTES: { duty: 'listing', rules: ['keywords.maxBytes'], examples: [example('=AMZ.KEYWORDBYTES("steel bottle")', 12), example('=AMZ.KEYWORDBYTES("保温杯")', 9)] },
  KEYWORDCHECK: { duty: 'listing', verdicts: 'CHECK', rules: ['keywords.maxBytes'], examples: [example('=AMZ.KEYWORDCHECK("steel bottle")', 'Compliant'), example('=AMZ.KEYWORDCHECK(REPT("杯",100))', 'too long (300/249)'), example('=AMZ.KEYWORDCHECK(REPT("杯",100),"JP")', 'Compliant')] },
  ISASIN: { duty: 'listing', rules: [], examples: [example('=AMZ.ISASIN("B0ABCD1234")', true), example('=AMZ.ISASIN("bottle")', false)] },
  GTINCHECK: { duty: 'listing', rules: [], examples: [example('=AMZ.GTINCHECK("4006381333931")', true), example('=AMZ.GTINCHECK("4006381333930")', false)] },
  SITETIME: { duty: 'time', rules: [], examples: [example('=AMZ.SITETIME("2026-11-27 16:00","CN","US")', '2026-11-27 00:00', 'moment'), example('=AMZ.SITETIME("2026-07-01 00:00","US","CN")', '2026-07-01 15:00', 'moment'), example('=AMZ.SITETIME("2026-07-01","Mars","CN")', '#N/A')] },
  SITEDATE: { duty: 'time', rules: [], examples: [example('=AMZ.SITEDATE("2026-11-27 10:00","CN","US")', '2026-11-26', 'date')] },
  AMOUNT: { duty: 'data', rules: [], examples: [example('=AMZ.AMOUNT("US$1,234.56")', 1234.56), example('=AMZ.AMOUNT("12,34 %")', 0.1234), example('=AMZ.AMOUNT("1.234")', '#VALUE!'), example('=AMZ.AMOUNT("1.234","de-DE")', 1234)] },
  REPORT: { duty: 'data', rules: [], examples: [example('=AMZ.REPORT({"（子）ASIN","会话数 - 总计","商品会话百分比","已订购商品数量","已订购商品销售额";"B0ABCD1234","1,204","4.51%",54,"US$1,100.15"})', [['childAsin', 'sessionsTotal', 'unitSessionPercentage', 'unitsOrdered', 'orderedProductSales'], ['B0ABCD1234', 1204, 0.0451, 54, 1100.15]]), example('=AMZ.REPORT({"Name","City";"Ann","Oslo"})', '#N/A')] },
  TEAMWORTH: { duty: 'team', verdicts: 'TEAMWORTH', rules: ['team.skus', 'team.ordersPerDay', 'team.monthlySales'], examples: [example('=AMZ.TEAMWORTH(40,150)', 'Worth it'), example('=AMZ.TEAMWORTH(40,50)', 'Part-time or outsourced'), example('=AMZ.TEAMWORTH(10,20,8000)', 'Not yet')] },
  TOOLCOST: { duty: 'team', rules: ['tool.shareMin', 'tool.shareMax'], examples: [example('=AMZ.TOOLCOST({97;39})', 136), example('=AMZ.TOOLCOST({97;39},2,2000)', [272, 0.136]), example('=AMZ.TOOLCOST({"97 USD";"CN¥199"})', '#VALUE!')] },
  LOGVERIFY: { duty: 'log', verdicts: 'LOGVERIFY', rules: [], examples: [example('=AMZ.LOGVERIFY({"Date","Note";"2026-11-23","x"})', '#N/A')] },
};

import { acosHealth, acosHealthCode, acosHealthCodes, acosLimit, acosLimits, zombie, zombieCodes, type AcosLimits } from '../domain/advertising';
import { categoryKey, type Rules } from '../domain/rules';
import { decideSearchTerm, protectedMatcher, searchTerm, searchTermCodes, searchTermLimits } from '../domain/searchTerms';
import { anyNumber, count, flatCells, measure, money, rangeSetting, rate, rateSetting, text, textSetting, type Argument } from './arguments';
import { Fault, unknown, type Output } from './cells';
import { explanation, judged } from './explain';
import { calculation, judging, type Definition } from './run';
import { verdictTexts } from './verdicts';

/** over / under, #N/A where under is 0. */
const ratio = (id: string, over: Argument<'money' | 'count'>, under: Argument<'money' | 'count'>): Definition =>
  calculation({
    id,
    arguments: [over, under],
    prepare: () => {
      const fault = id === 'ACOS' ? unknown('reason.no-sales') : unknown('reason.no-denominator', { name: under.name });
      return (a, b) => (b > 0 ? a / b : fault);
    },
  });

/** What a limit for a category is, or why there is none. Answers are kept for one call: a column repeats few of them. */
function limitFinder(rules: Rules): (category: string, target: number) => AcosLimits | Fault {
  const byCategory = new Map<string, AcosLimits | Fault>();
  const byTarget = new Map<number, AcosLimits | Fault>();
  const find = (category: string, target: number): AcosLimits | Fault => {
    const limit = acosLimit(rules, categoryKey(category), target);
    return limit ? acosLimits(rules, limit.value) : unknown('reason.category-unknown', { value: category, known: rules.categories('acos.limit').join(', ') });
  };
  return (category, target) => {
    const known = target === 0 ? byCategory.get(category) : byTarget.get(target);
    if (known !== undefined) return known;
    const limits = find(category, target);
    if (target === 0) byCategory.set(category, limits);
    else byTarget.set(target, limits);
    return limits;
  };
}

/** `{ [key]: value }` where a measure was given, nothing where it was left out. */
const optional = <K extends string>(key: K, value: number): { readonly [P in K]?: number } => (Number.isNaN(value) ? {} : ({ [key]: value } as { [P in K]: number }));

export const advertisingFunctions: readonly Definition[] = [
  ratio('ACOS', money('spend'), money('sales')),
  ratio('TACOS', money('spend'), money('totalSales')),
  ratio('ROAS', money('sales'), money('spend')),
  ratio('CTR', count('clicks'), count('impressions')),
  ratio('CPC', money('spend'), count('clicks')),
  ratio('CVR', count('conversions'), count('visits')),
  judging({
    id: 'ACOSHEALTH',
    arguments: [money('spend'), money('sales'), text('category'), measure('clicks'), rateSetting('target'), measure('cover')],
    prepare: ({ rules, language }) => {
      const texts = verdictTexts(language, 'ACOSHEALTH', acosHealthCodes);
      const limitsFor = limitFinder(rules);
      return {
        verdict: (spend, sales, category, clicks, target, cover) => {
          const limits = limitsFor(category, target);
          return limits instanceof Fault ? limits : texts[acosHealthCode(spend, sales, clicks, cover, limits)];
        },
        code: (spend, sales, category, clicks, target, cover) => {
          const limits = limitsFor(category, target);
          return limits instanceof Fault ? limits : acosHealthCode(spend, sales, clicks, cover, limits);
        },
        explain: (spend, sales, category, clicks, target, cover) => {
          const limits = limitsFor(category, target);
          if (limits instanceof Fault) return limits;
          const judgement = acosHealth({ spend, sales, category: categoryKey(category), ...optional('clicks', clicks), target, ...optional('cover', cover) }, rules);
          return judgement ? explanation(judgement, texts[judgement.code]) : unknown('reason.category-unknown', { value: category, known: '' });
        },
      };
    },
  }),
  calculation({
    id: 'BREAKEVENACOS',
    arguments: [money('price'), money('cost'), money('fees')],
    prepare: () => (price, cost, fees) => missingPrice(price, cost) ?? (price - cost - fees) / price,
  }),
  calculation({
    id: 'TARGETACOS',
    arguments: [money('price'), money('cost'), money('fees'), rate('profit')],
    prepare: () => (price, cost, fees, profit) => missingPrice(price, cost) ?? (price - cost - fees) / price - profit,
  }),
  calculation({
    id: 'MAXBID',
    arguments: [anyNumber('targetAcos'), money('averageOrderValue'), rate('cvr')],
    prepare: () => (target, value, conversion) => {
      if (target < 0) return unknown('reason.no-profitable-bid');
      const name = target === 0 ? 'targetAcos' : value === 0 ? 'averageOrderValue' : conversion === 0 ? 'cvr' : null;
      return name === null ? target * value * conversion : unknown('reason.missing', { name });
    },
  }),
  judging({
    id: 'SEARCHTERM',
    arguments: [text('term'), text('matchType'), count('clicks'), count('orders'), money('spend'), money('sales'), rateSetting('targetAcos'), rateSetting('cvr'), measure('orders30'), rangeSetting('protected')],
    prepare: ({ rules, language }) => {
      const texts = verdictTexts(language, 'SEARCHTERM', searchTermCodes);
      const limits = searchTermLimits(rules);
      let matcher: ((term: string) => boolean) | Fault | null = null;
      const decide: SearchTermRow<ReturnType<typeof decideSearchTerm> | Fault | ''> = (term, matchType, clicks, orders, spend, sales, target, cvr, orders30, words) => {
        const plain = term.trim();
        if (plain === '') return '';
        matcher ??= matcherOf(words);
        if (matcher instanceof Fault) return matcher;
        return decideSearchTerm(plain, matchType, clicks, orders, spend, sales, target || limits.targetAcos, cvr || limits.cvr, orders30, matcher(plain), limits);
      };
      const verdict: SearchTermRow<Output> = (...row) => {
        const decided = decide(...row);
        return decided === '' || decided instanceof Fault ? decided : texts[decided.code];
      };
      return {
        verdict,
        code: (...row) => {
          const decided = decide(...row);
          return decided === '' || decided instanceof Fault ? decided : decided.code;
        },
        explain: (...row) => {
          const decided = decide(...row);
          if (decided instanceof Fault) return decided;
          if (decided === '') return { verdict: '', grounds: [] };
          const [term, matchType, clicks, orders, spend, sales, targetAcos, cvr, orders30] = row;
          const isProtected = typeof matcher === 'function' && matcher(term.trim());
          const judgement = searchTerm({ term, matchType, clicks, orders, spend, sales, targetAcos, cvr, ...optional('orders30', orders30), protected: isProtected }, rules);
          return explanation(judgement, texts[judgement.code]);
        },
      };
    },
  }),
  judging({
    id: 'ZOMBIE',
    arguments: [count('impressions'), count('clicks'), count('orders'), money('spend'), count('days'), textSetting('state'), measure('stock'), rateSetting('cvr')],
    prepare: ({ rules, language }) => {
      const texts = verdictTexts(language, 'ZOMBIE', zombieCodes);
      const judge = (impressions: number, clicks: number, orders: number, spend: number, days: number, state: string, stock: number, cvr: number) =>
        zombie({ impressions, clicks, orders, spend, days, state, ...optional('stock', stock), cvr }, rules);
      return judged(judge, texts);
    },
  }),
];

type SearchTermRow<R> = (term: string, matchType: string, clicks: number, orders: number, spend: number, sales: number, target: number, cvr: number, orders30: number, words: Parameters<typeof flatCells>[0]) => R;

function matcherOf(words: Parameters<typeof flatCells>[0]): ((term: string) => boolean) | Fault {
  const cells = flatCells(words);
  return cells instanceof Fault ? cells : protectedMatcher(cells.map(String));
}

const missingPrice = (price: number, cost: number): Fault | null =>
  price > 0 && cost > 0 ? null : unknown('reason.missing', { name: price > 0 ? 'cost' : 'price' });

import type { AsinHistory } from '../domain/asinHistory';
import type { CivilDate } from '../domain/civil';
import { notice, type Notice } from '../domain/notice';
import { lackingProducts, neededFields, type Product } from '../domain/products';
import type { Rules } from '../domain/rules';
import { say, type Language } from '../locale';
import { tableHeaders } from '../locale/tables';
import { money } from './format';

export interface LackFacts {
  readonly marketplace: string;
  readonly date: CivilDate;
  readonly currency: string;
  /** Of one store. */
  readonly history: AsinHistory;
  readonly products: readonly Product[];
  readonly rules: Rules;
  readonly language: Language;
}

/** How many products the table says too little of, in which of its columns, and the money that is judged by defaults for it; null where none. */
export function lackNotice({ currency, language, ...facts }: LackFacts): Notice | null {
  const lacks = lackingProducts(facts);
  if (lacks.length === 0) return null;
  const sum = lacks.reduce((total, one) => total + Math.round(one.money * 100), 0) / 100;
  const fields = neededFields.filter((field) => lacks.some(({ missing, unlimited }) => missing.includes(field) || (field === 'category' && unlimited !== null)));
  const named = fields.map((field) => say(language, tableHeaders[field])).join(language === 'en' ? ', ' : '、');
  return notice('products-lacking', { marketplace: facts.marketplace, count: lacks.length, fields: named, money: money(sum, currency), days: facts.rules.number('finding.horizonDays') });
}

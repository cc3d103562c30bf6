import type { AsinHistory } from '../domain/asinHistory';
import type { CivilDate } from '../domain/civil';
import { notice, type Notice } from '../domain/notice';
import { lackingProducts, type Product } from '../domain/products';
import type { Rules } from '../domain/rules';
import { money } from './format';

export interface LackFacts {
  readonly marketplace: string;
  readonly date: CivilDate;
  readonly currency: string;
  /** Of one store. */
  readonly history: AsinHistory;
  readonly products: readonly Product[];
  readonly rules: Rules;
}

/** How many products the table says too little of, and the money that is judged by defaults for it; null where none. */
export function lackNotice({ currency, ...facts }: LackFacts): Notice | null {
  const lacks = lackingProducts(facts);
  if (lacks.length === 0) return null;
  const sum = lacks.reduce((total, one) => total + Math.round(one.money * 100), 0) / 100;
  return notice('products-lacking', { marketplace: facts.marketplace, count: lacks.length, money: money(sum, currency), days: facts.rules.number('finding.horizonDays') });
}

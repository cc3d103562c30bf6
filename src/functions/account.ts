import { channelOf, healthCodes, healthMetric, healthMetricKeys, healthMetricOf, isRate } from '../domain/account';
import { priceAlert, priceAlertCode, priceAlertCodes } from '../domain/price';
import { teamWorth, teamWorthCodes, toolCost } from '../domain/people';
import { cell, count, flatCells, money, moneyMeasure, moneySetting, range, rateSetting, readCell, setting, text, textSetting, type Argument, type CallState } from './arguments';
import { Fault, unknown, type Cell, type Output } from './cells';
import { explanation, judged } from './explain';
import { judging, matrixOf, whole, type Definition } from './run';
import { verdictTexts } from './verdicts';

const rateValue: Argument<'rate'> = { name: 'value', kind: 'rate', optional: false, omitted: 0 };
const countValue: Argument<'count'> = { name: 'value', kind: 'count', optional: false, omitted: 0 };

export const accountFunctions: readonly Definition[] = [
  judging({
    id: 'HEALTHMETRIC',
    arguments: [text('metric'), cell('value'), textSetting('channel')],
    prepare: ({ rules, language }) => {
      const texts = verdictTexts(language, 'HEALTHMETRIC', healthCodes);
      const state: CallState = { currency: null };
      const judge = (metricText: string, given: Cell, channelText: string) => {
        const metric = healthMetricOf(metricText);
        if (metric === null) return unknown('reason.metric-unknown', { value: metricText, known: healthMetricKeys.join(', ') });
        const channel = channelText.trim() === '' ? null : channelOf(channelText);
        if (channel === null && channelText.trim() !== '') return unknown('reason.channel-unknown', { value: channelText });
        const value = readCell(isRate(metric) ? rateValue : countValue, given, state);
        if (value instanceof Fault) return value;
        return healthMetric(metric, Number(value), channel, rules) ?? unknown('reason.not-measured', { metric: metricText, channel: channelText });
      };
      return judged(judge, texts);
    },
  }),
  judging({
    id: 'PRICEALERT',
    arguments: [money('price'), money('baseline'), moneySetting('floor'), moneySetting('ceiling'), rateSetting('tolerance')],
    prepare: ({ rules, language }) => {
      const texts = verdictTexts(language, 'PRICEALERT', priceAlertCodes);
      const usual = rules.number('price.tolerance');
      const noPrice = unknown('reason.missing', { name: 'price' });
      const noBand = unknown('reason.no-band');
      const decide = (price: number, baseline: number, floor: number, ceiling: number, tolerance: number) => {
        if (price === 0) return noPrice;
        return baseline === 0 && floor === 0 && ceiling === 0 ? noBand : priceAlertCode(price, baseline, floor, ceiling, tolerance || usual);
      };
      return {
        verdict: (...row) => {
          const code = decide(...row);
          return code instanceof Fault ? code : texts[code];
        },
        code: decide,
        explain: (price, baseline, floor, ceiling, tolerance) => {
          const judgement = priceAlert({ price, baseline, floor, ceiling, tolerance }, rules);
          return judgement ? explanation(judgement, texts[judgement.code]) : price === 0 ? noPrice : noBand;
        },
      };
    },
  }),
  judging({
    id: 'TEAMWORTH',
    arguments: [count('skus'), count('ordersPerDay'), moneyMeasure('monthlySales')],
    prepare: ({ rules, language }) => {
      const texts = verdictTexts(language, 'TEAMWORTH', teamWorthCodes);
      const judge = (skus: number, orders: number, sales: number) => teamWorth(skus, orders, Number.isNaN(sales) ? null : sales, rules);
      return judged(judge, texts);
    },
  }),
  whole({
    id: 'TOOLCOST',
    arguments: [range('prices'), setting('seats'), moneySetting('teamCost')],
    run: ([prices, seats, teamCost]): Output[][] => {
      const state: CallState = { currency: null };
      const cells = flatCells(matrixOf(prices));
      if (cells instanceof Fault) return [[cells]];
      if (cells.length === 0) return [[unknown('reason.no-rows')]];
      const amounts: number[] = [];
      for (const one of cells) {
        const amount = readCell(money('prices'), one, state);
        if (amount instanceof Fault) return [[amount]];
        amounts.push(Number(amount));
      }
      const seatCount = readCell(setting('seats'), matrixOf(seats)[0]?.[0], state);
      if (seatCount instanceof Fault) return [[seatCount]];
      const budget = readCell(moneySetting('teamCost'), matrixOf(teamCost)[0]?.[0], state);
      if (budget instanceof Fault) return [[budget]];
      const { total, share } = toolCost(amounts, Number(seatCount) || 1, Number(budget));
      return [share === null ? [total] : [total, share]];
    },
  }),
];

import { decimalMarkOf, readAmount } from '../reports/numbers';
import { cell, textSetting } from './arguments';
import { unknown, wrong } from './cells';
import { calculation, type Definition } from './run';

export const amountFunctions: readonly Definition[] = [
  calculation({
    id: 'AMOUNT',
    arguments: [cell('text'), textSetting('locale')],
    prepare: () => (given, locale) => {
      if (typeof given === 'number') return given;
      if (given === null || given === undefined || typeof given === 'object') return 0;
      if (given === '') return '';
      const value = String(given);
      if (locale !== '' && decimalMarkOf(locale) === null) return unknown('reason.locale-unknown', { value: locale });
      const amount = readAmount(value, locale === '' ? undefined : locale);
      switch (amount.kind) {
        case 'value': return amount.value;
        case 'blank': return unknown('reason.amount-blank', { value });
        case 'ambiguous': return wrong('reason.amount-two', { value, first: amount.point, second: amount.group });
        case 'unreadable': return wrong('reason.amount-unreadable', { value });
      }
    },
  }),
];

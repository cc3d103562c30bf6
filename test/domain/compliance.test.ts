import { civilDate, type CivilDate } from '../../src/domain/civil';
import { complianceCodes, complianceDocuments, complianceStatus, documentsFor, expiryOf, renewalWindow } from '../../src/domain/compliance';
import { marketplaceCodes } from '../../src/domain/marketplace';
import { rulesWith } from '../../src/domain/rules';
import { complianceTexts } from '../../src/locale/compliance';

const rules = rulesWith();
const on = (text: string): CivilDate => civilDate(text)!;
const named = (key: string) => complianceDocuments.find((one) => one.key === key)!;
const today = on('2026-11-23');

test('documents and standings have their words, marketplaces exist', () => {
  expect(Object.keys(complianceTexts).sort()).toEqual([...complianceDocuments.map(({ key }) => `document.${key}`), ...complianceCodes.map((code) => `compliance.${code}`)].sort());
  for (const { marketplaces } of complianceDocuments) for (const code of marketplaces) expect(marketplaceCodes).toContain(code);
  expect(documentsFor('UK').map(({ key }) => key)).toEqual(['ukca-or-ce', 'liability-insurance', 'trademark', 'letter-of-authorisation']);
});

test.each([
  ['cpc', '2026-01-10', '2027-01-10'],
  ['cpc-production-plan', '2026-01-10', '2028-01-10'],
  ['cpc-iso17025', '2024-02-29', '2027-02-28'],
  ['epr-packaging', '2024-02-29', '2025-02-28'],
  ['fda-food-facility', '2024-11-02', '2026-12-31'],
  ['fda-food-facility', '2025-03-01', '2026-12-31'],
  ['fda-food-facility', '2026-10-05', '2028-12-31'],
  ['fcc', '2020-01-01', null],
  ['reach', '2020-01-01', null],
])('%s of %s runs until %j', (key, issued, expiry) => {
  expect(expiryOf(named(key), on(issued), null, rules)).toBe(expiry);
});

test('an entered day wins', () => expect(expiryOf(named('cpc'), on('2026-01-10'), on('2026-12-01'), rules)).toBe('2026-12-01'));

test('the FDA window is open now, and in no odd year', () => {
  expect(renewalWindow(2026, rules)).toEqual({ from: '2026-10-01', until: '2026-12-31' });
  expect(renewalWindow(2027, rules)).toEqual({ from: '2028-10-01', until: '2028-12-31' });
  expect(complianceStatus(named('fda-food-facility'), on('2024-11-02'), null, today, rules).code).toBe('RENEWAL_OPEN');
  expect(complianceStatus(named('fda-food-facility'), on('2024-11-02'), null, on('2026-09-30'), rules).code).toBe('VALID');
  expect(complianceStatus(named('fda-food-facility'), on('2024-11-02'), null, on('2027-01-01'), rules).code).toBe('EXPIRED');
});

test.each([
  ['2027-02-22', 'VALID', undefined],
  ['2027-02-21', 'DUE', 90],
  ['2027-01-22', 'DUE', 60],
  ['2026-12-23', 'DUE', 30],
  ['2026-11-30', 'DUE', 7],
  ['2026-11-23', 'DUE', 7],
  ['2026-11-22', 'EXPIRED', undefined],
])('liability insurance until %s: %s, reminder %j', (expires, code, reminder) => {
  const judgement = complianceStatus(named('liability-insurance'), null, on(expires), today, rules);
  expect([judgement.code, judgement.numbers['reminder']]).toEqual([code, reminder]);
});

test('what is not dated is named, what lasts is valid', () => {
  expect(complianceStatus(named('reach'), null, null, today, rules).code).toBe('UNKNOWN');
  expect(complianceStatus(named('fcc'), on('2020-01-01'), null, today, rules).code).toBe('VALID');
  expect(complianceStatus(named('fcc'), null, null, today, rules).code).toBe('UNKNOWN');
});

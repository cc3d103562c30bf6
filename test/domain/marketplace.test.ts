import { marketplaceCodes, marketplaceOf, marketplaces } from '../../src/domain/marketplace';

test('every marketplace of the brief is there, with a zone the platform knows and an ISO currency', () => {
  expect([...marketplaceCodes].sort()).toEqual('AE AU BE BR CA DE EG ES FR IN IT JP MX NL PL SA SE SG TR UK US ZA'.split(' '));
  for (const { zone, currency, language, domain } of marketplaces) {
    expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
    expect(() => new Intl.NumberFormat(language, { style: 'currency', currency })).not.toThrow();
    expect(domain).toMatch(/^amazon\.[a-z.]+$/);
  }
});

test.each([['us', 'US'], ['GB', 'UK'], ['uk', 'UK'], ['Amazon.co.uk', 'UK'], ['www.amazon.com', 'US'], ['amazon.com.mx', 'MX'], ['美国', 'US'], ['德国站', 'DE'], ['ＵＳ', 'US']])('%s is %s', (text, code) => {
  expect(marketplaceOf(text)?.code).toBe(code);
});

test.each(['', 'CN', 'Amazon', 'toString'])('%j is none', (text) => {
  expect(marketplaceOf(text)).toBeNull();
});

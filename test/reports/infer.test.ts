import { periodOfName, periodOfPreamble } from '../../src/reports/infer';

test.each([
  ['BusinessReport-8-04-26.csv', '2026-08-03', '2026-08-03', 'reports.period.download'],
  ['BusinessReport-11-15-26 (2).csv', '2026-11-14', '2026-11-14', 'reports.period.download'],
  ['BusinessReport-1-01-26.csv', '2025-12-31', '2025-12-31', 'reports.period.download'],
  ['BusinessReport-02.12.25.csv', '2025-12-01', '2025-12-01', 'reports.period.download'],
  ['week.zip/BusinessReport-8-04-26.csv', '2026-08-03', '2026-08-03', 'reports.period.download'],
  ['US 2026-07-14.csv', '2026-07-14', '2026-07-14', 'reports.period.file-name'],
  ['search terms 20260701-20260714.xlsx', '2026-07-01', '2026-07-14', 'reports.period.file-name'],
])('%s', (name, from, to, code) => expect(periodOfName(name)).toMatchObject({ from, to, reason: { code } }));

test.each(['report.csv', '62814510020.csv', '628144020201122.txt', 'BusinessReport-13-45-26.csv', 'input.csv'])('%s names no day', (name) => expect(periodOfName(name)).toBeNull());

test.each([
  [['Brand=["x"],Reporting Range=["Weekly"],Select week=["Week 6 | 2026-02-01 - 2026-02-07 2026"]'], '2026-02-01', '2026-02-07'],
  [['Brand=["x"],Select year=["2026"],Select quarter=["2"]'], '2026-04-01', '2026-06-30'],
  [['Marke=["HaA"],Berichtszeitraum=["Monatlich"],Jahr auswählen=["2026"],Monat auswählen=["April"]'], '2026-04-01', '2026-04-30'],
  [['Select year=["2025"],Select month=["December"]'], '2025-12-01', '2025-12-31'],
  [['Sales Dashboard', 'Date,Custom 7/13/2026 - 7/16/2026'], '2026-07-13', '2026-07-16'],
  [['Jul 06, 2026 - Jul 29, 2026'], '2026-07-06', '2026-07-29'],
])('%j', (lines, from, to) => expect(periodOfPreamble(lines)).toMatchObject({ from, to, reason: { code: 'reports.period.preamble' } }));

test.each([[['All amounts in USD, unless specified']], [['Last updated 7/21/26']], [[]]])('%j names no period', (lines) => expect(periodOfPreamble(lines)).toBeNull());

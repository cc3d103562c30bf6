import { inspect, isUnreadable, read, type Corrections, type RememberedMapping, type ReportSchema, type ReportTable } from '../../src/reports';

const header = 'Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales,7 Day Total Orders (#)';
const fileOf = (...dates: string[]) => ({ name: 'campaigns.csv', bytes: new TextEncoder().encode([header, ...dates.map((date, row) => `${date},Campaign ${row},100,5,1.50,20.00,1`)].join('\r\n')) });

async function schemaOf(dates: readonly string[], corrections: Corrections = {}, remembered: readonly RememberedMapping[] = []): Promise<ReportSchema> {
  const [schema] = await inspect(fileOf(...dates), { corrections, remembered });
  if (!schema || isUnreadable(schema)) throw new Error('Not recognised');
  return schema;
}

async function tableOf(dates: readonly string[], corrections: Corrections = {}, remembered: readonly RememberedMapping[] = []): Promise<ReportTable> {
  const [table] = await read(fileOf(...dates), corrections, { remembered });
  if (!table || isUnreadable(table)) throw new Error('Not recognised');
  return table;
}

const codeOf = ({ dates }: ReportSchema): string | undefined => dates?.reason.code.replace('reports.column.', '');
const fields = Object.fromEntries(header.split(',').map((name) => [name, null]));
const chosen = (dateOrder: 'mdy' | 'dmy'): RememberedMapping => ({ kind: 'sp-campaign', fields, dateOrder });

describe('dates that read both ways', () => {
  test('stay blank and are asked for where nothing decides', async () => {
    const { schema, rows, warnings } = await tableOf(['03/04/2026', '03/04/2026']);
    expect(schema.dates).toEqual({ order: null, reason: { code: 'reports.column.order-open', params: { sample: '03/04/2026' } }, sample: '03/04/2026' });
    expect(rows.map(({ values }) => values['date'])).toEqual([null, null]);
    expect(warnings.map(({ code }) => code)).toContain('reports.date-order-open');
  });

  test.each([['mdy', '2026-03-04'], ['dmy', '2026-04-03']] as const)('are read %s where the person says so', async (dateOrder, date) => {
    const { schema, rows, warnings } = await tableOf(['03/04/2026'], { dateOrder });
    expect(schema.dates).toMatchObject({ order: dateOrder, reason: { code: 'reports.column.order-person' } });
    expect(schema.period).toMatchObject({ from: date, to: date });
    expect(rows[0]?.values['date']).toBe(date);
    expect(warnings.map(({ code }) => code)).not.toContain('reports.date-order-open');
  });

  test.each([['mdy', '2026-03-04'], ['dmy', '2026-04-03']] as const)('are read %s where that was said of such a file before, and it is told', async (dateOrder, date) => {
    const { schema, rows, warnings } = await tableOf(['03/04/2026'], {}, [chosen(dateOrder)]);
    expect(schema.dates).toMatchObject({ order: dateOrder, reason: { code: 'reports.column.order-remembered' } });
    expect(rows[0]?.values['date']).toBe(date);
    expect(warnings.map(({ code }) => code)).toContain('reports.date-order-remembered');
  });

  test('are not read by an answer for other headers or another kind', async () => {
    expect(codeOf(await schemaOf(['03/04/2026'], {}, [{ ...chosen('mdy'), kind: 'sp-targeting' }]))).toBe('order-open');
    expect(codeOf(await schemaOf(['03/04/2026'], {}, [{ ...chosen('mdy'), fields: { ...fields, 'Portfolio name': null } }]))).toBe('order-open');
  });

  test('follow the marketplace before an earlier answer, but only one whose way is known', async () => {
    expect(await schemaOf(['03/04/2026'], { marketplace: 'DE' }, [chosen('mdy')])).toMatchObject({ dates: { order: 'dmy', reason: { code: 'reports.column.order-marketplace' } } });
    expect(codeOf(await schemaOf(['03/04/2026'], { marketplace: 'CA' }, [chosen('mdy')]))).toBe('order-remembered');
    expect(await schemaOf(['03/04/2026'], { marketplace: 'CA' })).toMatchObject({ dates: { order: null } });
  });

  test('are no question where a date beside them proves the order, whatever was said', async () => {
    const { schema, rows } = await tableOf(['03/04/2026', '25/04/2026'], { dateOrder: 'mdy' }, [chosen('mdy')]);
    expect(schema.dates).toBeNull();
    expect(rows.map(({ values }) => values['date'])).toEqual(['2026-04-03', '2026-04-25']);
  });

  test('are a question again where the proofs disagree', async () => {
    const mixed = ['03/04/2026', '25/04/2026', '04/25/2026', '04/26/2026'];
    expect(await schemaOf(mixed)).toMatchObject({ dates: { order: 'mdy' } });
    expect((await tableOf(mixed, { dateOrder: 'dmy' })).rows.map(({ values }) => values['date'])).toEqual(['2026-04-03', '2026-04-25', '2026-04-25', '2026-04-26']);
  });
});

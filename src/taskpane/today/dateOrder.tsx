import { Field, Select } from '@fluentui/react-components';
import { readDate } from '../../reports/dates';
import { useWords } from '../words';
import type { Today } from './flow';
import type { CheckedTable } from './state';

export interface DateOrderProps {
  /** Tables with the same headers: one answer serves them all. */
  readonly tables: readonly CheckedTable[];
  readonly today: Today;
}

/** Asks how dates such as `03/04/2026` are written, once for all tables with the same headers. */
export function DateOrderQuestions({ tables, today }: DateOrderProps) {
  const alike = new Map<string, CheckedTable[]>();
  for (const table of tables) {
    const key = JSON.stringify([table.marketplace, table.preview.schema.columns.map(({ header }) => header)]);
    alike.set(key, [...(alike.get(key) ?? []), table]);
  }
  return [...alike].map(([key, group]) => <DateOrderField key={key} tables={group} today={today} asked />);
}

/** How the dates of a table are read, with one of them both ways; nothing where they read one way only. */
export function DateOrderField({ tables, today, asked = false }: DateOrderProps & { /** Nothing else decides: the files are named with the question. */ readonly asked?: boolean }) {
  const { language, t, tell } = useWords();
  const dates = tables[0]?.preview.schema.dates;
  const reading = dates ? readDate(dates.sample) : null;
  if (!dates || reading?.kind !== 'ambiguous') return null;
  const files = tables.map(({ item }) => item.source.name).join(language === 'en' ? ', ' : '、');
  return (
    <Field label={asked ? t('order.title', { sample: dates.sample }) : t('order.label')} hint={asked ? t('order.why', { files }) : tell(dates.reason)} size="small">
      <Select value={dates.order ?? ''} onChange={(_, { value }) => (value === 'mdy' || value === 'dmy') && today.chooseDateOrder(tables, value)}>
        {dates.order === null && <option value="">{t('detail.open')}</option>}
        <option value="mdy">{t('order.mdy', { sample: dates.sample, date: reading.mdy })}</option>
        <option value="dmy">{t('order.dmy', { sample: dates.sample, date: reading.dmy })}</option>
      </Select>
    </Field>
  );
}

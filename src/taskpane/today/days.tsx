import { Caption1, Input, Subtitle2, Text } from '@fluentui/react-components';
import { say } from '../../locale';
import { kindNames } from '../../locale/kinds';
import { carriesDays } from '../../reports/days';
import type { DayTotals } from '../../domain/history';
import { useWords } from '../words';
import type { Today } from './flow';
import { replaces } from './lacking';
import { useRowStyles } from './rowStyles';
import { dayTyped, type CheckedTable } from './state';

/** The days of exports that carry none, proposed with their reason and confirmed in one go by building. */
export function DayList({ tables, today, days }: { readonly tables: readonly CheckedTable[]; readonly today: Today; readonly days: readonly DayTotals[] }) {
  const styles = useRowStyles();
  const { language, t } = useWords();
  // The sample store's days are known; there is nothing to confirm.
  const undated = tables.filter(({ item, preview, readiness }) => !item.sample && carriesDays(preview.schema.kind) === false && (readiness === 'ready' || readiness === 'day' || readiness === 'marketplace'));
  if (undated.length === 0) return null;
  return (
    <section className={styles.section} aria-label={t('days.title')}>
      <Subtitle2 as="h3" className={styles.heading}>{t('days.title')}</Subtitle2>
      <Caption1 className={styles.soft}>{t('days.why')}</Caption1>
      <ul className={styles.list}>
        {undated.map((table) => {
          const { preview, item, date, dayFrom, marketplace, sameDayAs } = table;
          const name = say(language, kindNames[preview.schema.kind]);
          return (
            <li key={preview.id} className={styles.row}>
              <span className={styles.text}>
                <Text size={200} weight="semibold" className={styles.wraps}>{marketplace ? `${marketplace} · ` : ''}{name}</Text>
                <Caption1 className={styles.cut} title={item.source.name}>{item.source.name}</Caption1>
                <Caption1 className={styles.soft}>{t(`days.${dayFrom ?? 'none'}`)}</Caption1>
                {sameDayAs !== null && <Caption1 className={styles.warns}>{t('days.twice', { other: sameDayAs })}</Caption1>}
                {sameDayAs === null && replaces(table, days) && <Caption1 className={styles.warns}>{t('days.replaces', { date: date ?? '' })}</Caption1>}
              </span>
              <Input
                className={styles.field} type="date" size="small" aria-label={t('days.of', { kind: name, file: item.source.name })} value={date ?? ''}
                onChange={(_, { value }) => {
                  const day = dayTyped(value);
                  if (day) today.say(preview.id, { date: day });
                }}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

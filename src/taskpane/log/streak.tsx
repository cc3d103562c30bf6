import { Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { say } from '../../locale';
import { checklistText } from '../../locale/checklist';
import type { ChecklistView } from '../../sheets/checklistDay';
import { useWords } from '../words';
import { useChecklistWords } from './checklistWords';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, paddingTop: tokens.spacingVerticalM, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  heading: { margin: 0 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

/** What a supervisor looks at: complete days in a row, what was missed how often, and on which days. */
export function StreakSection({ view: { streak, incomplete } }: { readonly view: ChecklistView }) {
  const styles = useStyles();
  const t = useChecklistWords();
  const { language } = useWords();
  return (
    <section className={styles.section} aria-label={t('streak')}>
      <Body1Strong as="h3" className={styles.heading}>{t('streak')}</Body1Strong>
      <Caption1>{t('streak.days', { days: streak.days })}</Caption1>
      {streak.of === 0 ? <Caption1>{t('streak.first')}</Caption1> : <Caption1>{t('streak.of', { window: streak.window, of: streak.of })}</Caption1>}
      {streak.of > 0 && streak.missed.length === 0 && <Caption1>{t('streak.none')}</Caption1>}
      {streak.missed.length > 0 && (
        <ul className={styles.list}>{streak.missed.map(({ item, count }) => <li key={item}><Caption1>{t('streak.missed', { id: item, task: say(language, checklistText[`item.${item}`]), count })}</Caption1></li>)}</ul>
      )}
      {incomplete.length > 0 && (
        <>
          <Caption1 id="missed-days">{t('streak.daysMissed')}</Caption1>
          <ul className={styles.list} aria-labelledby="missed-days">{incomplete.map(({ date, missed }) => <li key={date}><Caption1>{t('streak.day', { date, items: missed.join(' · ') })}</Caption1></li>)}</ul>
        </>
      )}
    </section>
  );
}

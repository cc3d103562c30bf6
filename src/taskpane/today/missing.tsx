import { useState } from 'react';
import { Body1, Button, Caption1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { Rules } from '../../domain/rules';
import { say } from '../../locale';
import { reportText } from '../../locale/report';
import { filledBy } from '../../sheets/sourcesBlock';
import { useWords } from '../words';
import type { Lacking } from './lacking';

const useStyles = makeStyles({
  heading: { margin: 0 },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  soft: { color: tokens.colorNeutralForeground2 },
  list: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  entry: { display: 'flex', flexDirection: 'column', rowGap: '2px', overflowWrap: 'anywhere' },
});

export interface SourceListProps {
  readonly lacking: readonly Lacking[];
  /** As the workbook has set them. */
  readonly rules: Rules;
}

/** Those the report lives on come first; with these the list is still short enough to stand open. */
const firstShown = 3;

/** Exports that are not there, each with the figures it would fill and where to get it; the first few until somebody asks for all. Nothing where all are there. */
export function SourceList({ lacking, rules }: SourceListProps) {
  const styles = useStyles();
  const { language, t } = useWords();
  const [all, setAll] = useState(false);
  if (lacking.length === 0) return null;
  const title = t('missing.title', { count: lacking.length });
  return (
    <section className={styles.section} aria-label={title}>
      <Subtitle2 as="h3" className={styles.heading}>{title}</Subtitle2>
      <ul className={styles.list}>
        {lacking.slice(0, all ? undefined : firstShown).map(({ source, marketplaces }) => {
          const figures = filledBy(source, rules, marketplaces[0] ?? '', language);
          return (
            <li key={source} className={styles.entry}>
              <Body1>{say(language, reportText[`source.${source}`])} · {marketplaces.join(', ')}</Body1>
              {figures !== '' && <Caption1>{t('missing.fills', { figures })}</Caption1>}
              <Caption1 className={styles.soft}>{say(language, reportText[`path.${source}`])}</Caption1>
            </li>
          );
        })}
      </ul>
      {lacking.length > firstShown && <Button appearance="subtle" aria-expanded={all} onClick={() => setAll(!all)}>{all ? t('missing.fewer') : t('missing.more', { count: lacking.length - firstShown })}</Button>}
    </section>
  );
}

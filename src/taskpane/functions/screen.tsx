import { useId, useMemo, useState } from 'react';
import { Body1, Button, Caption1, Input, Subtitle2, Text, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular, ArrowSwapRegular, SearchRegular } from '@fluentui/react-icons';
import { rulesWith, type RuleOverride } from '../../domain/rules';
import { say } from '../../locale';
import { dutyNames } from '../../locale/functionPages';
import { Page } from '../today/page';
import { useWords } from '../words';
import type { Workbook } from '../workbook';
import { findFunctions, functionEntries, type FunctionEntry } from './compose';
import { FunctionForm } from './form';
import { TurnCard } from './turn';

const useStyles = makeStyles({
  heading: { margin: 0 },
  group: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
  list: { display: 'flex', flexDirection: 'column', margin: 0, padding: 0, listStyleType: 'none', rowGap: '2px' },
  entry: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', width: '100%', textAlign: 'left', padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`, fontWeight: tokens.fontWeightRegular },
  soft: { color: tokens.colorNeutralForeground2 },
  back: { alignSelf: 'flex-start', marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

export interface FunctionsScreenProps {
  readonly workbook: Workbook;
  /** The workbook's own limits, which native formulas carry. */
  readonly overrides: readonly RuleOverride[];
  readonly start: 'list' | 'turn';
}

/** Every AMZ function: found by name, duty or keyword, explained, filled in from the selection and put into a cell. */
export default function FunctionsScreen({ workbook, overrides, start }: FunctionsScreenProps) {
  const styles = useStyles();
  const { language, t } = useWords();
  const setting = useMemo(() => ({ language, rules: rulesWith(overrides) }), [language, overrides]);
  const entries = useMemo(() => functionEntries(setting), [setting]);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [turning, setTurning] = useState(start === 'turn');
  const results = useId();
  const entry = entries.find(({ id }) => id === chosen);
  if (entry) {
    return (
      <Page>
        <Button className={styles.back} size="small" appearance="subtle" icon={<ArrowLeftRegular />} onClick={() => setChosen(null)}>{t('functions.back')}</Button>
        <FunctionForm key={entry.id} entry={entry} setting={setting} workbook={workbook} />
      </Page>
    );
  }
  if (turning) {
    return (
      <Page>
        <Button className={styles.back} size="small" appearance="subtle" icon={<ArrowLeftRegular />} onClick={() => setTurning(false)}>{t('functions.back')}</Button>
        <TurnCard workbook={workbook} setting={setting} />
      </Page>
    );
  }
  const found = findFunctions(entries, query);
  const duties = [...new Set(found.map(({ duty }) => duty))];
  return (
    <Page>
      <Subtitle2 as="h2" className={styles.heading}>{t('functions.title')}</Subtitle2>
      <Button icon={<ArrowSwapRegular />} onClick={() => setTurning(true)}>{t('turn.open')}</Button>
      <Input type="search" contentBefore={<SearchRegular />} placeholder={t('functions.search')} aria-label={t('functions.search')} aria-controls={results} value={query} onChange={(_, { value }) => setQuery(value)} />
      <Caption1 className={styles.soft} role="status">{t('functions.found', { count: found.length })}</Caption1>
      <div id={results} className={styles.group}>
        {duties.map((duty) => (
          <section key={duty} className={styles.group} aria-label={say(language, dutyNames[duty])}>
            <Text as="h3" size={200} weight="semibold" className={styles.heading}>{say(language, dutyNames[duty])}</Text>
            <ul className={styles.list}>{found.filter((one) => one.duty === duty).map((one) => <Entry key={one.id} entry={one} onChoose={() => setChosen(one.id)} />)}</ul>
          </section>
        ))}
      </div>
    </Page>
  );
}

function Entry({ entry, onChoose }: { readonly entry: FunctionEntry; readonly onChoose: () => void }) {
  const styles = useStyles();
  return (
    <li>
      <Button appearance="subtle" className={styles.entry} onClick={onChoose}>
        <Body1><b>{entry.id}</b></Body1>
        <Caption1 className={styles.soft}>{entry.summary}</Caption1>
      </Button>
    </li>
  );
}

import { useMemo, useState } from 'react';
import { Body1, Button, Caption1, Field, Input, MessageBar, MessageBarBody, Subtitle2, Text, makeStyles, tokens } from '@fluentui/react-components';
import { SelectObjectRegular } from '@fluentui/react-icons';
import type { Notice } from '../../domain/notice';
import { catalogue } from '../../functions/catalogue';
import type { Setting } from '../../functions/settings';
import { useWords } from '../words';
import type { Workbook } from '../workbook';
import { formulaOf, liveSample, proposeArguments, type FunctionEntry } from './compose';

const useStyles = makeStyles({
  heading: { margin: 0 },
  body: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  soft: { color: tokens.colorNeutralForeground2 },
  code: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', padding: tokens.spacingHorizontalS, backgroundColor: tokens.colorNeutralBackground3, borderRadius: tokens.borderRadiusMedium },
  sample: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXS },
  result: { whiteSpace: 'pre-wrap' },
  examples: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, margin: 0, padding: 0, listStyleType: 'none' },
});

type Said = { readonly kind: 'done'; readonly cell: string } | { readonly kind: 'problem'; readonly problem: Notice } | null;

/** One function: what it is for, its arguments to fill in, the formula they make, and the way into the selected cell. */
export function FunctionForm({ entry, setting, workbook }: { readonly entry: FunctionEntry; readonly setting: Setting; readonly workbook: Workbook }) {
  const styles = useStyles();
  const { t, tell } = useWords();
  const [given, setGiven] = useState<readonly string[]>(() => entry.arguments.map(() => ''));
  const [said, setSaid] = useState<Said>(null);
  const formula = formulaOf(entry.id, given);
  const sample = useMemo(() => liveSample(entry.id, given, setting), [entry, given, setting]);
  const complete = entry.arguments.every(({ optional }, index) => optional || (given[index] ?? '').trim() !== '');
  const fillIn = async (): Promise<void> => {
    const area = await workbook.selectedArea();
    if ('problem' in area) {
      setSaid({ kind: 'problem', problem: area.problem });
      return;
    }
    const definition = catalogue.find(({ id }) => id === entry.id);
    if (definition) setGiven(proposeArguments(definition, area));
    setSaid(null);
  };
  const insert = async (): Promise<void> => {
    const inserted = await workbook.insertFormula(formula);
    setSaid('problem' in inserted ? { kind: 'problem', problem: inserted.problem } : { kind: 'done', cell: `${inserted.sheet}!${inserted.cell}` });
  };
  return (
    <div className={styles.body}>
      <Subtitle2 as="h2" className={styles.heading}>{`AMZ.${entry.id}`}</Subtitle2>
      <Body1>{entry.summary}</Body1>
      {entry.details && <Caption1 className={styles.soft}>{entry.details}</Caption1>}
      <Button icon={<SelectObjectRegular />} onClick={() => void fillIn()}>{t('functions.fromSelection')}</Button>
      {entry.arguments.map(({ name, label, help, optional }, index) => (
        <Field key={name} size="small" label={optional ? t('functions.optional', { name: label }) : label} hint={help} required={!optional}>
          <Input value={given[index] ?? ''} onChange={(_, { value }) => setGiven(given.map((one, at) => (at === index ? value : one)))} />
        </Field>
      ))}
      <Text className={styles.code} aria-label={t('functions.formula')} role="group">{formula}</Text>
      {sample && (
        <div className={styles.sample}>
          <Caption1 className={styles.soft}>{t('functions.sample')}</Caption1>
          <div className={styles.code} role="group" aria-label={t('functions.sample')}><Caption1 block>{sample.formula}</Caption1><Caption1 block className={styles.result}>{`→ ${sample.result}`}</Caption1></div>
        </div>
      )}
      <Button appearance="primary" disabledFocusable={!complete} onClick={() => void insert()}>{t('functions.insert')}</Button>
      <Caption1 className={styles.soft}>{t('functions.insertHint')}</Caption1>
      <div role="status">
        {said && <MessageBar intent={said.kind === 'done' ? 'success' : 'error'} layout="multiline"><MessageBarBody>{said.kind === 'done' ? <>{t('functions.inserted', { cell: said.cell })} <span>{t('functions.undo')}</span></> : tell(said.problem)}</MessageBarBody></MessageBar>}
      </div>
      <Text as="h3" size={200} weight="semibold" className={styles.heading}>{t('functions.examples')}</Text>
      <ul className={styles.examples}>
        {entry.examples.map((example) => (
          <li key={example.formula} className={styles.code}><Caption1 block>{example.formula}</Caption1><Caption1 block className={styles.result}>{`→ ${example.result}`}</Caption1></li>
        ))}
      </ul>
    </div>
  );
}

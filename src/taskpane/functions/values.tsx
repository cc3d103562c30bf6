import { useState } from 'react';
import { Body1, Button, Caption1, Card, Field, Select, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { Notice } from '../../domain/notice';
import { useWords } from '../words';
import type { ValuesScope, Workbook } from '../workbook';

const useStyles = makeStyles({
  heading: { margin: 0 },
  card: { rowGap: tokens.spacingVerticalS, marginTop: tokens.spacingVerticalM },
  soft: { color: tokens.colorNeutralForeground2 },
});

const scopes: readonly ValuesScope[] = ['selection', 'sheet', 'workbook'];
type Stage = { readonly kind: 'ask' } | { readonly kind: 'counted'; readonly formulas: number; readonly cells: number } | { readonly kind: 'done'; readonly formulas: number } | { readonly kind: 'problem'; readonly problem: Notice };

/** Turns AMZ formulas into values for people without the add-in: counts first, writes only when confirmed. */
export function ValuesCard({ workbook }: { readonly workbook: Workbook }) {
  const styles = useStyles();
  const { t, tell } = useWords();
  const [scope, setScope] = useState<ValuesScope>('selection');
  const [stage, setStage] = useState<Stage>({ kind: 'ask' });
  const run = async (dryRun: boolean): Promise<void> => {
    const turned = await workbook.turnIntoValues(scope, dryRun);
    setStage('problem' in turned ? { kind: 'problem', problem: turned.problem } : dryRun ? { kind: 'counted', ...turned } : { kind: 'done', formulas: turned.formulas });
  };
  return (
    <Card size="small" className={styles.card}>
      <Subtitle2 as="h3" className={styles.heading}>{t('values.title')}</Subtitle2>
      <Caption1 className={styles.soft}>{t('values.why')}</Caption1>
      <Field label={t('values.where')} size="small">
        <Select value={scope} onChange={(_, { value }) => {
          setScope(value as ValuesScope);
          setStage({ kind: 'ask' });
        }}>
          {scopes.map((one) => <option key={one} value={one}>{t(`values.${one}`)}</option>)}
        </Select>
      </Field>
      <Body1 role="status">
        {stage.kind === 'counted' && t(stage.formulas === 0 ? 'values.none' : 'values.counted', { formulas: stage.formulas, cells: stage.cells })}
        {stage.kind === 'done' && t('values.done', { formulas: stage.formulas })}
        {stage.kind === 'problem' && tell(stage.problem)}
      </Body1>
      {stage.kind === 'counted' && stage.formulas > 0
        ? <Button appearance="primary" onClick={() => void run(false)}>{t('values.confirm')}</Button>
        : <Button onClick={() => void run(true)}>{t('values.count')}</Button>}
    </Card>
  );
}

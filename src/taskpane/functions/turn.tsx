import { useRef, useState } from 'react';
import { Body1, Button, Caption1, Field, ProgressBar, Radio, RadioGroup, Select, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons';
import type { Notice } from '../../domain/notice';
import { nativeCells } from '../../functions/native';
import type { Setting } from '../../functions/settings';
import { useWords, type PaneCode } from '../words';
import type { Translate, Turned, TurnScope, Workbook } from '../workbook';

const useStyles = makeStyles({
  heading: { margin: 0 },
  body: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  soft: { color: tokens.colorNeutralForeground2 },
  said: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
  reasons: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  option: { display: 'flex', flexDirection: 'column' },
  buttons: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, rowGap: tokens.spacingVerticalXS },
});

const scopes: readonly TurnScope[] = ['selection', 'sheet', 'workbook'];
const forms = ['native', 'values'] as const;
type Form = (typeof forms)[number];

type Stage =
  | { readonly kind: 'ask' }
  | { readonly kind: 'busy'; readonly progress: readonly [done: number, total: number] | null }
  | { readonly kind: 'counted' | 'done'; readonly turned: Turned }
  | { readonly kind: 'back'; readonly formulas: number; readonly changed: number }
  | { readonly kind: 'problem'; readonly problem: Notice };

/** Turns AMZ formulas into native formulas or values for people without the add-in: counts first, writes only when confirmed, and can go back. */
export function TurnCard({ workbook, setting }: { readonly workbook: Workbook; readonly setting: Setting }) {
  const styles = useStyles();
  const { t, tell } = useWords();
  const [form, setForm] = useState<Form>('native');
  const [scope, setScope] = useState<TurnScope>('selection');
  const [stage, setStage] = useState<Stage>({ kind: 'ask' });
  const stop = useRef<AbortController | null>(null);
  const takeBack = stage.kind === 'done' ? stage.turned.takeBack : null;
  const ask = (): void => setStage({ kind: 'ask' });

  const run = async (dryRun: boolean): Promise<void> => {
    const controller = new AbortController();
    stop.current = controller;
    setStage({ kind: 'busy', progress: null });
    const native: Translate | null = form === 'native' ? (formula, rows, columns) => nativeCells(formula, rows, columns, setting) : null;
    const turned = await workbook.turnFormulas({ scope, dryRun, native, signal: controller.signal, onProgress: (...progress) => setStage({ kind: 'busy', progress }) });
    setStage('problem' in turned ? { kind: 'problem', problem: turned.problem } : { kind: dryRun ? 'counted' : 'done', turned });
  };
  const goBack = async (bring: NonNullable<Turned['takeBack']>): Promise<void> => {
    setStage({ kind: 'busy', progress: null });
    const back = await bring();
    setStage('problem' in back ? { kind: 'problem', problem: back.problem } : { kind: 'back', ...back });
  };

  return (
    <div className={styles.body}>
      <Subtitle2 as="h2" className={styles.heading}>{t('turn.title')}</Subtitle2>
      <Caption1 className={styles.soft}>{t('turn.why')}</Caption1>
      <Field label={t('turn.into')} size="small">
        <RadioGroup value={form} disabled={stage.kind === 'busy'} onChange={(_, { value }) => {
          setForm(value as Form);
          ask();
        }}>
          {forms.map((one) => <Radio key={one} value={one} label={<span className={styles.option}>{t(`turn.${one}`)}<Caption1 className={styles.soft}>{t(`turn.${one}Hint`)}</Caption1></span>} />)}
        </RadioGroup>
      </Field>
      <Field label={t('turn.where')} size="small">
        <Select value={scope} disabled={stage.kind === 'busy'} onChange={(_, { value }) => {
          setScope(value as TurnScope);
          ask();
        }}>
          {scopes.map((one) => <option key={one} value={one}>{t(`turn.${one}`)}</option>)}
        </Select>
      </Field>
      <div role="status" className={styles.said}>
        {(stage.kind === 'counted' || stage.kind === 'done') && <Outcome turned={stage.turned} form={form} done={stage.kind === 'done'} />}
        {stage.kind === 'back' && <Body1>{t(stage.changed === 0 ? 'turn.takenBack' : 'turn.takenBackSome', { formulas: stage.formulas, changed: stage.changed })}</Body1>}
        {stage.kind === 'problem' && <Body1>{tell(stage.problem)}</Body1>}
        {stage.kind === 'busy' && <Body1>{stage.progress === null ? t('turn.counting') : t('turn.writing', { done: stage.progress[0], total: stage.progress[1] })}</Body1>}
      </div>
      {stage.kind === 'busy' && <ProgressBar {...(stage.progress === null ? {} : { value: stage.progress[0], max: stage.progress[1] })} aria-label={t('turn.title')} />}
      <div className={styles.buttons}>
        {stage.kind === 'busy' && <Button onClick={() => stop.current?.abort()}>{t('turn.cancel')}</Button>}
        {stage.kind === 'counted' && stage.turned.formulas > 0 && <Button appearance="primary" onClick={() => void run(false)}>{t(form === 'native' ? 'turn.confirmNative' : 'turn.confirmValues')}</Button>}
        {takeBack !== null && <Button icon={<ArrowUndoRegular />} onClick={() => void goBack(takeBack)}>{t('turn.takeBack')}</Button>}
        {stage.kind !== 'busy' && !(stage.kind === 'counted' && stage.turned.formulas > 0) && <Button onClick={() => void run(true)}>{t('turn.count')}</Button>}
      </div>
    </div>
  );
}

const sums: Readonly<Record<Form, Readonly<Record<'counted' | 'done', PaneCode>>>> = {
  native: { counted: 'turn.countedNative', done: 'turn.doneNative' },
  values: { counted: 'turn.countedValues', done: 'turn.doneValues' },
};

/** The count, why some cells hold values, what stays and what to do about it. */
function Outcome({ turned, form, done }: { readonly turned: Turned; readonly form: Form; readonly done: boolean }) {
  const styles = useStyles();
  const { t, tell } = useWords();
  const { formulas, native, values, asValues, kept, takeBack } = turned;
  const reasons = (list: Turned['kept']) => (
    <ul className={styles.reasons}>
      {list.map(({ notice, count }) => <li key={JSON.stringify(notice)}><Caption1>{t('turn.reason', { count, reason: tell(notice) })}</Caption1></li>)}
    </ul>
  );
  return (
    <>
      <Body1>{formulas === 0 ? (kept.length === 0 ? t('turn.none') : null) : t(sums[form][done ? 'done' : 'counted'], { formulas, native, values })}</Body1>
      {asValues.length > 0 && <><Caption1>{t('turn.whyValues')}</Caption1>{reasons(asValues)}</>}
      {kept.length > 0 && <><Caption1>{t('turn.kept', { count: kept.reduce((sum, { count }) => sum + count, 0) })}</Caption1>{reasons(kept)}</>}
      {done && takeBack !== null && <Caption1 className={styles.soft}>{t('turn.undo')}</Caption1>}
    </>
  );
}

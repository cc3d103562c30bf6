import { useEffect, useRef, useSyncExternalStore } from 'react';
import { MessageBar, MessageBarBody, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useWords, type PaneCode } from '../words';
import type { Workbook } from '../workbook';
import { BringStep } from './bring';
import { BuildStep } from './building';
import { CheckStep } from './check';
import type { Today } from './flow';
import { usePaste } from './intake';
import { ResultStep } from './result';
import type { Step } from './state';

const useStyles = makeStyles({
  body: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, paddingTop: tokens.spacingVerticalS },
  problem: { padding: `0 ${tokens.spacingHorizontalM}` },
  steps: { display: 'flex', listStyleType: 'none', margin: 0, padding: `0 ${tokens.spacingHorizontalM}`, columnGap: tokens.spacingHorizontalXS },
  step: {
    flexGrow: 1, flexBasis: 0, borderTop: `3px solid ${tokens.colorNeutralStroke2}`, paddingTop: tokens.spacingVerticalXS, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  done: { borderTopColor: tokens.colorBrandStroke1, color: tokens.colorNeutralForeground2 },
  now: { borderTopColor: tokens.colorBrandStroke1, color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
});

const order: readonly Step['kind'][] = ['bring', 'check', 'build', 'result'];

/** The day's work, one step at a time. */
export function TodayScreen({ today, workbook }: { readonly today: Today; readonly workbook: Workbook }) {
  const styles = useStyles();
  const { t, tell } = useWords();
  const state = useSyncExternalStore(today.subscribe, today.getState);
  const { step, problem } = state;
  usePaste(today, step.kind !== 'build');
  const heading = useRef<HTMLDivElement>(null);
  const shown = useRef(step.kind);
  useEffect(() => {
    // A new step starts at its heading, for eyes and for screen readers.
    if (shown.current === step.kind) return;
    shown.current = step.kind;
    heading.current?.querySelector('h2')?.focus();
  }, [step.kind]);
  return (
    <div className={styles.body} ref={heading}>
      <Steps now={step.kind} />
      {problem && (
        <div role="alert" className={styles.problem}>
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{tell(problem)}</MessageBarBody>
          </MessageBar>
        </div>
      )}
      {step.kind === 'bring' && <BringStep today={today} workbook={workbook} facts={state.workbook} />}
      {step.kind === 'check' && <CheckStep today={today} workbook={workbook} state={state} />}
      {step.kind === 'build' && <BuildStep step={step} onCancel={() => today.cancel()} />}
      {step.kind === 'result' && state.workbook && <ResultStep today={today} workbook={workbook} step={step} rules={state.workbook.rules} sample={state.items.some(({ sample }) => sample)} />}
      <div className={styles.hidden} role="status">{t(`announce.${step.kind}` as PaneCode, { count: state.items.length })}</div>
    </div>
  );
}

function Steps({ now }: { readonly now: Step['kind'] }) {
  const styles = useStyles();
  const { t } = useWords();
  const at = order.indexOf(now);
  return (
    <ol className={styles.steps} aria-label={t('steps')}>
      {order.map((one, index) => (
        <li key={one} className={mergeClasses(styles.step, index < at && styles.done, index === at && styles.now)} {...(index === at ? { 'aria-current': 'step' as const } : {})}>{t(`step.${one}`)}</li>
      ))}
    </ol>
  );
}

import { useEffect, useRef, useState } from 'react';
import { Body1, Button, Caption1, Link, MessageBar, MessageBarBody, ProgressBar, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { ShieldCheckmarkRegular } from '@fluentui/react-icons';
import { isBroken, type LogPlace, type LogVerdict, type TableVerdict } from '../../sheets/verifyLog';
import { useWords } from '../words';
import { useWatched } from '../watched';
import type { Workbook } from '../workbook';
import { LogCheck, type CheckOutcome, type CheckState } from './check';
import { useCheckWords, type CheckCode, type SayCheck } from './checkWords';
import { CompleteEvents, CompleteRows } from './complete';
import { CorrectRow } from './correct';
import { MergeRows } from './merge';

const useStyles = makeStyles({
  heading: { margin: 0, outlineStyle: 'none' },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, paddingTop: tokens.spacingVerticalM, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  soft: { color: tokens.colorNeutralForeground2 },
  group: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  list: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, margin: 0, padding: 0, listStyleType: 'none' },
});

export interface VerifyProps {
  readonly workbook: Workbook;
  readonly now: () => number;
  /** Who sits here; rows that are completed or joined carry the name. */
  readonly person: string;
  /** The log was written to. */
  readonly onChanged: () => void;
}

/** Whether the log is as it was written: the verdict in plain words, each break with the way to its row, and what can be put right. */
export function VerifySection({ workbook, now, person, onChanged }: VerifyProps) {
  const styles = useStyles();
  const t = useCheckWords();
  const { language, tell } = useWords();
  const [check] = useState(() => new LogCheck(workbook, now));
  const state = useWatched(check);
  const { phase, verdict, outcome, problem } = state;
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (outcome && outcome.kind !== 'cancelled' && outcome.kind !== 'nothing-to-merge') onChanged();
    if (outcome) result.current?.focus();
  }, [outcome, onChanged]);
  const idle = phase.kind === 'idle';
  return (
    <section className={styles.section} aria-label={t('title')}>
      <Subtitle2 as="h2" className={styles.heading}>{t('title')}</Subtitle2>
      <Caption1 className={styles.soft}>{t('what')}</Caption1>
      <Button icon={<ShieldCheckmarkRegular />} disabledFocusable={!idle} onClick={() => void check.check(person, language)}>{t(state.checked ? 'again' : 'check')}</Button>
      <Doing state={state} onCancel={() => check.cancel()} />
      <div ref={result} tabIndex={-1} role="status" className={styles.group}>
        {outcome && <MessageBar intent={outcome.kind === 'cancelled' || outcome.kind === 'nothing-to-merge' ? 'info' : 'success'} layout="multiline"><MessageBarBody>{outcomeText(outcome, t)}</MessageBarBody></MessageBar>}
        {outcome?.kind === 'merged' && outcome.conflicts.map((one, at) => <MessageBar key={at} intent="warning" layout="multiline"><MessageBarBody>{tell(one)}</MessageBarBody></MessageBar>)}
        {problem && <MessageBar intent="error" layout="multiline"><MessageBarBody>{tell(problem)}</MessageBarBody></MessageBar>}
        {idle && verdict && <Verdict verdict={verdict} workbook={workbook} />}
        {idle && state.checked && !verdict && <Body1>{t('noLog')}</Body1>}
      </div>
      {idle && state.completion && <CompleteRows completion={state.completion} workbook={workbook} sheet={verdict?.tables[0]?.sheet ?? ''} onComplete={() => void check.complete(person, language)} />}
      {idle && state.events && <CompleteEvents events={state.events} workbook={workbook} sheet={verdict?.tables.find(({ name }) => name === 'events')?.sheet ?? ''} onComplete={() => void check.completeEvents(person, language)} />}
      {idle && state.checked && verdict && <MergeRows parallel={verdict.tables.some(({ heads }) => heads.length > 1)} broken={verdict.broken} onMerge={(copy) => void check.merge(person, language, copy)} />}
      {idle && state.checked && verdict && <CorrectRow onCorrect={(correction) => void check.correct(person, language, correction)} />}
    </section>
  );
}

/** How far the work is. It can be stopped until something of it is put in place. */
function Doing({ state: { phase }, onCancel }: { readonly state: CheckState; readonly onCancel: () => void }) {
  const styles = useStyles();
  const t = useCheckWords();
  if (phase.kind === 'idle') return null;
  const words = phase.kind === 'checking' ? t('checking', { done: phase.done, total: phase.total }) : t(phase.kind);
  return (
    <div className={styles.group}>
      <Caption1 aria-live="polite">{words}</Caption1>
      <ProgressBar aria-label={words} {...(phase.kind === 'checking' && phase.total > 0 ? { value: phase.done / phase.total, max: 1 } : {})} />
      <Button size="small" disabledFocusable={phase.kind === 'writing' && phase.committing} onClick={onCancel}>{t('cancel')}</Button>
    </div>
  );
}

const firstShown = 5;

function Verdict({ verdict, workbook }: { readonly verdict: LogVerdict; readonly workbook: Workbook }) {
  const styles = useStyles();
  const t = useCheckWords();
  const { tell } = useWords();
  const breaks = verdict.tables.flatMap((table) => table.breaks.map((place) => ({ table, place })));
  const count = verdict.tables.reduce((sum, { breakCount }) => sum + breakCount, 0);
  return (
    <div className={styles.group}>
      <MessageBar intent={isBroken(verdict.kind) ? 'error' : verdict.kind === 'intact' ? 'success' : 'warning'} layout="multiline"><MessageBarBody>{tell(verdict.text)}</MessageBarBody></MessageBar>
      {breaks.length > 0 && (
        <ul className={styles.list}>
          {breaks.slice(0, firstShown).map(({ table, place }) => <li key={`${table.name}${place.row}${place.kind}`}><PlaceLink table={table} place={place} workbook={workbook} /></li>)}
          {count > firstShown && <li><Caption1>{t('more', { count: count - firstShown })}</Caption1></li>}
        </ul>
      )}
      {verdict.notes.map((one, at) => <MessageBar key={at} intent="info" layout="multiline"><MessageBarBody>{tell(one)}</MessageBarBody></MessageBar>)}
    </div>
  );
}

function PlaceLink({ table, place, workbook }: { readonly table: TableVerdict; readonly place: LogPlace; readonly workbook: Workbook }) {
  const t = useCheckWords();
  const { tell } = useWords();
  const [problem, setProblem] = useState<string | null>(null);
  const text = t('place', { sheet: table.sheet, row: place.row, kind: t(`kind.${place.kind}` as CheckCode) });
  return (
    <>
      <Link as="button" onClick={() => void workbook.showCell(table.sheet, place.row - 1, 0).then((shown) => setProblem(shown ? tell(shown.problem) : null))}>{text}</Link>
      {problem && <Caption1 role="alert">{problem}</Caption1>}
    </>
  );
}

function outcomeText(outcome: CheckOutcome, t: SayCheck): string {
  switch (outcome.kind) {
    case 'completed': return `${t('done.completed', { count: outcome.rows })} ${t('done.undo')}`;
    case 'merged': return `${t('done.merged', { rows: outcome.rows, events: outcome.events })} ${t('done.undo')}`;
    case 'corrected': return `${t('done.corrected', { id: outcome.logId })} ${t('done.undo')}`;
    case 'nothing-to-merge': return t('done.nothing');
    case 'cancelled': return t('cancelled');
  }
}

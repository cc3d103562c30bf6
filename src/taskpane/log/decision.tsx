import { useState } from 'react';
import { Button, Field, Input, MessageBar, MessageBarBody, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import type { Notice } from '../../domain/notice';
import type { Decision } from '../../domain/review';
import type { LogEntry } from '../../sheets/logBook';
import type { DeskState, LogDesk } from './desk';
import { Busy, type Said } from './entries';
import { useLogWords, type LogCode } from './words';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalXS, rowGap: tokens.spacingVerticalXS },
});

const commentLabel: Readonly<Record<Decision['kind'], LogCode>> = {
  approve: 'form.commentOptional', reject: 'form.why', ask: 'form.question', answer: 'form.answer', execute: 'form.commentOptional', close: 'form.found', void: 'form.why',
};

export interface DecisionFormProps {
  readonly kind: Decision['kind'];
  readonly entry: LogEntry;
  readonly desk: LogDesk;
  readonly busy: DeskState['busy'];
  readonly onCancel: () => void;
  readonly onDone: (said: Said) => void;
}

/** Asks for what a decision needs and for the last word; a refusal is told here, and what was typed stays. */
export function DecisionForm({ kind, entry, desk, busy, onCancel, onDone }: DecisionFormProps) {
  const styles = useStyles();
  const { t, tell, language } = useLogWords();
  const [comment, setComment] = useState('');
  const [value, setValue] = useState('');
  const [problems, setProblems] = useState<readonly Notice[]>([]);
  const needed = kind !== 'approve' && kind !== 'execute';
  const submit = async (): Promise<void> => {
    setProblems([]);
    const result = await desk.decide(entry, kind === 'execute' ? { kind, readBack: value, comment } : { kind, comment }, kind === 'approve' ? value : '', language);
    if (result.kind === 'refused') setProblems(result.problems);
    else onDone(result.kind === 'done' ? { intent: 'success', text: t(`done.${kind}`, { object: entry.object }), warnings: result.warnings } : { intent: 'warning', text: t('cancelled'), warnings: [] });
  };
  return (
    <form className={styles.form} aria-label={t('do.of', { action: t(`do.${kind}`), object: entry.object })} onSubmit={(event) => {
      event.preventDefault();
      if (busy === null) void submit();
    }}>
      {kind === 'execute' && entry.action !== 'finding' && (
        <Field label={t('form.readBack')} size="small" required hint={t('form.readBackHint', { value: entry.newValue === '' ? '—' : entry.newValue })}>
          <Input autoFocus value={value} maxLength={200} onChange={(_, data) => setValue(data.value)} />
        </Field>
      )}
      {kind === 'approve' && entry.oldValue !== '' && (
        <Field label={t('form.current')} size="small" hint={t('form.currentHint', { old: entry.oldValue })}>
          <Input autoFocus value={value} maxLength={200} onChange={(_, data) => setValue(data.value)} />
        </Field>
      )}
      <Field label={t(commentLabel[kind])} size="small" required={needed}>
        <Textarea autoFocus={kind !== 'execute' && kind !== 'approve'} value={comment} maxLength={2_000} resize="vertical" onChange={(_, data) => setComment(data.value)} />
      </Field>
      {problems.length > 0 && (
        <div role="alert">
          {problems.map((one, at) => <MessageBar key={at} intent="error" layout="multiline"><MessageBarBody>{tell(one)}</MessageBarBody></MessageBar>)}
        </div>
      )}
      <Busy desk={desk} busy={busy} />
      <span className={styles.buttons}>
        <Button type="submit" size="small" appearance="primary" disabledFocusable={busy !== null}>{t(`sure.${kind}`, { old: entry.oldValue === '' ? '—' : entry.oldValue, now: entry.newValue === '' ? '—' : entry.newValue })}</Button>
        <Button size="small" disabledFocusable={busy !== null} onClick={onCancel}>{t('form.cancel')}</Button>
      </span>
    </form>
  );
}

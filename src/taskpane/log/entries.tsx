import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Body1, Button, Caption1, Field, Input, MessageBar, MessageBarBody, ProgressBar, Subtitle2, ToggleButton, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, ArrowClockwiseRegular, TaskListSquareLtrRegular } from '@fluentui/react-icons';
import type { Notice } from '../../domain/notice';
import { Page } from '../today/page';
import { useWords } from '../words';
import type { DeskState, LogDesk } from './desk';
import { filterEntries, logFilters, type LogFilter } from './filter';
import { EntryCard } from './item';
import { useLogWords } from './words';

const useStyles = makeStyles({
  heading: { margin: 0, outlineStyle: 'none' },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalS },
  filters: { display: 'flex', columnGap: tokens.spacingHorizontalXXS },
  filter: { minWidth: 0, flexGrow: 1, paddingLeft: tokens.spacingHorizontalXS, paddingRight: tokens.spacingHorizontalXS },
  soft: { color: tokens.colorNeutralForeground2 },
  list: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  busy: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  bar: { flexGrow: 1 },
});

/** What was done last, told above the list. */
export interface Said {
  readonly intent: 'success' | 'warning';
  readonly text: string;
  readonly warnings: readonly Notice[];
}

export interface EntriesProps {
  readonly desk: LogDesk;
  readonly state: DeskState;
  readonly now: () => number;
  readonly said: Said | null;
  readonly onSaid: (said: Said | null) => void;
  readonly onNew: () => void;
  readonly onChecklist: () => void;
  /** Further sections of the screen, below the list. */
  readonly children?: ReactNode;
}

const firstShown = 10;

/** The log's rows by what they wait for, each with what may be done about it. */
export function EntriesScreen({ desk, state, now, said, onSaid, onNew, onChecklist, children }: EntriesProps) {
  const styles = useStyles();
  const { t, tell } = useLogWords();
  const { facts, busy, person, problem } = state;
  const [filter, setFilter] = useState<LogFilter>('pending');
  const [most, setMost] = useState(firstShown);
  const message = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that was pressed is gone: the message takes its place for the keyboard.
    if (said) message.current?.focus();
  }, [said]);
  const entries = facts?.entries ?? [];
  const found = filterEntries(entries, filter, person);
  return (
    <Page foot={<Button appearance="primary" icon={<AddRegular />} onClick={() => {
      onSaid(null);
      onNew();
    }}>{t('new')}</Button>}>
      <div className={styles.head}>
        <Subtitle2 as="h2" className={styles.heading}>{t('title')}</Subtitle2>
        <Button size="small" appearance="subtle" icon={<ArrowClockwiseRegular />} disabledFocusable={busy !== null} aria-label={t('refresh')} onClick={() => {
          onSaid(null);
          void desk.look();
        }} />
      </div>
      <Who desk={desk} person={person} people={facts?.people ?? []} />
      {problem && <div role="alert"><MessageBar intent="error" layout="multiline"><MessageBarBody>{tell(problem)}</MessageBarBody></MessageBar></div>}
      {said && (
        <div ref={message} tabIndex={-1} role="status" className={styles.section}>
          <MessageBar intent={said.intent} layout="multiline"><MessageBarBody>{said.text}</MessageBarBody></MessageBar>
          {said.intent === 'success' && <Caption1 className={styles.soft}>{t('done.undo')}</Caption1>}
          {said.warnings.map((one, at) => <MessageBar key={at} intent="warning" layout="multiline"><MessageBarBody>{tell(one)}</MessageBarBody></MessageBar>)}
        </div>
      )}
      <Button icon={<TaskListSquareLtrRegular />} onClick={onChecklist}>{t('checklist')}</Button>
      <div role="group" aria-label={t('filters')} className={styles.filters}>
        {logFilters.map((one) => {
          const count = one === 'all' ? null : filterEntries(entries, one, person).length;
          return (
            <ToggleButton key={one} size="small" className={styles.filter} checked={one === filter} aria-label={count === null ? t(`filter.${one}`) : t('filter.count', { filter: t(`filter.${one}`), count })} onClick={() => {
              setFilter(one);
              setMost(firstShown);
            }}>{count === null ? t(`filter.${one}`) : `${t(`filter.${one}`)} ${count}`}</ToggleButton>
          );
        })}
      </div>
      <Busy desk={desk} busy={busy} />
      {facts && found.length === 0 && <Body1 className={styles.soft}>{entries.length === 0 ? t('noLog') : t('none')}</Body1>}
      <ul className={styles.list}>
        {found.slice(0, most).map((entry) => <EntryCard key={entry.logId} entry={entry} desk={desk} state={state} now={now} onSaid={onSaid} />)}
      </ul>
      {found.length > most && <Button appearance="subtle" onClick={() => setMost(most + firstShown * 5)}>{t('more', { count: found.length - most })}</Button>}
      {children}
    </Page>
  );
}

/** What goes on now; a write can be stopped until it is put in place. */
export function Busy({ desk, busy }: { readonly desk: LogDesk; readonly busy: DeskState['busy'] }) {
  const styles = useStyles();
  const { t } = useLogWords();
  const { t: pane } = useWords();
  if (busy === null) return null;
  const label = t(busy === 'reading' ? 'reading' : 'writing');
  return (
    <div className={styles.busy}>
      <Caption1 role="status">{label}</Caption1>
      <ProgressBar className={styles.bar} aria-label={label} />
      {busy === 'writing' && <Button size="small" onClick={() => desk.cancel()}>{pane('cancel')}</Button>}
    </div>
  );
}

function Who({ desk, person, people }: { readonly desk: LogDesk; readonly person: string; readonly people: readonly string[] }) {
  const { t } = useLogWords();
  const { t: pane } = useWords();
  return (
    <Field label={t('who')} size="small" hint={t('who.hint')} {...(person.trim() === '' ? { validationMessage: t('who.missing'), validationState: 'warning' as const } : {})}>
      <Input value={person} maxLength={60} list="log-people" placeholder={pane('store.operator')} onChange={(_, { value }) => desk.setPerson(value)} input={{ autoComplete: 'off' }}
        contentAfter={<datalist id="log-people">{people.map((name) => <option key={name} value={name} />)}</datalist>} />
    </Field>
  );
}

import { useId, useState } from 'react';
import { Badge, Body1, Body1Strong, Button, Caption1, Card, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowRightRegular, ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { samePerson } from '../../domain/person';
import { allowedKinds, type Decision } from '../../domain/review';
import type { State } from '../../domain/sopLog';
import type { LogEntry } from '../../sheets/logBook';
import { outcomeText } from '../../sheets/outcomes';
import { actionWords, leverWords, riskWords, stateWords, watchWords } from '../../sheets/words';
import { DecisionForm } from './decision';
import type { DeskState, LogDesk } from './desk';
import { EntryDetails } from './details';
import type { Said } from './entries';
import { useLogWords, type LogWords } from './words';

const useStyles = makeStyles({
  card: { rowGap: tokens.spacingVerticalXS },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalXS, rowGap: '2px' },
  soft: { color: tokens.colorNeutralForeground2 },
  object: { overflowWrap: 'anywhere' },
  values: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: tokens.spacingHorizontalXS, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' },
  arrow: { alignSelf: 'center', flexShrink: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalXS, rowGap: tokens.spacingVerticalXS },
  button: { minWidth: 0 },
  reason: { overflowWrap: 'anywhere', maxHeight: `calc(3 * ${tokens.lineHeightBase200})`, overflow: 'hidden' },
});

const colours: Readonly<Record<State, 'brand' | 'danger' | 'important' | 'informative' | 'subtle' | 'success' | 'warning'>> = {
  'open': 'informative', 'in-review': 'warning', 'approved': 'brand', 'rejected': 'danger', 'done': 'success', 'watching': 'success', 'closed': 'subtle', 'void': 'subtle',
};

export interface EntryCardProps {
  readonly entry: LogEntry;
  readonly desk: LogDesk;
  readonly state: DeskState;
  readonly now: () => number;
  readonly onSaid: (said: Said | null) => void;
}

/** One row of the log: what changes, why, where it stands, and what the person may do about it now. */
export function EntryCard({ entry, desk, state, now, onSaid }: EntryCardProps) {
  const styles = useStyles();
  const words = useLogWords();
  const { t, language } = words;
  const [open, setOpen] = useState(false);
  const [deciding, setDeciding] = useState<Decision['kind'] | null>(null);
  const details = useId();
  const { standing, operator, oldValue, newValue } = entry;
  const person = state.person;
  const kinds = allowedKinds(entry, standing, person);
  const title = `${entry.action ? actionWords.say(entry.action, language) : ''} · ${entry.object}`;
  const remark = remarkOn(entry, state, words);
  return (
    <li>
      <Card size="small" className={styles.card} role="group" aria-label={title}>
        <span className={styles.line}>
          <Badge appearance="tint" color={colours[standing.state]}>{stateWords.say(standing.state, language)}</Badge>
          {entry.risk && <Caption1 className={styles.soft}>{t('item.risk', { risk: riskWords.say(entry.risk, language) })}</Caption1>}
        </span>
        <Body1Strong as="h3" block style={{ margin: 0 }} className={styles.object}>{title}</Body1Strong>
        <span className={styles.values}>
          <Caption1 className={styles.soft}>{metricName(entry.metric, language)}</Caption1>
          <Body1>{oldValue === '' ? '—' : oldValue}</Body1><ArrowRightRegular className={styles.arrow} aria-label="→" /><Body1Strong>{newValue === '' ? '—' : newValue}</Body1Strong>
          {entry.change !== '' && <Caption1 className={styles.soft}>{entry.change}</Caption1>}
        </span>
        {entry.reason !== '' && <Caption1 className={open ? styles.object : styles.reason}>{entry.reason}</Caption1>}
        <Caption1 className={styles.soft}>{t('item.by', { operator, marketplace: entry.marketplace, age: ageOf(entry, now(), words) })}</Caption1>
        {remark !== null && <Caption1>{remark}</Caption1>}
        {deciding === null && (
          <span className={styles.buttons}>
            {kinds.filter((kind) => kind !== 'void').map((kind) => (
              <Button key={kind} size="small" className={styles.button} appearance={kind === 'approve' || kind === 'execute' || kind === 'answer' ? 'primary' : 'secondary'} disabledFocusable={state.busy !== null}
                aria-label={t('do.of', { action: t(`do.${kind}`), object: entry.object })} onClick={() => {
                  onSaid(null);
                  setDeciding(kind);
                }}>{t(`do.${kind}`)}</Button>
            ))}
            <Button size="small" appearance="subtle" className={styles.button} icon={open ? <ChevronUpRegular /> : <ChevronDownRegular />} aria-expanded={open} {...(open ? { 'aria-controls': details } : {})} aria-label={t('item.detailsOf', { id: entry.logId })} onClick={() => setOpen(!open)}>{t('item.details')}</Button>
          </span>
        )}
        {deciding !== null && <DecisionForm kind={deciding} entry={entry} desk={desk} busy={state.busy} onCancel={() => setDeciding(null)} onDone={(said) => {
          setDeciding(null);
          onSaid(said);
        }} />}
        {open && <EntryDetails id={details} entry={entry} {...(kinds.includes('void') && deciding === null ? { onWithdraw: () => setDeciding('void') } : {})} />}
      </Card>
    </li>
  );
}

/** What the row waits for, or what came of it. */
function remarkOn(entry: LogEntry, { person, facts }: DeskState, { t, language }: LogWords): string | null {
  const { standing, operator } = entry;
  if (standing.question) return t('item.question', { person: standing.question.person, comment: standing.question.comment });
  switch (standing.state) {
    case 'in-review': return t(samePerson(person, operator) ? 'item.own' : 'item.waitsReview');
    case 'approved': return t('item.approved', { person: standing.review?.person ?? '' });
    case 'done':
    case 'watching': {
      const line = facts?.outcomes.get(entry.logId);
      if (!line) return null;
      const last = line.checks.at(-1);
      const result = last ? outcomeText(last, entry.marketplace, language) : null;
      const next = line.next ? t('item.next', { days: line.next.days, date: line.next.on }) : line.missing.length > 0 ? t('item.missing', { days: line.missing.slice(0, 5).join(', ') + (line.missing.length > 5 ? ' …' : '') }) : line.change.watch ? null : t('item.unwatched');
      return [result, next].filter((one) => one !== null).join(' · ') || null;
    }
    case 'rejected': return standing.review?.comment ?? null;
    case 'closed': return standing.outcome?.value ?? null;
    default: return null;
  }
}

/** What changes, in the pane's language where it is one of ours. */
function metricName(metric: string, language: LogWords['language']): string {
  const lever = leverWords.find(metric);
  if (lever) return leverWords.say(lever, language);
  const figure = watchWords.find(metric);
  return figure ? watchWords.say(figure, language) : metric;
}

const minute = 60_000;

function ageOf({ at }: LogEntry, now: number, { t }: LogWords): string {
  const written = Date.parse(`${at.replace(' ', 'T')}+08:00`);
  if (!Number.isFinite(written)) return at;
  const minutes = Math.max(0, Math.floor((now - written) / minute));
  if (minutes < 60) return t('age.minutes', { count: minutes });
  return minutes < 2 * 24 * 60 ? t('age.hours', { count: Math.floor(minutes / 60) }) : t('age.days', { count: Math.floor(minutes / (24 * 60)) });
}

import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { LogEntry } from '../../sheets/logBook';
import { eventWords } from '../../sheets/words';
import { useLogWords, type LogCode } from './words';

const useStyles = makeStyles({
  details: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: tokens.spacingVerticalXS },
  facts: { margin: 0, display: 'flex', flexDirection: 'column', rowGap: '2px' },
  fact: { margin: 0, overflowWrap: 'anywhere' },
  soft: { color: tokens.colorNeutralForeground2 },
  events: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', rowGap: '2px' },
  event: { overflowWrap: 'anywhere' },
  withdraw: { alignSelf: 'flex-start' },
});

export interface EntryDetailsProps {
  readonly id: string;
  readonly entry: LogEntry;
  readonly onWithdraw?: () => void;
}

/** Everything else the row says, and what happened to it so far. */
export function EntryDetails({ id, entry, onWithdraw }: EntryDetailsProps) {
  const styles = useStyles();
  const { t, language } = useLogWords();
  const { events, standing } = entry;
  const facts: readonly (readonly [LogCode, string])[] = [
    ['item.rule', entry.rule], ['item.suggestion', entry.suggestion], ['item.expectation', entry.expectation], ['item.evidence', entry.evidence], ['item.note', entry.note], ['item.watchUntil', entry.watchUntil ?? ''], ['item.id', entry.logId],
  ];
  return (
    <div id={id} className={styles.details}>
      <dl className={styles.facts}>
        {facts.filter(([, value]) => value !== '').map(([code, value]) => (
          <div key={code}>
            <dt><Caption1 className={styles.soft}>{t(code)}</Caption1></dt>
            <dd className={styles.fact}><Body1>{value}</Body1></dd>
          </div>
        ))}
      </dl>
      {events.length > 0 && (
        <>
          <Caption1 className={styles.soft}>{t('item.history')}</Caption1>
          <ul className={styles.events}>
            {events.map((event) => (
              <li key={event.eventId} className={styles.event}>
                <Caption1>
                  {t('item.event', { time: event.at.slice(0, 16), person: event.person, kind: eventWords.say(event.kind, language), value: event.value })}
                  {event.comment !== '' && ` · ${event.comment}`}
                  {standing.ignored.includes(event) && ` (${t('item.ignored')})`}
                </Caption1>
              </li>
            ))}
          </ul>
        </>
      )}
      {onWithdraw && <Button size="small" className={styles.withdraw} aria-label={t('do.of', { action: t('do.void'), object: entry.object })} onClick={onWithdraw}>{t('do.void')}</Button>}
    </div>
  );
}

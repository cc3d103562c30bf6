import { useEffect, useRef, useState } from 'react';
import { Body1Strong, Button, Caption1, Field, Link, MessageBar, MessageBarBody, ProgressBar, Select, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular, ArrowLeftRegular, CalendarRegular } from '@fluentui/react-icons';
import { tickDate, type ItemLine } from '../../domain/checklist';
import type { CivilDate } from '../../domain/civil';
import type { ChecklistView } from '../../sheets/checklistDay';
import { Page } from '../today/page';
import { useWatched } from '../watched';
import { useWords } from '../words';
import type { Workbook } from '../workbook';
import { ChecklistDesk, type ChecklistOutcome, type ChecklistState } from './checklist';
import { ChecklistItemRow } from './checklistItem';
import { useChecklistWords, type SayChecklist } from './checklistWords';
import { StreakSection } from './streak';

const useStyles = makeStyles({
  heading: { margin: 0, outlineStyle: 'none' },
  head: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  title: { flexGrow: 1, outlineStyle: 'none' },
  group: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 2fr)', columnGap: tokens.spacingHorizontalS },
  select: { minWidth: 0 },
  soft: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  list: { display: 'flex', flexDirection: 'column', margin: 0, padding: 0, listStyleType: 'none' },
  busy: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS, minHeight: '24px' },
  bar: { flexGrow: 1 },
});

export interface ChecklistProps {
  readonly workbook: Workbook;
  /** Epoch milliseconds now. */
  readonly now: () => number;
  /** Whose name ticks carry. */
  readonly person: string;
  readonly onBack: () => void;
}

/** The daily checklist of a marketplace's own day: what the data ticked, what a person ticks here, streaks and misses, the stand-up page. */
export default function ChecklistScreen({ workbook, now, person, onBack }: ChecklistProps) {
  const styles = useStyles();
  const t = useChecklistWords();
  const { language, tell } = useWords();
  const [desk] = useState(() => new ChecklistDesk(workbook, now));
  const state = useWatched(desk);
  const { busy, places, view, sheet, outcome, problem, warnings } = state;
  const title = useRef<HTMLDivElement>(null);
  const [lost, setLost] = useState<string | null>(null);
  useEffect(() => {
    void desk.look(language);
    title.current?.focus();
  }, [desk, language]);
  const showSheet = (): void => {
    if (sheet !== null) void workbook.showCell(sheet, 3, 0).then((shown) => setLost(shown ? tell(shown.problem) : null));
  };
  return (
    <Page>
      <div className={styles.head}>
        <Button size="small" appearance="subtle" icon={<ArrowLeftRegular />} aria-label={t('back')} onClick={onBack} />
        <div ref={title} tabIndex={-1} className={styles.title}><Subtitle2 as="h2" className={styles.heading}>{t('title')}</Subtitle2></div>
        <Button size="small" appearance="subtle" icon={<ArrowClockwiseRegular />} disabledFocusable={busy !== null} aria-label={t('refresh')} onClick={() => void desk.look(language)} />
      </div>
      {person.trim() === '' ? <MessageBar intent="warning" layout="multiline"><MessageBarBody>{t('who.missing')}</MessageBarBody></MessageBar> : <Caption1 className={styles.soft}>{t('who', { person: person.trim() })}</Caption1>}
      {places?.length === 0 && <MessageBar intent="info" layout="multiline"><MessageBarBody>{t('nowhere')}</MessageBarBody></MessageBar>}
      {view && <PlaceFields view={view} state={state} desk={desk} />}
      <Doing busy={busy} onCancel={() => desk.cancel()} />
      <div role="status" className={styles.group}>
        {outcome && <MessageBar intent={outcome.kind === 'cancelled' ? 'info' : 'success'} layout="multiline"><MessageBarBody>{outcomeText(outcome, t)}</MessageBarBody></MessageBar>}
        {problem && <MessageBar intent="error" layout="multiline"><MessageBarBody>{tell(problem)}</MessageBarBody></MessageBar>}
        {warnings.map((one, at) => <MessageBar key={at} intent="warning" layout="multiline"><MessageBarBody>{tell(one)}</MessageBarBody></MessageBar>)}
      </div>
      {view && (
        <>
          {sheet === null && <Caption1 className={styles.soft}>{t('fresh')}</Caption1>}
          <Items view={view} busy={busy !== null} person={person} onTick={(line, done, note) => void desk.tick(line, done, note, person, language)} />
          <section className={styles.group} aria-label={t('standup')}>
            <Button icon={<CalendarRegular />} disabledFocusable={busy !== null} onClick={() => void desk.standup(language)}>{t('standup')}</Button>
            <Caption1 className={styles.soft}>{t('standup.what', { date: view.place.newest ?? view.place.proposed })}</Caption1>
            {sheet !== null && <span><Link as="button" onClick={showSheet}>{t('sheet')}</Link></span>}
            {lost !== null && <Caption1 role="alert">{lost}</Caption1>}
          </section>
          <StreakSection view={view} />
        </>
      )}
    </Page>
  );
}

/** Which site and which of its days; the site's own clock decides what today is. */
function PlaceFields({ view: { place, date }, state: { places, busy }, desk }: { readonly view: ChecklistView; readonly state: ChecklistState; readonly desk: ChecklistDesk }) {
  const styles = useStyles();
  const t = useChecklistWords();
  const named = (day: CivilDate): string => (day === place.newest ? t('day.newest', { date: day }) : day === place.today ? t('day.today', { date: day }) : day);
  return (
    <div className={styles.group}>
      <div className={styles.pair}>
        <Field label={t('marketplace')} size="small">
          <Select className={styles.select} value={place.marketplace} disabled={busy !== null} onChange={(_, { value }) => desk.choose(value)}>{(places ?? []).map(({ marketplace }) => <option key={marketplace} value={marketplace}>{marketplace}</option>)}</Select>
        </Field>
        <Field label={t('day')} size="small">
          <Select className={styles.select} value={date} disabled={busy !== null} onChange={(_, { value }) => desk.choose(place.marketplace, place.days.find((day) => day === value))}>{place.days.map((day) => <option key={day} value={day}>{named(day)}</option>)}</Select>
        </Field>
      </div>
      <Caption1 className={styles.soft}>{t('store', { store: place.store, zone: place.zone, today: place.today })}</Caption1>
      {(place.newest === null || date > place.newest) && <MessageBar intent="info" layout="multiline"><MessageBarBody>{t('noData', { date, newest: place.newest ?? t('noData.none') })}</MessageBarBody></MessageBar>}
    </div>
  );
}

interface ItemsProps {
  readonly view: ChecklistView;
  readonly busy: boolean;
  readonly person: string;
  readonly onTick: (line: ItemLine, done: boolean, note: string) => void;
}

function Items({ view: { lines, date }, busy, person, onTick }: ItemsProps) {
  const styles = useStyles();
  const t = useChecklistWords();
  const daily = lines.filter(({ item }) => item.every === 'day');
  const weekly = lines.filter(({ item }) => item.every === 'week');
  const count = (...states: readonly ItemLine['state'][]): number => daily.filter(({ state }) => states.includes(state)).length;
  const done = count('data', 'hand');
  const rest = [...(count('open') > 0 ? [t('progress.open', { count: count('open') })] : []), ...(count('check') > 0 ? [t('progress.check', { count: count('check') })] : [])];
  const rows = (some: readonly ItemLine[]) => <ul className={styles.list}>{some.map((line) => <ChecklistItemRow key={`${date} ${line.item.id}`} line={line} busy={busy} person={person} onTick={(ticked, note) => onTick(line, ticked, note)} />)}</ul>;
  return (
    <>
      <section className={styles.group} aria-label={t('daily')}>
        <Body1Strong as="h3" className={styles.heading}>{t('daily')}</Body1Strong>
        <ProgressBar value={done} max={daily.length} thickness="large" color={done === daily.length ? 'success' : 'brand'} aria-label={t('progress', { done, count: daily.length })} />
        <Caption1 className={styles.soft}>{[t('progress', { done, count: daily.length }), ...rest].join(' · ')}</Caption1>
        {rows(daily)}
      </section>
      <section className={styles.group} aria-label={t('weekly', { date: weekly[0] ? tickDate(weekly[0].item, date) : date })}>
        <Body1Strong as="h3" className={styles.heading}>{t('weekly', { date: weekly[0] ? tickDate(weekly[0].item, date) : date })}</Body1Strong>
        {rows(weekly)}
      </section>
    </>
  );
}

/** What goes on now; a write can be stopped until it is put in place. */
function Doing({ busy, onCancel }: { readonly busy: ChecklistState['busy']; readonly onCancel: () => void }) {
  const styles = useStyles();
  const t = useChecklistWords();
  const words = busy === null ? '' : t(busy === 'reading' ? 'reading' : 'writing');
  // Its height stays, so that the list does not jump under the finger.
  return (
    <div className={styles.busy}>
      {busy !== null && <><Caption1 aria-live="polite">{words}</Caption1><ProgressBar className={styles.bar} aria-label={words} /></>}
      {busy === 'writing' && <Button size="small" onClick={onCancel}>{t('cancel')}</Button>}
    </div>
  );
}

function outcomeText(outcome: ChecklistOutcome, t: SayChecklist): string {
  switch (outcome.kind) {
    case 'tick':
    case 'untick':
    case 'note': return t(`done.${outcome.kind}`, { id: outcome.id });
    case 'standup': return t('done.standup', { date: outcome.date });
    case 'cancelled': return t('cancelled');
  }
}

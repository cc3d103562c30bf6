import { useMemo, useState } from 'react';
import { Body1, Button, Caption1, MessageBar, MessageBarBody, ProgressBar, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { useWords } from '../words';
import type { Workbook } from '../workbook';
import { ChooseFiles } from './bring';
import { DateOrderQuestions } from './dateOrder';
import { DayList } from './days';
import { SourceCard } from './fileCard';
import type { Today } from './flow';
import { lackingBefore } from './lacking';
import { SourceList } from './missing';
import { Page } from './page';
import { PlaceQuestion } from './place';
import { StoreForm } from './storeForm';
import { checkedTables, homeOf, openReadiness, type CheckedTable, type FailedTable, type Item, type TodayState } from './state';

const useStyles = makeStyles({
  heading: { margin: 0, outlineStyle: 'none' },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  soft: { color: tokens.colorNeutralForeground2 },
  list: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, margin: 0, padding: 0, listStyleType: 'none' },
  progress: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  bar: { flexGrow: 1 },
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: tokens.spacingHorizontalS },
});

export interface CheckProps {
  readonly today: Today;
  readonly workbook: Workbook;
  readonly state: TodayState;
}

/** Step two: what was recognised, to be corrected where it is wrong; days in one list; whose store this is. */
export function CheckStep({ today, state }: CheckProps) {
  const styles = useStyles();
  const { language, t, tell } = useWords();
  const [all, setAll] = useState(false);
  const profile = today.getProfile();
  const { tables, failed } = useMemo(() => checkedTables(state.items, state.said, homeOf(profile.home, state.workbook)), [state.items, state.said, profile.home, state.workbook]);
  const busy = state.items.filter(({ status }) => status.kind === 'waiting' || status.kind === 'reading').length;
  const ready = tables.filter(({ readiness }) => readiness === 'ready');
  const open = tables.filter(({ readiness }) => openReadiness.has(readiness));
  const proposed = new Set(ready.flatMap(({ date, dayFrom }) => (date !== null && (dayFrom === 'file' || dayFrom === 'saved' || dayFrom === 'others' || dayFrom === 'yesterday') ? [date] : [])));
  // Many files: those that need a person first, the ones in order a click away.
  const calm = new Set(state.items.filter((item) => isCalm(item, tables, failed, state.said)).map(({ id }) => id));
  const fold = !all && busy === 0 && state.items.length > foldFrom;
  const listed = fold ? state.items.filter(({ id }) => !calm.has(id)) : state.items;
  const folded = state.items.length - listed.length;
  const sample = state.items.some((item) => item.sample);
  const storeNeeded = !sample && (state.workbook?.store ?? null) === null && profile.store.trim() === '';
  const operatorNeeded = !sample && profile.operator.trim() === '';
  const elsewhere = state.items.length > 0 ? today.elsewhere() : null;
  const blocked = elsewhere !== null || busy > 0 || ready.length === 0 || open.length > 0 || storeNeeded || operatorNeeded;
  const foot = (
    <>
      {blocked && elsewhere === null && busy === 0 && <Body1 role="status">{t(ready.length === 0 && open.length === 0 ? 'check.nothing' : open.length > 0 ? 'check.open' : storeNeeded ? 'check.storeFirst' : 'check.operatorFirst', { count: open.length })}</Body1>}
      <Button appearance="primary" disabledFocusable={blocked} onClick={() => void today.build(language)}>{proposed.size > 0 ? t('check.buildConfirm', { count: proposed.size }) : t('check.build')}</Button>
      <div className={styles.pair}>
        <ChooseFiles today={today} appearance="secondary" />
        <Button onClick={() => today.startOver()}>{t('check.startOver')}</Button>
      </div>
    </>
  );
  return (
    <Page foot={foot}>
      <div className={styles.section}>
        <Subtitle2 as="h2" tabIndex={-1} className={styles.heading}>{t('check.title')}</Subtitle2>
        <Caption1 className={styles.soft}>{t('check.count', { files: state.items.length, ready: ready.length })}</Caption1>
        {busy > 0 && (
          <div className={styles.progress}>
            <ProgressBar className={styles.bar} value={state.items.length - busy} max={state.items.length} aria-label={t('check.reading', { done: state.items.length - busy, all: state.items.length })} />
            <Button size="small" onClick={() => today.cancel()}>{t('cancel')}</Button>
          </div>
        )}
      </div>
      {elsewhere !== null && state.problem === null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{tell(elsewhere)}</MessageBarBody>
        </MessageBar>
      )}
      <ul className={styles.list}>
        {listed.map((item) => (
          <SourceCard key={item.id} item={item} tables={tables.filter((table) => table.item.id === item.id)} failed={failed.filter((one) => one.item.id === item.id)} today={today} />
        ))}
      </ul>
      {folded > 0 && <Button size="small" onClick={() => setAll(true)}>{t(listed.length === 0 ? 'check.allReady' : 'check.all', { count: folded })}</Button>}
      {busy === 0 && <PlaceQuestion tables={open.filter(({ readiness }) => readiness === 'marketplace')} today={today} />}
      {busy === 0 && <DateOrderQuestions tables={open.filter(({ readiness }) => readiness === 'order')} today={today} />}
      {busy === 0 && <DayList tables={tables} today={today} days={state.workbook?.days ?? []} />}
      {busy === 0 && !sample && elsewhere === null && <StoreForm today={today} fixedStore={state.workbook?.store ?? null} marketplaces={placesOf(ready)} />}
      {busy === 0 && ready.length > 0 && state.workbook && <SourceList lacking={lackingBefore(ready, state.workbook.days, state.workbook.notes)} rules={state.workbook.rules} />}
      {busy === 0 && state.workbook !== null && !state.workbook.ours && ready.length > 0 && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t(state.workbook.empty ? 'check.newSheets' : 'check.newSheetsBeside')}</MessageBarBody>
        </MessageBar>
      )}
    </Page>
  );
}

const placesOf = (tables: readonly CheckedTable[]): string[] => [...new Set(tables.flatMap(({ marketplace }) => marketplace ?? []))];
/** Files up to here are all shown. */
const foldFrom = 6;

/** Whether everything in a file is ready, nothing of it is lost, and nobody is at work on it. */
function isCalm(item: Item, tables: readonly CheckedTable[], failed: readonly FailedTable[], said: TodayState['said']): boolean {
  const own = tables.filter((table) => table.item.id === item.id);
  return own.length > 0 && own.every(({ readiness, preview }) => readiness === 'ready' && preview.rejected === 0 && said[preview.id]?.corrections === undefined) && !failed.some((one) => one.item.id === item.id);
}

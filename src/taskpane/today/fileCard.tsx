import { useId, useState } from 'react';
import { Badge, Button, Caption1, ProgressBar, Spinner, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular, ChevronDownRegular, ChevronRightRegular, DismissRegular, DocumentRegular, TableRegular } from '@fluentui/react-icons';
import { say } from '../../locale';
import { kindNames, languageNames } from '../../locale/kinds';
import { useWords, type Words } from '../words';
import type { Today } from './flow';
import { openReadiness, type CheckedTable, type FailedTable, type Item, type Readiness } from './state';
import { TableDetails } from './tableDetails';

const useStyles = makeStyles({
  card: { display: 'flex', flexDirection: 'column', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}` },
  bad: { borderLeft: `3px solid ${tokens.colorStatusDangerBorder1}` },
  ask: { borderLeft: `3px solid ${tokens.colorStatusWarningBorder1}` },
  head: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS, minWidth: 0 },
  name: { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2 },
  icon: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
  table: { display: 'flex', alignItems: 'start', columnGap: tokens.spacingHorizontalXS, minWidth: 0 },
  facts: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  title: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  soft: { color: tokens.colorNeutralForeground2 },
  problem: { color: tokens.colorNeutralForeground1 },
});

export interface SourceCardProps {
  readonly item: Item;
  readonly tables: readonly CheckedTable[];
  readonly failed: readonly FailedTable[];
  readonly today: Today;
}

/** One file: its name, how far it is, and every table found in it. */
export function SourceCard({ item, tables, failed, today }: SourceCardProps) {
  const styles = useStyles();
  const { t, tell } = useWords();
  const { status, source } = item;
  const bad = failed.length > 0 || status.kind === 'failed' || tables.some(({ readiness }) => readiness === 'empty');
  const ask = tables.some(({ readiness }) => openReadiness.has(readiness) || readiness === 'unknown');
  const Icon = source.kind === 'file' ? DocumentRegular : TableRegular;
  return (
    <li className={mergeClasses(styles.card, ask && styles.ask, bad && styles.bad)}>
      <div className={styles.head}>
        <Icon className={styles.icon} aria-hidden />
        <Caption1 className={styles.name} title={source.name}>{source.kind === 'cells' ? t('file.sheet', { sheet: source.name }) : source.name}</Caption1>
        {status.kind === 'reading' && status.part !== null && <Caption1 className={styles.soft}>{t('file.part', { percent: Math.floor(100 * status.part) })}</Caption1>}
        {status.kind === 'reading' && <Spinner size="extra-tiny" aria-label={t('file.reading')} />}
        {status.kind === 'waiting' && <Caption1 className={styles.soft}>{t('file.waiting')}</Caption1>}
        {(status.kind === 'cancelled' || status.kind === 'failed') && <Button size="small" appearance="subtle" icon={<ArrowClockwiseRegular />} onClick={() => today.retry(item.id)}>{t('file.again')}</Button>}
        <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label={t('file.remove', { file: source.name })} disabled={status.kind === 'reading'} onClick={() => today.remove(item.id)} />
      </div>
      {status.kind === 'reading' && status.part !== null && <ProgressBar value={status.part} aria-label={t('file.partOf', { file: source.name })} />}
      {status.kind === 'cancelled' && <Caption1 className={styles.soft}>{t('file.cancelled')}</Caption1>}
      {status.kind === 'failed' && <Caption1 className={styles.problem}>{t('file.failed', { text: status.text })}</Caption1>}
      {failed.map(({ problem }) => <Caption1 key={problem.file} className={styles.problem}>{tell(problem.problem)}</Caption1>)}
      {status.kind === 'read' && status.twin !== null && <Caption1 className={styles.soft}>{t('file.twin', { other: status.twin })}</Caption1>}
      {status.kind === 'read' && tables.map((table) => <TableLine key={table.preview.id} table={table} alone={tables.length === 1} today={today} />)}
    </li>
  );
}

const badges: Readonly<Record<Readiness, 'success' | 'warning' | 'danger' | 'informative'>> = {
  'ready': 'success', 'left-out': 'informative', 'twin': 'informative', 'unknown': 'warning', 'unused': 'informative', 'empty': 'danger', 'columns': 'warning', 'marketplace': 'warning', 'order': 'warning', 'day': 'warning',
};

interface TableLineProps {
  readonly table: CheckedTable;
  /** The only one of its file: its sheet need not be named. */
  readonly alone: boolean;
  readonly today: Today;
}

function TableLine({ table, alone, today }: TableLineProps) {
  const styles = useStyles();
  const words = useWords();
  const { t, language } = words;
  const { preview, readiness } = table;
  const [open, setOpen] = useState(readiness === 'unknown' || readiness === 'columns');
  const details = useId();
  const kind = say(language, kindNames[preview.schema.kind]);
  return (
    <>
      <div className={styles.table}>
        <Button
          size="small" appearance="transparent" icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />} aria-expanded={open} aria-controls={details}
          aria-label={t('file.details', { kind })} onClick={() => setOpen(!open)}
        />
        <span className={styles.facts}>
          <span className={styles.title}>
            <Text size={300} weight="semibold">{kind}</Text>
            <Badge appearance="tint" color={badges[readiness]} size="small">{t(`ready.${readiness}`)}</Badge>
          </span>
          <Caption1 className={styles.soft}>{factsOf(table, words)}{!alone && preview.schema.sheet ? ` · ${preview.schema.sheet}` : ''}</Caption1>
          {preview.rejected > 0 && <Caption1 className={styles.problem}>{t('file.rejected', { count: preview.rejected })}</Caption1>}
        </span>
      </div>
      <div id={details} hidden={!open}>{open && <TableDetails table={table} today={today} />}</div>
    </>
  );
}

/** `US · 2026-11-21 · 53 rows · USD · Chinese`. */
function factsOf({ preview, marketplace, date }: CheckedTable, { language, t }: Words): string {
  const { schema, days, rows } = preview;
  const span = days ? (days.from === days.to ? days.from : `${days.from} – ${days.to}`) : date;
  return [marketplace, span, t('file.rows', { count: rows }), schema.currency?.value, schema.language && say(language, languageNames[schema.language])].filter(Boolean).join(' · ');
}

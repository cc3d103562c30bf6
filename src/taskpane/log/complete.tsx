import { Badge, Body1, Button, Caption1, Link, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { Notice } from '../../domain/notice';
import type { PlannedEvents } from '../../sheets/completeEvents';
import type { PlannedCompletion } from '../../sheets/completeLog';
import { useWords } from '../words';
import type { Workbook } from '../workbook';
import { useCheckWords } from './checkWords';

const useStyles = makeStyles({
  heading: { margin: 0 },
  group: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  soft: { color: tokens.colorNeutralForeground2 },
  list: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, margin: 0, padding: 0, listStyleType: 'none' },
  row: { overflowWrap: 'anywhere' },
});

const firstShown = 20;

export interface CompleteProps {
  readonly completion: PlannedCompletion;
  readonly workbook: Workbook;
  readonly sheet: string;
  readonly onComplete: () => void;
}

/** Rows people typed: what completing them comes to, and why some cannot be. */
export function CompleteRows({ completion: { completed, refused }, ...rest }: CompleteProps) {
  const t = useCheckWords();
  const lines = completed.map(({ row, draft, needsReview }) => ({ row, text: t('typed.row', { row, action: draft.action ?? '', object: draft.object ?? '' }), needsReview }));
  return <Typed title={t('typed.title', { count: completed.length + refused.length })} what={t('typed.what')} button={t('typed.complete', { count: completed.length })} lines={lines} refused={refused} {...rest} />;
}

export interface CompleteEventsProps extends Omit<CompleteProps, 'completion'> {
  readonly events: PlannedEvents;
}

/** Decisions people typed straight into the events, in the same way. */
export function CompleteEvents({ events: { completed, refused }, ...rest }: CompleteEventsProps) {
  const t = useCheckWords();
  const lines = completed.map(({ row, draft }) => ({ row, text: t('typed.event', { row, kind: draft.eventKind ?? '', person: draft.person ?? '', id: draft.logId }), needsReview: false }));
  return <Typed title={t('typedEvents.title', { count: completed.length + refused.length })} what={t('typedEvents.what')} button={t('typedEvents.complete', { count: completed.length })} lines={lines} refused={refused} {...rest} />;
}

interface TypedProps extends Omit<CompleteProps, 'completion'> {
  readonly title: string;
  readonly what: string;
  readonly button: string;
  readonly lines: readonly { readonly row: number; readonly text: string; readonly needsReview: boolean }[];
  readonly refused: readonly { readonly row: number; readonly problem: Notice }[];
}

function Typed({ title, what, button, lines, refused, workbook, sheet, onComplete }: TypedProps) {
  const styles = useStyles();
  const t = useCheckWords();
  const { tell } = useWords();
  const show = (row: number): void => void workbook.showCell(sheet, row - 1, 0);
  const hidden = lines.length + refused.length - Math.min(lines.length, firstShown) - Math.min(refused.length, firstShown);
  return (
    <section className={styles.group} aria-label={title}>
      <Subtitle2 as="h3" className={styles.heading}>{title}</Subtitle2>
      <Caption1 className={styles.soft}>{what}</Caption1>
      <ul className={styles.list}>
        {lines.slice(0, firstShown).map(({ row, text, needsReview }) => (
          <li key={row} className={styles.row}>
            <Link as="button" onClick={() => show(row)}>{text}</Link>
            {needsReview && <> <Badge appearance="tint" color="warning">{t('typed.review')}</Badge></>}
          </li>
        ))}
        {refused.slice(0, firstShown).map(({ row, problem }) => (
          <li key={`refused ${row}`} className={styles.row}><Body1>{t('typed.refused', { row, problem: tell(problem) })}</Body1> <Link as="button" onClick={() => show(row)}>{t('showRow')}</Link></li>
        ))}
        {hidden > 0 && <li><Caption1>{t('more', { count: hidden })}</Caption1></li>}
      </ul>
      {lines.length > 0 && <Button appearance="primary" onClick={onComplete}>{button}</Button>}
    </section>
  );
}

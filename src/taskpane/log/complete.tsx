import { Badge, Body1, Button, Caption1, Link, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
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
export function CompleteRows({ completion: { completed, refused }, workbook, sheet, onComplete }: CompleteProps) {
  const styles = useStyles();
  const t = useCheckWords();
  const { tell } = useWords();
  const show = (row: number): void => void workbook.showCell(sheet, row - 1, 0);
  return (
    <section className={styles.group} aria-label={t('typed.title', { count: completed.length + refused.length })}>
      <Subtitle2 as="h3" className={styles.heading}>{t('typed.title', { count: completed.length + refused.length })}</Subtitle2>
      <Caption1 className={styles.soft}>{t('typed.what')}</Caption1>
      <ul className={styles.list}>
        {completed.slice(0, firstShown).map(({ row, draft, needsReview }) => (
          <li key={row} className={styles.row}>
            <Link as="button" onClick={() => show(row)}>{t('typed.row', { row, action: draft.action ?? '', object: draft.object ?? '' })}</Link>
            {needsReview && <> <Badge appearance="tint" color="warning">{t('typed.review')}</Badge></>}
          </li>
        ))}
        {refused.slice(0, firstShown).map(({ row, problem }) => (
          <li key={`refused ${row}`} className={styles.row}><Body1>{tell(problem)}</Body1> <Link as="button" onClick={() => show(row)}>{t('showRow')}</Link></li>
        ))}
        {completed.length + refused.length > 2 * firstShown && <li><Caption1>{t('more', { count: completed.length + refused.length - 2 * firstShown })}</Caption1></li>}
      </ul>
      {completed.length > 0 && <Button appearance="primary" onClick={onComplete}>{t('typed.complete', { count: completed.length })}</Button>}
    </section>
  );
}

import { useRef } from 'react';
import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useCheckWords } from './checkWords';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
  soft: { color: tokens.colorNeutralForeground2 },
  hidden: { display: 'none' },
});

export interface MergeProps {
  /** Whether rows stand side by side in this workbook. */
  readonly parallel: boolean;
  readonly broken: boolean;
  /** Null: what stands here; else a copy of this workbook. */
  readonly onMerge: (copy: File | null) => void;
}

/** Joins what people wrote side by side, here or in a copy. A log that was tampered with is looked into first. */
export function MergeRows({ parallel, broken, onMerge }: MergeProps) {
  const styles = useStyles();
  const t = useCheckWords();
  const input = useRef<HTMLInputElement>(null);
  if (broken) return null;
  return (
    <div className={styles.group}>
      {parallel && <Button appearance="primary" onClick={() => onMerge(null)}>{t('merge.join')}</Button>}
      <Button onClick={() => input.current?.click()}>{t('merge.copy')}</Button>
      <Caption1 className={styles.soft}>{t('merge.copyWhat')}</Caption1>
      <input ref={input} className={styles.hidden} type="file" accept=".xlsx" aria-label={t('merge.copy')} tabIndex={-1} onChange={({ target }) => {
        const [file] = [...(target.files ?? [])];
        target.value = '';
        if (file) onMerge(file);
      }} />
    </div>
  );
}

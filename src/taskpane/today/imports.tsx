import { useEffect, useRef, useState } from 'react';
import { Body1, Button, Caption1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular, ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { say } from '../../locale';
import { kindNames } from '../../locale/kinds';
import type { ReportKind } from '../../reports';
import { useWords } from '../words';
import type { DoneImport } from '../work/messages';

const useStyles = makeStyles({
  heading: { margin: 0 },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
  head: { display: 'flex', alignItems: 'center' },
  soft: { color: tokens.colorNeutralForeground2 },
  list: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  import: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  text: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  question: { gridColumn: '1 / -1', display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, padding: tokens.spacingHorizontalS, borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground3 },
  answers: { display: 'flex', columnGap: tokens.spacingHorizontalS },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

export interface ImportsProps {
  readonly imports: readonly DoneImport[];
  readonly takenBack: readonly string[];
  readonly onTakeBack: (ids: readonly string[]) => void;
}

/** What came in, one entry a file and marketplace; each can be taken back, with all its days. */
export function Imports({ imports, takenBack, onTakeBack }: ImportsProps) {
  const styles = useStyles();
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const files = byFile(imports);
  if (files.length === 0) return null;
  return (
    <section className={styles.section} aria-label={t('imports.title', { count: files.length })}>
      <div className={styles.head}>
        <Button size="small" appearance="transparent" icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />} aria-expanded={open} aria-label={t('imports.show')} onClick={() => setOpen(!open)} />
        <Subtitle2 as="h3" className={styles.heading}>{t('imports.title', { count: files.length })}</Subtitle2>
      </div>
      {open && (
        <ul className={styles.list}>
          {files.map((days) => <FileLine key={days[0].id} days={days} gone={days.every(({ id }) => takenBack.includes(id))} onTakeBack={onTakeBack} />)}
        </ul>
      )}
    </section>
  );
}

/** The days one file brought; at least one. */
type FileDays = readonly [DoneImport, ...DoneImport[]];

function FileLine({ days, gone, onTakeBack }: { readonly days: FileDays; readonly gone: boolean; readonly onTakeBack: ImportsProps['onTakeBack'] }) {
  const styles = useStyles();
  const { language, t } = useWords();
  const [asking, setAsking] = useState(false);
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asking) question.current?.focus();
  }, [asking]);
  const [first] = days;
  const last = days.at(-1) ?? first;
  const span = first.date === last.date ? first.date : `${first.date} – ${last.date}`;
  const kind = say(language, kindNames[first.kind as ReportKind]);
  return (
    <li className={styles.import}>
      <span className={styles.text}>
        <Body1>{`${first.marketplace} · ${span}`}</Body1>
        <Caption1 className={styles.cut} title={first.file}>{kind}</Caption1>
      </span>
      {gone && <Caption1 className={styles.soft}>{t('imports.gone')}</Caption1>}
      {!gone && !asking && <Button size="small" appearance="subtle" icon={<ArrowUndoRegular />} aria-label={t('imports.takeBackOf', { file: first.file, date: span })} onClick={() => setAsking(true)}>{t('imports.takeBack')}</Button>}
      {asking && (
        <div ref={question} tabIndex={-1} className={styles.question} role="group" aria-label={t('imports.sure')}>
          <Caption1>{t('imports.sureWhat', { kind, marketplace: first.marketplace, date: span })}</Caption1>
          <span className={styles.answers}>
            <Button size="small" appearance="primary" onClick={() => onTakeBack(days.map(({ id }) => id))}>{t('imports.yes')}</Button>
            <Button size="small" onClick={() => setAsking(false)}>{t('cancel')}</Button>
          </span>
        </div>
      )}
    </li>
  );
}

/** Imports of one file, kind and marketplace together, by day; newest file last as it came. */
function byFile(imports: readonly DoneImport[]): FileDays[] {
  const files = new Map<string, [DoneImport, ...DoneImport[]]>();
  for (const one of imports) {
    // The id ends in the file's content hash; two files may carry one name.
    const key = [one.marketplace, one.kind, one.file, one.id.slice(one.id.lastIndexOf('-'))].join('\u001f');
    const days = files.get(key);
    if (days) days.push(one);
    else files.set(key, [one]);
  }
  return [...files.values()];
}

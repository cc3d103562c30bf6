import { useState } from 'react';
import { Button, Caption1, Field, Input, Select, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { tableHeaders } from '../../locale/tables';
import { correctable, type Correctable, type Correction } from '../../sheets/correctLog';
import { useWords } from '../words';
import { useCheckWords } from './checkWords';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  soft: { color: tokens.colorNeutralForeground2 },
  open: { alignSelf: 'flex-start', marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

/** A correction as the log takes it: a new row that names the old one. */
export function CorrectRow({ onCorrect }: { readonly onCorrect: (correction: Correction) => void }) {
  const styles = useStyles();
  const t = useCheckWords();
  const { language } = useWords();
  const [open, setOpen] = useState(false);
  const [logId, setLogId] = useState('');
  const [field, setField] = useState<Correctable>('newValue');
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  return (
    <div className={styles.group}>
      <Button size="small" appearance="transparent" className={styles.open} icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />} aria-expanded={open} onClick={() => setOpen(!open)}>{t('correct.title')}</Button>
      {open && (
        <>
          <Caption1 className={styles.soft}>{t('correct.what')}</Caption1>
          <Field label={t('correct.id')}><Input value={logId} onChange={(_, { value }) => setLogId(value)} /></Field>
          <Field label={t('correct.field')}>
            <Select value={field} onChange={(_, { value }) => setField(correctable.find((one) => one === value) ?? 'newValue')}>
              {correctable.map((one) => <option key={one} value={one}>{tableHeaders[one][language]}</option>)}
            </Select>
          </Field>
          <Field label={t('correct.text')}><Input value={text} onChange={(_, { value }) => setText(value)} /></Field>
          <Field label={t('correct.reason')}><Textarea value={reason} onChange={(_, { value }) => setReason(value)} /></Field>
          <Button disabledFocusable={logId.trim() === '' || reason.trim() === ''} onClick={() => onCorrect({ logId, field, text, reason })}>{t('correct.do')}</Button>
        </>
      )}
    </div>
  );
}

import { useMemo, useRef, useState } from 'react';
import { Body1, Button, Caption1, Field, MessageBar, MessageBarBody, Subtitle2, Textarea } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import type { Notice } from '../../domain/notice';
import type { Person } from '../../domain/team';
import { say } from '../../locale';
import { roleWords } from '../../locale/settings';
import { settingName } from '../../sheets/settingEntries';
import { planSettings, type Changed, type Refusal, type SettingsChanges } from '../../sheets/settingsPlan';
import { settingsFromText, settingsText } from '../../sheets/settingsText';
import { copyText } from './copy';
import type { Facts, SettingsDesk } from './desk';
import { useSettingsStyles } from './styles';
import { useSettingsWords } from './words';

export interface TextProps {
  readonly desk: SettingsDesk;
  readonly facts: Facts;
  readonly onSaved: () => void;
}

/** All settings as text, to keep or to give to another workbook; and the way back, looked at before it is written. */
export function TextSection({ desk, facts, onSaved }: TextProps) {
  return (
    <>
      <Export facts={facts} />
      <Import desk={desk} facts={facts} onSaved={onSaved} />
    </>
  );
}

function Export({ facts }: { readonly facts: Facts }) {
  const styles = useSettingsStyles();
  const { t } = useSettingsWords();
  const text = useMemo(() => settingsText(facts.stored), [facts]);
  const [copied, setCopied] = useState<boolean | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const copy = async (): Promise<void> => {
    box.current?.querySelector('textarea')?.select();
    setCopied(await copyText(text));
  };
  return (
    <section className={styles.section} aria-label={t('text.export')}>
      <Subtitle2 as="h3" className={styles.heading}>{t('text.export')}</Subtitle2>
      <Caption1 className={styles.soft}>{t('text.exportWhy')}</Caption1>
      <div ref={box} className={styles.section}><Textarea readOnly rows={6} aria-label={t('text.exported')} value={text} /></div>
      <Button className={styles.start} icon={<CopyRegular />} onClick={() => void copy()}>{t('text.copy')}</Button>
      <Caption1 role="status">{copied === null ? '' : t(copied ? 'text.copied' : 'text.notCopied')}</Caption1>
    </section>
  );
}

type Preview =
  | { readonly kind: 'none' }
  | { readonly kind: 'problem'; readonly problem: Notice }
  | { readonly kind: 'changes'; readonly changes: SettingsChanges; readonly changed: readonly Changed[]; readonly refused: readonly Refusal[] };

function Import({ desk, facts, onSaved }: TextProps) {
  const styles = useSettingsStyles();
  const { language, t, tell } = useSettingsWords();
  const [text, setText] = useState('');
  const [preview, setPreview] = useState<Preview>({ kind: 'none' });
  const look = (): void => {
    const asked = settingsFromText(text, facts.stored);
    if ('problem' in asked) return setPreview({ kind: 'problem', problem: asked.problem });
    const { changed, refused } = planSettings(facts.raw, asked.changes, language);
    setPreview({ kind: 'changes', changes: asked.changes, changed, refused });
  };
  const take = async (changes: SettingsChanges): Promise<void> => {
    const written = await desk.take(changes, language);
    setPreview({ kind: 'none' });
    if (!written) return;
    setText('');
    onSaved();
  };
  return (
    <section className={styles.section} aria-label={t('text.import')}>
      <Subtitle2 as="h3" className={styles.heading}>{t('text.import')}</Subtitle2>
      <Caption1 className={styles.soft}>{t('text.importWhy')}</Caption1>
      <Field label={t('text.imported')} size="small">
        <Textarea rows={4} value={text} onChange={(_, { value }) => {
          setText(value);
          setPreview({ kind: 'none' });
        }} />
      </Field>
      <Button className={styles.start} disabledFocusable={text.trim() === ''} onClick={look}>{t('text.preview')}</Button>
      {preview.kind === 'problem' && <div role="alert"><MessageBar intent="error" layout="multiline"><MessageBarBody>{tell(preview.problem)}</MessageBarBody></MessageBar></div>}
      {preview.kind === 'changes' && (
        <>
          <Body1 role="status">{preview.changed.length === 0 ? t('text.same') : t('text.changes', { count: preview.changed.length })}</Body1>
          <ul className={styles.list}>
            {preview.changed.map((one, index) => <li key={index}><Caption1 className={styles.breaks}>{changeText(one, t, language)}</Caption1></li>)}
          </ul>
          {preview.refused.length > 0 && (
            <MessageBar intent="warning" layout="multiline"><MessageBarBody>
              {t('products.refused', { count: preview.refused.length })}
              <ul className={styles.list}>{preview.refused.map((one, index) => <li key={index}><Caption1>{t('refused.of', { name: one.kind === 'person' ? one.name : settingName(one.change.id, language), reason: tell(one.reason) })}</Caption1></li>)}</ul>
            </MessageBarBody></MessageBar>
          )}
          {preview.changed.length > 0 && <Button appearance="primary" onClick={() => void take(preview.changes)}>{t('text.take', { count: preview.changed.length })}</Button>}
        </>
      )}
    </section>
  );
}

function changeText(one: Changed, t: ReturnType<typeof useSettingsWords>['t'], language: ReturnType<typeof useSettingsWords>['language']): string {
  const blank = t('text.blank');
  if (one.kind === 'setting') return t('text.change', { name: `${settingName(one.id, language)}${one.scope === '' ? '' : ` (${one.scope})`}`, before: one.before || blank, after: one.after || blank });
  const person = (said: Person | null): string => (said ? [said.role ? say(language, roleWords[said.role]) : '', said.phase ?? '', said.note ?? ''].filter((part) => part !== '').join(' · ') || '—' : t('none'));
  return t('text.change', { name: t('text.person', { name: one.name }), before: person(one.before), after: person(one.after) });
}

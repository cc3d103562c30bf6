import { Body1, Button, Caption1, MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { Today } from '../today/flow';
import { settingName } from '../../sheets/settingEntries';
import type { DeskState, SettingsDesk } from './desk';
import { useSettingsStyles } from './styles';
import { useSettingsWords } from './words';

export interface SaveBarProps {
  readonly desk: SettingsDesk;
  readonly state: DeskState;
  readonly today: Today;
  /** Writes the latest reports again and shows how far it is. */
  readonly onRebuild: () => void;
  readonly onSaved: () => void;
}

/** What is typed and not written yet, and what came of writing it. Nothing where there is nothing to say. */
export function SaveBar({ desk, state, today, onRebuild, onSaved }: SaveBarProps) {
  const styles = useSettingsStyles();
  const { language, t, tell } = useSettingsWords();
  const { work, refused, problem } = state;
  const count = desk.count();
  const save = async (write: Promise<boolean>): Promise<void> => {
    if (await write) onSaved();
  };
  if (work.kind === 'asking') {
    return (
      <>
        <Body1 role="alert">{t('ask')}</Body1>
        <div className={styles.pair}>
          <Button appearance="primary" className={styles.fit} onClick={() => void save(desk.agree(language))}>{t('ask.yes')}</Button>
          <Button className={styles.fit} onClick={() => desk.calm()}>{t('cancel')}</Button>
        </div>
      </>
    );
  }
  return (
    <>
      {problem && <div role="alert"><MessageBar intent="error" layout="multiline"><MessageBarBody>{tell(problem)}</MessageBarBody></MessageBar></div>}
      {refused.length > 0 && (
        <div role="alert"><MessageBar intent="warning" layout="multiline"><MessageBarBody>
          {t('refused')}
          <ul className={styles.list}>{refused.map((one, index) => <li key={index}><Caption1>{t('refused.of', { name: one.kind === 'person' ? one.name : settingName(one.change.id, language), reason: tell(one.reason) })}</Caption1></li>)}</ul>
        </MessageBarBody></MessageBar></div>
      )}
      {work.kind === 'saved' && count === 0 && <Body1 role="status">{work.count === 0 ? t('saved.none') : t(work.rules ? 'saved' : 'saved.plain', { count: work.count })}</Body1>}
      {work.kind === 'saved' && work.count > 0 && count === 0 && <Caption1 className={styles.soft}>{t('saved.undo')}</Caption1>}
      {work.kind === 'saved' && work.rules && count === 0 && today.canRebuild() && (
        <>
          <Caption1 className={styles.soft}>{t('rebuild.why')}</Caption1>
          <Button onClick={onRebuild}>{t('rebuild')}</Button>
        </>
      )}
      {work.kind === 'saved' && work.rules && count === 0 && today.rebuildWaits() && <Caption1 className={styles.soft}>{t('rebuild.waits')}</Caption1>}
      {(count > 0 || work.kind === 'saving') && (
        <div className={styles.pair}>
          <Button appearance="primary" className={styles.fit} disabledFocusable={work.kind === 'saving'} onClick={() => void save(desk.save(language))}>{work.kind === 'saving' ? t('saving') : t('save', { count })}</Button>
          <Button className={styles.fit} disabledFocusable={work.kind === 'saving'} onClick={() => desk.discard()}>{t('discard')}</Button>
        </div>
      )}
    </>
  );
}

import { useState } from 'react';
import { Body1, Button, Caption1, Field, Input, Select, Text } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { phases, type Phase } from '../../domain/people';
import { nameProblem, roles, type Person, type Role } from '../../domain/team';
import { say } from '../../locale';
import { phaseWords, roleWords } from '../../locale/settings';
import type { DeskState, SettingsDesk } from './desk';
import { useSettingsStyles } from './styles';
import { useSettingsWords } from './words';

/** Who works here: name, role, permissions. A name stands for one person; a second one with it is refused at once. */
export function PeopleSection({ desk, state }: { readonly desk: SettingsDesk; readonly state: DeskState }) {
  const styles = useSettingsStyles();
  const { t, tell } = useSettingsWords();
  const [name, setName] = useState('');
  const people = state.people ?? state.facts?.stored.people ?? [];
  const problem = name.trim() === '' ? null : nameProblem(name, people.map((one) => one.name));
  const put = (at: number, person: Person): void => desk.draftPeople(people.map((one, index) => (index === at ? person : one)));
  return (
    <>
      <Caption1 className={styles.soft}>{t('people.why')}</Caption1>
      {people.length === 0 && <Body1>{t('people.none')}</Body1>}
      <ul className={styles.list}>
        {people.map((person, index) => <PersonEntry key={person.name} person={person} onChange={(next) => put(index, next)} onRemove={() => desk.draftPeople(people.filter((_, at) => at !== index))} />)}
      </ul>
      <form className={styles.section} onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '' || problem) return;
        desk.draftPeople([...people, { name: name.trim(), role: 'operator', phase: null, note: null }]);
        setName('');
      }}>
        <Field label={t('people.new')} size="small" {...(problem ? { validationState: 'error' as const, validationMessage: tell(problem) } : {})}>
          <Input value={name} maxLength={80} placeholder={t('store.meName')} onChange={(_, { value }) => setName(value)} />
        </Field>
        <Button type="submit" className={styles.start} disabledFocusable={name.trim() === '' || problem !== null}>{t('add')}</Button>
      </form>
    </>
  );
}

function PersonEntry({ person, onChange, onRemove }: { readonly person: Person; readonly onChange: (person: Person) => void; readonly onRemove: () => void }) {
  const styles = useSettingsStyles();
  const { language, t } = useSettingsWords();
  const { name, role, phase, note } = person;
  return (
    <li className={styles.entry}>
      <span className={styles.row}>
        <Text weight="semibold" className={styles.breaks}>{name}</Text>
        <Button size="small" appearance="subtle" icon={<DeleteRegular />} aria-label={t('people.remove', { name })} title={t('people.remove', { name })} onClick={onRemove} />
      </span>
      <span className={styles.pair}>
        <Select size="small" aria-label={t('people.role', { name })} value={role ?? ''} onChange={(_, { value }) => onChange({ ...person, role: value === '' ? null : (value as Role) })}>
          <option value="">{t('people.unsaid')}</option>
          {roles.map((one) => <option key={one} value={one}>{say(language, roleWords[one])}</option>)}
        </Select>
        <Select size="small" aria-label={t('people.phase', { name })} value={phase ?? ''} onChange={(_, { value }) => onChange({ ...person, phase: value === '' ? null : (value as Phase) })}>
          <option value="">{t('people.unsaid')}</option>
          {phases.map((one) => <option key={one} value={one}>{say(language, phaseWords[one])}</option>)}
        </Select>
      </span>
      <Input size="small" className={styles.wide} aria-label={t('people.note', { name })} placeholder={t('people.noteEmpty')} value={note ?? ''} maxLength={500} onChange={(_, { value }) => onChange({ ...person, note: value.trim() === '' ? null : value })} />
    </li>
  );
}

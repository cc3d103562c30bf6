import { useState } from 'react';
import { Badge, Button, Caption1, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { NoteEditRegular } from '@fluentui/react-icons';
import type { ItemLine, ItemState } from '../../domain/checklist';
import { samePerson } from '../../domain/person';
import { say } from '../../locale';
import { checklistText } from '../../locale/checklist';
import { evidenceText } from '../../sheets/checklistRows';
import { longestNote } from '../../sheets/tickPlan';
import { useWords } from '../words';
import { useChecklistWords } from './checklistWords';

const useStyles = makeStyles({
  row: { display: 'flex', flexDirection: 'column', paddingTop: tokens.spacingVerticalXXS, paddingBottom: tokens.spacingVerticalXS, borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  top: { display: 'flex', alignItems: 'flex-start', columnGap: tokens.spacingHorizontalXXS },
  box: { flexGrow: 1, minWidth: 0 },
  note: { minWidth: 0, flexShrink: 0, marginTop: '4px', marginLeft: 'auto' },
  rest: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalXS, rowGap: '2px', paddingLeft: '32px' },
  soft: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, padding: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalXS} 32px` },
  buttons: { display: 'flex', columnGap: tokens.spacingHorizontalXS },
});

const colours: Readonly<Record<ItemState, 'success' | 'brand' | 'danger' | 'warning'>> = { data: 'success', hand: 'brand', open: 'danger', check: 'warning' };

export interface ChecklistItemProps {
  readonly line: ItemLine;
  /** Nothing can be ticked now. */
  readonly busy: boolean;
  readonly person: string;
  readonly onTick: (done: boolean, note: string) => void;
}

/** An item: its tick, what the data say, who ticked it and when, a note. What the data tick nobody has to. */
export function ChecklistItemRow({ line: { item, state, evidence, tick }, busy, person, onTick }: ChecklistItemProps) {
  const styles = useStyles();
  const t = useChecklistWords();
  const { language } = useWords();
  const note = tick?.note ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const ticked = tick?.person != null;
  const nobody = person.trim() === '';
  const byOther = ticked && !samePerson(tick?.person ?? '', person);
  const task = t('item', { id: item.id, task: say(language, checklistText[`item.${item.id}`]) });
  const fixed = state === 'data' && !ticked;
  return (
    <li className={styles.row}>
      <span className={styles.top}>
        <Checkbox className={styles.box} label={task} checked={fixed || ticked} disabled={fixed || nobody || byOther} onChange={(_, { checked }) => {
          // Not disabled meanwhile: the keyboard would lose its place.
          if (!busy) onTick(checked === true, note);
        }} />
        <Button size="small" appearance="subtle" className={styles.note} icon={<NoteEditRegular />} aria-label={t('item.noteOf', { id: item.id })} aria-expanded={typed !== null} disabledFocusable={busy || nobody || byOther} onClick={() => setTyped(typed === null ? note : null)} />
      </span>
      <span className={styles.rest}>
        <Badge size="small" appearance="tint" color={colours[state]}>{say(language, checklistText[`state.${state}`])}</Badge>
        <Caption1 className={styles.soft}>{evidenceText(evidence, language)}</Caption1>
        {ticked && <Caption1 className={styles.soft}>{t('item.by', { person: tick?.person ?? '', time: tick?.time ?? '—' })}</Caption1>}
        {note !== '' && typed === null && <Caption1 className={styles.soft}>{note}</Caption1>}
      </span>
      {typed !== null && (
        <form className={styles.form} onSubmit={(event) => {
          event.preventDefault();
          if (busy) return;
          onTick(ticked, typed);
          setTyped(null);
        }}>
          <Field label={t('item.note')} size="small"><Input autoFocus value={typed} maxLength={longestNote} onChange={(_, { value }) => setTyped(value)} /></Field>
          <span className={styles.buttons}>
            <Button type="submit" size="small" appearance="primary" disabledFocusable={busy || typed.trim() === note}>{t('item.keep')}</Button>
            <Button size="small" onClick={() => setTyped(null)}>{t('item.leave')}</Button>
          </span>
        </form>
      )}
    </li>
  );
}

import { useId, useState } from 'react';
import { Button, Caption1, Checkbox, Field, Input, Select, Textarea, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowResetRegular, ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { marketplaceOf } from '../../domain/marketplace';
import { categoryKey, choicesOf, noChoice, pack, scopesOf } from '../../domain/rules';
import type { ObjectType, Action, Lever } from '../../domain/sopLog';
import { readSetting } from '../../sheets/settings';
import { actionWords, leverWords, objectWords } from '../../sheets/words';
import { say, type Entry, type Language } from '../../locale';
import { settingsScreenText } from '../../locale/settingsScreen';
import type { SettingsDesk } from './desk';
import { lineValue, type RuleCard, type RuleLine } from './ruleLines';
import { useSettingsStyles } from './styles';
import { useSettingsWords, type SettingsCode } from './words';

const useStyles = makeStyles({
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  head: { width: '100%', maxWidth: '100%', minWidth: 0, justifyContent: 'flex-start', alignItems: 'flex-start', textAlign: 'left', fontWeight: tokens.fontWeightRegular, padding: `${tokens.spacingVerticalXS} 0`, columnGap: tokens.spacingHorizontalXS },
  name: { flexGrow: 1, minWidth: 0 },
  value: { flexShrink: 0, maxWidth: '45%', textAlign: 'right', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  own: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorBrandForeground1 },
  body: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, padding: `0 0 ${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}` },
  line: { display: 'flex', flexDirection: 'column', rowGap: '2px' },
  field: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', alignItems: 'start', columnGap: tokens.spacingHorizontalXS },
  reset: { minWidth: 0, marginTop: '20px' },
  checks: { display: 'flex', flexDirection: 'column' },
  add: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', alignItems: 'end', columnGap: tokens.spacingHorizontalXS },
});

export interface RuleRowProps {
  readonly card: RuleCard;
  readonly desk: SettingsDesk;
  /** Marketplaces offered for a value of their own. */
  readonly marketplaces: readonly string[];
}

/** One rule: its value at a glance; opened, where it comes from, a field for the team's own, and places that have another. */
export function RuleRow({ card, desk, marketplaces }: RuleRowProps) {
  const styles = useStyles();
  const { language, t } = useSettingsWords();
  const [open, setOpen] = useState(false);
  const body = useId();
  const [first] = card.lines;
  if (!first) return null;
  const values = [...new Set(card.lines.map(lineValue))];
  const glance = values.length > 1 ? t('mixed', { count: values.length }) : choicesOf(card.id) ? tickedText(card.id, values[0] ?? '', language, t('none')) : values[0] || t('none');
  return (
    <li className={styles.item}>
      <Button appearance="transparent" className={styles.head} aria-expanded={open} {...(open ? { 'aria-controls': body } : {})} icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />} onClick={() => setOpen(!open)}>
        <span className={styles.name}>{card.name}</span>
        <span className={mergeClasses(styles.value, card.changed && styles.own)}>{`${glance}${values.length === 1 && card.unit !== '' && !choicesOf(card.id) && /^[\d.]+$/.test(glance) ? ` ${card.unit}` : ''}`}</span>
      </Button>
      {open && (
        <div id={body} className={styles.body}>
          {card.lines.map((line) => <Line key={line.scope} card={card} line={line} desk={desk} />)}
          <AddScope card={card} desk={desk} marketplaces={marketplaces} />
        </div>
      )}
    </li>
  );
}

function Line({ card, line, desk }: { readonly card: RuleCard; readonly line: RuleLine; readonly desk: SettingsDesk }) {
  const styles = useStyles();
  const shared = useSettingsStyles();
  const { language, t, tell } = useSettingsWords();
  const read = readSetting({ id: line.id, scope: line.scope, value: line.typed });
  const scope = line.scope === '' ? (card.lines.length > 1 ? t('everywhere') : '') : scopeName(line.scope, language);
  const name = scope === '' ? t('value') : scope;
  const change = (value: string): void => desk.draft({ id: line.id, scope: line.scope, value: value.trim() === '' ? null : value }, line.stored);
  const label = scope === '' ? card.name : t('value.of', { name: card.name, scope });
  const long = line.fallback.length > 30 || line.typed.length > 30;
  return (
    <div className={styles.line}>
      {choicesOf(line.id) ? <Ticks line={line} label={label} onChange={change} /> : (
        <div className={styles.field}>
          <Field label={`${name}${card.unit === '' ? '' : ` (${card.unit})`}`} size="small" {...(read.kind === 'refused' ? { validationState: 'error' as const, validationMessage: tell(read.reason) } : {})}>
            {long
              ? <Textarea aria-label={label} resize="vertical" value={line.typed} placeholder={line.fallback} onChange={(_, { value }) => change(value)} />
              : <Input className={shared.wide} aria-label={label} value={line.typed} placeholder={line.fallback} maxLength={4000} onChange={(_, { value }) => change(value)} />}
          </Field>
          <Button className={styles.reset} size="small" appearance="subtle" icon={<ArrowResetRegular />} disabled={line.typed === ''} aria-label={`${t('reset')}: ${label}`} title={t('reset')} onClick={() => change('')} />
        </div>
      )}
      <Caption1 className={shared.soft}>{`${line.fallback === '' ? t('noDefault') : t('default', { value: choicesOf(line.id) ? tickedText(line.id, line.fallback, language, t('none')) : short(line.fallback) })} · ${line.asOf === '' ? line.source : t('source', { source: line.source, date: line.asOf })}`}</Caption1>
    </div>
  );
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Boxes for the words a must-review rule may list. */
function Ticks({ line, label, onChange }: { readonly line: RuleLine; readonly label: string; readonly onChange: (value: string) => void }) {
  const styles = useStyles();
  const { language, t } = useSettingsWords();
  const choices = choicesOf(line.id) ?? [];
  const ticked = partsOf(lineValue(line));
  const turn = (choice: string, on: boolean): void => {
    const next = choices.filter((one) => (one === choice ? on : ticked.includes(one)));
    const text = next.length === 0 ? noChoice : next.join('; ');
    onChange(sameParts(text, line.fallback) ? '' : text);
  };
  return (
    <div role="group" aria-label={label} className={styles.checks}>
      {choices.map((choice) => <Checkbox key={choice} size="medium" label={choiceName(line.id, choice, language)} checked={ticked.includes(choice)} onChange={(_, { checked }) => turn(choice, checked === true)} />)}
      {line.typed !== '' && <Button size="small" appearance="subtle" icon={<ArrowResetRegular />} onClick={() => onChange('')}>{t('reset')}</Button>}
    </div>
  );
}

const partsOf = (text: string): string[] => text.split(';').map((part) => part.trim()).filter((part) => part !== '');
const sameParts = (a: string, b: string): boolean => [...partsOf(a)].sort().join() === [...partsOf(b)].sort().join();

/** A choice in words: those of the log, or the settings' own. */
function choiceName(id: string, choice: string, language: Language): string {
  if (id === 'review.actions') return actionWords.say(choice as Action, language);
  if (id === 'review.pauseOf') return objectWords.say(choice as ObjectType, language);
  if (id === 'review.listingFields') return leverWords.say(choice as Lever, language);
  return say(language, settingsScreenText[`choice.${choice}` as SettingsCode]);
}

function tickedText(id: string, text: string, language: Language, none: string): string {
  const said = partsOf(text).filter((one) => one !== noChoice).map((one) => choiceName(id, one, language));
  return said.length === 0 ? none : said.join(language === 'en' ? ', ' : '、');
}

/** A scope as people say it. */
function scopeName(scope: string, language: Language): string {
  return scope.split('/').map((part) => {
    const place = marketplaceOf(part);
    if (place) return language === 'en' ? place.code : `${place.chinese}站`;
    const known = settingsScreenText[`category.${categoryKey(part)}` as SettingsCode] as Entry | undefined;
    return known ? say(language, known) : part;
  }).join(' / ');
}

/** Another value for a marketplace or a category, where the rule takes one. */
function AddScope({ card, desk, marketplaces }: RuleRowProps) {
  const styles = useStyles();
  const shared = useSettingsStyles();
  const { language, t } = useSettingsWords();
  const [category, setCategory] = useState('');
  const may = scopesOf(card.id);
  const used = new Set(card.lines.flatMap(({ scope }) => scope.split('/')));
  const left = marketplaces.filter((code) => !used.has(code));
  // A new row starts at what holds now, so that its field has something to change.
  const add = (scope: string): void => desk.draft({ id: card.id, scope, value: startValue(card) }, '');
  return (
    <>
      {may.marketplace && left.length > 0 && (
        <Field label={t('add.marketplace')} size="small">
          <Select value="" onChange={(_, { value }) => add(value)}>
            <option value="">{t('add.choose')}</option>
            {left.map((code) => <option key={code} value={code}>{scopeName(code, language)}</option>)}
          </Select>
        </Field>
      )}
      {may.category && (
        <form className={styles.add} onSubmit={(event) => {
          event.preventDefault();
          if (category.trim() !== '') add(category.trim());
          setCategory('');
        }}>
          <Field label={t('add.category')} size="small">
            <Input className={shared.wide} value={category} maxLength={60} placeholder={t('add.categoryName')} onChange={(_, { value }) => setCategory(value)} />
          </Field>
          <Button type="submit" disabled={category.trim() === ''}>{t('add')}</Button>
        </form>
      )}
    </>
  );
}

const startValue = ({ id, lines }: RuleCard): string => (lines[0] ? lineValue(lines[0]) : '') || String(pack.find((rule) => rule.id === id)?.value ?? '');

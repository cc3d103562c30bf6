import { useEffect, useId, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Button, Caption1, Input, Link, MessageBar, MessageBarBody, Spinner, Subtitle2, Text, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular, ArrowResetRegular, ChevronRightRegular, SearchRegular } from '@fluentui/react-icons';
import type { Notice } from '../../domain/notice';
import type { Language } from '../../locale';
import type { SettingGroup } from '../../sheets/settingEntries';
import type { Today } from '../today/flow';
import { Page } from '../today/page';
import type { Workbook } from '../workbook';
import { SettingsDesk, type DeskState, type Facts } from './desk';
import { PeopleSection } from './people';
import { ProductsSection } from './products';
import { findCards, ruleCards, type RuleCard } from './ruleLines';
import { RuleRow } from './ruleRow';
import { SaveBar } from './saveBar';
import { StoreSection } from './store';
import { useSettingsStyles } from './styles';
import { TargetsSection } from './targets';
import { TextSection } from './text';
import { useSettingsWords } from './words';

const useStyles = makeStyles({
  nav: { width: '100%', maxWidth: '100%', justifyContent: 'space-between', textAlign: 'left', fontWeight: tokens.fontWeightRegular, padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`, borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: 0 },
  back: { alignSelf: 'flex-start', marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

const ruleGroups = ['advertising', 'inventory', 'listing', 'service', 'daily', 'team'] as const satisfies readonly SettingGroup[];
const sections = ['store', 'people', 'targets', 'products', 'review', ...ruleGroups, 'text'] as const;
type Section = (typeof sections)[number];
const isRules = (section: Section): section is 'review' | (typeof ruleGroups)[number] => section === 'review' || (ruleGroups as readonly Section[]).includes(section);

export interface SettingsScreenProps {
  readonly workbook: Workbook;
  readonly today: Today;
  readonly onLanguage: (language: Language) => void;
  /** Shows the day's work, where a build can be watched. */
  readonly onToday: () => void;
}

// What is typed and not saved outlives a look at another screen.
const desks = new WeakMap<Workbook, SettingsDesk>();

function deskOf(workbook: Workbook): SettingsDesk {
  const desk = desks.get(workbook) ?? new SettingsDesk(workbook);
  desks.set(workbook, desk);
  return desk;
}

/** Everything a team sets: a list of sections and a search over all limits; each section on a page of its own. */
export default function SettingsScreen({ workbook, today, onLanguage, onToday }: SettingsScreenProps) {
  const styles = useStyles();
  const shared = useSettingsStyles();
  const { language, t } = useSettingsWords();
  const desk = deskOf(workbook);
  const state = useSyncExternalStore(desk.subscribe, desk.getState);
  useSyncExternalStore(today.subscribe, today.getState);
  const [section, setSection] = useState<Section | null>(null);
  const [query, setQuery] = useState('');
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void desk.look();
  }, [desk]);
  useEffect(() => {
    if (section !== null) heading.current?.querySelector('h2')?.focus();
  }, [section]);
  const { facts, drafts } = state;
  const cards = useMemo(() => ruleCards(facts?.stored.settings ?? [], drafts, language), [facts, drafts, language]);
  const marketplaces = useMemo(() => (facts ? placesOf(facts, drafts, today.getProfile().home) : []), [facts, drafts, today]);
  const problem = (one: Notice | null): void => desk.complain(one);
  const foot = desk.isQuiet() ? undefined : (
    <SaveBar
      desk={desk} state={state} today={today} onSaved={() => void today.look()}
      onRebuild={() => {
        onToday();
        void today.rebuild(language);
      }}
    />
  );
  if (!facts) return <Page foot={foot}>{state.problem ? null : <Spinner size="small" label={t('title')} />}</Page>;
  if (section !== null) {
    return (
      <Page foot={foot}>
        <div ref={heading} className={shared.section}>
          <Button className={styles.back} size="small" appearance="subtle" icon={<ArrowLeftRegular />} onClick={() => setSection(null)}>{t('back')}</Button>
          <Subtitle2 as="h2" tabIndex={-1} className={shared.heading}>{t(`section.${section}`)}</Subtitle2>
          {section === 'store' && <StoreSection desk={desk} state={state} today={today} marketplaces={marketplaces} onLanguage={onLanguage} />}
          {section === 'people' && <PeopleSection desk={desk} state={state} />}
          {section === 'targets' && <TargetsSection desk={desk} state={state} marketplaces={marketplaces} />}
          {section === 'products' && <ProductsSection desk={desk} facts={facts} workbook={workbook} marketplaces={marketplaces} onProblem={problem} onLimit={() => setSection('advertising')} />}
          {section === 'text' && <TextSection desk={desk} facts={facts} onSaved={() => void today.look()} />}
          {isRules(section) && <Rules cards={cards.filter(({ group }) => group === section)} desk={desk} marketplaces={marketplaces} />}
        </div>
      </Page>
    );
  }
  return (
    <Page foot={foot}>
      <Subtitle2 as="h2" className={shared.heading}>{t('title')}</Subtitle2>
      <Faults facts={facts} workbook={workbook} onProblem={problem} />
      <Search query={query} onQuery={setQuery}>
        {query.trim() !== '' && <Found cards={findCards(cards, query)} desk={desk} marketplaces={marketplaces} />}
      </Search>
      {query.trim() === '' && (
        <ul className={shared.list}>
          {sections.map((one) => (
            <li key={one}>
              <Button appearance="subtle" className={styles.nav} icon={<ChevronRightRegular />} iconPosition="after" onClick={() => setSection(one)}>
                <span className={shared.text}>
                  <Text>{t(`section.${one}`)}</Text>
                  <Caption1 className={shared.soft}>{hintOf(one, cards, state, t)}</Caption1>
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

/** Marketplaces that can have values of their own: those sold in, those with a history, and the one at home. */
function placesOf({ settings, stored }: Facts, drafts: DeskState['drafts'], home: string | null): string[] {
  const typed = [...drafts.values()].find(({ id }) => id === 'workbook.marketplaces');
  const chosen = typed ? String(typed.value ?? '').split(';').map((one) => one.trim()).filter((one) => one !== '') : settings.marketplaces;
  return [...new Set([...chosen, ...stored.dayTotals.map(({ marketplace }) => marketplace), ...(home ? [home] : [])])];
}

function hintOf(section: Section, cards: readonly RuleCard[], state: DeskState, t: ReturnType<typeof useSettingsWords>['t']): string {
  if (isRules(section)) {
    const count = cards.filter(({ group, changed }) => group === section && changed).length;
    return count === 0 ? t('hint.default') : t('hint.changed', { count });
  }
  return t(`hint.${section}`, { count: (state.people ?? state.facts?.stored.people ?? []).length });
}

function Search({ query, onQuery, children }: { readonly query: string; readonly onQuery: (query: string) => void; readonly children: ReactNode }) {
  const { t } = useSettingsWords();
  const results = useId();
  return (
    <>
      <Input type="search" contentBefore={<SearchRegular />} placeholder={t('search')} aria-label={t('search')} aria-controls={results} value={query} onChange={(_, { value }) => onQuery(value)} />
      <div id={results}>{children}</div>
    </>
  );
}

interface RulesProps {
  readonly cards: readonly RuleCard[];
  readonly desk: SettingsDesk;
  readonly marketplaces: readonly string[];
}

function Found({ cards, desk, marketplaces }: RulesProps) {
  const shared = useSettingsStyles();
  const { t } = useSettingsWords();
  return (
    <>
      <Caption1 className={shared.soft} role="status">{t('found', { count: cards.length })}</Caption1>
      <ul className={shared.list}>{cards.map((card) => <RuleRow key={card.id} card={card} desk={desk} marketplaces={marketplaces} />)}</ul>
    </>
  );
}

function Rules({ cards, desk, marketplaces }: RulesProps) {
  const shared = useSettingsStyles();
  const { t } = useSettingsWords();
  const own = cards.flatMap(({ lines }) => lines).filter(({ typed }) => typed !== '');
  return (
    <>
      <ul className={shared.list}>{cards.map((card) => <RuleRow key={card.id} card={card} desk={desk} marketplaces={marketplaces} />)}</ul>
      {own.length > 1 && <Button size="small" className={shared.start} appearance="subtle" icon={<ArrowResetRegular />} onClick={() => own.forEach(({ id, scope, stored }) => desk.draft({ id, scope, value: null }, stored))}>{t('resetGroup', { count: own.length })}</Button>}
    </>
  );
}

/** What people typed into the sheets and cannot be used, each with a way to its row. */
function Faults({ facts, workbook, onProblem }: { readonly facts: Facts; readonly workbook: Workbook; readonly onProblem: (problem: Notice | null) => void }) {
  const shared = useSettingsStyles();
  const { t, tell } = useSettingsWords();
  const { settings, people } = facts.stored.tables;
  const faults = [
    ...facts.settings.faults.map((one) => ({ ...one, column: (settings.raw?.column ?? 0) + (settings.columnOf.settingValue ?? 0) })),
    ...facts.stored.problems.filter(({ code }) => code.startsWith('person-')).map((problem) => ({ problem, sheet: String(problem.params['sheet']), row: Number(problem.params['row']), column: people.raw?.column ?? 0 })),
  ];
  if (faults.length === 0) return null;
  const show = async (sheet: string, row: number, column: number): Promise<void> => onProblem((await workbook.showCell(sheet, row - 1, column))?.problem ?? null);
  return (
    <section className={shared.section} aria-label={t('faults')}>
      <Text as="h3" weight="semibold" className={shared.heading}>{t('faults')}</Text>
      {faults.map(({ problem, sheet, row, column }, index) => (
        <MessageBar key={index} intent="warning" layout="multiline">
          <MessageBarBody>
            {tell(problem)}{' '}
            {row > 0 && <Link as="button" inline aria-label={t('show.of', { what: `${sheet}!${row}` })} onClick={() => void show(sheet, row, column)}>{t('show')}</Link>}
          </MessageBarBody>
        </MessageBar>
      ))}
    </section>
  );
}

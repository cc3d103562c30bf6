import { Caption1, Field, Input, Select, Subtitle2, ToggleButton } from '@fluentui/react-components';
import { marketplaceOf, marketplaces as allMarketplaces, teamCurrency } from '../../domain/marketplace';
import { samePerson } from '../../domain/person';
import { languages, type Language } from '../../locale';
import { ratePrefix } from '../../sheets/settingEntries';
import { readSetting } from '../../sheets/settings';
import type { Today } from '../today/flow';
import { MarketplaceOption } from '../today/place';
import type { DeskState, SettingsDesk } from './desk';
import { useSettingsStyles } from './styles';
import { SettingField } from './targets';
import { useSettingsWords } from './words';

export interface StoreProps {
  readonly desk: SettingsDesk;
  readonly state: DeskState;
  readonly today: Today;
  /** Where the store sells, by its settings and its history. */
  readonly marketplaces: readonly string[];
  readonly onLanguage: (language: Language) => void;
}

const names: Readonly<Record<Language, string>> = { 'zh-CN': '简体中文', en: 'English' };

/** Whose workbook this is, where it sells, in which language it speaks, and who is working in it now. */
export function StoreSection({ desk, state, today, marketplaces, onLanguage }: StoreProps) {
  const styles = useSettingsStyles();
  const { language, t, tell } = useSettingsWords();
  const { facts, drafts } = state;
  const profile = today.getProfile();
  const draftOf = (id: string): string | null => {
    const draft = [...drafts.values()].find((one) => one.id === id);
    return draft ? String(draft.value ?? '') : null;
  };
  const storeStored = facts?.settings.store ?? '';
  const store = draftOf('workbook.store') ?? storeStored;
  const fixed = storeStored !== '' && (facts?.stored.dayTotals.length ?? 0) > 0;
  const read = readSetting({ id: 'workbook.store', scope: '', value: store });
  const placesStored = (facts?.settings.marketplaces ?? []).join('; ');
  const places = (draftOf('workbook.marketplaces') ?? placesStored).split(';').map((one) => one.trim()).filter((one) => one !== '');
  const turn = (code: string): void => {
    const next = allMarketplaces.map((one) => one.code).filter((one) => (one === code ? !places.includes(one) : places.includes(one))).join('; ');
    desk.draft({ id: 'workbook.marketplaces', scope: '', value: next === '' ? null : next }, placesStored);
  };
  const speak = (next: Language): void => {
    onLanguage(next);
    desk.draft({ id: 'workbook.language', scope: '', value: next }, facts?.settings.language ?? '');
  };
  return (
    <>
      <Field label={t('store.name')} size="small" {...(fixed ? { hint: t('store.fixed') } : read.kind === 'refused' ? { validationState: 'error' as const, validationMessage: tell(read.reason) } : {})}>
        <Input value={store} disabled={fixed} maxLength={80} onChange={(_, { value }) => desk.draft({ id: 'workbook.store', scope: '', value: value.trim() === '' ? null : value }, storeStored)} />
      </Field>
      <Field label={t('store.language')} size="small">
        <Select value={language} onChange={(_, { value }) => speak(value as Language)}>{languages.map((one) => <option key={one} value={one} lang={one}>{names[one]}</option>)}</Select>
      </Field>
      <div className={styles.section} role="group" aria-label={t('store.marketplaces')}>
        <Caption1>{t('store.marketplaces')}</Caption1>
        <div className={styles.wrap}>
          {allMarketplaces.map(({ code, chinese, domain }) => <ToggleButton key={code} size="small" className={styles.fit} checked={places.includes(code)} aria-label={`${code} ${language === 'en' ? domain : chinese}`} title={language === 'en' ? domain : `${chinese}站`} onClick={() => turn(code)}>{code}</ToggleButton>)}
        </div>
      </div>
      <Rates desk={desk} state={state} marketplaces={marketplaces} />
      <Subtitle2 as="h3" className={styles.heading}>{t('store.me')}</Subtitle2>
      <Me today={today} state={state} />
      <Field label={t('store.home')} size="small">
        <Select value={profile.home ?? ''} onChange={(_, { value }) => today.setProfile({ ...profile, home: value === '' ? null : value })}>
          <option value="">{t('store.homeNone')}</option>
          {allMarketplaces.map(({ code }) => <MarketplaceOption key={code} code={code} />)}
        </Select>
      </Field>
    </>
  );
}

/** What the overview of several currencies is converted at; nothing where there is but one. */
function Rates({ desk, state, marketplaces }: Pick<StoreProps, 'desk' | 'state' | 'marketplaces'>) {
  const styles = useSettingsStyles();
  const { t } = useSettingsWords();
  const currencies = [...new Set(marketplaces.flatMap((code) => marketplaceOf(code)?.currency ?? []))].sort();
  const stored = state.facts?.settings.currency ?? teamCurrency;
  const typed = [...state.drafts.values()].find(({ id }) => id === 'workbook.currency');
  const into = typed ? String(typed.value ?? teamCurrency) : stored;
  if (currencies.length < 2) return null;
  return (
    <section className={styles.section} aria-label={t('rates.title')}>
      <Subtitle2 as="h3" className={styles.heading}>{t('rates.title')}</Subtitle2>
      <Caption1 className={styles.soft}>{t('rates.why')}</Caption1>
      <Field label={t('rates.into')} size="small">
        <Select value={into} onChange={(_, { value }) => desk.draft({ id: 'workbook.currency', scope: '', value }, stored)}>
          {[...new Set([teamCurrency, ...currencies, into])].map((one) => <option key={one} value={one}>{one}</option>)}
        </Select>
      </Field>
      <div className={styles.pair}>
        {currencies.filter((one) => one !== into).map((one) => <SettingField key={one} desk={desk} state={state} id={`${ratePrefix}${one}`} marketplace="" label={t('rates.one', { currency: one, into })} />)}
      </div>
    </section>
  );
}

/** Who is working: somebody of the team, or a name typed in. */
function Me({ today, state }: { readonly today: Today; readonly state: DeskState }) {
  const { t } = useSettingsWords();
  const profile = today.getProfile();
  const people = state.facts?.stored.people ?? [];
  const listed = people.find(({ name }) => samePerson(name, profile.operator));
  const be = (operator: string): void => today.setProfile({ ...profile, operator });
  return (
    <>
      {people.length > 0 && (
        <Field label={t('store.me')} size="small" hint={t('store.meHint')}>
          <Select value={listed?.name ?? ''} onChange={(_, { value }) => be(value)}>
            <option value="">{t('store.meOther')}</option>
            {people.map(({ name }) => <option key={name} value={name}>{name}</option>)}
          </Select>
        </Field>
      )}
      {!listed && (
        <Field label={t('store.meName')} size="small" {...(people.length === 0 ? { hint: t('store.meHint') } : {})}>
          <Input value={profile.operator} maxLength={60} onChange={(_, { value }) => be(value)} />
        </Field>
      )}
    </>
  );
}

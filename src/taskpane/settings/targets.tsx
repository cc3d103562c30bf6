import { Body1, Caption1, Field, Input, Text } from '@fluentui/react-components';
import { marketplaceOf } from '../../domain/marketplace';
import { noTarget, targetFigures, targetPace, type TargetFigure } from '../../domain/targets';
import { money } from '../../sheets/format';
import type { DailyTargetId } from '../../sheets/settingEntries';
import { readSetting, settingKey } from '../../sheets/settings';
import type { DeskState, Facts, SettingsDesk } from './desk';
import { readable } from './ruleLines';
import { useSettingsStyles } from './styles';
import { useSettingsWords } from './words';

export interface TargetsProps {
  readonly desk: SettingsDesk;
  readonly state: DeskState;
  readonly marketplaces: readonly string[];
}

/** What a day and a month shall bring in each marketplace, and where the month stands. */
export function TargetsSection({ desk, state, marketplaces }: TargetsProps) {
  const styles = useSettingsStyles();
  const { language, t } = useSettingsWords();
  if (marketplaces.length === 0) return <Body1>{t('targets.none')}</Body1>;
  return (
    <>
      {marketplaces.map((code) => {
        const place = marketplaceOf(code);
        return (
          <section key={code} className={styles.section} aria-label={code}>
            <Text as="h3" weight="semibold" className={styles.heading}>{`${code} · ${language === 'en' ? (place?.domain ?? '') : `${place?.chinese ?? ''}站`} · ${place?.currency ?? ''}`}</Text>
            <div className={styles.pair}>
              {targetFigures.flatMap((figure) => [
                <SettingField key={figure} desk={desk} state={state} id={`target.${figure}`} marketplace={code} label={`${t(figureWord[figure])} · ${t('targets.daily')}`} />,
                <SettingField key={`monthly ${figure}`} desk={desk} state={state} id={`target.monthly.${figure}`} marketplace={code} label={`${t(figureWord[figure])} · ${t('targets.monthly')}`} />,
              ])}
              {(['acos', 'tacos'] as const).map((id) => <SettingField key={id} desk={desk} state={state} id={`target.${id}`} marketplace={code} label={`${shareNames[id]} · ${t('targets.limit')}`} />)}
            </div>
            {state.facts && targetFigures.map((figure) => <PaceLine key={figure} facts={state.facts} figure={figure} marketplace={code} />)}
          </section>
        );
      })}
    </>
  );
}

const figureWord = { orderedProductSales: 'targets.sales', unitsOrdered: 'targets.units' } as const;
const shareNames: Readonly<Record<Extract<DailyTargetId, 'acos' | 'tacos'>, string>> = { acos: 'ACoS', tacos: 'TACoS' };

interface SettingFieldProps {
  readonly desk: SettingsDesk;
  readonly state: DeskState;
  readonly id: string;
  readonly marketplace: string;
  readonly label: string;
}

/** One number of the settings, of a marketplace or (with an empty one) of the whole workbook. */
export function SettingField({ desk, state, id, marketplace, label }: SettingFieldProps) {
  const styles = useSettingsStyles();
  const { t, tell } = useSettingsWords();
  const key = settingKey({ id, scope: marketplace });
  const row = state.facts?.stored.settings.find((one) => settingKey(one) === key);
  const shown = row?.value === null || row === undefined ? '' : readable(String(row.value), id.endsWith('acos') ? 'share' : null);
  const draft = state.drafts.get(key);
  const typed = draft ? String(draft.value ?? '') : shown;
  const read = readSetting({ id, scope: marketplace, value: typed });
  return (
    <Field className={styles.field} label={label} size="small" {...(read.kind === 'refused' ? { validationState: 'error' as const, validationMessage: tell(read.reason) } : {})}>
      <Input className={styles.wide} aria-label={`${marketplace} ${label}`.trim()} value={typed} placeholder={id.endsWith('acos') ? t('targets.share') : ''} inputMode="decimal" maxLength={20} onChange={(_, { value }) => desk.draft({ id, scope: marketplace, value: value.trim() === '' ? null : value }, shown)} />
    </Field>
  );
}

/** Where the month stands, at the last day that is known. */
function PaceLine({ facts, figure, marketplace }: { readonly facts: Facts | null; readonly figure: TargetFigure; readonly marketplace: string }) {
  const styles = useSettingsStyles();
  const { t } = useSettingsWords();
  if (!facts) return null;
  const history = facts.stored.dayTotals.filter((row) => row.marketplace === marketplace && row[figure] !== null);
  const date = history.map((row) => row.date).sort().at(-1);
  if (!date) return null;
  const { settings } = facts;
  const target = { ...noTarget, daily: settings.targets.get(marketplace)?.[figure] ?? null, monthly: settings.monthlyTargets.get(marketplace)?.[figure] ?? null };
  const pace = targetPace({ figure, target, history, date });
  const name = t(figureWord[figure]);
  if (pace.kind === 'unknown') {
    if (pace.reason === 'no-target') return null;
    return <Caption1 className={styles.soft}>{t('targets.missing', { figure: name, count: pace.missing.length, first: pace.missing[0] ?? '' })}</Caption1>;
  }
  const currency = marketplaceOf(marketplace)?.currency ?? '';
  const text = (value: number): string => (figure === 'orderedProductSales' ? money(value, currency) : Math.round(value).toLocaleString('en-US'));
  const gap = `${pace.gap < 0 ? '−' : '+'}${text(Math.abs(pace.gap))}`;
  const params = { figure: name, date, toDate: text(pace.monthToDate), expected: text(pace.expected), gap };
  return <Caption1 className={styles.soft}>{pace.neededPerDay === null ? t('targets.paceLast', params) : t('targets.pace', { ...params, needed: text(pace.neededPerDay) })}</Caption1>;
}

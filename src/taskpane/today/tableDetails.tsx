import { Fragment } from 'react';
import { Caption1, Checkbox, Field, Select, Text, makeStyles, tokens } from '@fluentui/react-components';
import { marketplaceOf, marketplaces } from '../../domain/marketplace';
import { say } from '../../locale';
import { kindNames } from '../../locale/kinds';
import { reportKinds, type ReportKind } from '../../reports';
import { families } from '../../reports/dictionaries';
import { useWords } from '../words';
import { DateOrderField } from './dateOrder';
import { fieldName } from './fields';
import type { Today } from './flow';
import { MarketplaceOption } from './place';
import { Mapping } from './mapping';
import type { CheckedTable } from './state';

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, padding: `${tokens.spacingVerticalS} 0` },
  group: { display: 'flex', flexDirection: 'column', rowGap: '2px' },
  soft: { color: tokens.colorNeutralForeground2 },
  grid: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', columnGap: tokens.spacingHorizontalS, margin: 0 },
  number: { margin: 0, textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  raw: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
});

/** Kinds the reader knows by their columns. */
const readableKinds: readonly ReportKind[] = reportKinds.filter((kind) => families.some(({ kinds }) => kinds.some((entry) => entry.kind === kind)));
const currencies = [...new Set(marketplaces.map(({ currency }) => currency))].sort();

/** Everything known of a table, and what can be corrected. */
export function TableDetails({ table, today }: { readonly table: CheckedTable; readonly today: Today }) {
  const styles = useStyles();
  const { language, t, tell } = useWords();
  const { preview, marketplace, readiness } = table;
  const { schema } = preview;
  const currency = schema.currency?.value ?? (marketplace === null ? null : marketplaceOf(marketplace)?.currency ?? null);
  const notes = [...preview.warnings, ...(schema.period ? [schema.period.reason] : []), ...(schema.marketplace ? [schema.marketplace.reason] : []), ...(schema.currency ? [schema.currency.reason] : [])];
  return (
    <div className={styles.body}>
      <Field label={t('detail.kind')} size="small">
        <Select value={schema.kind} onChange={(_, { value }) => today.correct(preview.id, { kind: value as ReportKind })}>
          {!readableKinds.includes(schema.kind) && <option value={schema.kind}>{say(language, kindNames[schema.kind])}</option>}
          {readableKinds.map((kind) => <option key={kind} value={kind}>{say(language, kindNames[kind])}</option>)}
        </Select>
      </Field>
      <Field label={t('detail.marketplace')} size="small" {...(readiness === 'marketplace' ? { validationState: 'warning' as const, validationMessage: t('detail.chooseMarketplace') } : {})}>
        <Select value={marketplace ?? ''} onChange={(_, { value }) => today.correct(preview.id, { marketplace: value })}>
          {marketplace === null && <option value="">{t('detail.open')}</option>}
          {marketplaces.map(({ code }) => <MarketplaceOption key={code} code={code} />)}
        </Select>
      </Field>
      <Field label={t('detail.currency')} size="small">
        <Select value={currency ?? ''} onChange={(_, { value }) => today.correct(preview.id, { currency: value })}>
          {currency === null && <option value="">{t('detail.open')}</option>}
          {currencies.map((code) => <option key={code} value={code}>{code}</option>)}
        </Select>
      </Field>
      <DateOrderField tables={[table]} today={today} />
      <Checkbox label={t('detail.leaveOut')} checked={readiness === 'left-out'} onChange={(_, { checked }) => today.say(preview.id, { leftOut: checked === true })} />
      {Object.keys(preview.totals).length > 0 && (
        <div className={styles.group}>
          <Text size={200} weight="semibold">{t('detail.totals')}</Text>
          <dl className={styles.grid}>
            {Object.entries(preview.totals).map(([field, total]) => (
              <Fragment key={field}>
                <dt><Caption1>{fieldName(schema.kind, field, language)}</Caption1></dt>
                <dd className={styles.number}><Caption1>{total.toLocaleString('en-US', { maximumFractionDigits: 2 })}</Caption1></dd>
              </Fragment>
            ))}
          </dl>
        </div>
      )}
      {notes.length > 0 && (
        <div className={styles.group}>
          <Text size={200} weight="semibold">{t('detail.notes')}</Text>
          <ul className={styles.list}>
            {notes.map((one, index) => <li key={index}><Caption1>{tell(one)}</Caption1></li>)}
          </ul>
        </div>
      )}
      {schema.missing.length > 0 && (
        <div className={styles.group}>
          <Text size={200} weight="semibold">{t('detail.missing')}</Text>
          <Caption1 className={styles.soft}>{schema.missing.map((field) => fieldName(schema.kind, field, language)).join(language === 'en' ? ', ' : '、')}</Caption1>
        </div>
      )}
      {preview.rejected > 0 && (
        <div className={styles.group}>
          <Text size={200} weight="semibold">{t('detail.rejected', { count: preview.rejected })}</Text>
          <ul className={styles.list}>
            {preview.firstRejected.map(({ line, reason, text }) => (
              <li key={line}><Caption1 block>{t('detail.line', { line, reason: tell(reason) })}</Caption1><Caption1 block className={styles.raw}>{text.slice(0, 160)}</Caption1></li>
            ))}
          </ul>
        </div>
      )}
      {schema.columns.length > 0 && <Mapping table={table} today={today} />}
    </div>
  );
}

import { Caption1, Field, Select, Subtitle2, Text } from '@fluentui/react-components';
import { marketplaceOf, marketplaces } from '../../domain/marketplace';
import { say } from '../../locale';
import { kindNames } from '../../locale/kinds';
import { useWords } from '../words';
import type { Today } from './flow';
import { useRowStyles } from './rowStyles';
import type { CheckedTable } from './state';

/** Whether a table may be of a marketplace: where its amounts name a currency, only there. */
const mayBe = ({ preview }: CheckedTable, currency: string): boolean => preview.schema.currency === null || preview.schema.currency.value === currency;

/** Asks for the marketplace of tables that do not name it: each alone, for exports of several may come in one drop, or all at once. */
export function PlaceQuestion({ tables, today }: { readonly tables: readonly CheckedTable[]; readonly today: Today }) {
  const styles = useRowStyles();
  const { language, t } = useWords();
  if (tables.length === 0) return null;
  const answer = (some: readonly CheckedTable[], marketplace: string): void => {
    for (const { preview } of some) today.correct(preview.id, { marketplace });
  };
  const shared = marketplaces.filter(({ currency }) => tables.every((table) => mayBe(table, currency)));
  return (
    <section className={styles.section} aria-label={t('place.title')}>
      <Subtitle2 as="h3" className={styles.heading}>{t('place.title')}</Subtitle2>
      <Caption1 className={styles.soft}>{t('place.why', { count: tables.length })}</Caption1>
      {tables.length > 1 && shared.length > 0 && (
        <Field label={t('place.all')} size="small">
          <Select value="" onChange={(_, { value }) => answer(tables, value)}>
            <option value="">{t('detail.open')}</option>
            {shared.map(({ code }) => <MarketplaceOption key={code} code={code} />)}
          </Select>
        </Field>
      )}
      <ul className={styles.list}>
        {tables.map((table) => {
          const name = say(language, kindNames[table.preview.schema.kind]);
          return (
            <li key={table.preview.id} className={styles.row}>
              <span className={styles.text}>
                <Text size={200} weight="semibold">{name}</Text>
                <Caption1 className={styles.cut} title={table.item.source.name}>{table.item.source.name}</Caption1>
              </span>
              <Select className={styles.field} size="small" aria-label={t('place.of', { kind: name, file: table.item.source.name })} value="" onChange={(_, { value }) => answer([table], value)}>
                <option value="">{t('detail.open')}</option>
                {marketplaces.filter(({ currency }) => mayBe(table, currency)).map(({ code }) => <MarketplaceOption key={code} code={code} />)}
              </Select>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A marketplace in a list, as the person's language names it. */
export function MarketplaceOption({ code }: { readonly code: string }) {
  const { language } = useWords();
  const place = marketplaceOf(code);
  return <option value={code}>{language === 'en' ? `${code} · ${place?.domain ?? ''}` : `${code} · ${place?.chinese ?? ''}站`}</option>;
}

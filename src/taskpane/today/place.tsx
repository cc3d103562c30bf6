import { Field, Select } from '@fluentui/react-components';
import { marketplaceOf, marketplaces } from '../../domain/marketplace';
import { useWords } from '../words';
import type { Today } from './flow';
import type { CheckedTable } from './state';

/** One answer for every table that does not name its marketplace. */
export function PlaceQuestion({ tables, today }: { readonly tables: readonly CheckedTable[]; readonly today: Today }) {
  const { t } = useWords();
  if (tables.length === 0) return null;
  const answer = (marketplace: string): void => {
    for (const { preview } of tables) today.correct(preview.id, { marketplace });
  };
  // Where the files carry a currency, only its marketplaces can be meant.
  const currencies = new Set(tables.flatMap(({ preview }) => preview.schema.currency?.value ?? []));
  const meant = marketplaces.filter(({ currency }) => currencies.size === 0 || currencies.has(currency));
  return (
    <Field label={t('place.title')} hint={t('place.why', { count: tables.length })} size="small">
      <Select value="" onChange={(_, { value }) => answer(value)}>
        <option value="">{t('detail.open')}</option>
        {meant.map(({ code }) => <MarketplaceOption key={code} code={code} />)}
      </Select>
    </Field>
  );
}

/** A marketplace in a list, as the person's language names it. */
export function MarketplaceOption({ code }: { readonly code: string }) {
  const { language } = useWords();
  const place = marketplaceOf(code);
  return <option value={code}>{language === 'en' ? `${code} · ${place?.domain ?? ''}` : `${code} · ${place?.chinese ?? ''}站`}</option>;
}

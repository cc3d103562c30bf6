import { useState } from 'react';
import { Card, Field, Input, Select, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { marketplaces as allMarketplaces } from '../../domain/marketplace';
import { useWords } from '../words';
import type { Today } from './flow';
import { MarketplaceOption } from './place';

const useStyles = makeStyles({
  heading: { margin: 0 },
  card: { rowGap: tokens.spacingVerticalS },
});

export interface StoreFormProps {
  readonly today: Today;
  /** The store the workbook belongs to already. */
  readonly fixedStore: string | null;
  /** Marketplaces seen in what was brought. */
  readonly marketplaces: readonly string[];
}

/** Asked once a workbook: whose store, who works, which marketplace to assume. Gone once it is answered; settings change it. */
export function StoreForm({ today, fixedStore, marketplaces }: StoreFormProps) {
  const styles = useStyles();
  const { t } = useWords();
  const profile = today.getProfile();
  // Shown as long as this step is, once it was needed: a form must not vanish at the first letter.
  const [needed] = useState(() => (fixedStore === null && profile.store.trim() === '') || profile.operator.trim() === '');
  if (!needed) return null;
  const change = (part: Partial<typeof profile>): void => today.setProfile({ ...profile, ...part });
  return (
    <Card size="small" className={styles.card} role="group" aria-label={t('store.title')}>
      <Subtitle2 as="h3" className={styles.heading}>{t('store.title')}</Subtitle2>
      <Field label={t('store.name')} size="small">
        <Input value={fixedStore ?? profile.store} disabled={fixedStore !== null} maxLength={60} onChange={(_, { value }) => change({ store: value })} />
      </Field>
      <Field label={t('store.operator')} size="small" hint={t('store.operatorHint')}>
        <Input value={profile.operator} maxLength={60} onChange={(_, { value }) => change({ operator: value })} />
      </Field>
      <Field label={t('store.home')} size="small">
        <Select value={profile.home ?? ''} onChange={(_, { value }) => change({ home: value === '' ? null : value })}>
          <option value="">{marketplaces.length === 1 ? t('store.homeSeen', { marketplace: marketplaces[0] ?? '' }) : t('store.homeNone')}</option>
          {allMarketplaces.map(({ code }) => <MarketplaceOption key={code} code={code} />)}
        </Select>
      </Field>
    </Card>
  );
}

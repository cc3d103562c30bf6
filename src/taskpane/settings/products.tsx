import { useMemo, useState } from 'react';
import { Badge, Body1, Button, Caption1, Link, Subtitle2, Text } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { daysOf } from '../../domain/history';
import { lackingProducts, neededFields, type Lack } from '../../domain/products';
import { marketplaceOf } from '../../domain/marketplace';
import { tableHeaders } from '../../locale/tables';
import { money, shortName } from '../../sheets/format';
import { placeOf } from '../../sheets/tables';
import type { Notice } from '../../domain/notice';
import type { Workbook } from '../workbook';
import { copyText } from './copy';
import type { Facts, SettingsDesk } from './desk';
import { PasteProducts } from './pasteProducts';
import { useSettingsStyles } from './styles';
import { useSettingsWords } from './words';

export interface ProductsProps {
  readonly desk: SettingsDesk;
  readonly facts: Facts;
  readonly workbook: Workbook;
  readonly marketplaces: readonly string[];
  readonly onProblem: (problem: Notice | null) => void;
  /** Opens the ACoS limits, with this category to be added. */
  readonly onLimit: () => void;
}

const firstShown = 8;

/** What the product table lacks, most money first, and a way to fill it in all at once. */
export function ProductsSection(props: ProductsProps) {
  const { facts, marketplaces, desk, onProblem } = props;
  const { t } = useSettingsWords();
  const styles = useSettingsStyles();
  const lacks = useMemo(() => lacksOf(facts), [facts]);
  const all = [...lacks.values()].flat();
  return (
    <>
      {daysOf(facts.stored.history).days.length === 0 ? <Body1>{t('products.empty')}</Body1> : (
        <section className={styles.section} aria-label={t('products.lacking', { count: all.length })}>
          <Subtitle2 as="h3" className={styles.heading}>{all.length === 0 ? t('products.complete') : t('products.lacking', { count: all.length })}</Subtitle2>
          {all.length > 0 && <CopyToFill lacks={all} facts={facts} />}
          {[...lacks].filter(([, list]) => list.length > 0).map(([marketplace, list]) => <LackList key={marketplace} marketplace={marketplace} list={list} {...props} />)}
        </section>
      )}
      <PasteProducts desk={desk} facts={facts} marketplaces={marketplaces} onProblem={onProblem} />
    </>
  );
}

/** By marketplace: money of two currencies is never put in one order. */
function lacksOf({ stored, settings }: Facts): Map<string, Lack[]> {
  const store = settings.store ?? stored.dayTotals[0]?.store;
  const history = daysOf(stored.history).only((day) => store === undefined || day.store === store);
  const places = [...new Set(history.days.map(({ marketplace }) => marketplace))].sort();
  return new Map(places.flatMap((marketplace) => {
    const date = history.days.filter((day) => day.marketplace === marketplace).map((day) => day.date).sort().at(-1);
    return date ? [[marketplace, lackingProducts({ marketplace, date, history, products: stored.products, rules: settings.rules })] as const] : [];
  }));
}

function LackList({ marketplace, list, facts, workbook, onProblem, onLimit }: ProductsProps & { readonly marketplace: string; readonly list: readonly Lack[] }) {
  const styles = useSettingsStyles();
  const { language, t } = useSettingsWords();
  const [all, setAll] = useState(false);
  const currency = marketplaceOf(marketplace)?.currency ?? '';
  const table = facts.stored.tables.products;
  const show = async ({ asin, missing }: Lack): Promise<void> => {
    const row = table.rows.find(({ cells }) => cells.marketplace === marketplace && cells.asin === asin);
    if (!row || !table.raw) return;
    const place = placeOf(table, row.index);
    const column = table.columnOf[missing[0] ?? 'category'] ?? 0;
    onProblem((await workbook.showCell(place.sheet, place.row - 1, table.raw.column + column))?.problem ?? null);
  };
  return (
    <>
      <Caption1 className={styles.soft}>{t('products.ranked', { marketplace, days: facts.settings.rules.number('finding.horizonDays') })}</Caption1>
      <ul className={styles.list}>
        {list.slice(0, all ? undefined : firstShown).map((lack) => (
          <li key={lack.asin} className={styles.entry}>
            <span className={styles.row}>
              <Text weight="semibold" className={styles.breaks}>{shortName(lack.name, lack.asin)}</Text>
              <span className={styles.figure}>{money(lack.money, currency)}</span>
            </span>
            <span className={styles.wrap}>
              {lack.missing.map((field) => <Badge key={field} appearance="tint" color="warning">{tableHeaders[field][language]}</Badge>)}
              {lack.unlimited !== null && <Badge appearance="tint" color="warning">{t('products.unlimited', { category: lack.unlimited })}</Badge>}
            </span>
            <span className={styles.row}>
              <Caption1 className={styles.soft}>{[lack.asin, lack.sku].filter((part) => part !== null).join(' · ')}</Caption1>
              {lack.missing.length > 0
                ? <Link as="button" aria-label={t('show.of', { what: lack.asin })} onClick={() => void show(lack)}>{t('show')}</Link>
                : <Link as="button" onClick={onLimit}>{t('products.setLimit')}</Link>}
            </span>
          </li>
        ))}
      </ul>
      {!all && list.length > firstShown && <Button appearance="subtle" onClick={() => setAll(true)}>{t('products.more', { count: list.length - firstShown })}</Button>}
    </>
  );
}

/** The rows that lack something as a table for Excel, what is known already in its place. */
function CopyToFill({ lacks, facts }: { readonly lacks: readonly Lack[]; readonly facts: Facts }) {
  const styles = useSettingsStyles();
  const { language, t } = useSettingsWords();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async (): Promise<void> => {
    const fields = ['marketplace', 'asin', 'sku', 'name', ...neededFields] as const;
    const known = new Map(facts.stored.products.map((product) => [`${product.marketplace} ${product.asin}`, product]));
    const rows = lacks.map((lack) => fields.map((field) => String(known.get(`${lack.marketplace} ${lack.asin}`)?.[field] ?? (field in lack ? (lack[field as keyof Lack] ?? '') : '')).replace(/[\t\r\n]+/g, ' ')));
    const header = fields.map((field) => tableHeaders[field][language]);
    setCopied(await copyText([header, ...rows].map((row) => row.join('\t')).join('\n')));
  };
  return (
    <>
      <Button size="small" className={styles.start} icon={<CopyRegular />} onClick={() => void copy()}>{t('products.copy')}</Button>
      <Caption1 role="status">{copied === true ? t('products.copied') : ''}</Caption1>
    </>
  );
}

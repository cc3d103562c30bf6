import { useState } from 'react';
import { Badge, Body1, Button, Caption1, Field, MessageBar, MessageBarBody, Select, Subtitle2, Text, Textarea } from '@fluentui/react-components';
import type { Notice } from '../../domain/notice';
import { tableHeaders } from '../../locale/tables';
import type { Product } from '../../domain/products';
import { isUnreadable } from '../../reports';
import { productList, type ProductPatch } from '../../sheets/productList';
import { planProducts, type ProductChange } from '../../sheets/productsPlan';
import { MarketplaceOption } from '../today/place';
import type { Facts, SettingsDesk } from './desk';
import { useSettingsStyles } from './styles';
import { useSettingsWords } from './words';

export interface PasteProps {
  readonly desk: SettingsDesk;
  readonly facts: Facts;
  readonly marketplaces: readonly string[];
  readonly onProblem: (problem: Notice | null) => void;
}

type Stage =
  | { readonly kind: 'typing' }
  | { readonly kind: 'checked'; readonly patches: readonly ProductPatch[]; readonly changes: readonly ProductChange[]; readonly refused: readonly Notice[] }
  | { readonly kind: 'written'; readonly count: number };

const firstShown = 20;

/** Cells pasted from Excel, or a CSV's text, become rows of the product table; looked at before they are written. */
export function PasteProducts({ desk, facts, marketplaces, onProblem }: PasteProps) {
  const styles = useSettingsStyles();
  const { language, t } = useSettingsWords();
  const [text, setText] = useState('');
  const [marketplace, setMarketplace] = useState(marketplaces.length === 1 ? (marketplaces[0] ?? '') : '');
  const [stage, setStage] = useState<Stage>({ kind: 'typing' });
  const check = async (): Promise<void> => {
    onProblem(null);
    // Not with the screen: what reads files of every kind.
    const { readList } = await import('../../reports/list');
    const cells = await readList({ name: `${t('products.pasteName')}.txt`, bytes: new TextEncoder().encode(text) });
    if (isUnreadable(cells)) return onProblem(cells.problem);
    const { products, problems } = productList(t('products.pasteName'), cells, { marketplace: marketplace || null, known: facts.stored.products });
    const { changes, refused } = planProducts(facts.raw, products, language);
    setStage({ kind: 'checked', patches: products, changes, refused: [...problems, ...refused] });
  };
  const write = async (patches: readonly ProductPatch[]): Promise<void> => {
    const written = await desk.write((raw) => {
      const { plan, changes } = planProducts(raw, patches, language);
      return { plan, count: changes.length };
    });
    if (written === null) return;
    setStage({ kind: 'written', count: written });
    setText('');
  };
  return (
    <section className={styles.section} aria-label={t('products.paste')}>
      <Subtitle2 as="h3" className={styles.heading}>{t('products.paste')}</Subtitle2>
      <Caption1 className={styles.soft}>{t('products.pasteHint')}</Caption1>
      <Textarea rows={5} aria-label={t('products.paste')} value={text} onChange={(_, { value }) => {
        setText(value);
        setStage({ kind: 'typing' });
      }} />
      <Field label={t('products.marketplace')} size="small">
        <Select value={marketplace} onChange={(_, { value }) => setMarketplace(value)}>
          <option value="">{t('none')}</option>
          {marketplaces.map((code) => <MarketplaceOption key={code} code={code} />)}
        </Select>
      </Field>
      <Button className={styles.start} disabledFocusable={text.trim() === ''} onClick={() => void check()}>{t('products.check')}</Button>
      {stage.kind === 'written' && <Body1 role="status">{t('products.written', { count: stage.count })}</Body1>}
      {stage.kind === 'checked' && <Checked stage={stage} onWrite={() => void write(stage.patches)} ours={facts.ours} />}
    </section>
  );
}

function Checked({ stage, onWrite, ours }: { readonly stage: Extract<Stage, { kind: 'checked' }>; readonly onWrite: () => void; readonly ours: boolean }) {
  const styles = useSettingsStyles();
  const { language, t, tell } = useSettingsWords();
  const { changes, refused } = stage;
  const said = (value: string | number | null): string => (value === null ? '—' : String(value));
  const fieldName = (field: keyof Product): string => tableHeaders[field][language];
  return (
    <>
      <Body1 role="status">{changes.length === 0 ? t('products.nothing') : t('products.preview', { changed: changes.length, added: changes.filter(({ added }) => added).length })}</Body1>
      <ul className={styles.list}>
        {changes.slice(0, firstShown).map(({ marketplace, asin, added, fields }) => (
          <li key={`${marketplace} ${asin}`} className={styles.entry}>
            <span className={styles.row}><Text weight="semibold">{`${marketplace} · ${asin}`}</Text>{added && <Badge appearance="tint">{t('products.new')}</Badge>}</span>
            {fields.map(({ field, before, after }) => <Caption1 key={field} className={styles.breaks}>{t('products.change', { field: fieldName(field), before: said(before), after: said(after) })}</Caption1>)}
          </li>
        ))}
      </ul>
      {changes.length > firstShown && <Caption1 className={styles.soft}>{t('products.more', { count: changes.length - firstShown })}</Caption1>}
      {refused.length > 0 && (
        <MessageBar intent="warning" layout="multiline"><MessageBarBody>
          {t('products.refused', { count: refused.length })}
          <ul className={styles.list}>{refused.map((one, index) => <li key={index}><Caption1 className={styles.breaks}>{tell(one)}</Caption1></li>)}</ul>
        </MessageBarBody></MessageBar>
      )}
      {changes.length > 0 && !ours && <Caption1>{t('ask')}</Caption1>}
      {changes.length > 0 && <Button appearance="primary" onClick={onWrite}>{t('products.write')}</Button>}
    </>
  );
}

import { useRef, useState } from 'react';
import { Body1, Button, Caption1, Field, Input, MessageBar, MessageBarBody, Select, Subtitle2, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import { contentHash } from '../../domain/chain';
import { marketplaceCodes } from '../../domain/marketplace';
import type { Notice } from '../../domain/notice';
import { watchMetrics, type WatchMetric } from '../../domain/proposal';
import { changeActions, levers, modules, objectTypes, type ChangeAction, type Lever, type Module, type ObjectType } from '../../domain/sopLog';
import { actionWords, leverWords, moduleWords, objectWords, watchWords } from '../../sheets/words';
import { Page } from '../today/page';
import { MarketplaceOption } from '../today/place';
import { actionDefaults, emptyForm, proposalOf, withAction, type EntryForm, type MissingField } from './compose';
import type { DeskState, LogDesk } from './desk';
import { Busy, type Said } from './entries';
import { useLogWords, type LogCode } from './words';

const useStyles = makeStyles({
  heading: { margin: 0 },
  soft: { color: tokens.colorNeutralForeground2 },
  back: { alignSelf: 'flex-start', marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS },
  select: { minWidth: 0 },
  value: { minWidth: 0, width: '100%' },
});

const labels: Readonly<Record<MissingField, LogCode>> = { marketplace: 'entry.marketplace', object: 'entry.object', oldValue: 'entry.old', newValue: 'entry.now', reason: 'entry.reason' };

export interface EntryScreenProps {
  readonly desk: LogDesk;
  readonly state: DeskState;
  readonly onBack: (said: Said | null) => void;
}

/** A change a person logs by hand. The action decides what is asked; what the log can fill in itself is not. */
export function EntryScreen({ desk, state, onBack }: EntryScreenProps) {
  const styles = useStyles();
  const { t, tell, language } = useLogWords();
  const { facts, busy } = state;
  const [form, setForm] = useState<EntryForm>(() => emptyForm(facts?.marketplaces.length === 1 ? (facts.marketplaces[0] ?? '') : ''));
  const [problems, setProblems] = useState<readonly Notice[]>([]);
  const change = (next: EntryForm): void => {
    setForm(next);
    setProblems([]);
  };
  const set = (part: Partial<EntryForm>): void => change({ ...form, ...part });
  const submit = async (): Promise<void> => {
    const made = proposalOf(form, (field) => t(labels[field]));
    if ('problem' in made) return setProblems([made.problem]);
    setProblems([]);
    const result = await desk.propose([made.proposal], language);
    if (result.kind === 'refused') return setProblems(result.problems);
    if (result.kind === 'cancelled') return onBack({ intent: 'warning', text: t('cancelled'), warnings: [] });
    const id = result.added[0] ?? '';
    const reviewed = desk.getState().facts?.entries.find(({ logId }) => logId === id)?.needsReview === true;
    onBack({ intent: 'success', text: t(reviewed ? 'done.newReview' : 'done.new', { id }), warnings: result.warnings });
  };
  const { unit } = actionDefaults[form.action];
  const cools = form.action === 'bid-change' || form.action === 'budget-change' || form.action === 'placement-change';
  const places = facts?.marketplaces.length ? facts.marketplaces : marketplaceCodes;
  const foot = (
    <>
      {problems.length > 0 && <div role="alert">{problems.map((one, at) => <MessageBar key={at} intent="error" layout="multiline"><MessageBarBody>{tell(one)}</MessageBarBody></MessageBar>)}</div>}
      <Busy desk={desk} busy={busy} />
      <Button appearance="primary" disabledFocusable={busy !== null} onClick={() => void submit()}>{t('entry.save')}</Button>
    </>
  );
  return (
    <Page foot={foot}>
      <Button className={styles.back} size="small" appearance="subtle" icon={<ArrowLeftRegular />} onClick={() => onBack(null)}>{t('entry.back')}</Button>
      <Subtitle2 as="h2" className={styles.heading}>{t('entry.title')}</Subtitle2>
      <Body1 className={styles.soft}>{t('entry.why')}</Body1>
      {facts !== null && !facts.kept && <Caption1>{t('entry.adds')}</Caption1>}
      <div className={styles.form}>
        <div className={styles.pair}>
          <Field label={t('entry.marketplace')} size="small" required>
            <Select className={styles.select} value={form.marketplace} onChange={(_, { value }) => set({ marketplace: value })}>
              <option value="">—</option>
              {places.map((code) => <MarketplaceOption key={code} code={code} />)}
            </Select>
          </Field>
          <Field label={t('entry.module')} size="small">
            <Select className={styles.select} value={form.module} onChange={(_, { value }) => set({ module: value as Module })}>{modules.map((one) => <option key={one} value={one}>{moduleWords.say(one, language)}</option>)}</Select>
          </Field>
        </div>
        <Field label={t('entry.action')} size="small" required>
          <Select value={form.action} onChange={(_, { value }) => change(withAction(form, value as ChangeAction))}>{changeActions.map((one) => <option key={one} value={one}>{actionWords.say(one, language)}</option>)}</Select>
        </Field>
        <div className={styles.pair}>
          <Field label={t('entry.objectType')} size="small">
            <Select className={styles.select} value={form.objectType} onChange={(_, { value }) => set({ objectType: value as ObjectType })}>{objectTypes.map((one) => <option key={one} value={one}>{objectWords.say(one, language)}</option>)}</Select>
          </Field>
          <Field label={t('entry.metric')} size="small">
            <Select className={styles.select} value={form.metric} onChange={(_, { value }) => set({ metric: value as Lever })}>{levers.map((one) => <option key={one} value={one}>{leverWords.say(one, language)}</option>)}</Select>
          </Field>
        </div>
        {form.action === 'inventory-upload' && <UploadField chosen={form.contentHash === null ? null : form.object} onFile={(object, hash) => set({ object, newValue: object, contentHash: hash })} />}
        <Field label={t('entry.object')} size="small" required hint={t('entry.objectHint')}><Input value={form.object} maxLength={500} onChange={(_, { value }) => set({ object: value })} /></Field>
        <div className={styles.pair}>
          <Field label={t('entry.old')} size="small" required={unit !== 'text' && form.action !== 'refund' && form.action !== 'restock'}><Input className={styles.value} value={form.oldValue} maxLength={2_000} onChange={(_, { value }) => set({ oldValue: value })} /></Field>
          <Field label={t('entry.now')} size="small" required><Input className={styles.value} value={form.newValue} maxLength={2_000} onChange={(_, { value }) => set({ newValue: value })} /></Field>
        </div>
        {form.action === 'add-negative' && (
          <Field label={t('entry.match')} size="small">
            <Select value={form.matchType} onChange={(_, { value }) => set({ matchType: value as EntryForm['matchType'] })}>{(['exact', 'phrase'] as const).map((one) => <option key={one} value={one}>{t(`entry.match.${one}`)}</option>)}</Select>
          </Field>
        )}
        <Field label={t('entry.reason')} size="small" required><Textarea value={form.reason} maxLength={2_000} resize="vertical" onChange={(_, { value }) => set({ reason: value })} /></Field>
        <Field label={t('entry.watch')} size="small" hint={t('entry.watchHint')}>
          <Select value={form.watchMetric} onChange={(_, { value }) => set({ watchMetric: value as WatchMetric | '' })}>
            <option value="">{t('entry.watchNone')}</option>
            {watchMetrics.map((one) => <option key={one} value={one}>{watchWords.say(one, language)}</option>)}
          </Select>
        </Field>
        {form.watchMetric !== '' && form.objectType !== 'asin' && <Field label={t('entry.asin')} size="small" hint={t('entry.asinHint')}><Input value={form.watchAsin} maxLength={10} onChange={(_, { value }) => set({ watchAsin: value.trim().toUpperCase() })} /></Field>}
        <Field label={t('entry.expectation')} size="small"><Input value={form.expectation} maxLength={500} onChange={(_, { value }) => set({ expectation: value })} /></Field>
        <Field label={t('entry.evidence')} size="small"><Input value={form.evidence} maxLength={500} onChange={(_, { value }) => set({ evidence: value })} /></Field>
        {cools && (
          <Field label={t('entry.exempt')} size="small">
            <Select value={form.exempt} onChange={(_, { value }) => set({ exempt: value as EntryForm['exempt'] })}>
              <option value="">{t('entry.exempt.none')}</option>
              {(['stock-out', 'wrong-product'] as const).map((one) => <option key={one} value={one}>{t(`entry.exempt.${one}`)}</option>)}
            </Select>
          </Field>
        )}
      </div>
    </Page>
  );
}

/** The file that will be uploaded to Amazon: only its name and its hash are taken. */
function UploadField({ chosen, onFile }: { readonly chosen: string | null; readonly onFile: (name: string, hash: string) => void }) {
  const { t } = useLogWords();
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (file) onFile(file.name, contentHash(new Uint8Array(await file.arrayBuffer())));
  };
  return (
    <>
      <Button onClick={() => input.current?.click()}>{t('entry.file')}</Button>
      <input ref={input} type="file" hidden data-testid="upload-file" onChange={(event) => void take(event.target.files?.[0])} />
      {chosen !== null && <Caption1 role="status">{t('entry.fileChosen', { file: chosen })}</Caption1>}
    </>
  );
}

import { useState } from 'react';
import { Badge, Body1, Button, Caption1, Checkbox, Link, MessageBar, MessageBarBody, Select, Spinner, Subtitle2, makeStyles, tokens, type BadgeProps } from '@fluentui/react-components';
import { CheckmarkCircleRegular, OpenRegular } from '@fluentui/react-icons';
import type { AdHealth } from '../../domain/adHealth';
import { adSuggestionKinds, type AdSuggestionKind } from '../../domain/adSuggestions';
import type { Notice } from '../../domain/notice';
import type { Rules } from '../../domain/rules';
import { say } from '../../locale';
import { adPaneText } from '../../locale/adHealth';
import { needsReview, objectOf } from '../../sheets/adProposals';
import { adviceText, whyText } from '../../sheets/adText';
import { money } from '../../sheets/format';
import { useWords } from '../words';
import type { Workbook } from '../workbook';
import { sendSuggestions, type PlacedSuggestion, type Sender, type Sent } from './sendSuggestions';

const useStyles = makeStyles({
  heading: { margin: 0 },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  soft: { color: tokens.colorNeutralForeground2 },
  list: { display: 'flex', flexDirection: 'column', margin: 0, padding: 0, listStyleType: 'none' },
  item: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', alignItems: 'start', paddingTop: tokens.spacingVerticalXS, paddingBottom: tokens.spacingVerticalS, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  mark: { width: '32px', height: '32px', display: 'flex', alignItems: 'center', justifyContent: 'center', color: tokens.colorPaletteGreenForeground1 },
  text: { display: 'flex', flexDirection: 'column', rowGap: '2px', minWidth: 0, paddingTop: '6px' },
  line: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalS },
  badges: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalXS, rowGap: '2px' },
  money: { flexShrink: 0, fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
  object: { overflowWrap: 'anywhere' },
  days: { whiteSpace: 'nowrap' },
  tools: { display: 'flex', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
});

export interface AdSuggestionsProps {
  readonly health: readonly AdHealth[];
  readonly workbook: Workbook;
  readonly rules: Rules;
  readonly sender: () => Omit<Sender, 'language'>;
  /** Shows the page of a marketplace. */
  readonly onOpen: (marketplace: string) => void;
  /** The log has new rows. */
  readonly onSent: () => void;
}

const colours: Readonly<Record<AdSuggestionKind, NonNullable<BadgeProps['color']>>> = { NEGATE: 'danger', HARVEST: 'success', LOWER_BID: 'warning', RAISE_BUDGET: 'brand', PAUSE: 'danger' };
const firstShown = 8;
const step = 20;

/** What the figures suggest for advertising; what is ticked goes to the SOP log as proposed changes. */
export default function AdSuggestions({ health, workbook, rules, sender, onOpen, onSent }: AdSuggestionsProps) {
  const styles = useStyles();
  const { language, tell } = useWords();
  const text = (key: keyof typeof adPaneText, params?: Readonly<Record<string, string | number>>): string => say(language, adPaneText[key], params);
  const all = health.flatMap(({ marketplace, currency, suggestions }) => suggestions.map((suggestion): PlacedSuggestion => ({ id: [marketplace, suggestion.kind, objectOf(suggestion)].join('|'), marketplace, currency, suggestion })));
  const [kind, setKind] = useState<AdSuggestionKind | 'all'>('all');
  const [shown, setShown] = useState(firstShown);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [standing, setStanding] = useState<ReadonlySet<string>>(new Set());
  const [sending, setSending] = useState<AbortController | null>(null);
  const [outcome, setOutcome] = useState<Sent | { readonly problem: Notice } | null>(null);
  const ofKind = all.filter(({ suggestion }) => kind === 'all' || suggestion.kind === kind);
  const visible = ofKind.slice(0, shown);
  const open = visible.filter(({ id }) => !standing.has(id));
  const tick = (ids: readonly string[], on: boolean): void => {
    const next = new Set(ticked);
    for (const id of ids) if (on) next.add(id); else next.delete(id);
    setTicked(next);
  };
  const send = async (): Promise<void> => {
    const abort = new AbortController();
    setSending(abort);
    setOutcome(null);
    const chosen = all.filter(({ id }) => ticked.has(id));
    const result = await sendSuggestions(workbook, chosen, { ...sender(), language }, abort.signal).catch((error: unknown): { problem: Notice } => ({ problem: { code: 'pane.fault', params: { text: error instanceof Error ? error.message : String(error) } } }));
    setSending(null);
    setOutcome(result);
    if ('problem' in result) return;
    setStanding(new Set([...standing, ...result.standing]));
    setTicked(new Set());
    if (result.added > 0) onSent();
  };
  return (
    <section className={styles.section} aria-label={text('title', { count: all.length })}>
      <Subtitle2 as="h3" className={styles.heading}>{text('title', { count: all.length })}</Subtitle2>
      <Caption1 className={styles.soft}>{text(all.length === 0 ? 'none' : 'note')}</Caption1>
      {health.map(({ marketplace }) => <Button key={marketplace} icon={<OpenRegular />} onClick={() => onOpen(marketplace)}>{text('open')}{health.length > 1 ? ` · ${marketplace}` : ''}</Button>)}
      {all.length > 0 && (
        <>
          <Select aria-label={text('kind')} value={kind} onChange={(_, { value }) => { setKind(adSuggestionKinds.find((one) => one === value) ?? 'all'); setShown(firstShown); }}>
            <option value="all">{text('kind.all', { count: all.length })}</option>
            {adSuggestionKinds.flatMap((one) => {
              const count = all.filter(({ suggestion }) => suggestion.kind === one).length;
              return count === 0 ? [] : [<option key={one} value={one}>{text('kind.of', { kind: text(`kind.${one}`), count })}</option>];
            })}
          </Select>
          <ul className={styles.list}>
            {visible.map((one) => <Item key={one.id} placed={one} many={health.length > 1} rules={rules} ticked={ticked.has(one.id)} standing={standing.has(one.id)} disabled={sending !== null} onTick={(on) => tick([one.id], on)} />)}
          </ul>
          {ofKind.length > shown && <Button appearance="subtle" onClick={() => setShown(shown + step)}>{text('more', { count: Math.min(step, ofKind.length - shown) })}</Button>}
          <div className={styles.tools}>
            {open.length > 0 && <Link as="button" disabled={sending !== null} onClick={() => tick(open.map(({ id }) => id), true)}>{text('tickShown', { count: open.length })}</Link>}
            {ticked.size > 0 && <Link as="button" disabled={sending !== null} onClick={() => setTicked(new Set())}>{text('untick')}</Link>}
          </div>
          <Button appearance="primary" disabled={ticked.size === 0 || sending !== null} onClick={() => void send()}>{text('send', { count: ticked.size })}</Button>
        </>
      )}
      <div role="status">
        {sending && <Spinner size="tiny" label={text('sending')} />}
        {outcome && 'problem' in outcome && <MessageBar intent="error" layout="multiline"><MessageBarBody>{tell(outcome.problem)}</MessageBarBody></MessageBar>}
        {outcome && !('problem' in outcome) && (
          <MessageBar intent={outcome.refused.length > 0 ? 'warning' : 'success'} layout="multiline">
            <MessageBarBody>
              {outcome.added > 0 || outcome.known === 0 ? text('result', { added: outcome.added, review: outcome.needReview }) : null}
              {outcome.known > 0 ? ` ${text('result.known', { count: outcome.known })}` : null}
              {outcome.refused.map((problem, index) => <div key={index}>{tell(problem)}</div>)}
            </MessageBarBody>
          </MessageBar>
        )}
      </div>
    </section>
  );
}

interface ItemProps {
  readonly placed: PlacedSuggestion;
  readonly many: boolean;
  readonly rules: Rules;
  readonly ticked: boolean;
  readonly standing: boolean;
  readonly disabled: boolean;
  readonly onTick: (on: boolean) => void;
}

function Item({ placed: { marketplace, currency, suggestion }, many, rules, ticked, standing, disabled, onTick }: ItemProps) {
  const styles = useStyles();
  const { language } = useWords();
  const words = { marketplace, currency, language, rules };
  const { window } = suggestion.basis;
  const name = suggestion.term || suggestion.adGroup || suggestion.campaign;
  const place = [many ? marketplace : '', name === suggestion.campaign ? '' : suggestion.campaign, suggestion.term === '' ? '' : suggestion.adGroup].filter((part) => part !== '').join(' › ');
  return (
    <li className={styles.item}>
      {standing
        ? <span className={styles.mark}><CheckmarkCircleRegular aria-label={say(language, adPaneText.sent)} /></span>
        : <Checkbox checked={ticked} disabled={disabled} aria-label={`${say(language, adPaneText[`kind.${suggestion.kind}`])} ${objectOf(suggestion)}`} onChange={(_, { checked }) => onTick(checked === true)} />}
      <span className={styles.text}>
        <span className={styles.line}>
          <span className={styles.badges}>
            <Badge appearance="tint" color={colours[suggestion.kind]}>{say(language, adPaneText[`kind.${suggestion.kind}`])}</Badge>
            {needsReview(suggestion, words) && <Badge appearance="outline" color="informative">{say(language, adPaneText.needsReview)}</Badge>}
          </span>
          {suggestion.money > 0 && <span className={styles.money}>{money(suggestion.money, currency)}</span>}
        </span>
        <Body1 className={styles.object}>{name}</Body1>
        {place !== '' && <Caption1 className={`${styles.soft} ${styles.object}`}>{place}</Caption1>}
        <Body1>{adviceText(suggestion, words)}</Body1>
        <Caption1 className={styles.soft}>{whyText(suggestion.verdict, suggestion.reference.kind, words)}{window && <> · <span className={styles.days}>{say(language, adPaneText.window, { from: window.from, to: window.to })}</span></>}</Caption1>
      </span>
    </li>
  );
}

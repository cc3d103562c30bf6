import { contentHash, nothing } from '../domain/chain';
import { sameValue } from '../domain/amount';
import { addDays, civilClockIn, civilDateIn, type CivilDate } from '../domain/civil';
import { marketplaceOf, teamZone } from '../domain/marketplace';
import { notice, type Notice } from '../domain/notice';
import { personKey } from '../domain/person';
import type { Product } from '../domain/products';
import { cooldownDays, reviewNeed, riskOf, type Proposal } from '../domain/proposal';
import { thingKey, type Thing } from '../domain/review';
import type { RuleId, Rules } from '../domain/rules';
import { levers, type Lever, type LogRow } from '../domain/sopLog';
import { say, type Language } from '../locale';
import { logText } from '../locale/report';
import { reviewText } from '../locale/review';
import { ruleLabels, ruleSources } from '../locale/rules';
import { settingText } from '../locale/settings';
import { figure, signedPercent } from './format';
import type { Hand } from './log';
import { logBook, type LogEntry } from './logBook';
import { logBlocked } from './logTable';
import { chained, logWorkbookPlan, type LogDraft } from './logWrite';
import type { RawWorkbook, WorkbookPlan } from './plan';
import { settingsOf } from './settings';
import { decodeWorkbook } from './stored';
import { actionWords, leverWords, moduleWords, objectWords, riskWords, stateWords, watchWords } from './words';

export interface RefusedProposal {
  readonly proposal: Proposal;
  readonly problem: Notice;
}

/** What came of proposals: a plan that appends to the log (null where nothing is added), the ids of what was added, and what was not and why. */
export interface PlannedProposals {
  readonly plan: WorkbookPlan | null;
  readonly added: readonly { readonly logId: string; readonly proposal: Proposal; readonly needsReview: boolean }[];
  readonly refused: readonly RefusedProposal[];
  readonly problems: readonly Notice[];
}

/**
 * Appends proposed changes to the SOP log, each with id, times, size of change, risk, need for review (by the
 * must-review rules as the workbook has set them), cooldown and watch-until date. The same proposal again adds nothing;
 * another value for a lever that waits for a decision or cools down, and a file that was logged before, are refused and
 * the row in the way is named. Pure: read, plan, carry out.
 */
export function planProposals(raw: RawWorkbook, proposals: readonly Proposal[], hand: Hand): PlannedProposals {
  const stored = decodeWorkbook(raw);
  const { rules } = settingsOf(stored.settings);
  const refused: RefusedProposal[] = [];
  const added: { logId: string; proposal: Proposal; needsReview: boolean }[] = [];
  const blocked = personKey(hand.operator) === '' ? notice('proposal.no-operator') : logBlocked(stored);
  if (blocked) return { plan: null, added, refused: proposals.map((proposal) => ({ proposal, problem: blocked })), problems: [] };
  const book = logBook(stored);
  const taken = new Set(book.byId.keys());
  const drafts: LogDraft[] = [];
  const earlier = new EarlierRows(book.entries);
  for (const proposal of proposals) {
    const shown = valuesOf(proposal, hand.language);
    const problem = refusal(proposal, shown, earlier, hand, rules);
    if (problem) {
      refused.push({ proposal, problem });
      continue;
    }
    const need = reviewNeed(proposal, productOf(proposal, stored.products), rules);
    const draft = draftOf(proposal, shown, need, idOf(proposal, shown, hand, taken), hand, rules);
    drafts.push(draft);
    earlier.add({ row: rowOf(proposal, shown, draft, hand), entry: null });
    added.push({ logId: draft.logId, proposal, needsReview: need.needed });
  }
  const plan = drafts.length > 0 ? logWorkbookPlan(raw, stored, chained(stored, drafts, []), hand.language) : null;
  return { plan, added, refused, problems: stored.problems };
}

interface Shown {
  readonly old: string;
  readonly now: string;
}

/** A row that may stand in the way: of the log, or added just now. */
interface Earlier {
  readonly row: Pick<LogRow, 'logId' | 'marketplace' | 'store' | 'object' | 'metric' | 'action' | 'oldValue' | 'newValue' | 'contentHash' | 'siteTime'>;
  readonly entry: LogEntry | null;
}

/** Rows that may stand in the way, by what they are about and by the file they name. */
class EarlierRows {
  readonly #byThing = new Map<string, Earlier[]>();
  readonly #byContent = new Map<string, Earlier[]>();

  constructor(entries: readonly LogEntry[]) {
    for (const entry of entries) this.add({ row: entry, entry });
  }

  add(one: Earlier): void {
    this.#put(this.#byThing, thingKey(one.row), one);
    if (one.row.contentHash) this.#put(this.#byContent, one.row.contentHash, one);
  }

  about(thing: Thing): readonly Earlier[] {
    return this.#byThing.get(thingKey(thing)) ?? [];
  }

  withContent(hash: string): readonly Earlier[] {
    return this.#byContent.get(hash) ?? [];
  }

  #put(map: Map<string, Earlier[]>, key: string, one: Earlier): void {
    const list = map.get(key);
    if (list) list.push(one);
    else map.set(key, [one]);
  }
}

const currencyOf = ({ currency, marketplace }: Proposal): string => currency ?? marketplaceOf(marketplace)?.currency ?? '';

function valuesOf(proposal: Proposal, language: Language): Shown {
  const { oldValue, newValue, unit } = proposal;
  const show = (value: number | string | null): string => (typeof value === 'number' ? figure(value, unit === 'text' ? 'count' : unit, currencyOf(proposal), language) : (value ?? '').trim());
  return { old: show(oldValue), now: show(newValue) };
}

function refusal(proposal: Proposal, shown: Shown, earlier: EarlierRows, hand: Hand, rules: Rules): Notice | null {
  if (shown.now !== '' && shown.old !== '' && sameValue(shown.old, shown.now)) return notice('proposal.no-change', { object: proposal.object });
  if (proposal.action === 'inventory-upload' && !proposal.contentHash) return notice('proposal.hash-missing', { object: proposal.object });
  const standsOf = ({ entry }: Earlier): string => entry?.standing.state ?? 'open';
  const stateText = (one: Earlier): string => stateWords.say(one.entry?.standing.state ?? 'open', hand.language);
  if (proposal.contentHash) {
    const same = earlier.withContent(proposal.contentHash).find((one) => one.row.action === proposal.action && standsOf(one) !== 'void');
    if (same) return notice('proposal.same-file', { id: same.row.logId, file: same.row.object, date: same.row.siteTime.slice(0, 10) });
  }
  const about = { store: hand.store, marketplace: proposal.marketplace, object: proposal.object, metric: proposal.metric };
  const alike = earlier.about(about).filter((one) => one.row.action === proposal.action);
  const pending = alike.find((one) => ['open', 'in-review', 'approved'].includes(standsOf(one)));
  if (pending) {
    const same = sameValue(pending.row.newValue, shown.now) && sameValue(pending.row.oldValue, shown.old);
    return notice(same ? 'proposal.known' : 'proposal.pending', { id: pending.row.logId, state: stateText(pending) });
  }
  const days = cooldownDays(proposal, rules);
  if (days === null) return null;
  const today = civilDateIn(hand.moment, teamZone);
  for (const { row, entry } of alike) {
    const done = entry?.standing.execution?.at.slice(0, 10) as CivilDate | undefined;
    if (!done || entry?.standing.state === 'void') continue;
    const until = addDays(done, days);
    if (today < until) return notice('proposal.cooldown', { id: row.logId, date: done, until });
  }
  return null;
}

const productOf = ({ marketplace, object }: Proposal, products: readonly Product[]): Product | null =>
  products.find((one) => one.marketplace === marketplace && (one.asin === object || (one.sku !== null && one.sku === object))) ?? null;

/** What of a proposal is in its id: the same change of the same day has the same one. */
function idOf(proposal: Proposal, shown: Shown, hand: Hand, taken: Set<string>): string {
  const day = siteDay(proposal.marketplace, hand).replaceAll('-', '');
  const content = [hand.store, proposal.action, proposal.objectType, proposal.object, proposal.metric, shown.old, shown.now, hand.operator, String(hand.moment)].join('\u001f');
  const base = `C-${proposal.marketplace}-${day}-${contentHash(new TextEncoder().encode(content)).slice(0, 8)}`;
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  taken.add(id);
  return id;
}

const siteDay = (marketplace: string, { moment }: Hand): CivilDate => civilDateIn(moment, marketplaceOf(marketplace)?.zone ?? teamZone);

function draftOf(proposal: Proposal, shown: Shown, need: ReturnType<typeof reviewNeed>, logId: string, hand: Hand, rules: Rules): LogDraft {
  const { language, moment, operator, store } = hand;
  const { marketplace, oldValue, newValue } = proposal;
  const cooldown = cooldownDays(proposal, rules);
  const notes = [
    proposal.note, need.needed ? say(language, reviewText['row.mustReview'], { rule: ruleText(need.rule, marketplace, rules, currencyOf(proposal), language) }) : undefined,
    cooldown === null ? undefined : say(language, reviewText['row.cooldown'], { days: cooldown }),
    proposal.exempt ? say(language, reviewText[`row.exempt.${proposal.exempt}`]) : undefined,
  ].filter((one) => one !== undefined && one !== '');
  return {
    logId, marketplace, store, operator: operator.trim(),
    beijingTime: civilClockIn(moment, teamZone), siteTime: civilClockIn(moment, marketplaceOf(marketplace)?.zone ?? teamZone),
    module: moduleWords.say(proposal.module, language), action: actionWords.say(proposal.action, language), objectType: objectWords.say(proposal.objectType, language),
    object: proposal.object, metric: metricText(proposal.metric, language), oldValue: shown.old, newValue: shown.now,
    change: typeof oldValue === 'number' && typeof newValue === 'number' ? signedPercent(oldValue, newValue) : nothing,
    rule: proposal.rule ? ruleText(proposal.rule, marketplace, rules, currencyOf(proposal), language) : nothing,
    suggestion: proposal.suggestion ?? '', reason: proposal.window ? say(language, reviewText['row.window'], { reason: proposal.reason, ...proposal.window }) : proposal.reason,
    expectation: expectationText(proposal, language), risk: riskWords.say(riskOf(proposal, need), language), needsReview: say(language, need.needed ? logText.yes : logText.no),
    watchUntil: addDays(siteDay(marketplace, hand), Math.max(...rules.numbers('outcome.days', { marketplace }))),
    evidence: proposal.evidence ?? '', contentHash: proposal.contentHash ?? '', relatedId: proposal.relatedId ?? '', note: notes.join('; '),
  };
}

const isLever = (metric: string): metric is Lever => (levers as readonly string[]).includes(metric);
const metricText = (metric: string, language: Language): string => (isLever(metric) ? leverWords.say(metric, language) : metric);

/** A rule with its value and its source, as the log names it. */
function ruleText(id: RuleId, marketplace: string, rules: Rules, currency: string, language: Language): string {
  const found = rules.find(id, { marketplace });
  const label = say(language, ruleLabels[id]);
  if (!found) return label;
  const unit = found.unit === 'share' ? 'percent' : found.unit === 'money' ? 'money' : found.unit === 'days' ? 'days' : null;
  const value = typeof found.value === 'number' && unit ? figure(found.value, unit, currency, language)
    : typeof found.value === 'number' ? `${found.value} ${say(language, settingText[`unit.${found.unit}`])}` : [found.value].flat().join('; ');
  return say(language, reviewText['row.rule'], { rule: label, limit: value, source: say(language, ruleSources[found.source]) });
}

/** The expectation, headed by what it will be checked on: `ACoS [B0…]: below 30 %`. `watchOf` reads it back. */
function expectationText({ watch, expectation, object }: Proposal, language: Language): string {
  const text = (expectation ?? '').trim();
  if (!watch) return text;
  const metric = watchWords.say(watch.metric, language);
  const head = watch.asin === object ? metric : say(language, reviewText['row.watch'], { metric, on: watch.asin ?? say(language, reviewText['watch.store']) });
  return text === '' ? head : say(language, reviewText['row.expectation'], { watch: head, text });
}

/** A draft as a row that later proposals of the same run may meet. */
function rowOf(proposal: Proposal, shown: Shown, draft: LogDraft, hand: Hand): Earlier['row'] {
  return {
    logId: draft.logId, marketplace: proposal.marketplace, store: hand.store, object: proposal.object, metric: proposal.metric, action: proposal.action,
    oldValue: shown.old, newValue: shown.now, contentHash: proposal.contentHash ?? null, siteTime: draft.siteTime ?? '',
  };
}


import type { AdSuggestion } from '../../domain/adSuggestions';
import { notice, type Notice } from '../../domain/notice';
import type { Language } from '../../locale';
import { adProposal } from '../../sheets/adProposals';
import { planProposals } from '../../sheets/proposals';
import { settingsOf } from '../../sheets/settings';
import { decodeWorkbook } from '../../sheets/stored';
import type { Workbook } from '../workbook';

/** A suggestion of one marketplace. */
export interface PlacedSuggestion {
  readonly id: string;
  readonly marketplace: string;
  readonly currency: string;
  readonly suggestion: AdSuggestion;
}

export interface Sender {
  readonly store: string;
  readonly operator: string;
  readonly language: Language;
  /** Epoch milliseconds. */
  readonly moment: number;
}

export interface Sent {
  /** Ids of suggestions that stand in the log now, written just now or before. */
  readonly standing: readonly string[];
  readonly added: number;
  readonly needReview: number;
  readonly known: number;
  /** Why others were not written. */
  readonly refused: readonly Notice[];
}

/** Writes suggestions into the SOP log as proposed changes: reads the workbook, plans the rows, carries them out. What the log has already is not written again. */
export async function sendSuggestions(workbook: Workbook, suggestions: readonly PlacedSuggestion[], sender: Sender, signal: AbortSignal): Promise<Sent | { readonly problem: Notice }> {
  const read = await workbook.read();
  if ('problem' in read) return read;
  const { rules } = settingsOf(decodeWorkbook(read.raw).settings);
  const proposals = suggestions.map(({ suggestion, marketplace, currency }) => adProposal(suggestion, { marketplace, currency, language: sender.language, rules }));
  const planned = planProposals(read.raw, proposals, sender);
  if (planned.plan) {
    const outcome = await workbook.carryOut(planned.plan, { signal, onProgress: () => undefined });
    if (outcome.kind === 'problem') return { problem: outcome.problem };
    if (outcome.kind === 'cancelled') return { problem: notice('pane.fault', { text: '' }) };
  }
  const known = planned.refused.filter(({ problem }) => problem.code === 'proposal.known' || problem.code === 'proposal.pending');
  const written = new Set([...planned.added, ...known].map(({ proposal }) => proposal));
  return {
    standing: suggestions.filter((_, index) => { const one = proposals[index]; return one !== undefined && written.has(one); }).map(({ id }) => id),
    added: planned.added.length, needReview: planned.added.filter(({ needsReview }) => needsReview).length, known: known.length,
    refused: planned.refused.filter((one) => !known.includes(one)).map(({ problem }) => problem),
  };
}

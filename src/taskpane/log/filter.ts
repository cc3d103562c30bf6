import { samePerson } from '../../domain/person';
import type { State } from '../../domain/sopLog';
import type { LogEntry } from '../../sheets/logBook';

export const logFilters = ['pending', 'mine', 'watching', 'all'] as const;
export type LogFilter = (typeof logFilters)[number];

/** What waits for somebody comes first: a decision, an answer, an execution; findings that nobody took up yet last. */
const urgency: Readonly<Record<State, number>> = { 'in-review': 0, approved: 1, open: 2, done: 4, watching: 4, rejected: 5, closed: 5, void: 6 };
const waits: readonly State[] = ['in-review', 'approved', 'open'];
const rankOf = ({ standing, action }: LogEntry): number => (standing.state === 'open' && action === 'finding' ? 3 : urgency[standing.state]);

/** The rows a filter shows, most urgent first, newer before older. Imports, withdrawals and merges are records: in no list. */
export function filterEntries(entries: readonly LogEntry[], filter: LogFilter, person: string): LogEntry[] {
  const shown = entries.filter((entry) => {
    const { action, operator, standing: { state }, events } = entry;
    if (action === 'import' || action === 'void' || action === 'merge') return false;
    switch (filter) {
      case 'pending': return waits.includes(state);
      case 'mine': return samePerson(operator, person) || events.some((event) => samePerson(event.person, person));
      case 'watching': return (state === 'done' || state === 'watching') && action !== 'finding';
      case 'all': return true;
    }
  });
  return shown.map((entry, index) => ({ entry, index })).sort((a, b) => rankOf(a.entry) - rankOf(b.entry) || b.entry.at.localeCompare(a.entry.at) || b.index - a.index).map(({ entry }) => entry);
}

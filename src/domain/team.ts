import { notice, type Notice } from './notice';
import { phases, type Phase } from './people';
import { personKey } from './person';

/** What somebody does in the team. */
export const roles = ['operator', 'supervisor', 'service', 'purchasing'] as const;
export type Role = (typeof roles)[number];

/** Somebody of the team. The log knows people by their name, so a name stands for one person only. */
export interface Person {
  readonly name: string;
  readonly role: Role | null;
  /** How far their Seller Central permissions are opened; null where it was not said. */
  readonly phase: Phase | null;
  readonly note: string | null;
}

/** Longest name that fits the log's columns. */
export const longestName = 60;

export type NameProblem = 'person-name-empty' | 'person-name-long' | 'person-name-taken';

/** Why `name` cannot stand for a person beside `others`; null where it can. */
export function nameProblem(name: string, others: readonly string[]): Notice<NameProblem> | null {
  const key = personKey(name);
  if (key === '') return notice('person-name-empty');
  if (name.trim().length > longestName) return notice('person-name-long', { most: longestName });
  const taken = others.find((other) => personKey(other) === key);
  return taken === undefined ? null : notice('person-name-taken', { name: taken });
}

/** The phase people mean by `P3`, `p3` or `3`; null where there is none. */
export function phaseOf(text: string): Phase | null {
  const plain = text.normalize('NFKC').trim().toUpperCase();
  return phases.find((phase) => phase === plain || phase.slice(1) === plain) ?? null;
}

/** Who may approve other people's changes: the supervisors, where the team has named any. */
export const reviewersOf = (people: readonly Person[]): readonly string[] => people.filter(({ role }) => role === 'supervisor').map(({ name }) => name);

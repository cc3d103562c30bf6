import { phases } from '../domain/people';
import { personKey } from '../domain/person';
import { phaseOf, roles, type Person, type Role } from '../domain/team';
import { notice, type Notice } from '../domain/notice';
import { languages, say, type Language } from '../locale';
import { roleWords } from '../locale/settings';
import { productHints, tableHeaders } from '../locale/tables';
import type { CellValue, Validation } from './plan';
import type { StoredTable } from './stored';
import { placeOf, type Field } from './tables';

/** The role people mean by its word in either language, or its code; null where there is none. */
export function roleOf(text: string): Role | null {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  return roles.find((role) => role === plain || languages.some((language) => roleWords[role][language].toLowerCase() === plain)) ?? null;
}

/** The people of the table. A name that stands twice is one person's (the first), and is named with its row. */
export function peopleOf(table: StoredTable, problems: Notice[]): Person[] {
  const people: Person[] = [];
  const rowOf = new Map<string, number>();
  for (const { index, cells } of table.rows) {
    const { sheet, row } = placeOf(table, index);
    const text = (field: Field): string => String(cells[field] ?? '').trim();
    const name = text('personName');
    if (name === '') continue;
    const first = rowOf.get(personKey(name));
    if (first !== undefined) {
      problems.push(notice('person-doubled', { sheet, row, name, first }));
      continue;
    }
    rowOf.set(personKey(name), row);
    const [role, phase] = [roleOf(text('role')), phaseOf(text('phase').split('·')[0] ?? '')];
    if (role === null && text('role') !== '') problems.push(notice('person-cell', { sheet, row, value: text('role'), known: roles.flatMap((one) => languages.map((language) => roleWords[one][language])).join(' · ') }));
    if (phase === null && text('phase') !== '') problems.push(notice('person-cell', { sheet, row, value: text('phase'), known: phases.join(' · ') }));
    people.push({ name, role, phase, note: text('note') === '' ? null : text('note') });
  }
  return people;
}

/** A person as a row of the table. */
export const personRow = ({ name, role, phase, note }: Person, language: Language): Record<string, CellValue> => ({ personName: name, role: role === null ? null : say(language, roleWords[role]), phase, note });

/** What the table's columns take. */
export function peopleValidations(language: Language): Partial<Record<Field, { readonly validation: Omit<Validation, 'range'> }>> {
  const choice = (field: 'role' | 'phase', values: readonly string[]): { readonly validation: Omit<Validation, 'range'> } => ({
    validation: { rule: { type: 'list', values }, allowBlank: true, prompt: null, error: { title: tableHeaders[field][language], message: say(language, productHints.choice, { values: values.join(' · ') }) } },
  });
  return { role: choice('role', roles.map((role) => say(language, roleWords[role]))), phase: choice('phase', phases) };
}

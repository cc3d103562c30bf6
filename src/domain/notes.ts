import type { CivilDate } from './civil';

/** Figures of a day that no export brings and people keep by hand. `mostUrgent`: hours left for the most urgent unanswered message; `odr` a share. */
export const noteFields = ['unanswered', 'mostUrgent', 'odr', 'ahr', 'notices'] as const;
export type NoteField = (typeof noteFields)[number];

/** One row a marketplace and day of the table people fill in. Null is "not filled in". */
export interface DayNote extends Readonly<Record<NoteField, number | null>> {
  readonly marketplace: string;
  readonly date: CivilDate;
}

export const isFilled = (note: DayNote | undefined): boolean => note !== undefined && noteFields.some((field) => note[field] !== null);

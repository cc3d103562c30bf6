import type { CivilDate } from './civil';
import { blankFigures, type AsinGroup, type Figures } from './figures';

export interface Identity {
  readonly asin: string;
  readonly sku: string | null;
  readonly parentAsin: string | null;
  readonly title: string | null;
}

/** Ids of the imports each group came with, so that a wrong import can be taken back. */
export type ImportFields = Readonly<Record<`${AsinGroup}Import`, string | null>>;

/** A store, a marketplace and a day. */
export interface Day {
  readonly store: string;
  readonly marketplace: string;
  readonly date: CivilDate;
}

/** One row an ASIN and day. Advertising figures are those of Sponsored Products and Display together; `sd…` says what Display brought. */
export interface AsinDay extends Day, Identity, Figures, ImportFields {
  /** Why units came back: `DEFECTIVE 2; UNWANTED_ITEM 1`. */
  readonly returnReasons: string | null;
}

/** What a row says in words. */
export type TextField = Exclude<keyof Identity, 'asin'> | keyof ImportFields | 'returnReasons';

/** The import field of a group whose exports name ASINs. */
export const importField = (group: AsinGroup): keyof ImportFields => `${group}Import`;

export const dayKey = (row: Day): string => `${row.store}\u001f${row.marketplace}\u001f${row.date}`;

/** A row that knows nothing, for those who fill it. */
export const blankAsinDay: Omit<AsinDay, keyof Day | keyof Identity> = { ...blankFigures, returnReasons: null, salesImport: null, adsImport: null, inventoryImport: null, sdImport: null, returnsImport: null, planningImport: null };

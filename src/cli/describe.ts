import type { Language } from '../locale';
import { sayNotice } from '../locale/notices';
import { isUnreadable, type Encoding, type ReportKind, type ReportLanguage, type ReportSummary, type ReportTable, type Unreadable } from '../reports/index';

/** What `inspect` prints of one table of a file, with its keys in this order. */
export interface Description {
  readonly file: string;
  readonly kind: ReportKind;
  readonly language: ReportLanguage | null;
  readonly encoding: Encoding | null;
  readonly headerLine: number | null;
  readonly marketplace: string | null;
  readonly currency: string | null;
  readonly period: { readonly from: string; readonly to: string } | null;
  /** Days after the click within which a sale counts, where the headers name them. */
  readonly attributionDays?: number;
  /** Data rows read; totals rows and rejected rows are not among them. */
  readonly rows: number;
  readonly rejected: readonly { readonly line: number; readonly reason: string; readonly text: string }[];
  readonly missing: readonly string[];
  readonly totals: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
}

/** One table, or a file that could not be read, as the object that `inspect` prints. */
export function describe(table: ReportTable | ReportSummary | Unreadable, language: Language): Description {
  if (isUnreadable(table)) {
    return { file: table.file, kind: 'unknown', language: null, encoding: null, headerLine: null, marketplace: null, currency: null, period: null, rows: 0, rejected: [], missing: [], totals: {}, warnings: [sayNotice(language, table.problem)] };
  }
  const { schema } = table;
  return {
    file: schema.file,
    kind: schema.kind,
    language: schema.language,
    encoding: schema.encoding,
    headerLine: schema.headerLine,
    marketplace: schema.marketplace?.value ?? null,
    currency: schema.currency?.value ?? null,
    period: schema.period ? { from: schema.period.from, to: schema.period.to } : null,
    ...(schema.attributionDays === null ? {} : { attributionDays: schema.attributionDays }),
    rows: 'rows' in table ? table.rows.length : table.rowCount,
    rejected: table.rejected.map(({ line, reason, text }) => ({ line, reason: sayNotice(language, reason), text })),
    missing: schema.missing,
    totals: table.totals,
    warnings: [...table.warnings.map((warning) => sayNotice(language, warning)), ...proposed(table, language)],
  };
}

/** A period that was only proposed is said among the warnings: the command line has no one to ask. */
function proposed(table: ReportTable | ReportSummary, language: Language): string[] {
  const { period } = table.schema;
  return period && ['reports.period.download', 'reports.period.yesterday', 'reports.period.file-name'].includes(period.reason.code) ? [sayNotice(language, period.reason)] : [];
}

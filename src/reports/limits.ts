/**
 * Bounds of what the reader takes, as data: a wrong or hostile file must not take the memory of the person's browser.
 * The largest real export known is a bulk file of some 60 MB; the bounds leave room above it.
 */
export const limits = {
  /** Bytes of one file as it was dropped. */
  fileBytes: 256 * 1024 * 1024,
  /** Bytes that a compressed file or workbook may unfold to, all members together. */
  unfoldedBytes: 256 * 1024 * 1024,
  /** Members of an archive, sheets of a workbook that are looked at. */
  members: 64,
  /** Archives within archives: a `.gz` or `.xlsx` within a `.zip`, and no deeper. */
  depth: 2,
  /** Cells of one sheet. */
  cells: 20_000_000,
  /** Columns of one table; the widest export known, a bulk file, has some 60, the inventory planning file 98. */
  columns: 2_048,
  /** Lines at the top among which the header is looked for. */
  headerLines: 60,
  /** Rows whose cells decide how a column is read. */
  evidenceRows: 20_000,
  /** Characters of one quoted cell. */
  cellCharacters: 65_536,
  /** Quoted cells that never close, after which quotes are no longer believed in. */
  unclosedQuotes: 100,
  /** Rows of one file that are held in memory; the largest export known has some 60 MB and 400,000. */
  heldRows: 2_000_000,
  /** Rejected rows that are kept with their text; the rest are counted. */
  rejectedRows: 1_000,
  /** Characters of a rejected row or a sample that are shown. */
  shownCharacters: 400,
} as const;

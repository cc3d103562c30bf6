import { notice, type Notice } from '../domain/notice';
import type { Grid } from './grid';
import type { Layout } from './layout';

interface Signature {
  readonly code: string;
  readonly shows: RegExp;
}

// Files that people drop beside reports. Each is told by words that stand in its first lines and nowhere in a report.
const signatures: readonly Signature[] = [
  { code: 'reports.unsupported.vendor', shows: /(?:programme?|programm|program)=\[[^\]]*\].*(?:distributor ?view|view ?by|viewing ?range)=\[|distributor ?view=\[/i },
  { code: 'reports.unsupported.upload-errors', shows: /original-record-number.*error-code|number of records processed|feed processing summary|error-code.*error-type.*error-message/i },
  { code: 'reports.unsupported.removal', shows: /removal-order-type|removal-order-id|request-date.*order-id.*(?:shipment-date|disposition|removal-fee)|sellable-removal-quantity/i },
  { code: 'reports.unsupported.settlement', shows: /settlement-start-date.*settlement-end-date.*deposit-date/i },
  { code: 'reports.unsupported.listings', shows: /item-name.*item-description.*listing-id.*seller-sku/i },
];

/** Says which known file this is that the product does not read, as a warning with its reason; null where it is none. */
export function unsupported(grid: Grid, layout: Layout): Notice | null {
  const head = grid.source === 'text' ? grid.text.slice(0, 4000).replace(/[\r\n\t]+/g, ' ') : grid.cells.slice(0, 10).map((row) => row.join(' ')).join(' ').slice(0, 4000);
  const found = layout.recognition ? undefined : signatures.find(({ shows }) => shows.test(head));
  return found ? notice('reports.unsupported-report', { what: found.code }) : null;
}

import type { Style } from '../plan';

/** Excel draws a header by the table's style; programs that do not know those draw this. */
export const plainHeader: Style = { bold: true, color: 'FFFFFF', fill: '1F3A5F', vertical: 'center', wrap: true };

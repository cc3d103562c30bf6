import { encode } from '../encode';
import type { Expected, Fixture } from '../fixture';

/** The dashboard's stacked sections, and files that are Amazon's but not ours to read: these are named and left. */

const dashboard = `"Sales Dashboard"
"Last updated","7/21/26, 9:12 AM PDT"

"Filter selection"
"Date","Custom 7/13/2026 - 7/16/2026"
"Sales breakdown","Marketplace total"
"Fulfillment channel","Both"

"Sales snapshot"
"Total order items","Units ordered","Ordered product sales","Avg. units/order item","Avg. sales/order item"
"38","41","$1,331.17","1.08","$35.03"

"Compare sales - Graph view"
"Time","Selected date range (Ordered product sales)","Selected date range (Units ordered)","Same date range one year ago (Ordered product sales)","Same date range one year ago (Units ordered)"
"2026-07-13T00:00:00","$412.50","12.0","$300.00","9.0"
"2026-07-14T00:00:00","$1,034.00","31.0","$250.25","7.0"
"2026-07-15T00:00:00","$0.00","0.0","$99.00","3.0"
"2026-07-16T00:00:00","$96.67","2.0","$101.00","3.0"

"Compare sales - Table view"
"","Total order items","Units ordered","Ordered product sales","Avg. units/order item","Avg. sales/order item"
"Selected date range","40","45","$1,543.17","1.13","$38.58"
"Same date range one year ago","20","22","$750.25","1.10","$37.51"
"% change from one year ago","100.0%","104.5%","105.7%","2.3%","2.9%"
`;

const vendor = `Programme=[Retail],Distributor View=[Manufacturing],View By=[ASIN],Countries=[IN],Businesses=[ALDERBROOK],Locale=[en_IN],Currency=[INR],Reporting Range=[Month],Viewing Range=[01/07/26 - 31/07/26],Report Updated=[04/08/26]
ASIN,Product Title,Brand,Ordered Revenue,Ordered Units,Shipped Revenue,Shipped COGS,Shipped Units,Customer Returns
B0C7QM5R2J,"Alderbrook Cast Iron Skillet, 26 cm",Alderbrook,"₹3,05,148.87",108,"₹3,00,000.00","₹2,10,000.00",106,2
`;

const uploadErrors = 'Feed Processing Summary:\r\n\tNumber of records processed\t\t3\r\n\tNumber of records successful\t\t1\r\n\r\noriginal-record-number\tsku\terror-code\terror-type\terror-message\r\n2\tAB-SKIL-10\t8541\tError\tThe SKU data provided is different from what is already in the catalogue.\r\n';

const removals = 'request-date\torder-id\torder-type\torder-status\tlast-updated-date\tsku\tfnsku\tdisposition\trequested-quantity\tcancelled-quantity\tdisposed-quantity\tshipped-quantity\tin-process-quantity\tremoval-fee\tcurrency\r\n2026-07-13T18:04:11+00:00\tAB13JUL\tReturn\tCompleted\t2026-07-19T18:04:11+00:00\tAB-SKIL-10\tX003K7Q2LD\tUnsellable\t3\t0\t0\t3\t0\t1.95\tUSD\r\n';

const unsupported: Expected = { kind: 'recognised-unsupported', rows: 0, rejected: [], totals: {}, warningCodes: ['unsupported-report'] };

export function dashboardFixtures(): Fixture[] {
  return [
    { path: 'business-dashboard/en', extension: 'csv', bytes: encode(dashboard, 'utf-8-bom'), expected: { kind: 'business-dashboard', language: 'en', encoding: 'utf-8-bom', headerLine: 14, rows: 4, rejected: [], period: { from: '2026-07-13', to: '2026-07-16' }, totals: { orderedProductSales: 1543.17, unitsOrdered: 45 }, values: [{ line: 15, values: { date: '2026-07-13', orderedProductSales: 412.5, unitsOrdered: 12 } }, { line: 18, values: { date: '2026-07-16', unitsOrdered: 2 } }] } },
    { path: 'recognised-unsupported/vendor-sales', extension: 'csv', bytes: encode(vendor, 'utf-8-bom'), expected: unsupported },
    { path: 'recognised-unsupported/upload-errors', extension: 'txt', bytes: encode(uploadErrors, 'utf-8'), expected: unsupported },
    { path: 'recognised-unsupported/removal-orders', extension: 'txt', bytes: encode(removals, 'utf-8'), expected: unsupported },
  ];
}

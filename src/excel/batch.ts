import { loose } from './session';

/** The sheets of one request, each looked up once. */
export class Desk {
  private readonly sheets = new Map<string, Excel.Worksheet>();

  constructor(readonly context: Excel.RequestContext) {}

  sheet(name: string): Excel.Worksheet {
    const known = this.sheets.get(name);
    if (known) return known;
    const sheet = this.context.workbook.worksheets.getItem(name);
    this.sheets.set(name, sheet);
    return sheet;
  }

  /** A new sheet, found again under its name for the rest of the request. */
  addSheet(name: string): Excel.Worksheet {
    const sheet = this.context.workbook.worksheets.add(name);
    this.sheets.set(name, sheet);
    return sheet;
  }

  range(sheet: string, address: string): Excel.Range {
    return loose(this.sheet(sheet).getRange(address));
  }
}

/** A part of the work, small enough for one request. Steps are taken in order; each can be taken twice. */
export interface Step {
  /** What it adds to a request, about. */
  readonly bytes: number;
  readonly take: (desk: Desk) => void;
}

/** Excel on the web takes 5 MB; requests of less than 2 keep the page answering. What is estimated may be off by a tenth. */
const batchBytes = 1_700_000;

/** Bytes of one object path with its few actions, as the client writes them; its numbers grow while the pane is open. */
export const actionBytes = 340;
/** Bytes of copying from one range to another. */
export const copyBytes = 400;

export function step(take: Step['take'], bytes = actionBytes): Step {
  return { bytes, take };
}

/** Steps in the fewest requests, in order. */
export function pack(steps: readonly Step[]): Step[][] {
  const batches: Step[][] = [];
  let room = 0;
  for (const next of steps) {
    const current = batches.at(-1);
    if (current === undefined || next.bytes > room) {
      batches.push([next]);
      room = batchBytes - next.bytes;
    } else {
      current.push(next);
      room -= next.bytes;
    }
  }
  return batches;
}

/** UTF-8 bytes of a value as JSON. */
export function jsonBytes(value: unknown): number {
  const text = JSON.stringify(value);
  let bytes = text.length;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0x7f) bytes += 2;
  return bytes;
}

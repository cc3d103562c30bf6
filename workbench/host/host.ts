import { areaName } from './area';
import type { Calculator } from './calculator';
import { writeEntries } from './cells';
import { area } from './area';
import type { Change } from './data';
import { UnknownMember } from './errors';
import { Workbook } from './model';
import { type References, type RequestBody, type ResponseBody, carryOutBatch } from './protocol';
import { markUncalculated, takeResults } from './spill';
import type { World } from './world';

/** 5 MB a request and as much an answer, as Excel on the web allows. */
const maxBytes = 5 * 1024 * 1024;

/** One request as it went over the wire. */
export interface RoundTrip {
  readonly actions: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly error: string | null;
}

/** What befalls a request: it never arrives, its answer never does, or it breaks off before an action. */
export type Mishap = { readonly kind: 'lost' } | { readonly kind: 'unanswered' } | { readonly kind: 'broken'; readonly action: number };

/** An event as the client's handlers take it. */
export interface HostEvent {
  readonly messageType: number;
  readonly targetId: string;
  readonly message: Readonly<Record<string, unknown>>;
}

/** The answer in the shape the client's request executor hands on. */
export interface Answer {
  readonly HttpStatusCode: number;
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
  readonly Headers: Readonly<Record<string, string>>;
  readonly Body: ResponseBody;
}

/** A running Excel: a workbook, and the answers to a client's requests about it. */
export class Host {
  readonly book: Workbook;
  readonly roundTrips: RoundTrip[] = [];
  /** While a person types into a cell Excel refuses everything. */
  editing = false;
  /** Called before each request with its number since the start, from 0; tests interrupt runs with it. */
  mishap: (roundTrip: number) => Mishap | null = () => null;
  /** Takes workbooks made with `Excel.createWorkbook`. */
  opened: (base64: string) => void = () => undefined;
  /** The client listens here. */
  raise: (event: HostEvent) => void = () => undefined;
  /** Every member the add-in used that the host does not know; the answer to such a request is an error. */
  readonly unknown: string[] = [];

  private readonly references: References = new Map();
  private readonly world: World;
  private stale = true;
  private everything = false;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(book: Workbook = new Workbook(), public calculator: Calculator | null = null) {
    this.book = book;
    this.world = { book, subscriptions: new Set(), openWorkbook: (base64) => this.opened(base64), recalculate: () => (this.stale = true), recalculateAll: () => (this.stale = this.everything = true) };
    book.on((change) => this.announce(change));
  }

  /** Answers one request. Requests are answered one after the other, in the order they came. */
  answer(body: RequestBody): Promise<Answer> {
    // The client changes the body after it has sent it.
    const text = JSON.stringify(body);
    const answer = this.turn.then(() => this.answerText(text));
    this.turn = answer.catch(() => undefined);
    return answer;
  }

  /** Types into a cell as the person at the keyboard does; the grid of the workbench uses it. */
  async type(sheet: string, row: number, column: number, text: string | number | boolean): Promise<void> {
    writeEntries(this.book, this.book.sheet(sheet), area(row, column), text, 'person');
    await this.settle(true);
  }

  /** Brings every formula up to date. */
  async settle(force = false): Promise<void> {
    if (!this.stale && !force) return;
    const { everything } = this;
    this.stale = this.everything = false;
    if (!this.calculator) return markUncalculated(this.book);
    takeResults(this.book, await this.calculator.calculate(this.book, everything));
  }

  private async answerText(text: string): Promise<Answer> {
    const number = this.roundTrips.length;
    const requestBytes = new TextEncoder().encode(text).length;
    const note = (responseBytes: number, actions: number, error: string | null): void => void this.roundTrips.push({ actions, requestBytes, responseBytes, error });
    const fault = this.mishap(number);
    if (fault?.kind === 'lost') {
      note(0, 0, 'lost');
      return failure('ConnectionFailure', 'The request was lost.');
    }
    if (requestBytes > maxBytes) {
      note(0, 0, 'RequestPayloadSizeLimitExceeded');
      return failure('RequestPayloadSizeLimitExceeded', `The request payload of ${requestBytes} bytes has exceeded the limit.`);
    }
    if (this.editing) {
      note(0, 0, 'InvalidOperationInCellEditMode');
      return failure('InvalidOperationInCellEditMode', 'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.');
    }
    const body = JSON.parse(text) as RequestBody;
    const result = await this.carryOut(body, fault?.kind === 'broken' ? fault.action : undefined);
    const responseBytes = new TextEncoder().encode(JSON.stringify(result)).length;
    const tooLong = responseBytes > maxBytes;
    note(responseBytes, body.Actions.length, fault ? fault.kind : tooLong ? 'ResponsePayloadSizeLimitExceeded' : (result.Error?.Code ?? null));
    if (fault) return failure('ConnectionFailure', 'The answer was lost.');
    if (tooLong) return failure('ResponsePayloadSizeLimitExceeded', `The response payload of ${responseBytes} bytes has exceeded the limit.`);
    return { HttpStatusCode: 200, ErrorCode: '', ErrorMessage: '', Headers: {}, Body: result };
  }

  private async carryOut(body: RequestBody, stopBefore: number | undefined): Promise<ResponseBody> {
    try {
      return await carryOutBatch(body, { world: this.world, references: this.references, settle: () => this.settle(), ...(stopBefore === undefined ? {} : { stopBefore }) });
    } catch (error) {
      if (error instanceof UnknownMember) this.unknown.push(error.message);
      throw error;
    }
  }

  private announce(change: Change): void {
    if (change.kind === 'cells' && change.origin !== 'calculation') {
      this.stale = true;
      const targets = [change.sheet, 'Workbook'].filter((id) => this.world.subscriptions.has(`DataChanged:${id}`));
      const message = { changeType: 'RangeEdited', source: 'Local', worksheetId: change.sheet, address: areaName(change.area), shiftDirection: 'None', triggerSource: change.origin === 'addin' ? 'ThisLocalAddin' : 'Unknown' };
      for (const targetId of targets) this.raise({ messageType: 10, targetId, message });
    } else if (change.kind === 'selection') {
      const message = { address: this.book.selection.map(areaName).join(','), worksheetId: this.book.activeSheet };
      for (const targetId of [this.book.activeSheet, 'Workbook']) if (this.world.subscriptions.has(`SelectionChanged:${targetId}`)) this.raise({ messageType: 14, targetId, message });
    } else if (change.kind === 'sheets' || change.kind === 'deleted') this.stale = true;
  }
}

function failure(code: string, message: string): Answer {
  return { HttpStatusCode: 400, ErrorCode: code, ErrorMessage: message, Headers: {}, Body: { Results: [] } };
}

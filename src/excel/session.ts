/// <reference types="office-js" preserve="true" />

/** One run against the open workbook: every `send` is one round trip. */
export interface Session {
  /** Queues what `prepare` does, sends it, and answers what `prepare` answered, its loaded properties filled in. */
  send<Loaded>(prepare: (context: Excel.RequestContext) => Loaded): Promise<Loaded>;
  readonly roundTrips: number;
}

/** From here on several round trips can be one step for Ctrl+Z. */
const undoGroups = '1.20';

/**
 * Opens a run. `delayForCellEdit` waits for a cell being edited where the host can (elsewhere the request fails with
 * `InvalidOperationInCellEditMode`).
 */
export function inSession<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
  const options: Excel.RunOptions = { delayForCellEdit: true, ...(Office.context.requirements.isSetSupported('ExcelApi', undoGroups) ? { mergeUndoGroup: true } : {}) };
  return Excel.run(options, async (context) => {
    let roundTrips = 0;
    return work({
      send: async (prepare) => {
        const loaded = prepare(context);
        roundTrips += 1;
        await context.sync();
        return loaded;
      },
      get roundTrips() {
        return roundTrips;
      },
    });
  });
}

/**
 * A range nobody holds after the request. Without this the client keeps a reference to each: two actions more in every
 * request and another request at the end to let go of them.
 */
export function loose<Item extends Excel.Range | Excel.RangeAreas>(range: Item): Item {
  range.untrack();
  return range;
}

/** Calculation and drawing wait until the end of a request that writes. */
export function suspend(context: Excel.RequestContext): void {
  context.application.suspendApiCalculationUntilNextSync();
  context.application.suspendScreenUpdatingUntilNextSync();
}

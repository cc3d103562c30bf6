import { SetRangeValuesMutation } from '@univerjs/preset-sheets-core';
import { parseArea, splitAddress } from '../../host/area';
import { cellAt } from '../../host/cells';
import type { Host } from '../../host/host';
import type { Language } from '../../../src/locale';
import { GridCalculator } from './calculator';
import { chartComponent, type ChartList } from './charts';
import { collect } from './collect';
import type { AddinFunctions } from './functions';
import { chartKey, Objects } from './objects';
import { fromModel, Renderer } from './render';
import { fromRange, toWorkbookData } from './sheets';
import { startUniver, univerLocales, type UniverRunning } from './univer';

export interface GridOptions {
  readonly container: HTMLElement;
  readonly host: Host;
  readonly name: string;
  readonly language: Language;
  readonly dark: boolean;
  readonly functions: AddinFunctions;
  /** Why a person's change was taken back. */
  readonly refused: (error: unknown) => void;
  /** What the grid could not draw. */
  readonly failed: (error: unknown) => void;
}

/**
 * The grid over a running host: shows its workbook, calculates its formulas, and carries what a person does into it.
 * The workbook is the truth; whatever it refuses is drawn away again.
 */
export class Grid {
  readonly univer: UniverRunning;
  /** Resolves when the grid is drawn and takes keys. */
  readonly ready: Promise<void>;
  private readonly renderer: Renderer;
  private readonly objects: Objects;
  private readonly unit: string;
  private readonly ends: (() => void)[] = [];
  private collecting = false;
  private flushing = false;
  private due = false;
  /** The person has changed something the engine has not been waited for. */
  private typed = false;

  constructor(private readonly options: GridOptions) {
    const { container, host, name, language, dark, functions } = options;
    this.univer = startUniver({ container, language, dark, functions });
    const { univerAPI } = this.univer;
    const charts: ChartList = new Set();
    univerAPI.registerComponent(chartKey, chartComponent(univerAPI, host.book, charts, dark));
    this.unit = univerAPI.createWorkbook(toWorkbookData(host.book, name, univerLocales[language])).getId();
    const objects = new Objects(univerAPI, host.book, charts, this.unit, fromModel);
    this.objects = objects;
    this.ends.push(() => objects.dispose());
    this.renderer = new Renderer(univerAPI, host.book, this.unit, objects);
    const calculator = new GridCalculator(this.univer, this.unit, () => this.flush());
    host.calculator = calculator;
    this.ends.push(() => {
      if (host.calculator === calculator) host.calculator = null;
    });
    this.ends.push(host.book.on((change) => {
      if (this.collecting || change.origin === 'calculation') return;
      this.renderer.note(change);
      this.schedule();
    }));
    this.listen();
    this.ready = new Promise((resolve) => {
      const rendered = univerAPI.addEvent(univerAPI.Event.LifeCycleChanged, ({ stage }) => {
        if (stage !== univerAPI.Enum.LifecycleStages.Rendered) return;
        this.renderer.drawObjects();
        resolve();
      });
      this.ends.push(() => rendered.dispose());
    });
    void host.settle(true);
  }

  dispose(): void {
    for (const end of this.ends) end();
    this.univer.univer.dispose();
  }

  /** What a cell shows, as text. */
  shown(sheet: string, row: number, column: number): string {
    return this.univer.univerAPI.getActiveWorkbook()?.getSheetByName(sheet)?.getRange(row, column).getDisplayValue() ?? '';
  }

  /** Carries the model's open changes into the grid now; true where anything changed since the last time. */
  private flush(): boolean {
    const typed = this.typed;
    this.typed = false;
    this.due = false;
    this.flushing = true;
    try {
      return this.renderer.flush() || typed;
    } catch (error) {
      // The model is right whatever the grid shows of it; the add-in gets its answer.
      this.options.failed(error);
      return true;
    } finally {
      this.flushing = false;
    }
  }

  /** Computes every formula again, as after the add-in's functions have started. */
  recalculate(): Promise<void> {
    return this.options.host.settle(true);
  }

  private schedule(): void {
    if (this.due) return;
    this.due = true;
    // Not a microtask: the host carries a batch out in many of them, and the grid need not follow each action.
    setTimeout(() => {
      // What was carried over here still has to be waited for.
      if (this.due) this.typed = this.flush() || this.typed;
    });
  }

  private listen(): void {
    const { univerAPI } = this.univer;
    const { host } = this.options;
    const { Event } = univerAPI;
    const events = [
      // The model makes new sheets, so that both know them by the same id.
      univerAPI.addEvent(Event.BeforeSheetCreate, (event) => {
        if (this.flushing) return;
        event.cancel = true;
        this.attempt(() => host.book.activate(host.book.addSheet(null, 'person').id, 'person'));
      }),
      univerAPI.addEvent(Event.CommandExecuted, ({ id, params, options }) => {
        // What the engine calculates and what came from the model is not news.
        if (!id.includes('.mutation.') || this.flushing || options?.onlyLocal === true || options?.['fromModel'] === true) return;
        this.take({ id, ...(params === undefined ? {} : { params }) });
      }),
      univerAPI.addEvent(Event.ActiveSheetChanged, ({ activeSheet }) => {
        this.objects.drawChartsSoon();
        if (this.flushing) return;
        this.quietly(() => {
          if (host.book.sheets.some(({ id }) => id === activeSheet.getSheetId())) host.book.activate(activeSheet.getSheetId(), 'person');
        });
      }),
      univerAPI.addEvent(Event.SelectionChanged, ({ worksheet, selections }) => {
        // A sheet the model brings to the front is first shown with A1 selected; the model's own selection follows.
        if (this.flushing || worksheet.getSheetId() !== host.book.activeSheet || selections.length === 0) return;
        this.quietly(() => host.book.select(worksheet.getSheetId(), selections.map(fromRange), 'person'));
      }),
      univerAPI.addEvent(Event.CellClicked, ({ worksheet, row, column }) => this.follow(worksheet.getSheetId(), row, column)),
      univerAPI.addEvent(Event.SheetEditStarted, () => {
        host.editing = true;
      }),
      univerAPI.addEvent(Event.SheetEditEnded, () => {
        host.editing = false;
      }),
    ];
    this.ends.push(() => events.forEach((event) => event.dispose()));
  }

  /** Goes where a clicked cell links to inside the workbook. */
  private follow(id: string, row: number, column: number): void {
    const { book } = this.options.host;
    const sheet = book.sheets.find((other) => other.id === id);
    const reference = sheet === undefined ? undefined : cellAt(sheet, row, column).link?.documentReference;
    if (reference === undefined) return;
    const { sheet: name, rest } = splitAddress(reference.replace(/^#/, ''));
    const target = name === null ? sheet : book.findSheet(name);
    const area = parseArea(rest);
    if (target != null && area !== null) this.attempt(() => book.select(target.id, [area], 'person'));
  }

  private attempt(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.options.refused(error);
    }
  }

  private take(mutation: { readonly id: string; readonly params?: object }): void {
    const { host, refused } = this.options;
    try {
      this.quietly(() => collect(this.univer.univerAPI, host.book, mutation));
    } catch (error) {
      refused(error);
      this.redraw(mutation);
      return;
    }
    this.typed = true;
    void host.settle();
  }

  /** Draws the model over a change it refused. */
  private redraw({ id, params }: { readonly id: string; readonly params?: object }): void {
    const sheet = this.options.host.book.sheets.find((other) => other.id === (params as { readonly subUnitId?: string } | undefined)?.subUnitId);
    if (sheet !== undefined && id === SetRangeValuesMutation.id) {
      queueMicrotask(() => this.renderer.renderCells(sheet, [{ row: 0, column: 0, rows: 1_048_576, columns: 16_384 }]));
      return;
    }
    this.renderer.note({ kind: 'sheets', origin: 'person' });
    this.schedule();
  }

  private quietly(act: () => void): void {
    this.collecting = true;
    try {
      act();
    } finally {
      this.collecting = false;
    }
  }
}

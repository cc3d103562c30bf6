import { commandInvoked, flags, frameName, methods, richApiMessage, readRequest, type Request, type Response } from './messages';

/** The colours Excel gives add-ins as `Office.context.officeTheme`. */
export interface OfficeTheme {
  readonly bodyBackgroundColor: string;
  readonly bodyForegroundColor: string;
  readonly controlBackgroundColor: string;
  readonly controlForegroundColor: string;
}

/** What the conversation needs of the spreadsheet. */
export interface ConversationHost {
  readonly language: string;
  readonly theme: OfficeTheme;
  /** Requirement sets the host has, the newest version of each. */
  readonly sets: Readonly<Record<string, string>>;
  /** Settings of the document: name and value as JSON text. */
  readonly loadSettings: () => Readonly<Record<string, string>>;
  readonly saveSettings: (settings: Readonly<Record<string, string>>) => void;
  /** Answers one batch of the Excel API: the body in, status and body out, both JSON texts. `waits`: rather later than not at all while a person edits a cell. */
  readonly execute: (body: string, waits: boolean) => Promise<{ readonly status: number; readonly body: string }>;
  /** What went wrong on our side; a silent host would look like a slow one. */
  readonly failed: (error: unknown) => void;
}

let conversations = 0;

/**
 * Excel's end of the talk with one add-in frame: says who is host, keeps the document's settings, carries batches of
 * the Excel API, invokes ribbon commands. The other end is Microsoft's own client.
 */
export class Conversation {
  private readonly id = `amz-ops-${++conversations}-${Date.now()}`;
  private readonly control = 'pane';
  private readonly events = new Set<string>();
  private readonly running = new Map<string, (status: number) => void>();
  private readonly waiting: (() => void)[] = [];
  private readonly listen = (event: MessageEvent) => this.receive(event);

  /** `frame` must not stand in a document yet: browsers read a frame's name once. */
  constructor(
    private readonly frame: HTMLIFrameElement,
    private readonly host: ConversationHost,
  ) {
    window.addEventListener('message', this.listen);
    frame.name = frameName(this.id, this.control, host.language, window.location.origin);
  }

  close(): void {
    window.removeEventListener('message', this.listen);
  }

  /** Runs what the ribbon's button is associated with, once the add-in listens; resolves when it says it is done, rejects where it knows no such function. */
  async invoke(command: string): Promise<void> {
    if (!this.events.has(commandInvoked)) await new Promise<void>((resolve) => this.waiting.push(resolve));
    const id = `${command}-${Date.now()}-${this.running.size}`;
    const done = new Promise<number>((resolve) => this.running.set(id, resolve));
    this.send(commandInvoked, -1, 1, [id, command, JSON.stringify({ source: { id: command } })]);
    if ((await done) !== 0) throw new Error(`The add-in has associated nothing with ${command}.`);
  }

  /** Brings events of the workbook to the add-in's handlers, each `[category, type, target, message, id]`. */
  raise(entries: readonly (readonly unknown[])[]): void {
    if (this.events.has(richApiMessage)) this.send(richApiMessage, -1, 1, { ArrayData: entries });
  }

  private receive(event: MessageEvent): void {
    if (event.source !== this.frame.contentWindow || event.origin !== window.location.origin) return;
    const request = readRequest(event.data);
    if (request === null) return;
    this.answer(request).then(
      (data) => this.send(request._actionName, request._correlationId, 0, data),
      (error: unknown) => {
        this.host.failed(error);
        this.send(request._actionName, request._correlationId, 0, null, -2);
      },
    );
  }

  private async answer(request: Request): Promise<unknown> {
    if (request._actionType === 1) return this.register(request._actionName);
    if (request._actionType === 2) {
      this.events.delete(request._actionName);
      return { Error: 0, Version: 1 };
    }
    switch (request._actionName) {
      case 'ContextActivationManager_getAppContextAsync':
        return this.context();
      case 'ContextActivationManager_notifyHost':
        return null;
      case 'executeMethod':
        return { Error: 0, Version: 1, ...(await this.execute(request._data as MethodCall)) };
      default:
        throw new Error(`Office.js asks for ${request._actionName}, which the workbench does not play.`);
    }
  }

  private register(event: string): unknown {
    this.events.add(event);
    if (event === commandInvoked) for (const go of this.waiting.splice(0)) go();
    return { Error: 0, Version: 1 };
  }

  private async execute(call: MethodCall): Promise<Readonly<Record<string, unknown>>> {
    switch (call.DdaMethod.DispatchId) {
      case methods.loadSettings:
        return { Properties: { Settings: Object.entries(this.host.loadSettings()).map(([Name, Value]) => ({ Name, Value })) } };
      case methods.saveSettings:
        this.host.saveSettings(Object.fromEntries(call.DdaSettingsMethod?.Properties ?? []));
        return {};
      case methods.richApi: {
        // The message is a list: [custom data, method, path, headers, body, permission, flags, …]; the answer [status, headers, body].
        const { status, body } = await this.host.execute(String(call.ArrayData?.[4]), (Number(call.ArrayData?.[6]) & flags.delayForCellEdit) !== 0);
        return { Data: [status, [], body] };
      }
      case methods.commandCompleted:
        this.running.get(String(call[0]))?.(Number(call[1]));
        this.running.delete(String(call[0]));
        return {};
      default:
        throw new Error(`Office.js calls method ${call.DdaMethod.DispatchId}, which the workbench does not play.`);
    }
  }

  /** What `Office.context` is made of; the names are Microsoft's. */
  private context(): Readonly<Record<string, unknown>> {
    const { language } = this.host;
    return {
      _id: this.control,
      _appInstanceId: this.control,
      _correlationId: this.id,
      // Excel on the web.
      _appName: 16,
      _appVersion: '16.00',
      _appMinorVersion: 0,
      _hostFullVersion: '16.0.0.0',
      _appUILocale: language,
      _dataLocale: language,
      _docUrl: `${window.location.origin}/workbook.xlsx`,
      _clientMode: 1,
      _settings: Object.entries(this.host.loadSettings()),
      _reason: 'documentOpened',
      _osfControlType: 1,
      _eToken: '',
      _requirementMatrix: JSON.stringify(this.host.sets),
      _featureGates: {},
      _initialDisplayMode: 1,
      _officeTheme: this.host.theme,
    };
  }

  private send(action: string, correlation: number, kind: 0 | 1, data: unknown, error = 0): void {
    const message: Response = {
      _messageType: 1,
      _actionName: action,
      _conversationId: this.id,
      _correlationId: correlation,
      _origin: window.location.origin,
      _data: data,
      _errorCode: error,
      _responseType: kind,
      _serializerVersion: 1,
    };
    this.frame.contentWindow?.postMessage(JSON.stringify(message), window.location.origin);
  }
}

interface MethodCall {
  readonly DdaMethod: { readonly DispatchId: number };
  readonly ArrayData?: readonly unknown[];
  readonly DdaSettingsMethod?: { readonly Properties: readonly (readonly [string, string])[] };
  /** Arguments without names, by place. */
  readonly [place: number]: unknown;
}

/**
 * The messages between Excel on the web and the Office.js inside an add-in's frame, as `excel-web-16.00.debug.js` reads
 * and writes them (search there for `Microsoft.Office.Common`): JSON by `postMessage`, requests answered by their
 * correlation id.
 */
export interface Request {
  readonly _messageType: 0;
  readonly _actionName: string;
  /** 0 calls a method, 1 registers for an event, 2 takes that back. */
  readonly _actionType: 0 | 1 | 2;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: unknown;
}

export interface Response {
  readonly _messageType: 1;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _origin: string;
  readonly _data: unknown;
  readonly _errorCode: number;
  /** 0 answers a request, 1 brings an event. */
  readonly _responseType: 0 | 1;
  readonly _serializerVersion: 1;
}

/** Methods an add-in calls by number (`OSF.DDA.MethodDispId`). */
export const methods = { loadSettings: 75, saveSettings: 76, richApi: 93, commandCompleted: 94 } as const;

/** Events an add-in listens for: ribbon buttons, and what happens in the workbook. */
export const commandInvoked = 'appCommandInvoked';
export const richApiMessage = 'richApiMessage';

/** Bits of a batch's flags. */
export const flags = { delayForCellEdit: 64 } as const;

/** What is in a message from the frame, or null where it is none of these. */
export function readRequest(data: unknown): Request | null {
  if (typeof data !== 'string' || !data.startsWith('{')) return null;
  const message = JSON.parse(data) as Partial<Request>;
  return message._messageType === 0 && typeof message._actionName === 'string' ? (message as Request) : null;
}

/** The two texts by which an add-in's frame knows its host, put into `window.name` before its page loads. */
export function frameName(conversation: string, control: string, language: string, origin: string): string {
  // Items of the first: host, platform, version, language, correlation, dialog, logging, flags (1: shared runtime).
  // `disableLogging` keeps Office.js from sending usage data.
  return JSON.stringify({
    hostInfo: ['Excel', 'Web', '16.00', language, conversation, '', 'disableLogging', '1'].join('$'),
    xdmInfo: [conversation, control, origin].join('$'),
    serializerVersion: '1',
  });
}

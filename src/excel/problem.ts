import { notice, type Notice } from '../domain/notice';

/** A reason not to go on that a person can do something about. Thrown inside the room, handed out as a value. */
export class Stopped extends Error {
  constructor(readonly notice: Notice) {
    super(notice.code);
    this.name = 'Stopped';
  }
}

/** What an error of Excel (or of the way to it) means for the person. */
export function problemOf(error: unknown): Notice {
  if (error instanceof Stopped) return error.notice;
  if (!isOfficeError(error)) throw error;
  const where = error.debugInfo?.errorLocation ?? '';
  switch (error.code) {
    case 'InvalidOperationInCellEditMode': return notice('excel-cell-editing');
    case 'AccessDenied': return notice('excel-access-denied', { where });
    case 'ApiNotFound': return notice('excel-too-old', { where });
    case 'RequestPayloadSizeLimitExceeded':
    case 'ResponsePayloadSizeLimitExceeded': return notice('excel-too-large');
    default: return notice('excel-failed', { code: error.code, message: error.message, where });
  }
}

interface OfficeError {
  readonly code: string;
  readonly message: string;
  readonly debugInfo?: { readonly errorLocation?: string };
}

/** By its shape: the pane and the functions may hold two copies of Microsoft's class. */
export function isOfficeError(error: unknown): error is OfficeError {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' && 'message' in error && 'debugInfo' in error;
}

/** An error as Excel answers it, with the code add-ins look at. */
export class HostError extends Error {
  readonly code: string;
  constructor(code: HostErrorCode, message: string) {
    super(message);
    this.name = 'HostError';
    this.code = code;
  }
}

export type HostErrorCode =
  | 'InvalidArgument' | 'InvalidReference' | 'ItemNotFound' | 'ItemAlreadyExists' | 'AccessDenied' | 'InvalidOperation' | 'InvalidSelection'
  | 'ApiNotFound' | 'GeneralException' | 'InvalidOperationInCellEditMode' | 'RequestPayloadSizeLimitExceeded' | 'ResponsePayloadSizeLimitExceeded' | 'InsertDeleteConflict';

export function invalid(what: string): HostError {
  return new HostError('InvalidArgument', `The argument is invalid or missing or has an incorrect format: ${what}`);
}

export function notFound(what: string): HostError {
  return new HostError('ItemNotFound', `The requested resource doesn't exist: ${what}`);
}

export function denied(what: string): HostError {
  return new HostError('AccessDenied', `You cannot perform the requested operation: ${what}`);
}

/**
 * The add-in asked for something this host does not play. Not an answer Excel gives: the host has to learn the member,
 * or the add-in has to do without it, so it stands out in every test.
 */
export class UnknownMember extends Error {
  constructor(type: string, member: string) {
    super(`The stand-in for Excel does not know ${type}.${member}. Teach it in workbench/host, or do not use it.`);
    this.name = 'UnknownMember';
  }
}

import type { ServerErrorCode } from './contract.gen.ts';

/** What can go wrong before the server has said anything. */
export type ClientErrorCode =
  /** The signal of the call was aborted. */
  | 'client.aborted'
  /** No whole answer came within `timeoutMs`. */
  | 'client.timeout'
  /** The server was not reached, or the connection broke. */
  | 'client.network'
  /** Something answered, but not Belvedere: a proxy, or another page at this address. */
  | 'client.unexpected_answer';

export type BelvedereErrorCode = ServerErrorCode | ClientErrorCode;

export interface BelvedereErrorDetails {
  code: BelvedereErrorCode;
  message: string;
  status?: number | undefined;
  requestId?: string | undefined;
  help?: string | undefined;
  fields?: Readonly<Record<string, string>> | undefined;
  retryable?: boolean | undefined;
  retryAfter?: number | undefined;
  data?: Readonly<Record<string, unknown>> | undefined;
  cause?: unknown;
}

/** The one error that calls fail with. */
export class BelvedereError extends Error {
  override readonly name = 'BelvedereError';
  /** What happened, for programs. A server that is newer than this package may send codes that are not listed here. */
  readonly code: BelvedereErrorCode;
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** Names the call in the server's logs: tell it to support. */
  readonly requestId: string | undefined;
  /** What can be done about it, for people. */
  readonly help: string | undefined;
  /** One message for each input field that was refused, by its dotted path. */
  readonly fields: Readonly<Record<string, string>>;
  /** Whether the same call may succeed later. It was repeated as often as `retries` says before this error came. */
  readonly retryable: boolean;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter: number | undefined;
  /** What else the server says of this error, such as `uses` of `media.in_use`. */
  readonly data: Readonly<Record<string, unknown>>;

  constructor(details: BelvedereErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = details.code;
    this.status = details.status ?? 0;
    this.requestId = details.requestId;
    this.help = details.help;
    this.fields = details.fields ?? {};
    this.retryable = details.retryable ?? false;
    this.retryAfter = details.retryAfter;
    this.data = details.data ?? {};
  }
}

/**
 * Whether an error comes from a call, and, if codes are given, whether it is one of them.
 *
 * @example
 * if (isBelvedereError(error, 'tours.slug_taken')) suggestAnother();
 */
export function isBelvedereError(error: unknown, ...codes: BelvedereErrorCode[]): error is BelvedereError {
  return error instanceof BelvedereError && (codes.length === 0 || codes.includes(error.code));
}

import type { Json } from './json.ts';

/** What a system writes down about one way to fail. `message` and `help` are shown to callers, so neither may name a secret or a row. */
export interface ErrorSpec {
  readonly status: number;
  readonly message: string;
  /** What the caller can do about it. */
  readonly help?: string;
  /** Whether the same call may succeed later. By default true for 429 and 503. */
  readonly retryable?: boolean;
  /** A registered problem type; by default `/problems/<code>`. */
  readonly type?: string;
}

export interface ErrorDefinition<Code extends string = string> extends ErrorSpec {
  readonly code: Code;
}

export type ErrorCatalogue<System extends string, Specs> = {
  readonly [Name in keyof Specs & string]: ErrorDefinition<`${System}.${Name}`>;
};

/** The error codes of one system: `defineErrors('tours', { not_found: { status: 404, … } })` gives `{ not_found: { code: 'tours.not_found', … } }`. */
export function defineErrors<const System extends string, const Specs extends Record<string, ErrorSpec>>(
  system: System,
  specs: Specs,
): ErrorCatalogue<System, Specs> {
  const entries = Object.entries(specs).map(([name, spec]) => [name, Object.freeze({ ...spec, code: `${system}.${name}` })]);
  return Object.freeze(Object.fromEntries(entries));
}

export interface ErrorDetails {
  /** One message per input field, by its dotted path. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Extension members of the problem (RFC 9457 §3.2). They are shown to the caller. */
  readonly data?: { readonly [member: string]: Json };
  /** Logged, never shown. */
  readonly cause?: unknown;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
  /** Headers that travel with the answer. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The one error that crosses a boundary on purpose. Everything else is a bug and is shown as `common.internal`. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: string;
  readonly status: number;
  readonly help: string | undefined;
  readonly type: string;
  readonly retryable: boolean;
  readonly fields: Readonly<Record<string, string>> | undefined;
  readonly data: { readonly [member: string]: Json } | undefined;
  readonly retryAfter: number | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(definition: ErrorDefinition, details: ErrorDetails = {}) {
    super(definition.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = definition.code;
    this.status = definition.status;
    this.help = definition.help;
    this.type = definition.type ?? `/problems/${definition.code}`;
    this.retryable = definition.retryable ?? (definition.status === 429 || definition.status === 503);
    this.fields = details.fields;
    this.data = details.data;
    this.retryAfter = details.retryAfter;
    this.headers = details.headers ?? {};
  }
}

/** Ends the call with a defined error. */
export function fail(definition: ErrorDefinition, details?: ErrorDetails): never {
  throw new AppError(definition, details);
}

/** Whether an error is this one of the catalogue. */
export function isError(error: unknown, definition: ErrorDefinition): error is AppError {
  return error instanceof AppError && error.code === definition.code;
}

/** Turns the issues of a schema check into `fields`; at most 50, so that a hostile body can't inflate the answer. */
export function fieldsOf(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): Record<string, string> {
  return Object.fromEntries(
    issues.slice(0, 50).map((issue) => [issue.path.map(String).join('.').slice(0, 200), issue.message.slice(0, 300)]),
  );
}

const QUOTA_EXCEEDED = 'https://iana.org/assignments/http-problem-types#quota-exceeded';

/** The errors that any procedure may answer with. */
export const commonErrors = defineErrors('common', {
  invalid_input: { status: 400, message: 'The input is not valid.', help: 'Correct the fields named under errors.' },
  unauthenticated: { status: 401, message: 'You are not signed in.', help: 'Sign in, or send a valid API key.' },
  second_factor_required: {
    status: 403,
    message: 'This wants a sign-in with a second factor.',
    help: 'Set up one-time codes or a passkey, then sign in with it.',
  },
  step_up_required: { status: 403, message: 'This needs a recent sign-in.', help: 'Confirm who you are and repeat the call.' },
  email_unverified: {
    status: 403,
    message: 'Your e-mail address is not verified.',
    help: 'Follow the link in the mail that we sent you, or have it sent again.',
  },
  forbidden: { status: 403, message: 'You may not do this.', help: 'Ask an administrator for the permission.' },
  not_found: { status: 404, message: 'There is no such thing.', help: 'Check the id.' },
  conflict: { status: 409, message: 'It was changed by somebody else meanwhile.', help: 'Read it again and repeat the change.' },
  gone: { status: 410, message: 'It was removed for good.' },
  tenant_removed: {
    status: 410,
    message: 'This tenant is removed and will be purged on the day named under purgeAfter.',
    help: 'An owner of it can restore it until then: tenancy.tenants.restore with the tenant named under tenantId.',
  },
  payload_too_large: { status: 413, message: 'The content is too large.', help: 'Send less at once.' },
  unsupported_media_type: {
    status: 415,
    message: 'This type of content is not accepted.',
    help: 'See the documentation for the accepted types.',
  },
  idempotency_mismatch: {
    status: 422,
    message: 'This idempotency key was used for another input.',
    help: 'Use a new key for a new input.',
  },
  idempotency_in_progress: {
    status: 409,
    message: 'A call with this idempotency key is still running.',
    help: 'Repeat the call a little later with the same key.',
    retryable: true,
  },
  idempotency_required: { status: 400, message: 'An idempotency key is missing.', help: 'Send the header Idempotency-Key.' },
  rate_limited: { status: 429, message: 'Too many calls.', help: 'Wait for the seconds named in Retry-After.', type: QUOTA_EXCEEDED },
  quota_exceeded: {
    status: 429,
    message: 'The quota is used up.',
    help: 'Wait for the next period or raise the quota.',
    type: QUOTA_EXCEEDED,
  },
  internal: { status: 500, message: 'Something went wrong on our side.', help: 'Try again; if it stays, report the request id.' },
  unavailable: { status: 503, message: 'The service is busy or a part of it is down.', help: 'Try again a little later.' },
});

import { AppError, commonErrors } from './errors.ts';
import type { Json } from './json.ts';

export interface ProblemField {
  /** Dotted path of the input field. */
  readonly field: string;
  readonly detail: string;
}

/** Problem details (RFC 9457); further members are extensions of the error at hand. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly code: string;
  readonly request_id: string;
  readonly retryable: boolean;
  /** Seconds. */
  readonly retry_after?: number;
  readonly errors?: readonly ProblemField[];
  readonly [extension: string]: unknown;
}

/** What a caller is shown of an error. An error that nobody defined is shown as `common.internal` without a word of its own. */
export function toProblem(error: unknown, { requestId, instance }: { requestId: string; instance?: string }): Problem {
  const known = error instanceof AppError ? error : new AppError(commonErrors.internal);
  const extensions: { readonly [member: string]: Json } = known.data ?? {};
  return {
    ...extensions,
    type: known.type,
    title: known.message,
    status: known.status,
    ...(known.help !== undefined && { detail: known.help }),
    ...(instance !== undefined && { instance }),
    code: known.code,
    request_id: requestId,
    retryable: known.retryable,
    ...(known.retryAfter !== undefined && { retry_after: known.retryAfter }),
    ...(known.fields && { errors: Object.entries(known.fields).map(([field, detail]) => ({ field, detail })) }),
  };
}

import { BelvedereError, type BelvedereErrorCode } from './errors.ts';

/** Problem details (RFC 9457) as the server writes them. */
interface Problem {
  code: BelvedereErrorCode;
  title: string;
  status: number;
  detail?: string;
  request_id?: string;
  retryable?: boolean;
  retry_after?: number;
  errors?: { field: string; detail: string }[];
}

const GATEWAY_STATUSES = new Set([429, 502, 503, 504]);

/** The error that a problem in the body of an answer tells of. */
export function errorOfProblem(body: unknown, from: { response: Response | undefined; cause?: unknown }): BelvedereError | undefined {
  if (!isProblem(body)) return undefined;
  const { code, title, status, detail, request_id, retryable, retry_after, errors, ...rest } = body;
  const { type: _type, instance: _instance, httpStatus: _httpStatus, ...data } = rest as Record<string, unknown>;
  return new BelvedereError({
    code,
    message: title,
    status,
    requestId: from.response?.headers.get('x-request-id') ?? request_id,
    help: detail,
    fields: errors && Object.fromEntries(errors.map((error) => [error.field, error.detail])),
    retryable,
    retryAfter: retry_after,
    data,
    cause: from.cause,
  });
}

/** The error for an answer that is not one of the server's own. */
export function errorOfResponse(response: Response, cause?: unknown): BelvedereError {
  const { status, headers } = response;
  return new BelvedereError({
    code: 'client.unexpected_answer',
    message: `The answer is not one of Belvedere's (status ${status}).`,
    status,
    requestId: headers.get('x-request-id') ?? undefined,
    help: 'Check baseUrl and what stands between you and the server.',
    retryable: GATEWAY_STATUSES.has(status),
    retryAfter: secondsOf(headers.get('retry-after')),
    cause,
  });
}

export function networkError(cause: unknown): BelvedereError {
  return new BelvedereError({
    code: 'client.network',
    message: 'The server was not reached.',
    help: 'Check the connection and baseUrl.',
    retryable: true,
    cause,
  });
}

/** Retry-After: seconds, or a date. */
function secondsOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}

function isProblem(body: unknown): body is Problem {
  const { code, title, status } = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>;
  return typeof code === 'string' && typeof title === 'string' && typeof status === 'number';
}

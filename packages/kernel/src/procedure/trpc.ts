import { initTRPC, TRPCError, type TRPC_ERROR_CODE_KEY, type TRPCCreateRouterOptions } from '@trpc/server';
import superjson from 'superjson';
import { z } from 'zod';
import { AppError, commonErrors, fieldsOf, toProblem, type Problem } from '../core/index.ts';
import type { RequestContext } from './context.ts';
import type { ProcedureMeta } from './meta.ts';
import { sayIssue } from './say-issue.ts';
import { isOvertaken, sqlStateOf } from './sql-state.ts';

z.config({ localeError: sayIssue });

const CODE_OF_STATUS: Record<number, TRPC_ERROR_CODE_KEY> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  410: 'NOT_FOUND',
  412: 'PRECONDITION_FAILED',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
};

/** The one mapper of errors: whatever went wrong becomes an error of the catalogue (S2). */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof TRPCError) {
    if (error.cause instanceof AppError) return error.cause;
    const issues = (error.cause as { issues?: Parameters<typeof fieldsOf>[0] } | undefined)?.issues;
    if (error.code === 'BAD_REQUEST' && issues) return new AppError(commonErrors.invalid_input, { fields: fieldsOf(issues), cause: error });
    if (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR') return new AppError(commonErrors.invalid_input, { cause: error });
    if (error.code === 'NOT_FOUND' || error.code === 'METHOD_NOT_SUPPORTED') return new AppError(commonErrors.not_found, { cause: error });
    if (error.code === 'UNSUPPORTED_MEDIA_TYPE') return new AppError(commonErrors.unsupported_media_type, { cause: error });
    if (error.code === 'PAYLOAD_TOO_LARGE') return new AppError(commonErrors.payload_too_large, { cause: error });
    return fromDatabase(error.cause) ?? new AppError(commonErrors.internal, { cause: error });
  }
  return fromDatabase(error) ?? new AppError(commonErrors.internal, { cause: error });
}

/** What the database refuses for the caller's sake; anything else it says is a bug of ours. */
function fromDatabase(error: unknown): AppError | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  if (isOvertaken(error)) return new AppError(commonErrors.conflict, { cause: error });
  const state = sqlStateOf(error);
  // The pool or the server is too slow just now, or a statement or a lock took too long.
  if (code === 'P2024' || code === 'P2028' || code === 'P1001' || state === '57014' || state === '55P03')
    return new AppError(commonErrors.unavailable, { cause: error, retryAfter: 2 });
  return undefined;
}

export const t = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    transformer: superjson,
    isDev: false,
    defaultMeta: undefined as never,
    errorFormatter({ shape, error, ctx }) {
      const app = toAppError(error);
      const problem: Problem = toProblem(app, { requestId: ctx?.request.id ?? 'unknown' });
      return { message: app.message, code: shape.code, data: { ...problem, httpStatus: app.status } };
    },
  });

/**
 * A router of these procedures, and what makes callers of it. Whoever exports one says so by these names: what is inferred is written out in
 * full in every declaration, which was half of the type check.
 */
export type RouterOf<Parts extends TRPCCreateRouterOptions> = ReturnType<typeof t.router<Parts>>;
export type CallerFactoryOf<Parts extends TRPCCreateRouterOptions> = RouterOf<Parts>['createCaller'];

/** The error as tRPC throws it, so that the transport answers with the right status. */
export function toTransportError(error: unknown): TRPCError {
  const app = toAppError(error);
  return new TRPCError({ code: CODE_OF_STATUS[app.status] ?? 'INTERNAL_SERVER_ERROR', message: app.message, cause: app });
}

import { toAppError, toProblem } from '@belvedere/kernel';

/** An error as RFC 9457 has it, for every address that is not tRPC's. */
export function problemResponse(error: unknown, { requestId, instance }: { requestId: string; instance: string }): Response {
  const app = toAppError(error);
  const headers: Record<string, string> = {
    ...app.headers,
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  };
  if (app.retryAfter !== undefined) headers['retry-after'] = String(Math.ceil(app.retryAfter));
  return new Response(JSON.stringify(toProblem(app, { requestId, instance })), { status: app.status, headers });
}

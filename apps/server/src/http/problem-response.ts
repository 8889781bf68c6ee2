import { toAppError, toProblem } from '@belvedere/kernel';

/** An answer before it is a Response. */
export interface TextAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

interface About {
  requestId: string;
  instance: string;
}

/** An error as RFC 9457 has it, for every address that is not tRPC's. */
export function problemResponse(error: unknown, about: About): Response {
  const { body, ...rest } = problemAnswer(error, about);
  return new Response(body, rest);
}

export function problemAnswer(error: unknown, about: About): TextAnswer {
  const app = toAppError(error);
  const headers: Record<string, string> = {
    ...app.headers,
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  };
  if (app.retryAfter !== undefined) headers['retry-after'] = String(Math.ceil(app.retryAfter));
  return { status: app.status, headers, body: JSON.stringify(toProblem(app, about)) };
}

import type { ProcedureMeta } from '@belvedere/kernel';
import type { Hono } from 'hono';

export interface Answer {
  status: number;
  /** The code of the error catalogue, when it is one. */
  code: string | undefined;
  headers: Headers;
  body: string;
}

export interface ProcedureCall {
  path: string;
  kind: ProcedureMeta['kind'];
  input: unknown;
  headers: Record<string, string>;
}

/** Calls a procedure over HTTP as a browser or a partner's server does, but without a socket. */
export async function callProcedure(app: Hono, { path, kind, input, headers }: ProcedureCall): Promise<Answer> {
  return callRaw(app, { path, kind, body: JSON.stringify(encode(input)), headers });
}

/** The same with a body as it is. */
export async function callRaw(app: Hono, { path, kind, body, headers }: Omit<ProcedureCall, 'input'> & { body: string }): Promise<Answer> {
  const response =
    kind === 'query'
      ? await app.request(`/trpc/${path}?input=${encodeURIComponent(body)}`, { headers })
      : await app.request(`/trpc/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  return toAnswer(response);
}

export async function toAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, code: /"code":"([a-z_]+\.[a-z_]+)"/.exec(text)?.[1], headers: response.headers, body: text };
}

/** As superjson has it: dates as texts, and where they stand. */
export function encode(input: unknown): object {
  const values: Record<string, ['Date']> = {};
  const visit = (node: unknown, path: string[]): void => {
    if (node instanceof Date) values[path.join('.')] = ['Date'];
    else if (typeof node === 'object' && node !== null) for (const [key, value] of Object.entries(node)) visit(value, [...path, key]);
  };
  visit(input, []);
  return { json: input, ...(Object.keys(values).length > 0 && { meta: { values, v: 1 } }) };
}

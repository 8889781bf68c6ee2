import { commonErrors, fail, type ProcedureMeta, type Services } from '@belvedere/kernel';
import { callTRPCProcedure } from '@trpc/server';
import type { Context } from 'hono';
import { listProcedures } from '../procedures.ts';
import { appRouter } from '../router.ts';
import { decodeDates } from './decode-dates.ts';
import { readJson } from './read-json.ts';
import { requestContext } from './request-context.ts';

const byPath = new Map(listProcedures().map((procedure) => [procedure.path, procedure]));

/** The same procedures for whoever has no tRPC: GET for queries with the input as parameters, POST with a JSON body for commands. */
export async function openapiRoute(c: Context, parts: { services: Services; trustedHops: number; requestId: string }): Promise<Response> {
  const path = c.req.path.slice('/api/'.length).replaceAll('/', '.');
  const procedure = byPath.get(path) ?? fail(commonErrors.not_found);
  const { meta } = procedure;
  const isQuery = meta.kind === 'query';
  if (c.req.method !== (isQuery ? 'GET' : 'POST')) fail(commonErrors.not_found);

  const responseHeaders = new Headers({ 'content-type': 'application/json; charset=utf-8' });
  const ctx = await requestContext(c, { ...parts, responseHeaders });
  const output = await callTRPCProcedure({
    router: appRouter,
    path,
    getRawInput: async () => decodeDates(meta.input, isQuery ? fromQuery(meta, c.req.query()) : await readJson(c)),
    ctx,
    type: isQuery ? 'query' : 'mutation',
    signal: ctx.signal,
    batchIndex: 0,
  });
  return new Response(JSON.stringify(output), { headers: responseHeaders });
}

/** Strings as they are, everything else as JSON: `?limit=20&removed=false&tag=villa`. */
function fromQuery(meta: ProcedureMeta, query: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query).map(([name, text]) => [
      name,
      Object.hasOwn(meta.input.shape, name) && meta.input.shape[name]!.safeParse(text).success ? text : parseJson(text),
    ]),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

import type { Services } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel';
import { callTRPCProcedure } from '@trpc/server';
import { Hono, type Context } from 'hono';
import { appRouter } from '../router.ts';
import { readJson } from './read-json.ts';
import { requestContext } from './request-context.ts';

/** The addresses of OpenID's Authorization API 1.0, and the procedures that answer there. */
export const AUTHZEN = {
  '/access/v1/evaluation': 'access.decisions.evaluate',
  '/access/v1/evaluations': 'access.decisions.evaluateMany',
} as const;

/** Where a partner's system finds them. */
function authzenConfiguration(publicUrl: string): object {
  return {
    policy_decision_point: publicUrl,
    access_evaluation_endpoint: `${publicUrl}/access/v1/evaluation`,
    access_evaluations_endpoint: `${publicUrl}/access/v1/evaluations`,
  };
}

export function authzenMetadata(publicUrl: string): Hono {
  const app = new Hono();
  app.get('/.well-known/authzen-configuration', (c) =>
    c.json(authzenConfiguration(publicUrl), 200, { 'cache-control': 'public, max-age=3600' }),
  );
  return app;
}

/** The same procedures as everywhere, with their scope and limits; only the address and the verb are the standard's. */
export async function authzenRoute(c: Context, parts: { services: Services; trustedHops: number; requestId: string }): Promise<Response> {
  const path = Object.hasOwn(AUTHZEN, c.req.path) ? AUTHZEN[c.req.path as keyof typeof AUTHZEN] : undefined;
  if (path === undefined || c.req.method !== 'POST') fail(commonErrors.not_found);
  const responseHeaders = new Headers({ 'content-type': 'application/json; charset=utf-8' });
  const ctx = await requestContext(c, { ...parts, responseHeaders });
  const body = await readJson(c);
  // One evaluation may also be sent to the address for many, which answers it as one.
  const isOne = path === AUTHZEN['/access/v1/evaluations'] && !hasEvaluations(body);
  const output = await callTRPCProcedure({
    router: appRouter,
    path: isOne ? AUTHZEN['/access/v1/evaluation'] : path,
    getRawInput: async () => body,
    ctx,
    type: 'query',
    signal: ctx.signal,
    batchIndex: 0,
  });
  return new Response(JSON.stringify(output), { headers: responseHeaders });
}

function hasEvaluations(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'evaluations' in body;
}

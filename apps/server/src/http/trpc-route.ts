import { toAppError, type Services } from '@belvedere/kernel';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import type { Context } from 'hono';
import { appRouter } from '../router.ts';
import { guardBatch } from './request-guards.ts';
import { requestContext } from './request-context.ts';

export async function trpcRoute(c: Context, parts: { services: Services; trustedHops: number; requestId: string }): Promise<Response> {
  const { services, requestId } = parts;
  const responseHeaders = new Headers();
  const url = new URL(c.req.url);
  guardBatch(url.pathname, url.searchParams);
  const response = await fetchRequestHandler({
    endpoint: '/trpc',
    req: c.req.raw,
    router: appRouter,
    createContext: () => requestContext(c, { ...parts, responseHeaders }),
    onError({ error, path }) {
      const app = toAppError(error);
      if (app.status >= 500) services.log.error({ err: app.cause ?? error, path, request_id: requestId }, 'procedure failed');
      for (const [name, value] of Object.entries(app.headers)) responseHeaders.set(name, value);
      if (app.retryAfter !== undefined) responseHeaders.set('retry-after', String(Math.ceil(app.retryAfter)));
    },
  });
  const merged = new Response(response.body, response);
  for (const [name, value] of responseHeaders) merged.headers.append(name, value);
  return merged;
}

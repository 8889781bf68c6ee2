import type { Metrics } from '@belvedere/kernel/observability';
import { Hono } from 'hono';

export interface Operations {
  /** Throws when the process can't answer: then no traffic should come. */
  checkReady: () => Promise<void>;
  metrics: Metrics;
  /** Whether a host name is a verified domain of a tenant. */
  isServed: (host: string) => Promise<boolean>;
}

/** For whoever runs the server. /metrics tells figures only, no names; keep it from the outside all the same. */
export function operationRoutes({ checkReady, metrics, isServed }: Operations): Hono {
  const app = new Hono();
  app.get('/health', (c) => c.json({ status: 'ok' }));
  app.get('/ready', async (c) => {
    try {
      await checkReady();
      return c.json({ status: 'ready' });
    } catch {
      return c.json({ status: 'unavailable', detail: 'The database does not answer.' }, 503);
    }
  });
  // What a proxy asks before it gets a certificate for a name: it would get one for any that points here.
  app.get('/tls-ask', async (c) => {
    const isKnown = await isServed(c.req.query('domain') ?? '');
    return c.body(null, isKnown ? 200 : 404, { 'cache-control': 'no-store' });
  });
  app.get('/metrics', async (c) => {
    return c.body(await metrics.text(), 200, { 'content-type': metrics.contentType });
  });
  return app;
}

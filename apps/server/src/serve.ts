import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { RequestListener, Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Services } from '@belvedere/kernel';
import type { Metrics } from '@belvedere/kernel/observability';
import { TENANTS_CHANNEL } from '@belvedere/platform';
import { createPageCache } from '@belvedere/site';
import { createGate, createPublicReader, PUBLISHED_CHANNEL } from '@belvedere/tours';
import { createApp } from './app.ts';
import type { Env } from './env.ts';
import { byHost } from './public/by-host.ts';
import { createHitTaking } from './public/hit-taking.ts';
import { hitsFirst } from './public/hits-first.ts';
import { createLegalReader } from './public/legal.ts';
import { listen as listenOnDatabase } from './public/listen.ts';
import { createLiveTours } from './public/live-tours.ts';
import { siteRoutes } from './public/site-routes.ts';
import { createSites } from './public/sites.ts';
import { openMetrics, watchLiveTours, watchPages } from './metrics.ts';

export interface RunningServer {
  url: string;
  port: number;
  /** Takes no more requests, finishes those that run, then closes. */
  stop(): Promise<void>;
}

export class PortTaken extends Error {
  override name = 'PortTaken';
}

const GRACE = 10_000;
/** Where triggers say that something on the pages of a tenant has changed. */
const SITE_CHANNEL = 'site';

/** Starts the HTTP server. It is stateless: any number of processes may serve the same database and files. */
export async function serve(env: Env, parts: { services: Services; runtimeUrl: string; metrics?: Metrics }): Promise<RunningServer> {
  const { services, runtimeUrl, metrics = openMetrics(services) } = parts;
  const reader = createPublicReader(services.database);
  const sites = createSites(services.database);
  const legal = createLegalReader(services.database);
  const liveTours = createLiveTours(reader, { maxBytes: env.TOUR_CACHE_MB * 1_048_576 });
  const pages = createPageCache({ maxBytes: env.PAGE_CACHE_MB * 1_048_576 });
  const stopListening = listenOnDatabase(runtimeUrl, [PUBLISHED_CHANNEL, TENANTS_CHANNEL, SITE_CHANNEL], {
    message(tenantId, channel) {
      if (channel !== SITE_CHANNEL) liveTours.forget(tenantId);
      pages.forget(tenantId);
    },
    state(listening) {
      for (const kept of [liveTours, pages]) {
        kept.forget();
        kept.setListening(listening);
      }
    },
  });
  watchLiveTours(metrics, liveTours);
  watchPages(metrics, pages);
  const gate = createGate(services);
  const hits = createHitTaking({ services, reader, liveTours, gate });
  const app = await createApp({
    services,
    liveTours,
    hits,
    pages,
    legal,
    consoleOrigins: env.CONSOLE_ORIGINS,
    trustedHops: env.TRUSTED_PROXIES,
    operations: {
      checkReady: async () =>
        void (await services.database.lookup({ name: 'ready', text: 'SELECT * FROM app.tenant_by_slug($1)', values: ['platform'] })),
      metrics,
      isServed: async (host) => (await sites.find(host)) !== undefined,
    },
  });
  const site = siteRoutes({
    services,
    reader,
    liveTours,
    pages,
    gate,
    legal,
    trustedHops: env.TRUSTED_PROXIES,
    platform: (c) => app.fetch(c.req.raw, c.env),
  });
  const fetch = byHost({ publicUrl: services.publicUrl, sites, platform: app.fetch, site: site.fetch });

  const server = createAdaptorServer({ fetch, hostname: env.HOST }) as Server;
  const [others] = server.listeners('request') as RequestListener[];
  if (!others) throw new Error('The server answers nobody.');
  server.removeAllListeners('request');
  server.on('request', hitsFirst({ hits, publicUrl: services.publicUrl, trustedHops: env.TRUSTED_PROXIES }, others));
  try {
    server.listen(env.PORT, env.HOST);
    await once(server, 'listening');
  } catch (error) {
    await stopListening();
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      ? new PortTaken(`Port ${env.PORT} is taken. Stop what uses it, or choose another: PORT=${env.PORT + 1} npm start`)
      : error;
  }
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://${env.HOST}:${port}`,
    port,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const forced = setTimeout(() => server.closeAllConnections(), GRACE);
      await closed;
      clearTimeout(forced);
      await stopListening();
    },
  };
}

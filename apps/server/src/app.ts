import { newId, toAppError, type Services } from '@belvedere/kernel';
import { API_KEY_PATTERN, reportKeyInAddress } from '@belvedere/platform';
import { notHerePage, platformSite, type PageCache } from '@belvedere/site';
import { createGate, createPublicReader } from '@belvedere/tours';
import { Hono, type Context } from 'hono';
import { RegExpRouter } from 'hono/router/reg-exp-router';
import { accountRoutes } from './account/account-routes.ts';
import { privacyRoutes } from './account/privacy-routes.ts';
import { tenantPrivacyRoutes } from './account/tenant-privacy-routes.ts';
import { assetRoutes } from './http/asset-routes.ts';
import { AUTHZEN, authzenMetadata, authzenRoute } from './http/authzen-routes.ts';
import { compressed } from './http/compressed.ts';
import { corsHeaders, PREFLIGHT } from './http/cors.ts';
import { archiveRoutes } from './http/archive-routes.ts';
import { draftRoutes } from './http/draft-routes.ts';
import { exchangeRoutes } from './http/exchange-routes.ts';
import { exportRoutes } from './http/export-routes.ts';
import { mediaRoutes } from './http/media-routes.ts';
import { openapiRoute } from './http/openapi-route.ts';
import { operationRoutes, type Operations } from './http/operation-routes.ts';
import { problemResponse } from './http/problem-response.ts';
import { requestFacts } from './http/request-context.ts';
import { guardRequest } from './http/request-guards.ts';
import { apiHeaders, scriptlessHeaders } from './http/security-headers.ts';
import { studioRoutes } from './http/studio-routes.ts';
import { trpcRoute } from './http/trpc-route.ts';
import type { LegalReader } from './public/legal.ts';
import type { LiveTours } from './public/live-tours.ts';
import { eventCardRoutes } from './public/event-card-routes.ts';
import { hitRoutes } from './public/hit-routes.ts';
import type { HitTaking } from './public/hit-taking.ts';
import { mailChoiceRoutes } from './public/mail-choice-routes.ts';
import { notFound } from './public/not-found.ts';
import { publicRoutes } from './public/public-routes.ts';
import { seenByStranger } from './public/seen-by-stranger.ts';
import { createSiteOrigins } from './public/site-origins.ts';
import { sitePorts } from './public/site-ports.ts';
import { sitemapRoutes } from './public/sitemap-routes.ts';
import { referenceRoutes } from './reference/reference-routes.ts';

export interface AppParts {
  services: Services;
  liveTours: LiveTours;
  hits: HitTaking;
  pages: PageCache;
  legal: LegalReader;
  consoleOrigins: readonly string[];
  trustedHops: number;
  operations: Operations;
}

/**
 * The whole server. Three surfaces: the public one (pages, tiles, embeds; no cookies), and one address for procedures that is the
 * console's when a cookie signs in and the partners' when a key does.
 */
export async function createApp(parts: AppParts): Promise<Hono> {
  const { services, liveTours, pages, legal, trustedHops } = parts;
  const isHttps = services.publicUrl.startsWith('https:');
  const own = new Set([new URL(services.publicUrl).origin, ...parts.consoleOrigins]);
  const reader = createPublicReader(services.database);
  const gate = createGate(services);
  const origins = createSiteOrigins(services);
  // Named, so that a route that this router can't compile is an error at the start instead of a slower router for all.
  const app = new Hono({ router: new RegExpRouter() });

  // First the public surface: nothing of a session runs before it, and the hot addresses stay short.
  app.route('/', publicRoutes({ services, reader, liveTours, gate, legal, origins, trustedHops }));
  app.route('/', hitRoutes(parts.hits, trustedHops));
  app.route('/', platformSite(sitePorts({ services, reader, liveTours, gate, legal, origins, trustedHops }), pages));
  app.route('/', eventCardRoutes({ services, trustedHops }));
  app.route('/', sitemapRoutes({ services, reader, trustedHops }));
  app.route('/', await assetRoutes());
  app.route('/', await studioRoutes(services));
  app.route('/', accountRoutes(services));
  app.route('/', privacyRoutes({ services, trustedHops, own }));
  app.route('/', tenantPrivacyRoutes({ services, trustedHops, own }));
  app.route('/', operationRoutes(parts.operations));
  app.route('/', exportRoutes(services));
  app.route('/', mediaRoutes({ services, reader, gate, own }));
  app.route('/', draftRoutes(services));
  app.route('/', archiveRoutes(services));
  app.route('/', exchangeRoutes({ services, own }));
  app.route('/', mailChoiceRoutes({ services, trustedHops, own }));

  /** Whether a stranger may see this tour. */
  const isOpen = async (tenant: string, tour: string) => {
    const seen = await seenByStranger(gate, await liveTours.find(tenant, tour));
    return seen.kind === 'tour';
  };

  const procedures = (handle: (c: Context, requestId: string) => Promise<Response>) => async (c: Context) => {
    const requestId = newId();
    const origin = c.req.header('origin');
    const started = performance.now();
    const [surface = '/api/*'] = ['/trpc/*', '/access/*'].filter((each) => c.req.path.startsWith(each.slice(0, -1)));
    const finish = (response: Response): Response => {
      const seconds = (performance.now() - started) / 1000;
      parts.operations.metrics.observeHttp({ method: c.req.method, route: surface, status: response.status, seconds });
      for (const [name, value] of Object.entries({ ...apiHeaders(isHttps), ...corsHeaders(origin, own), 'x-request-id': requestId }))
        response.headers.set(name, value);
      // The rest of a body that was too large is not read: whoever sent it must not send its next call after it.
      if (response.status === 413) response.headers.set('connection', 'close');
      return response;
    };
    if (c.req.method === 'OPTIONS') return finish(new Response(null, { status: 204, headers: PREFLIGHT }));
    try {
      if (API_KEY_PATTERN.test(c.req.url)) await reportKeyInAddress(services, c.req.url, requestFacts(c, trustedHops, requestId));
      guardRequest(c, own);
      return await compressed(finish(await handle(c, requestId)), c.req.header('accept-encoding'));
    } catch (error) {
      const response = problemResponse(error, { requestId, instance: c.req.path });
      if (response.status >= 500) services.log.error({ err: error, request_id: requestId }, 'request failed');
      return finish(response);
    } finally {
      services.log.debug(
        { request_id: requestId, method: c.req.method, path: c.req.path, ms: Math.round(performance.now() - started) },
        'request',
      );
    }
  };
  app.all(
    '/trpc/*',
    procedures((c, requestId) => trpcRoute(c, { services, trustedHops, requestId })),
  );

  app.route('/', authzenMetadata(services.publicUrl));
  for (const path of Object.keys(AUTHZEN))
    app.all(
      path,
      procedures((c, requestId) => authzenRoute(c, { services, trustedHops, requestId })),
    );

  app.route('/', referenceRoutes({ publicUrl: services.publicUrl, isLive: isOpen }));
  app.all(
    '/api/*',
    procedures((c, requestId) => openapiRoute(c, { services, trustedHops, requestId })),
  );

  // A person who went astray gets a page, a program a line.
  app.notFound((c) => {
    const isPerson = c.req.header('accept')?.includes('text/html') ?? false;
    return isPerson ? c.html(notHerePage(), 404, { ...scriptlessHeaders(isHttps), 'cache-control': 'no-store' }) : notFound();
  });
  app.onError((error, c) => {
    const requestId = newId();
    // What is refused is no fault of ours.
    if (toAppError(error).status >= 500) services.log.error({ err: error, request_id: requestId }, 'request failed');
    return problemResponse(error, { requestId, instance: c.req.path });
  });
  return app;
}

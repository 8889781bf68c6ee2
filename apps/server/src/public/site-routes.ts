import { toAppError, type Services } from '@belvedere/kernel';
import { openMedia, originAt, type BrandedSite } from '@belvedere/platform';
import { brandParts, brandStyle, domainPaths, domainSite, notHerePage, sitePath, tourPage, type PageCache } from '@belvedere/site';
import { LINK_PARAMETER, publicTourPath, type Gate, type PublicReader } from '@belvedere/tours';
import { Hono, type Context } from 'hono';
import { Readable } from 'node:stream';
import { createCaller } from '../caller.ts';
import { anonymousContext } from '../http/forms.ts';
import { newNonce, pageHeaders, scriptlessHeaders, siteHeaders } from '../http/security-headers.ts';
import { createEmbeds } from './embeds.ts';
import type { LiveAnswer, LiveTours } from './live-tours.ts';
import type { LegalReader } from './legal.ts';
import { manifestOf } from './manifest-of.ts';
import { notFound } from './not-found.ts';
import { embedAt, oembed, type Embeddable } from './oembed.ts';
import { eventSitemapXml, robotsOfSite, sitemapIndexXml, sitemapXml, TOURS_PER_SITEMAP } from './sitemap.ts';
import { seenByStranger } from './seen-by-stranger.ts';
import { createSiteOrigins } from './site-origins.ts';
import { sitePorts } from './site-ports.ts';

interface SiteParts {
  services: Services;
  reader: PublicReader;
  liveTours: LiveTours;
  pages: PageCache;
  gate: Gate;
  legal: LegalReader;
  trustedHops: number;
  /** The platform's own answer, for files that are the same under every host. */
  platform: (c: Context) => Response | Promise<Response>;
}

type Env = { Bindings: { site: BrandedSite } };
type SiteContext = Context<Env>;

const NOTHING: LiveAnswer = { kind: 'none' };
const PAGE = /^([1-9]\d{0,6})\.xml$/;
const EVENTS_PAGE = /^events-([1-9]\d{0,4})\.xml$/;
const CACHED = { 'cache-control': 'public, max-age=60' };
const XML = { ...CACHED, 'content-type': 'application/xml; charset=utf-8', vary: 'host' };
/** What pages of visitors load. Nothing of the account pages and the reference is served at a domain of a tenant. */
const ASSETS = new Set([
  'page.css',
  'site.css',
  'icon.svg',
  'viewer.js',
  'belvedere-tour.js',
  'tour-page.js',
  'count-page.js',
  'count-visits.js',
  'lead-gate.js',
  'embed.css',
  'embed-frame.js',
  'embed-page.js',
]);

/**
 * What is served at a domain of a tenant's own: its open tours under its name and colours, their embeds, and nothing else. No
 * procedures, no sign-in, no cookie; what is closed is opened at the platform's address.
 */
export function siteRoutes({ services, reader, liveTours, pages, gate, legal, trustedHops, platform }: SiteParts): Hono<Env> {
  const app = new Hono<Env>();
  const isHttps = services.publicUrl.startsWith('https:');
  const embeds = createEmbeds({ reader, gate, isHttps });
  /** Of the primary domain, whichever was asked: one tour has one canonical address. Never of what a request says. */
  const originOf = ({ primaryDomain, host }: BrandedSite): string => originAt(services.publicUrl, primaryDomain ?? host);

  const origins = createSiteOrigins(services);
  const ports = sitePorts({ services, reader, liveTours, gate, legal, origins, trustedHops, headers: siteHeaders });
  app.route('/', domainSite(ports, pages));

  app.get('/robots.txt', (c) => c.text(robotsOfSite(originOf(c.env.site)), 200, { ...CACHED, vary: 'host' }));
  app.get('/sitemap.xml', async (c) => {
    const { tenantId } = c.env.site;
    const [first, beyond] = await Promise.all([
      reader.listed(tenantId, { offset: 0, limit: TOURS_PER_SITEMAP }),
      reader.listed(tenantId, { offset: TOURS_PER_SITEMAP, limit: 1 }),
    ]);
    const events = await addressesAt(c, 1);
    if (beyond.length === 0 && events.items.length === 0) return sitemapAt(c, first);
    const newest = (rows: readonly { updatedAt: Date }[]) =>
      rows.reduce((latest, row) => (row.updatedAt > latest ? row.updatedAt : latest), new Date(0));
    const files = Math.ceil((await reader.countListed(tenantId)) / TOURS_PER_SITEMAP);
    const named = (count: number, name: string, updatedAt: Date) =>
      Array.from({ length: count }, (_, n) => ({ path: `/sitemaps/${name}${n + 1}.xml`, updatedAt }));
    const entries = [...named(files, '', newest(first)), ...named(events.pages, 'events-', newest(events.items))];
    return new Response(sitemapIndexXml(entries, originOf(c.env.site)), { headers: XML });
  });
  const addressesAt = (c: SiteContext, page: number) =>
    createCaller(anonymousContext(c, { services, trustedHops })).events.public.addresses({ tenant: c.env.site.tenantId, page });
  app.get('/sitemaps/:file', async (c) => {
    const eventsPage = EVENTS_PAGE.exec(c.req.param('file'))?.[1];
    if (eventsPage !== undefined) {
      const { items } = await addressesAt(c, Number(eventsPage));
      const urlOf = (slug: string) => originOf(c.env.site) + domainPaths().event(slug);
      return items.length === 0 ? notFound() : new Response(eventSitemapXml(items, urlOf), { headers: XML });
    }
    const page = PAGE.exec(c.req.param('file'))?.[1];
    if (page === undefined) return notFound();
    const tours = await reader.listed(c.env.site.tenantId, { offset: (Number(page) - 1) * TOURS_PER_SITEMAP, limit: TOURS_PER_SITEMAP });
    return tours.length === 0 ? notFound() : sitemapAt(c, tours);
  });

  function sitemapAt(c: SiteContext, tours: Awaited<ReturnType<PublicReader['listed']>>): Response {
    const { site } = c.env;
    const tenant = { id: site.tenantId, slug: site.tenantSlug };
    return new Response(sitemapXml(tours, { publicUrl: originOf(site), tenant, pathOf: sitePath }), { headers: XML });
  }

  app.get('/brand.css', (c) => {
    const headers = { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=300', vary: 'host' };
    return new Response(brandStyle(c.env.site), { headers: { ...headers, 'x-content-type-options': 'nosniff' } });
  });
  app.get('/brand/:role/:mediaId', async (c) => {
    const { tenantId, logo, icon } = c.env.site;
    const { role, mediaId } = c.req.param();
    const wanted = role === 'logo' ? logo : role === 'icon' ? icon : null;
    if (wanted !== mediaId) return notFound();
    const withoutBody = c.req.method === 'HEAD';
    const variant = role === 'icon' ? 'thumbnail' : 'compressed';
    const call = { services, tenantId, mediaId, variant, visibility: 'public', ifNoneMatch: c.req.header('if-none-match') } as const;
    const opened = await openMedia({ ...call, withoutBody });
    const body = opened.body && (Readable.toWeb(opened.body) as ReadableStream<Uint8Array>);
    return new Response(body, { status: opened.status, headers: opened.headers });
  });

  app.get('/oembed', (c) => {
    const { site } = c.env;
    const find = (path: string) => embeddableAt(site, path);
    return oembed({ query: c.req.query(), publicUrl: originOf(site), site: { name: site.name }, find });
  });

  async function embeddableAt(site: BrandedSite, path: string): Promise<Embeddable> {
    const token = embedAt(path);
    if (token !== undefined) {
      const found = await embeds.find(token, site.tenantId);
      if (!found) return { kind: 'none' };
      return { kind: 'embed', manifest: manifestOf(found.tour), embed: found.embed, url: `${originOf(site)}/embed/${token}` };
    }
    const slug = slugAt(path);
    const seen = await seenByStranger(gate, slug === undefined ? NOTHING : await tourOf(site, slug));
    if (seen.kind === 'moved') return { kind: 'moved', url: sitePath(seen.slug) };
    return seen.kind === 'tour' ? { kind: 'tour', manifest: manifestOf(seen.tour), url: originOf(site) + sitePath(seen.tour.slug) } : seen;
  }

  // Links of before the domain was there go on working, those of this tenant.
  const own = (c: SiteContext, to: string) =>
    c.req.param('tenant') === c.env.site.tenantSlug ? c.redirect(to + new URL(c.req.url).search, 301) : notHere(c);
  app.get('/at/:tenant', (c) => own(c, '/'));
  app.get('/e/:tenant', (c) => own(c, '/events'));
  app.get('/e/:tenant/:event', (c) => own(c, `/events/${encodeURIComponent(c.req.param('event'))}`));
  app.get('/t/:tenant', (c) => own(c, '/tours'));
  app.get('/t/:tenant/:tour', (c) => own(c, sitePath(c.req.param('tour'))));

  app.get('/embed/:token', async (c) => {
    const { site } = c.env;
    const found = await embeds.find(c.req.param('token'), site.tenantId);
    return embeds.answer(c, found && { ...found, tourUrl: originOf(site) + sitePath(found.tour.slug) }, siteHeaders);
  });
  app.get('/embed.js', (c) => platform(c));
  app.on(['GET', 'POST', 'OPTIONS'], '/e/:tenant/:event/card.json', (c) =>
    c.req.param('tenant') === c.env.site.tenantSlug ? platform(c) : notFound(),
  );
  app.on(['POST', 'OPTIONS'], '/hits', (c) => platform(c));
  app.on(['GET', 'POST', 'OPTIONS'], '/hits/consent', (c) => platform(c));
  app.get('/assets/:file', (c) => (ASSETS.has(c.req.param('file')) ? platform(c) : notFound()));
  app.get('/assets/chunks/:version/:file', (c) => platform(c));
  const ofTenant = (c: SiteContext) => (c.req.param('tenantId') === c.env.site.tenantId ? platform(c) : notFound());
  app.get('/tiles/:tenantId/:contentId/*', ofTenant);
  app.get('/manifests/:tenantId/:file', ofTenant);
  app.get('/media/:tenantId/:mediaId/:variant', ofTenant);

  app.get('/tours/:tour', async (c) => {
    const slug = c.req.param('tour');
    return sitePath(slug).startsWith('/tours/') ? tourAt(c, slug) : c.redirect(sitePath(slug) + new URL(c.req.url).search, 301);
  });
  app.get('/:tour', (c) => tourAt(c, c.req.param('tour')));

  async function tourAt(c: SiteContext, slug: string): Promise<Response> {
    const { site } = c.env;
    const answer = await tourOf(site, slug);
    if (answer.kind === 'none') return notHere(c);
    if (answer.kind === 'moved') return c.redirect(sitePath(answer.slug), 301);
    const { tour } = answer;
    const verdict = await gate.decide(tour, { grants: [], link: c.req.query(LINK_PARAMETER) });
    if (verdict.kind === 'hidden') return notHere(c);
    if (verdict.kind !== 'open') {
      // A closed tour is opened with a cookie, and those are the platform's own.
      setHeaders(c, { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
      return c.redirect(services.publicUrl + publicTourPath(site.tenantSlug, tour.slug) + new URL(c.req.url).search, 302);
    }
    const nonce = newNonce();
    setHeaders(c, { ...siteHeaders(pageHeaders(isHttps, nonce)), 'cache-control': 'public, max-age=0, must-revalidate' });
    const full = manifestOf(tour);
    const manifest = { ...full, tenant: { ...full.tenant, name: site.name } };
    const wished = c.req.query('lang');
    return c.html(
      tourPage({
        manifest,
        manifestPath: `/manifests/${tour.tenantId}/${tour.hash}.json`,
        language: wished !== undefined && manifest.languages.includes(wished) ? wished : undefined,
        nonce,
        visibility: tour.visibility,
        rating: tour.rating,
        at: {
          tenant: { id: site.tenantId, slug: site.tenantSlug, name: site.name },
          brand: brandParts(site, services.publicUrl),
          own: originOf(site),
          publicUrl: services.publicUrl,
          legal: await legal.of(site.tenantId),
        },
      }),
    );
  }

  /** The slug of a tenant can be another's within the seconds that a site is kept: only a tour of this one counts. */
  async function tourOf(site: BrandedSite, slug: string): Promise<LiveAnswer> {
    const answer = await liveTours.find(site.tenantSlug, slug);
    return 'tour' in answer && answer.tour.tenantId !== site.tenantId ? NOTHING : answer;
  }

  function notHere(c: SiteContext): Response | Promise<Response> {
    setHeaders(c, { ...siteHeaders(scriptlessHeaders(isHttps)), 'cache-control': 'no-store' });
    return c.html(notHerePage(brandParts(c.env.site, services.publicUrl)), 404);
  }

  const missing = (c: SiteContext) => (c.req.header('accept')?.includes('text/html') ? notHere(c) : notFound());
  app.notFound(missing);
  app.onError((error, c) => {
    const { status, message } = toAppError(error);
    if (status === 404) return missing(c);
    if (status >= 500) services.log.error({ err: error }, 'request to a domain of a tenant failed');
    return new Response(status < 500 ? message : 'Something went wrong.', { status, headers: { 'cache-control': 'no-store' } });
  });
  return app;
}

function setHeaders(c: SiteContext, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
}

function slugAt(path: string): string | undefined {
  const [, slug] = /^(?:\/tours)?\/([^/?#]+)(?:[?#]|$)/.exec(path) ?? [];
  try {
    return slug === undefined ? undefined : decodeURIComponent(slug);
  } catch {
    return undefined;
  }
}

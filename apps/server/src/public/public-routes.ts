import { Readable } from 'node:stream';
import { hashToken, type Services } from '@belvedere/kernel';
import { parseRange, storageKey, type Storage } from '@belvedere/kernel/storage';
import { frameAncestors, panoramaAssetKey, publicTourPath, splitEmbedToken, type LiveTour, type PublicReader } from '@belvedere/tours';
import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { embedHeaders, newNonce, pageHeaders } from '../http/security-headers.ts';
import { documentResponse, matches } from './document-response.ts';
import { embedPage } from './embed-page.ts';
import type { LiveAnswer, LiveTours } from './live-tours.ts';
import { manifestOf } from './manifest-of.ts';
import { notHerePage } from './not-here-page.ts';
import { oembed } from './oembed.ts';
import { tourPage } from './tour-page.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CONTENT_ID = /^[a-z0-9]{16,64}$/;
const HASH = /^[A-Za-z0-9_-]{43}$/;
const TILE = /^(?:\d{1,2}\/[frblud]\/\d{1,3}_\d{1,3}\.(?:webp|jpg)|thumbnail\.jpg|social\.jpg)$/;
const IMMUTABLE = 'public, max-age=31536000, immutable';

export interface PublicParts {
  services: Services;
  reader: PublicReader;
  liveTours: LiveTours;
}

/** What anybody may read: pages, documents, tiles and embeds of published tours. No cookies, no procedures. */
export function publicRoutes({ services, reader, liveTours }: PublicParts): Hono {
  const app = new Hono();
  const isHttps = services.publicUrl.startsWith('https:');
  const conditions = (c: Context) => ({ acceptEncoding: rawHeader(c, 'accept-encoding'), ifNoneMatch: rawHeader(c, 'if-none-match') });

  // The hottest address first: one look into memory, no waiting when the tour is there.
  app.get('/t/:tenant/:tour/manifest.json', (c): Response | Promise<Response> => {
    const { tenant, tour } = c.req.param();
    const respond = (answer: LiveAnswer): Response => {
      if (answer.kind === 'tour') return documentResponse(answer.tour, conditions(c), 'revalidate');
      if (answer.kind === 'moved') return c.redirect(`${publicTourPath(tenant, answer.slug)}/manifest.json`, 301);
      return notFound();
    };
    const known = liveTours.peek(tenant, tour);
    return known ? respond(known) : liveTours.find(tenant, tour).then(respond);
  });

  app.get('/manifests/:tenantId/:file', async (c) => {
    const { tenantId, file } = c.req.param();
    const hash = file.replace(/\.json$/, '');
    if (!UUID.test(tenantId) || !HASH.test(hash)) return notFound();
    const document = await reader.document(tenantId, hash);
    return document ? documentResponse({ hash, ...document }, conditions(c), 'immutable') : notFound();
  });

  app.get('/t/:tenant/:tour', async (c) => {
    const { tenant, tour: slug } = c.req.param();
    const answer = await liveTours.find(tenant, slug);
    if (answer.kind === 'moved') return c.redirect(publicTourPath(tenant, answer.slug), 301);
    const nonce = newNonce();
    for (const [name, value] of Object.entries(pageHeaders(isHttps, nonce))) c.header(name, value);
    if (answer.kind === 'none') return c.html(notHerePage(), 404);
    const { tour } = answer;
    c.header('cache-control', 'public, max-age=0, must-revalidate');
    const language = c.req.query('lang');
    const manifest = manifestOf(tour);
    return c.html(
      tourPage({
        manifest,
        manifestPath: manifestPath(tour),
        publicUrl: services.publicUrl,
        language: language !== undefined && manifest.languages.includes(language) ? language : undefined,
        nonce,
        isIndexable: tour.indexable,
      }),
    );
  });

  // Plain patterns only, on every route: one that Hono can't compile into its single expression slows all of them down.
  app.get('/tiles/:tenantId/:contentId/*', async (c) => {
    const { tenantId, contentId } = c.req.param();
    const path = c.req.path.slice(`/tiles/${tenantId}/${contentId}/`.length);
    if (!UUID.test(tenantId) || !CONTENT_ID.test(contentId) || !TILE.test(path)) return notFound();
    if (!(await reader.isPublicAsset(tenantId, panoramaAssetKey(contentId)))) return notFound();
    return fileResponse(services.storage, storageKey(tenantId, 'tiles', contentId, ...path.split('/')), c);
  });

  app.get('/embed/:token', async (c) => {
    const token = c.req.param('token');
    const split = splitEmbedToken(token);
    const embed = split && (await reader.embed(split.tenantId, hashToken(token)));
    const nonce = newNonce();
    const headers = embedHeaders(isHttps, nonce, embed ? frameAncestors(embed.domains) : "'none'");
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    const answer = split && embed ? await reader.tour(split.tenantId, embed.tourSlug) : undefined;
    if (!split || !embed || answer?.kind !== 'tour') return c.html(notHerePage(), 404);
    await reader.countEmbedView(split.tenantId, embed.id);
    const manifest = manifestOf(answer.tour);
    const tourUrl = services.publicUrl + publicTourPath(manifest.tenant.slug, manifest.slug);
    return c.html(embedPage({ manifest, manifestPath: manifestPath(answer.tour), embed, nonce, tourUrl }));
  });

  app.get('/oembed', async (c) => oembed({ query: c.req.query(), publicUrl: services.publicUrl, find: liveTours.find }));

  app.get('/robots.txt', (c) => c.text(`User-agent: *\nDisallow: /trpc/\nDisallow: /api/\nDisallow: /embed/\nAllow: /\n`));

  app.get('/sitemaps/:tenant', async (c) => {
    const tenant = await reader.tenantBySlug(c.req.param('tenant'));
    if (!tenant) return notFound();
    const entries = (await reader.sitemap(tenant.id)).map(
      ({ slug, updatedAt }) =>
        `<url><loc>${xml(services.publicUrl + publicTourPath(tenant.slug, slug))}</loc><lastmod>${updatedAt.toISOString()}</lastmod></url>`,
    );
    return c.body(
      `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`,
      200,
      { 'content-type': 'application/xml; charset=utf-8' },
    );
  });

  return app;
}

/** A header as Node has read it: asking Hono for one builds all of them, which costs more than the rest of a hot answer. */
function rawHeader(c: Context, name: 'accept-encoding' | 'if-none-match'): string | undefined {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  return incoming ? incoming.headers[name] : c.req.header(name);
}

function manifestPath(tour: LiveTour): string {
  return `/manifests/${tour.tenantId}/${tour.hash}.json`;
}

export function notFound(): Response {
  return new Response('There is nothing here.', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  });
}

/** A stored file, whole or in part. Files under these addresses never change. */
async function fileResponse(storage: Storage, key: ReturnType<typeof storageKey>, c: Context): Promise<Response> {
  const head = await storage.head(key);
  if (!head) return notFound();
  const headers: Record<string, string> = {
    'content-type': head.mimeType,
    'cache-control': IMMUTABLE,
    etag: head.etag,
    'accept-ranges': 'bytes',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
  };
  if (matches(c.req.header('if-none-match'), head.etag)) return new Response(null, { status: 304, headers });
  const range = parseRange(c.req.header('range'), head.size);
  if (range === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${head.size}` } });
  headers['content-length'] = String(range ? range.end - range.start + 1 : head.size);
  if (range) headers['content-range'] = `bytes ${range.start}-${range.end}/${head.size}`;
  const status = range ? 206 : 200;
  if (c.req.method === 'HEAD') return new Response(null, { status, headers });
  const { body } = await storage.get(key, range && { range });
  return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, { status, headers });
}

function xml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

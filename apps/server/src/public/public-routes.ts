import { Readable } from 'node:stream';
import { AppError, commonErrors, newId, type Services } from '@belvedere/kernel';
import { qrPng, qrSvg } from '@belvedere/kernel/image';
import { parseRange, storageKey, type Storage } from '@belvedere/kernel/storage';
import { notHerePage, sitePath, tourPage } from '@belvedere/site';
import { panoramaAssetKey, publicTourPath, toursErrors, type Gate, type LiveTour, type PublicReader, type Verdict } from '@belvedere/tours';
import type { TourManifest } from '@belvedere/manifest';
import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { clientIp } from '../http/credentials.ts';
import { problemResponse } from '../http/problem-response.ts';
import { gateHeaders, newNonce, pageHeaders } from '../http/security-headers.ts';
import { documentResponse, matches } from './document-response.ts';
import { createEmbeds } from './embeds.ts';
import { gatePage, wishedLanguage } from './gate-page.ts';
import { grantManifest } from './grant-manifest.ts';
import type { LiveAnswer, LiveTours } from './live-tours.ts';
import type { LegalReader } from './legal.ts';
import { manifestOf, parseManifest } from './manifest-of.ts';
import { notFound } from './not-found.ts';
import { embedAt, oembed, tourAt, type Embeddable } from './oembed.ts';
import { seenByStranger, type SeenByStranger } from './seen-by-stranger.ts';
import type { SiteOrigins } from './site-origins.ts';
import { isOwnForm, readPassword } from './gate-form.ts';
import { CLOSED_HEADERS, GRANT_PREFIX, grantCookie, grantPrefix, visitorOf } from './visitor.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CONTENT_ID = /^[a-z0-9]{16,64}$/;
const HASH = /^[A-Za-z0-9_-]{43}$/;
const TILE = /^(?:\d{1,2}\/[frblud]\/\d{1,3}_\d{1,3}\.(?:webp|jpg)|thumbnail\.jpg|social\.jpg)$/;
const PICTURE = {
  'cache-control': 'public, max-age=300',
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
};
const IMMUTABLE = 'public, max-age=31536000, immutable';

export interface PublicParts {
  services: Services;
  reader: PublicReader;
  liveTours: LiveTours;
  gate: Gate;
  legal: LegalReader;
  origins: SiteOrigins;
  /** Proxies of ours in front: X-Forwarded-For counts so far. */
  trustedHops: number;
}

/** What visitors read: pages, documents, tiles and embeds of live tours. No procedures; a cookie counts only where a tour is closed. */
export function publicRoutes({ services, reader, liveTours, gate, legal, origins, trustedHops }: PublicParts): Hono {
  const app = new Hono();
  const isHttps = services.publicUrl.startsWith('https:');
  const embeds = createEmbeds({ reader, gate, isHttps });
  const conditions = (c: Context) => ({ acceptEncoding: rawHeader(c, 'accept-encoding'), ifNoneMatch: rawHeader(c, 'if-none-match') });

  // The hottest address first: one look into memory, no waiting when the tour is there and open.
  app.get('/t/:tenant/:tour/manifest.json', (c): Response | Promise<Response> => {
    const [tenant, tour] = [c.req.param('tenant'), c.req.param('tour')];
    const known = liveTours.peek(tenant, tour);
    if (known?.kind === 'tour') return documentResponse(known.tour, conditions(c), 'revalidate');
    return known ? manifestAt(c, known) : liveTours.find(tenant, tour).then((answer) => manifestAt(c, answer));
  });
  app.get(`${GRANT_PREFIX}/t/:tenant/:tour/manifest.json`, async (c) => {
    const { tenant, tour } = c.req.param();
    return manifestAt(c, await liveTours.find(tenant, tour));
  });

  // The viewer's own gate: the document for whoever knows a password, as the page of the tour lets in by its form.
  app.post('/t/:tenant/:tour/manifest.json', async (c) => {
    const { tenant, tour: slug } = c.req.param();
    const answer = await liveTours.find(tenant, slug);
    if (answer.kind === 'none' || !isOwnForm(c, services.publicUrl)) return notFound();
    if (answer.kind === 'moved') return c.redirect(`${publicTourPath(tenant, answer.slug)}/manifest.json`, 308);
    const { tour } = answer;
    if ((await gate.decide(tour, visitorOf(c, isHttps))).kind !== 'locked') return manifestAt(c, answer);
    const result = await gate.unlock(tour, { password: await readPassword(c), ip: clientIp(c, trustedHops) });
    if (result.kind === 'granted') return closed(Response.json(grantManifest(manifestOf(tour), result.grant)));
    const error =
      result.kind === 'wait'
        ? new AppError(commonErrors.rate_limited, { retryAfter: result.retryAfter })
        : new AppError(toursErrors.password_wrong);
    return refused(c, error);
  });

  async function manifestAt(c: Context, answer: LiveAnswer): Promise<Response> {
    if (answer.kind === 'moved') return c.redirect(`${publicTourPath(c.req.param('tenant') ?? '', answer.slug)}/manifest.json`, 301);
    if (answer.kind === 'none') return notFound();
    const verdict = await gate.decide(answer.tour, visitorOf(c, isHttps));
    if (verdict.kind === 'open') return documentResponse(answer.tour, conditions(c), 'revalidate');
    return closedDocument(c, verdict, () => manifestOf(answer.tour));
  }

  const documentAt = async (c: Context): Promise<Response> => {
    const [tenantId = '', file = ''] = [c.req.param('tenantId'), c.req.param('file')];
    const hash = file.replace(/\.json$/, '');
    if (!UUID.test(tenantId) || !HASH.test(hash)) return notFound();
    const document = await reader.document(tenantId, hash);
    if (!document) return notFound();
    const verdict = await gate.decide(document, visitorOf(c, isHttps));
    if (verdict.kind === 'open') return documentResponse({ hash, ...document }, conditions(c), 'immutable');
    return closedDocument(c, verdict, () => parseManifest(document));
  };
  app.get('/manifests/:tenantId/:file', documentAt);
  app.get(`${GRANT_PREFIX}/manifests/:tenantId/:file`, documentAt);

  app.get('/t/:tenant/:tour', async (c) => {
    const { tenant, tour: slug } = c.req.param();
    const answer = await liveTours.find(tenant, slug);
    if (answer.kind === 'moved') return c.redirect(publicTourPath(tenant, answer.slug), 301);
    if (answer.kind === 'none') return notHere(c);
    const { tour } = answer;
    const verdict = await gate.decide(tour, visitorOf(c, isHttps));
    if (verdict.kind === 'hidden') return notHere(c);
    if (verdict.kind === 'locked') return gateAt(c, tour);
    if (verdict.kind === 'granted') {
      const here = publicTourPath(tenant, tour.slug);
      const { opener, grant, expiresAt } = verdict;
      if (opener.by === 'link' && expiresAt) {
        if (!(await gate.countLink(tour, opener))) return tour.visibility === 'password' ? gateAt(c, tour) : notHere(c);
        // The token leaves the address bar at once: what stands there is copied and shared. Members keep their session instead.
        return enter(c, here, { grant, expiresAt });
      }
      if (tour.slug !== slug) return closed(c.redirect(here, 302));
    }
    return pageOf(c, tour, verdict);
  });

  app.post('/t/:tenant/:tour', async (c) => {
    const { tenant, tour: slug } = c.req.param();
    const answer = await liveTours.find(tenant, slug);
    if (answer.kind === 'none' || !isOwnForm(c, services.publicUrl)) return notHere(c);
    if (answer.kind === 'moved') return c.redirect(publicTourPath(tenant, answer.slug), 303);
    const { tour } = answer;
    const here = publicTourPath(tenant, tour.slug);
    const verdict = await gate.decide(tour, visitorOf(c, isHttps));
    if (verdict.kind === 'hidden') return notHere(c);
    if (verdict.kind !== 'locked') return c.redirect(here, 303);
    const password = await readPassword(c);
    const result = await gate.unlock(tour, { password, ip: clientIp(c, trustedHops) });
    if (result.kind === 'granted') return enter(c, here, result);
    return gateAt(c, tour, result.kind === 'wait' ? { kind: 'wait', seconds: result.retryAfter } : { kind: 'wrong' });
  });

  /** A page as for nobody: the same bytes where nothing is and where nothing is for this visitor. */
  function notHere(c: Context): Response | Promise<Response> {
    for (const [name, value] of Object.entries(pageHeaders(isHttps, newNonce()))) c.header(name, value);
    return c.html(notHerePage(), 404);
  }

  function gateAt(c: Context, tour: LiveTour, problem?: Parameters<typeof gatePage>[0]['problem']): Response | Promise<Response> {
    for (const [name, value] of Object.entries({ ...gateHeaders(isHttps), ...CLOSED_HEADERS })) c.header(name, value);
    if (problem?.kind === 'wait') c.header('retry-after', String(problem.seconds));
    const { tenant, slug } = manifestOf(tour);
    const language = c.req.query('lang') ?? wishedLanguage(c.req.header('accept-language'));
    return c.html(gatePage({ language, action: publicTourPath(tenant.slug, slug), problem }), problem?.kind === 'wait' ? 429 : 403);
  }

  /** Lets a visitor in: the grant goes into the cookie, the address becomes the tour's own. */
  function enter(c: Context, path: string, granted: { grant: string; expiresAt: Date }): Response {
    c.header('set-cookie', grantCookie(granted, { path, isHttps, now: services.clock.now() }));
    const language = c.req.query('lang');
    return closed(c.redirect(language === undefined ? path : `${path}?lang=${encodeURIComponent(language)}`, 303));
  }

  async function pageOf(c: Context, tour: LiveTour, verdict: Extract<Verdict, { kind: 'open' | 'granted' }>): Promise<Response> {
    const nonce = newNonce();
    const isClosed = verdict.kind === 'granted';
    const headers = {
      ...pageHeaders(isHttps, nonce),
      'cache-control': 'public, max-age=0, must-revalidate',
      ...(isClosed && CLOSED_HEADERS),
    };
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    const full = manifestOf(tour);
    const manifest = isClosed ? grantManifest(full, verdict.grant) : full;
    const wished = c.req.query('lang');
    const [own, said] = await Promise.all([origins.of(tour.tenantId), legal.of(tour.tenantId)]);
    return c.html(
      tourPage({
        manifest,
        manifestPath: (isClosed ? grantPrefix(verdict.grant) : '') + manifestPath(tour),
        language: wished !== undefined && manifest.languages.includes(wished) ? wished : undefined,
        nonce,
        visibility: tour.visibility,
        rating: tour.rating,
        at: { tenant: { id: tour.tenantId, ...full.tenant }, own, publicUrl: services.publicUrl, legal: said },
      }),
    );
  }

  // The address as a picture, for posters and slides; of what is live only.
  const qr = async (c: Context, picture: (address: string) => string | Promise<Buffer>): Promise<Response> => {
    const { tenant = '', tour: slug = '' } = c.req.param() as Partial<Record<string, string>>;
    const answer = await liveTours.find(tenant, slug);
    if (answer.kind === 'moved') return c.redirect(`${publicTourPath(tenant, answer.slug)}/${c.req.path.split('/').at(-1)}`, 301);
    if (answer.kind !== 'tour') return notFound();
    const body = await picture(services.publicUrl + publicTourPath(tenant, answer.tour.slug));
    const type = typeof body === 'string' ? 'image/svg+xml' : 'image/png';
    return new Response(typeof body === 'string' ? body : new Uint8Array(body), { headers: { ...PICTURE, 'content-type': type } });
  };
  app.get('/t/:tenant/:tour/qr.svg', (c) => qr(c, qrSvg));
  app.get('/t/:tenant/:tour/qr.png', (c) => qr(c, qrPng));

  // Plain patterns only, on every route: one that Hono can't compile into its single expression slows all of them down.
  const tileAt = async (c: Context): Promise<Response> => {
    const tile = tileOf(c);
    if (!tile) return notFound();
    const tours = await reader.toursShowing(tile.tenantId, panoramaAssetKey(tile.contentId));
    const verdict = await gate.decideAny(tours, visitorOf(c, isHttps));
    if (verdict.kind !== 'open' && verdict.kind !== 'granted') return notFound();
    const file = await fileResponse(services.storage, tile.key, c);
    return verdict.kind === 'open' ? file : closedFile(file);
  };
  app.get('/tiles/:tenantId/:contentId/*', tileAt);
  app.get(`${GRANT_PREFIX}/tiles/:tenantId/:contentId/*`, tileAt);

  app.get('/embed/:token', async (c) => {
    const found = await embeds.find(c.req.param('token'));
    return embeds.answer(c, found && { ...found, tourUrl: await urlOf(found.tour) });
  });

  /** The one address of a tour that others should name: at its tenant's primary domain, where there is one. */
  async function urlOf(tour: LiveTour): Promise<string> {
    const origin = await origins.of(tour.tenantId);
    return origin === undefined
      ? services.publicUrl + publicTourPath(manifestOf(tour).tenant.slug, tour.slug)
      : origin + sitePath(tour.slug);
  }

  app.get('/oembed', async (c) => oembed({ query: c.req.query(), publicUrl: services.publicUrl, find: embeddableAt }));

  /** What a stranger may know of an address of ours. */
  async function embeddableAt(path: string): Promise<Embeddable> {
    const token = embedAt(path);
    if (token !== undefined) {
      const found = await embeds.find(token);
      if (!found) return { kind: 'none' };
      const origin = (await origins.of(found.embed.tenantId)) ?? services.publicUrl;
      return { kind: 'embed', manifest: manifestOf(found.tour), embed: found.embed, url: `${origin}/embed/${token}` };
    }
    const at = tourAt(path);
    const seen: SeenByStranger = at ? await seenByStranger(gate, await liveTours.find(at.tenant, at.slug)) : { kind: 'none' };
    if (seen.kind === 'moved') return { kind: 'moved', url: publicTourPath(at?.tenant ?? '', seen.slug) };
    return seen.kind === 'tour' ? { kind: 'tour', manifest: manifestOf(seen.tour), url: await urlOf(seen.tour) } : seen;
  }

  return app;
}

/** What an address below `/tiles/` names; undefined when it can't be one of ours. */
export function tileOf(c: Context): { tenantId: string; contentId: string; key: ReturnType<typeof storageKey> } | undefined {
  const [tenantId = '', contentId = ''] = [c.req.param('tenantId'), c.req.param('contentId')];
  const below = `/tiles/${tenantId}/${contentId}/`;
  const path = c.req.path.slice(c.req.path.indexOf(below) + below.length);
  if (!isPanorama(tenantId, contentId) || !TILE.test(path)) return undefined;
  return { tenantId, contentId, key: storageKey(tenantId, 'tiles', contentId, ...path.split('/')) };
}

/** Whether an address can mean the tiles of a panorama. */
export function isPanorama(tenantId: string, contentId: string): boolean {
  return UUID.test(tenantId) && CONTENT_ID.test(contentId);
}

/** A header as Node has read it: asking Hono for one builds all of them, which costs more than the rest of a hot answer. */
function rawHeader(c: Context, name: 'accept-encoding' | 'if-none-match'): string | undefined {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  return incoming ? incoming.headers[name] : c.req.header(name);
}

function manifestPath(tour: LiveTour): string {
  return `/manifests/${tour.tenantId}/${tour.hash}.json`;
}

/** The document of a closed tour for one visitor, or that there is none for them. */
function closedDocument(c: Context, verdict: Exclude<Verdict, { kind: 'open' }>, read: () => TourManifest): Response {
  if (verdict.kind === 'hidden') return notFound();
  if (verdict.kind === 'locked') return refused(c, new AppError(toursErrors.password_required));
  return closed(Response.json(grantManifest(read(), verdict.grant)));
}

function refused(c: Context, error: AppError): Response {
  return closed(problemResponse(error, { requestId: newId(), instance: c.req.path }));
}

/** What a grant opened: a browser may keep a tile while it is inside, nobody in between may. */
export function closedFile(file: Response): Response {
  if (file.status === 404) return file;
  const opened = closed(file);
  opened.headers.set('cache-control', 'private, max-age=3600');
  opened.headers.set('cross-origin-resource-policy', 'same-origin');
  opened.headers.delete('access-control-allow-origin');
  return opened;
}

/** What the signed address of a draft opened: as closed, but the page that shows it may be anybody's, and sends nothing of a session. */
export function draftFile(file: Response): Response {
  const shown = closedFile(file);
  shown.headers.set('cross-origin-resource-policy', 'cross-origin');
  shown.headers.set('access-control-allow-origin', '*');
  return shown;
}

function closed(response: Response): Response {
  for (const [name, value] of Object.entries(CLOSED_HEADERS)) response.headers.set(name, value);
  response.headers.set('x-content-type-options', 'nosniff');
  return response;
}

/** A stored file, whole or in part. Files under these addresses never change. */
export async function fileResponse(storage: Storage, key: ReturnType<typeof storageKey>, c: Context): Promise<Response> {
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

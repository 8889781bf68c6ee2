import {
  AppError,
  checkRawInput,
  commonErrors,
  fail,
  fieldsOf,
  newId,
  toAppError,
  type RequestFacts,
  type Services,
} from '@belvedere/kernel';
import {
  createHitRecorder,
  decideAsVisitor,
  hitBatch,
  offerConsent,
  receiveHits,
  visitorDecision,
  type HitTour,
} from '@belvedere/platform';
import type { z } from 'zod';
import { countTourViews, type Gate, type LiveTour, type PublicReader } from '@belvedere/tours';
import { Hono, type Context } from 'hono';
import { ANY_PAGE, ANY_PAGE_PREFLIGHT } from '../http/any-page.ts';
import { problemResponse } from '../http/problem-response.ts';
import { readText } from '../http/read-text.ts';
import { requestFacts } from '../http/request-context.ts';
import { apiHeaders } from '../http/security-headers.ts';
import { createEmbeds } from './embeds.ts';
import type { LiveTours } from './live-tours.ts';
import { manifestOf } from './manifest-of.ts';
import { embedAt, tourAt } from './oembed.ts';

interface Parts {
  services: Services;
  reader: PublicReader;
  liveTours: LiveTours;
  gate: Gate;
  trustedHops: number;
}

/** What a browser sends by itself when a page goes away is no longer than this. */
const MOST_BYTES = 65_536;

const partsOf = new WeakMap<LiveTour, HitTour>();

/**
 * Where browsers tell what visitors do in a live tour. The address of the tour or of its embed names the tenant, and what is not in that
 * tour is refused (C7). It is answered after the commit; `navigator.sendBeacon` may send it as plain text, which asks for no preflight.
 */
export function hitRoutes({ services, reader, liveTours, gate, trustedHops }: Parts): Hono {
  const app = new Hono();
  const isHttps = services.publicUrl.startsWith('https:');
  const open = { ...apiHeaders(isHttps), ...ANY_PAGE };
  const answered = { ...open, 'content-type': 'application/json' };
  const recorder = createHitRecorder({ ...services, followers: [countTourViews] });
  const embeds = createEmbeds({ reader, gate, isHttps });

  const taken = (work: (c: Context, request: RequestFacts) => Promise<object>) => async (c: Context) => {
    const request = requestFacts(c, trustedHops, newId());
    try {
      const verdict = await services.limits.check({ rate: 'write', principal: `hits:${request.ip}` });
      if (!verdict.allowed) fail(commonErrors.rate_limited, { retryAfter: verdict.retryAfter });
      // Not Response.json: what the host makes of it costs twice as much.
      return new Response(JSON.stringify(await work(c, request)), { headers: answered });
    } catch (error) {
      return refusal(error, request.id);
    }
  };
  const preflight = () => new Response(null, { status: 204, headers: { ...open, ...ANY_PAGE_PREFLIGHT } });

  app.options('/hits', preflight);
  app.post(
    '/hits',
    taken(async (c, request) => {
      const batch = parsed(hitBatch, await readBody(c));
      const tour = await tourOf(batch);
      return receiveHits({ services, recorder }, { tenantId: tour.tenantId, tour: hitTourOf(tour), batch, request });
    }),
  );

  app.options('/hits/consent', preflight);
  app.get(
    '/hits/consent',
    taken(async (c, request) => {
      const { at = '', grant, language = '' } = c.req.query();
      const tour = await tourOf({ at, grant });
      return offerConsent({ services, tenantId: tour.tenantId, request }, [language, manifestOf(tour).language]);
    }),
  );
  app.post(
    '/hits/consent',
    taken(async (c, request) => {
      const { textId, granted, visitKey, ...place } = parsed(visitorDecision, await readBody(c));
      const { tenantId } = await tourOf(place);
      return decideAsVisitor({ services, tenantId, request }, { textId, granted, visitKey });
    }),
  );

  /** The live tour at an address, if this visitor may see it. */
  async function tourOf({ at, grant }: { at: string; grant?: string | undefined }): Promise<LiveTour> {
    return (await findTour(at, grant)) ?? fail(commonErrors.not_found);
  }

  async function findTour(at: string, grant: string | undefined): Promise<LiveTour | undefined> {
    const token = embedAt(at);
    if (token !== undefined) return (await embeds.find(token))?.tour;
    const named = tourAt(at);
    if (!named) return undefined;
    let answer = await liveTours.find(named.tenant, named.slug);
    if (answer.kind === 'moved') answer = await liveTours.find(named.tenant, answer.slug);
    if (answer.kind !== 'tour' && answer.kind !== 'closed') return undefined;
    const verdict = await gate.decide(answer.tour, { grants: grant === undefined ? [] : [grant] });
    return verdict.kind === 'open' || verdict.kind === 'granted' ? answer.tour : undefined;
  }

  /** A database that is away is a moment's trouble: whoever sent keeps the hits and sends the same again. */
  function refusal(error: unknown, requestId: string): Response {
    const isOurs = toAppError(error).status >= 500;
    if (isOurs) services.log.error({ err: error, request_id: requestId }, 'hits were not taken in');
    const told = isOurs && !(error instanceof AppError) ? asUnavailable() : error;
    const response = problemResponse(told, { requestId, instance: '/hits' });
    for (const [name, value] of Object.entries(open)) response.headers.set(name, value);
    if (response.status === 413) response.headers.set('connection', 'close');
    return response;
  }

  return app;
}

const asUnavailable = () => new AppError(commonErrors.unavailable, { retryAfter: 5 });

async function readBody(c: Context): Promise<unknown> {
  const text = (await readText(c, MOST_BYTES)) ?? fail(commonErrors.payload_too_large);
  try {
    return JSON.parse(text);
  } catch {
    return fail(commonErrors.invalid_input, { fields: { '': 'The body is not JSON.' } });
  }
}

function parsed<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  // Hits are judged one by one: one that is no text costs the others nothing.
  const { hits: _, ...rest } = Object(body) as Record<string, unknown>;
  checkRawInput(rest);
  const result = schema.safeParse(body);
  return result.success ? result.data : fail(commonErrors.invalid_input, { fields: fieldsOf(result.error.issues) });
}

/** What of a tour hits can be about, read once for as long as the tour is kept in memory. */
function hitTourOf(tour: LiveTour): HitTour {
  const known = partsOf.get(tour);
  if (known) return known;
  const { scenes } = manifestOf(tour);
  const hotspots = new Map(scenes.flatMap((scene) => scene.hotspots.map((hotspot) => [hotspot.id, scene.id] as const)));
  const parts = { id: tour.tourId, scenes: new Set(scenes.map(({ id }) => id)), hotspots };
  partsOf.set(tour, parts);
  return parts;
}

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
import { ANY_PAGE } from '../http/any-page.ts';
import { problemAnswer, type TextAnswer } from '../http/problem-response.ts';
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
}

/** Who calls. An id is made where one is needed: that takes as long as finding the tour. */
type Caller = Omit<RequestFacts, 'id'>;

/** A call as it came, whoever read it. */
export interface HitCall {
  caller: Caller;
  /** Of a POST; undefined where it was longer than `MOST_HIT_BYTES`. */
  body?: string | undefined;
}

/** What answers those who tell what visitors do. It knows no server, so that there may be more than one way to it. */
export interface HitTaking {
  /** Headers of every answer. */
  headers: Readonly<Record<string, string>>;
  takeHits(call: HitCall): Promise<TextAnswer>;
  offerConsent(call: HitCall, asked: { at: string; grant?: string | undefined; language: string }): Promise<TextAnswer>;
  takeDecision(call: HitCall): Promise<TextAnswer>;
}

/** What a browser sends by itself when a page goes away is no longer than this. */
export const MOST_HIT_BYTES = 65_536;

const partsOf = new WeakMap<LiveTour, HitTour>();

/** Answers after the commit. The address of the tour or of its embed names the tenant, and what is not in that tour is refused (C7). */
export function createHitTaking({ services, reader, liveTours, gate }: Parts): HitTaking {
  const isHttps = services.publicUrl.startsWith('https:');
  const headers = { ...apiHeaders(isHttps), ...ANY_PAGE };
  const answered = { ...headers, 'content-type': 'application/json' };
  const recorder = createHitRecorder({ ...services, followers: [countTourViews] });
  const embeds = createEmbeds({ reader, gate, isHttps });

  const answer = async ({ caller }: HitCall, work: () => Promise<object>): Promise<TextAnswer> => {
    try {
      const verdict = await services.limits.check({ rate: 'write', principal: `hits:${caller.ip}` });
      if (!verdict.allowed) fail(commonErrors.rate_limited, { retryAfter: verdict.retryAfter });
      return { status: 200, headers: answered, body: JSON.stringify(await work()) };
    } catch (error) {
      return refusal(error, newId());
    }
  };

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
  function refusal(error: unknown, requestId: string): TextAnswer {
    const isOurs = toAppError(error).status >= 500;
    if (isOurs) services.log.error({ err: error, request_id: requestId }, 'hits were not taken in');
    const told = isOurs && !(error instanceof AppError) ? asUnavailable() : error;
    const refused = problemAnswer(told, { requestId, instance: '/hits' });
    return { ...refused, headers: { ...refused.headers, ...headers, ...(refused.status === 413 && { connection: 'close' }) } };
  }

  return {
    headers,
    takeHits: (call) =>
      answer(call, async () => {
        const batch = parsed(hitBatch, call.body);
        const tour = await tourOf(batch);
        return receiveHits({ services, recorder }, { tenantId: tour.tenantId, tour: hitTourOf(tour), batch, request: call.caller });
      }),
    offerConsent: (call, { language, ...place }) =>
      answer(call, async () => {
        const tour = await tourOf(place);
        return offerConsent({ services, tenantId: tour.tenantId, request: identified(call) }, [language, manifestOf(tour).language]);
      }),
    takeDecision: (call) =>
      answer(call, async () => {
        const { textId, granted, visitKey, ...place } = parsed(visitorDecision, call.body);
        const { tenantId } = await tourOf(place);
        return decideAsVisitor({ services, tenantId, request: identified(call) }, { textId, granted, visitKey });
      }),
  };
}

const identified = ({ caller }: HitCall): RequestFacts => ({ ...caller, id: newId() });
const asUnavailable = () => new AppError(commonErrors.unavailable, { retryAfter: 5 });

function parsed<Schema extends z.ZodType>(schema: Schema, text: string | undefined): z.output<Schema> {
  const body = jsonIn(text ?? fail(commonErrors.payload_too_large));
  // Hits are judged one by one: one that is no text costs the others nothing.
  const { hits: _, ...rest } = Object(body) as Record<string, unknown>;
  checkRawInput(rest);
  const result = schema.safeParse(body);
  return result.success ? result.data : fail(commonErrors.invalid_input, { fields: fieldsOf(result.error.issues) });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return fail(commonErrors.invalid_input, { fields: { '': 'The body is not JSON.' } });
  }
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

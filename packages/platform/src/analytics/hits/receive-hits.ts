import type { RequestFacts, Services } from '@belvedere/kernel';
import { hashToken } from '@belvedere/kernel/core';
import { isbot } from 'isbot';
import { networkOf } from '../../audit-log/network-of.ts';
import { deviceOf } from '../../identity/sessions/device.ts';
import { visitOf } from '../visits/visit-of.ts';
import type { HitRecorder } from './create-hit-recorder.ts';
import type { HitBatch } from './hit-types.ts';
import { judgeHits, type HitTour, type Judged, type RefusalReason } from './judge-hits.ts';
import { campaignOf, pageWithoutQuery, referringHost } from './pages.ts';
import type { ReceivedBatch, VisitRow } from './table.ts';

interface Received {
  tenantId: string;
  tour: HitTour;
  batch: HitBatch;
  request: RequestFacts;
}

export interface HitsAnswer {
  /** Hits that are kept, now or since an earlier call. */
  accepted: number;
  /** Those that are not, each with the reason: sending them again changes nothing. */
  refused: { id: string | null; reason: RefusalReason }[];
}

/** Takes in what a visitor did in a live tour: of people who agreed to it, and whose browser does not object (0.30). */
export async function receiveHits(
  { services, recorder }: { services: Services; recorder: HitRecorder },
  { tenantId, tour, batch, request }: Received,
): Promise<HitsAnswer> {
  const dropAll = async (reason: RefusalReason): Promise<HitsAnswer> => {
    const nothing = { keyHash: null, pageUrl: null, visits: [], hits: [], quarantined: [] };
    await recorder.record(tenantId, { ...nothing, tourId: tour.id, refusals: [{ reason, hits: batch.hits.length }] });
    return { accepted: 0, refused: batch.hits.map(({ id }) => ({ id: typeof id === 'string' ? id.slice(0, 40) : null, reason })) };
  };
  // Nothing but a program sends no name of itself.
  if (!request.userAgent || isbot(request.userAgent)) return dropAll('bot');
  if (request.privacySignal) return dropAll('signal');

  const judged = judgeHits(batch.hits, { tour, now: services.clock.now() });
  const received = keptOf(judged, { tenantId, tour, batch, request, services });
  const { hasConsent } = await recorder.record(tenantId, received);
  if (hasConsent) return { accepted: judged.hits.length, refused: judged.refused };
  return { accepted: 0, refused: [...judged.refused, ...judged.hits.map(({ id }) => ({ id, reason: 'no_consent' as const }))] };
}

function keptOf(
  { hits, quarantined, refused }: Judged,
  { tenantId, tour, batch, request, services }: Received & { services: Services },
): ReceivedBatch {
  const device = deviceOf(request.userAgent);
  const about = {
    network: networkOf(request.ip),
    userAgent: request.userAgent?.slice(0, 300) ?? null,
    deviceType: device.type,
    browser: device.browser,
    os: device.os,
    ...(services.findPlace?.(request.ip) ?? { country: null, city: null }),
    referrer: referringHost(batch.referrer, batch.page),
    ...campaignOf(batch.page),
  };
  const visits = new Map<string, VisitRow>();
  const rows = hits.map((each) => {
    const day = each.occurredAt.toISOString().slice(0, 10);
    const known = visits.get(day);
    const visit = known ?? {
      ...visitOf(services.signingKey, { tenantId, token: batch.visit, day }),
      ...about,
      startedAt: each.occurredAt,
      lastActivityAt: each.occurredAt,
    };
    if (each.occurredAt < visit.startedAt) visit.startedAt = each.occurredAt;
    if (each.occurredAt > visit.lastActivityAt) visit.lastActivityAt = each.occurredAt;
    visits.set(day, visit);
    return { ...each, sessionId: visit.id };
  });
  const reasons = Map.groupBy(refused, ({ reason }) => reason);
  return {
    keyHash: hashToken(batch.visitKey),
    tourId: tour.id,
    pageUrl: pageWithoutQuery(batch.page),
    visits: [...visits.values()],
    hits: rows,
    quarantined,
    refusals: [...reasons].map(([reason, each]) => ({ reason, hits: each.length })),
  };
}

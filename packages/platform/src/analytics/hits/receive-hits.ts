import type { RequestFacts, Services } from '@belvedere/kernel';
import { DAY, hashToken } from '@belvedere/kernel/core';
import { networkOf } from '../../audit-log/network-of.ts';
import { agentOf, type Agent } from '../visits/agent-of.ts';
import { visitOf } from '../visits/visit-of.ts';
import type { HitRecorder } from './create-hit-recorder.ts';
import type { HitBatch } from './hit-types.ts';
import { judgeHits, type HitTour, type Judged, type RefusalReason } from './judge-hits.ts';
import { readPage } from './read-page.ts';
import type { ReceivedBatch, VisitRow } from './table.ts';

interface Received {
  tenantId: string;
  tour: HitTour;
  batch: HitBatch;
  request: Pick<RequestFacts, 'ip' | 'userAgent' | 'privacySignal'>;
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
  const agent = request.userAgent === null || request.userAgent === '' ? undefined : agentOf(request.userAgent);
  if (!agent || agent.isBot) return dropAll('bot');
  if (request.privacySignal) return dropAll('signal');

  const judged = judgeHits(batch.hits, { tour, now: services.clock.now() });
  const received = keptOf(judged, { tenantId, tour, batch, request, services, agent });
  const { hasConsent } = await recorder.record(tenantId, received);
  if (hasConsent) return { accepted: judged.hits.length, refused: judged.refused };
  return { accepted: 0, refused: [...judged.refused, ...judged.hits.map(({ id }) => ({ id, reason: 'no_consent' as const }))] };
}

function keptOf(
  { hits, quarantined, refused }: Judged,
  { tenantId, tour, batch, request, services, agent }: Received & { services: Services; agent: Agent },
): ReceivedBatch {
  const { pageUrl, referrer, campaign } = readPage(batch);
  const about = {
    network: networkOf(request.ip),
    userAgent: request.userAgent?.slice(0, 300) ?? null,
    deviceType: agent.type,
    browser: agent.browser,
    os: agent.os,
    ...(services.findPlace?.(request.ip) ?? { country: null, city: null }),
    referrer,
    ...campaign,
  };
  // Whoever has no key is who came from this network with this browser on this day: nothing of it leaves the hash.
  const token = batch.visitKey === undefined ? `cookieless|${about.network}|${about.userAgent}` : (batch.visit ?? batch.visitKey);
  const visits = new Map<number, VisitRow>();
  const rows = hits.map((hit) => {
    const { occurredAt } = hit;
    const day = Math.floor(occurredAt.getTime() / DAY);
    let visit = visits.get(day);
    if (!visit) {
      const key = visitOf(services.signingKey, { tenantId, token, day });
      visits.set(day, (visit = { ...key, ...about, startedAt: occurredAt, lastActivityAt: occurredAt }));
    }
    if (occurredAt < visit.startedAt) visit.startedAt = occurredAt;
    if (occurredAt > visit.lastActivityAt) visit.lastActivityAt = occurredAt;
    return { hit, sessionId: visit.id };
  });
  const reasons = Map.groupBy(refused, ({ reason }) => reason);
  return {
    keyHash: batch.visitKey === undefined ? null : hashToken(batch.visitKey),
    tourId: tour.id,
    pageUrl,
    visits: [...visits.values()],
    hits: rows,
    quarantined,
    refusals: [...reasons].map(([reason, each]) => ({ reason, hits: each.length })),
  };
}

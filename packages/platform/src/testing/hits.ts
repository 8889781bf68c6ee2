import { randomBytes } from 'node:crypto';
import { newId } from '@belvedere/kernel/core';
import { createHitRecorder } from '../analytics/hits/create-hit-recorder.ts';
import type { HitBatch } from '../analytics/hits/hit-types.ts';
import { receiveHits } from '../analytics/hits/receive-hits.ts';
import type { Caller, Person, PlatformWorld } from './platform-world.ts';

export const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
export const PHONE =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';

/** A UUIDv7 of that time. */
export function idAt(time: Date): string {
  const hex = time.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${newId().slice(15)}`;
}

export const key = (): string => randomBytes(24).toString('base64url');

/** A tenant with one tour of two scenes and a hotspot, and visitors of it. */
export async function tourWithVisitors(world: PlatformWorld) {
  const owner: Person = await world.person('owner');
  const { id: tenantId } = await world.tenant(owner, 'Museum');
  const [hall, attic, clock] = [newId(), newId(), newId()];
  const tour = { id: newId(), scenes: new Set([hall, attic]), hotspots: new Map([[clock, hall]]) };
  const recorder = createHitRecorder({ database: world.database, clock: world.clock });
  const caller = (): Caller => world.as({ ...owner, authTime: world.clock.now() }, { wantedTenant: tenantId });

  /** A visitor who agreed to be counted, or did not. */
  async function visitor(granted = true): Promise<string> {
    const visitKey = key();
    const { consent } = caller().compliance;
    const text = await consent.createText({ purpose: 'analytics', language: 'en', text: 'May we count?' });
    if (granted) await consent.decide({ textId: text.id, granted, visitKey, source: 'banner' });
    return visitKey;
  }

  /** Sends hits as a browser would; without a key as one that keeps nothing. */
  const send = (
    visitKey: string | undefined,
    hits: Record<string, unknown>[],
    more: Partial<HitBatch> & { ip?: string; userAgent?: string | null; privacySignal?: 'gpc' | 'dnt' } = {},
  ) => {
    const { ip = '203.0.113.77', userAgent = FIREFOX, privacySignal = null, ...batch } = more;
    return receiveHits(
      { services: world.services, recorder },
      {
        tenantId,
        tour,
        batch: { at: '/t/museum/tour', ...(visitKey !== undefined && { visitKey, visit: visitKey }), hits, ...batch },
        request: { ip, userAgent, privacySignal },
      },
    );
  };

  const raw = () => world.inTenant(tenantId, (tx) => tx.analyticsEvent.findMany({ where: { tenantId }, orderBy: { id: 'asc' } }));
  const visits = () => world.inTenant(tenantId, (tx) => tx.visitSession.findMany({ where: { tenantId }, orderBy: { startedAt: 'asc' } }));
  const hit = (type: string, more: object = {}, at = world.clock.now()) => ({ id: idAt(at), type, ...more });
  return { owner, tenantId, tour, hall, attic, clock, recorder, caller, visitor, send, raw, visits, hit };
}

export type TourWithVisitors = Awaited<ReturnType<typeof tourWithVisitors>>;

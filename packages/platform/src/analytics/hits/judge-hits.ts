import { checkRawInput } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import { binOf } from '../gaze/bins.ts';
import { HIT_TYPES, hit, type Hit } from './hit-types.ts';
import { timeOfId } from './time-of-id.ts';

/** Clocks of visitors are wrong, and phones send late; further off than this a time says nothing. */
const SKEW = 7 * DAY;

/** Why a hit was not kept. */
export type RefusalReason = 'bot' | 'signal' | 'no_consent' | 'clock' | 'id' | 'foreign' | 'unknown_type' | 'invalid';

/** The tour that the hits are about, as it is live. */
export interface HitTour {
  id: string;
  scenes: ReadonlySet<string>;
  /** Each hotspot with its scene. */
  hotspots: ReadonlyMap<string, string>;
}

export interface JudgedHit {
  id: string;
  occurredAt: Date;
  eventType: Hit['type'];
  sceneId: string | null;
  hotspotId: string | null;
  /** Seconds. */
  duration: number | null;
  properties: Record<string, string | readonly number[]> | null;
}

export interface QuarantinedHit {
  id: string;
  eventType: string;
  reason: RefusalReason;
  body: Record<string, unknown>;
}

export interface Judged {
  hits: JudgedHit[];
  quarantined: QuarantinedHit[];
  refused: { id: string | null; reason: RefusalReason }[];
}

/** Sorts what a browser sent: what is kept, what is set aside as nobody here knows it, and what is refused. */
export function judgeHits(raw: readonly Record<string, unknown>[], { tour, now }: { tour: HitTour; now: Date }): Judged {
  const judged: Judged = { hits: [], quarantined: [], refused: [] };
  for (const body of raw) {
    const sent = body['id'];
    // Nothing but text is read: to make text of whatever a stranger sends may throw.
    const id = typeof sent === 'string' ? sent.toLowerCase() : '';
    const occurredAt = timeOfId(id);
    const refuse = (reason: RefusalReason) => judged.refused.push({ id: occurredAt ? id : null, reason });
    if (!occurredAt) {
      refuse('id');
      continue;
    }
    if (Math.abs(occurredAt.getTime() - now.getTime()) > SKEW) {
      refuse('clock');
      continue;
    }
    const eventType = typeof body['type'] === 'string' ? body['type'].slice(0, 60) : '';
    const known = hit.safeParse(body);
    if (!known.success) {
      const reason = HIT_TYPES.has(eventType) ? 'invalid' : 'unknown_type';
      refuse(reason);
      if (isStorable(body)) judged.quarantined.push({ id, eventType, reason, body });
      continue;
    }
    const place = placeOf(known.data, tour);
    if (place) judged.hits.push({ id, occurredAt, eventType: known.data.type, ...place, ...detailsOf(known.data) });
    else refuse('foreign');
  }
  return judged;
}

/** Nothing that PostgreSQL can't keep, that reaches prototypes or is too deep. What a schema of ours takes needs no such look. */
function isStorable(body: unknown): boolean {
  try {
    checkRawInput(body);
    return true;
  } catch {
    return false;
  }
}

function placeOf(known: Hit, { scenes, hotspots }: HitTour): Pick<JudgedHit, 'sceneId' | 'hotspotId'> | undefined {
  if ('sceneId' in known) {
    const sceneId = known.sceneId.toLowerCase();
    return scenes.has(sceneId) ? { sceneId, hotspotId: null } : undefined;
  }
  if (!('hotspotId' in known)) return { sceneId: null, hotspotId: null };
  const hotspotId = known.hotspotId.toLowerCase();
  const sceneId = hotspots.get(hotspotId);
  return sceneId === undefined ? undefined : { sceneId, hotspotId };
}

function detailsOf(known: Hit): Pick<JudgedHit, 'duration' | 'properties'> {
  return {
    duration: 'durationMs' in known && known.durationMs !== undefined ? known.durationMs / 1000 : null,
    properties: propertiesOf(known),
  };
}

function propertiesOf(known: Hit): JudgedHit['properties'] {
  if (known.type === 'share') return { to: known.to };
  if (known.type === 'interaction') return { name: known.name };
  return known.type === 'gaze' ? { bins: known.looks.map(([yaw, pitch]) => binOf({ yaw, pitch })) } : null;
}

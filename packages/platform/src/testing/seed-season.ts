import { createHash } from 'node:crypto';
import type { Database, Transaction } from '@belvedere/db';
import { binOf } from '../analytics/gaze/bins.ts';
import { refreshDaily, refreshHourly } from '../analytics/rollups/table.ts';
import { idAt } from './hits.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** A tour as its visitors walk it. */
export interface WalkedTour {
  id: string;
  /** How much more than the others it is visited. */
  weight: number;
  /** The first is where people come in. */
  scenes: readonly { id: string; hotspots: readonly { id: string; yaw: number; pitch: number; to: string | null }[] }[];
}

export interface Season {
  tenantId: string;
  tours: readonly WalkedTour[];
  now: Date;
  /** Days until today, which is one of them. */
  days: number;
  /** Visits of an ordinary day at the end of the season. */
  visitsADay: number;
  /** The same number gives the same season. */
  seed: number;
}

/** Monday first: people look at the weekend. */
const WEEK = [0.75, 0.7, 0.78, 0.85, 1, 1.5, 1.42];
/** By hour (UTC): little at night, some at noon, most in the evening. */
const HOURS = [2, 1, 1, 1, 1, 2, 4, 7, 10, 12, 13, 14, 15, 13, 12, 13, 15, 18, 22, 26, 24, 17, 10, 5];
/** A newspaper wrote about it, so many days before the end. */
const SPIKE = { before: 11, factor: 3.4, referrer: 'news.example' };

type Shares = readonly (readonly [string | null, number])[];
const DEVICES: Shares = [
  ['mobile', 58],
  ['desktop', 34],
  ['tablet', 8],
];
const BROWSERS: Shares = [
  ['Chrome', 52],
  ['Safari', 28],
  ['Firefox', 11],
  ['Edge', 9],
];
const SYSTEMS: Record<string, Shares> = {
  mobile: [
    ['Android', 62],
    ['iOS', 38],
  ],
  tablet: [
    ['iOS', 70],
    ['Android', 30],
  ],
  desktop: [
    ['Windows', 64],
    ['macOS', 26],
    ['Linux', 10],
  ],
};
const COUNTRIES: Shares = [
  ['DE', 34],
  ['AT', 14],
  ['CH', 12],
  ['NL', 9],
  ['FR', 8],
  ['GB', 8],
  ['US', 7],
  ['NZ', 2],
  [null, 6],
];
const REFERRERS: Shares = [
  [null, 46],
  ['search.example', 31],
  ['hotel.example', 13],
  ['maps.example', 10],
];
const CAMPAIGNS: Shares = [
  [null, 82],
  ['spring', 12],
  ['newsletter', 6],
];
const REFUSED: readonly (readonly [string, number])[] = [
  ['bot', 0.9],
  ['no_consent', 2.4],
  ['signal', 0.5],
  ['clock', 0.04],
  ['invalid', 0.02],
];

interface Drawn {
  visits: unknown[][];
  hits: unknown[][];
}

/**
 * Fills a tenant with a season of visits as they come in life: a weekly cycle, growth, evenings, one day in the news, people who walk from scene to
 * scene by hotspots and look where those are. Raw rows as the server would have stored them (those of days without a partition go where late ones
 * do), and the sums made of them.
 */
export async function seedSeason(database: Database, season: Season): Promise<void> {
  const { tenantId, now, days } = season;
  const today = Math.floor(now.getTime() / DAY) * DAY;
  const first = today - (days - 1) * DAY;
  const drawn = drawSeason(season, { first, today });
  await database.transaction({ tenantId }, async (tx) => {
    await insertVisits(tx, tenantId, drawn.visits);
    for (let from = 0; from < drawn.hits.length; from += 5_000) await insertHits(tx, tenantId, drawn.hits.slice(from, from + 5_000));
    await insertRefusals(tx, season, first);
    await tx.$executeRaw`
      INSERT INTO rollups_due (tenant_id, day) SELECT ${tenantId}::uuid, d::date FROM generate_series(${new Date(first)}::timestamptz, ${now}::timestamptz, '1 day') AS d
      ON CONFLICT DO NOTHING`;
  });
  await refreshSums(database, { tenantId, now });
}

/** Makes the sums, as the worker does every few minutes: of a tenant with many hits reports read nothing else. */
export async function refreshSums(database: Database, { tenantId, now }: { tenantId: string; now: Date }): Promise<void> {
  await database.transaction({ tenantId }, async (tx) => {
    await refreshDaily(tx, now);
    await refreshHourly(tx, now);
  });
}

function drawSeason({ tours, now, days, visitsADay, seed }: Season, { first, today }: { first: number; today: number }): Drawn {
  const random = randomFrom(seed);
  const pick = (shares: Shares) => pickFrom(shares, random);
  const drawn: Drawn = { visits: [], hits: [] };
  for (let day = first; day <= today; day += DAY) {
    const since = (day - first) / DAY;
    const isSpike = (today - day) / DAY === SPIKE.before;
    const growth = 0.45 + 0.55 * (since / Math.max(1, days - 1));
    const expected = visitsADay * growth * (WEEK[(new Date(day).getUTCDay() + 6) % 7] ?? 1) * (isSpike ? SPIKE.factor : 1);
    const count = Math.round(expected * (0.9 + 0.2 * random()));
    for (let each = 0; each < count; each++) {
      const begin = day + pickIndex(HOURS, random) * HOUR + random() * HOUR;
      const tour =
        tours[
          pickIndex(
            tours.map(({ weight }) => weight),
            random,
          )
        ];
      if (begin > now.getTime() || !tour) continue;
      const id = uuidFrom(random);
      const hits = walk(tour, { visit: id, begin, end: Math.min(now.getTime(), day + DAY - 1), random });
      const device = pick(DEVICES);
      const referrer = isSpike && random() < 0.7 ? SPIKE.referrer : pick(REFERRERS);
      const campaign = pick(CAMPAIGNS);
      const [from, until] = [hits[0]?.[1], hits.at(-1)?.[1]];
      const who = [device, pick(BROWSERS), pick(SYSTEMS[device ?? ''] ?? []), pick(COUNTRIES)];
      drawn.visits.push([id, ...who, referrer, campaign && 'mail', campaign && 'e-mail', campaign, from, until]);
      drawn.hits.push(...hits);
    }
  }
  return drawn;
}

/** The hits of one visit, in their order. */
function walk(
  tour: WalkedTour,
  { visit, begin, end, random }: { visit: string; begin: number; end: number; random: () => number },
): unknown[][] {
  const hits: unknown[][] = [];
  let at = begin;
  const scenes = new Map(tour.scenes.map((each) => [each.id, each]));
  const hit = (type: string, of: { scene?: string; hotspot?: string; properties?: object; duration?: number } = {}) => {
    if (at > end) return;
    const time = new Date(Math.floor(at));
    hits.push([
      idAt(time),
      time,
      type,
      visit,
      tour.id,
      of.scene ?? null,
      of.hotspot ?? null,
      JSON.stringify(of.properties ?? {}),
      of.duration ?? null,
    ]);
  };
  hit('tour_view');
  // Some follow a link into the middle.
  let scene = random() < 0.88 ? tour.scenes[0] : tour.scenes[Math.floor(random() * tour.scenes.length)];
  for (let steps = 0; scene && steps < 14; steps++) {
    at += 50;
    hit('scene_view', { scene: scene.id });
    const stay = 4_000 + 30_000 * random() ** 2;
    for (const { id } of scene.hotspots.filter(() => random() < 0.72)) {
      at += 300;
      hit('hotspot_view', { scene: scene.id, hotspot: id });
    }
    hit('gaze', { scene: scene.id, properties: { bins: looksIn(scene, Math.ceil(stay / 4_000), random) } });
    at += stay;
    const chosen = scene.hotspots[Math.floor(random() ** 1.6 * scene.hotspots.length)];
    if (chosen && random() < 0.66) hit('hotspot_click', { scene: scene.id, hotspot: chosen.id });
    at += 20;
    hit('scene_leave', { scene: scene.id, duration: Math.round(stay) / 1_000 });
    if (random() < 0.27) break;
    scene = chosen?.to ? scenes.get(chosen.to) : tour.scenes[Math.floor(random() * tour.scenes.length)];
  }
  if (random() < 0.035) {
    at += 500;
    hit('share');
  }
  return hits;
}

/** People look ahead, and at what can be pressed. */
function looksIn({ hotspots }: WalkedTour['scenes'][number], seconds: number, random: () => number): number[] {
  const around = (middle: number, spread: number) => middle + spread * (random() + random() + random() - 1.5);
  return Array.from({ length: seconds }, () => {
    const hotspot = random() < 0.65 ? hotspots[Math.floor(random() ** 1.4 * hotspots.length)] : undefined;
    const pitch = Math.max(-89, Math.min(89, around(hotspot?.pitch ?? -4, 14)));
    return binOf({ yaw: around(hotspot?.yaw ?? 0, hotspot ? 20 : 90), pitch });
  });
}

const column = (rows: readonly unknown[][], index: number) => rows.map((row) => row[index]);

async function insertVisits(tx: Transaction, tenantId: string, rows: readonly unknown[][]): Promise<void> {
  const of = (index: number) => column(rows, index) as string[];
  await tx.$executeRaw`
    INSERT INTO visit_sessions (tenant_id, id, token_hash, device_type, browser, os, country, referrer, utm_source, utm_medium, utm_campaign, started_at, last_activity_at)
    SELECT ${tenantId}::uuid, v.id, v.id::text, v.device, v.browser, v.os, v.country, v.referrer, v.source, v.medium, v.campaign, v.started, v.active
    FROM unnest(${of(0)}::uuid[], ${of(1)}::text[], ${of(2)}::text[], ${of(3)}::text[], ${of(4)}::text[], ${of(5)}::text[], ${of(6)}::text[], ${of(7)}::text[],
      ${of(8)}::text[], ${of(9)}::timestamptz[], ${of(10)}::timestamptz[])
      AS v (id, device, browser, os, country, referrer, source, medium, campaign, started, active)`;
}

async function insertHits(tx: Transaction, tenantId: string, rows: readonly unknown[][]): Promise<void> {
  const of = (index: number) => column(rows, index) as string[];
  await tx.$executeRaw`
    INSERT INTO analytics_events (tenant_id, id, occurred_at, event_type, session_id, tour_id, scene_id, hotspot_id, properties, duration)
    SELECT ${tenantId}::uuid, h.id, h.at, h.type, h.visit, h.tour, h.scene, h.hotspot, h.properties::jsonb, h.duration
    FROM unnest(${of(0)}::uuid[], ${of(1)}::timestamptz[], ${of(2)}::text[], ${of(3)}::uuid[], ${of(4)}::uuid[], ${of(5)}::uuid[], ${of(6)}::uuid[],
      ${of(7)}::text[], ${of(8)}::float8[]) AS h (id, at, type, visit, tour, scene, hotspot, properties, duration)`;
}

async function insertRefusals(tx: Transaction, { tenantId, days, visitsADay, seed }: Season, first: number): Promise<void> {
  const random = randomFrom(seed + 1);
  const data = Array.from({ length: days }, (_, n) => new Date(first + n * DAY)).flatMap((day) =>
    REFUSED.map(([reason, share]) => ({ tenantId, day, reason, hits: Math.round(visitsADay * share * (0.6 + 0.8 * random())) })),
  );
  await tx.hitRefusal.createMany({ data: data.filter(({ hits }) => hits > 0) });
}

/** mulberry32: the same numbers for the same seed, on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pickIndex(weights: readonly number[], random: () => number): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const found = weights.findIndex((weight) => (left -= weight) < 0);
  return found === -1 ? weights.length - 1 : found;
}

function pickFrom(shares: Shares, random: () => number): string | null {
  return (
    shares[
      pickIndex(
        shares.map(([, share]) => share),
        random,
      )
    ]?.[0] ?? null
  );
}

/** As even as the ids of visits are, which are hashes: sketches count on it. */
function uuidFrom(random: () => number): string {
  const hex = createHash('sha256').update(String(random())).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

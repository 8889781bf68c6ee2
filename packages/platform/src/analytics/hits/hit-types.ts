import { z } from 'zod';

const LONGEST_MS = 86_400_000;

/** Made by the visitor's browser: UUIDv7, whose time is when it happened. The same id is always the same hit; whoever judges it reads its time. */
const id = z.string();
const durationMs = z.int().min(0).max(LONGEST_MS);
/** Those that the tour has, and no others. */
const sceneId = z.string();
const yaw = z.int().min(-180).max(180);
const pitch = z.int().min(-90).max(90);
const hotspotId = z.string();

/** What visitors do, type by type. Scenes and hotspots are those of the tour that the batch names. */
export const hit = z.discriminatedUnion('type', [
  z.strictObject({ id, type: z.literal('tour_view') }),
  /** How long the tour was in front of somebody. */
  z.strictObject({ id, type: z.literal('tour_leave'), durationMs }),
  z.strictObject({ id, type: z.literal('scene_view'), sceneId }),
  z.strictObject({ id, type: z.literal('scene_leave'), sceneId, durationMs }),
  /** It came into the picture. */
  z.strictObject({ id, type: z.literal('hotspot_view'), hotspotId }),
  z.strictObject({ id, type: z.literal('hotspot_click'), hotspotId }),
  /** Directions in the picture at which somebody looked for a second each, in whole degrees. */
  z.strictObject({
    id,
    type: z.literal('gaze'),
    sceneId,
    looks: z
      .array(z.tuple([yaw, pitch]))
      .min(1)
      .max(60),
  }),
  z.strictObject({ id, type: z.literal('media_play'), hotspotId, durationMs: durationMs.optional() }),
  z.strictObject({ id, type: z.literal('share'), to: z.string().regex(/^[a-z][a-z0-9_]{0,29}$/) }),
  z.strictObject({
    id,
    type: z.literal('interaction'),
    name: z.enum(['zoom', 'fullscreen', 'gyroscope', 'floor_plan', 'guided_tour', 'language', 'virtual_reality']),
  }),
]);
export type Hit = z.output<typeof hit>;

export const HIT_TYPES: ReadonlySet<string> = new Set(hit.options.map(({ shape }) => shape.type.value));

/** Made by the visitor's browser, 128 bits or more; only hashes of it are stored. */
const key = z.string().regex(/^[A-Za-z0-9_-]{22,64}$/);
const MOST_HITS = 100;

const place = {
  /** Where the tour stands: `/t/<tenant>/<tour>`, or `/embed/<token>`. */
  at: z.string().max(400),
  /** What let the visitor into a closed tour. */
  grant: z.string().max(400).optional(),
};
/** By which the visitor's consent is found. */
const visitKey = key;

/** What a visitor answered to the words that were shown. */
export const visitorDecision = z.strictObject({ ...place, visitKey, textId: z.uuid(), granted: z.boolean() });

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a browser sends. The hits are looked at one by one: one that is wrong does not cost the others. */
export const hitBatch = z.strictObject({
  ...place,
  /** None of a visitor of whom the browser keeps nothing. */
  visitKey: visitKey.optional(),
  /** Of this visit: a new one when somebody comes back. */
  visit: key.optional(),
  /** The page that the tour stands on, and the one that led there; of the first the query is cut off but for what it says of a campaign, of the second only the host is kept. */
  page: z.string().max(2_000).optional(),
  referrer: z.string().max(2_000).optional(),
  hits: z.array(z.custom<Record<string, unknown>>(isObject)).min(1).max(MOST_HITS),
});
export type HitBatch = z.output<typeof hitBatch>;

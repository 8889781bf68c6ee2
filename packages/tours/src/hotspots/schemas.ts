import { HOTSPOT_ANIMATIONS, HOTSPOT_TYPES, hotspotAreaSchema, hotspotContentSchema } from '@belvedere/manifest';
import { z } from 'zod';
import { isOnOneSide } from './is-on-one-side.ts';

const coordinate = z.number().min(-1e6).max(1e6);
const vector = z
  .strictObject({ x: coordinate, y: coordinate, z: coordinate })
  .refine(({ x, y, z: depth }) => Math.hypot(x, y, depth) > 1e-9, 'A position of length 0 has no direction.');
const direction = z.strictObject({ yaw: z.number().min(-180).max(180), pitch: z.number().min(-90).max(90) });

const area = hotspotAreaSchema.refine(isOnOneSide, 'An area covers less than half of the sphere.');

const editable = {
  title: z.string().trim().min(1).max(200),
  description: z.string().max(20_000).nullable(),
  /** Carries the type of the hotspot. */
  content: hotspotContentSchema,
  /** The scene of the same tour that it leads to. */
  targetSceneId: z.uuid().nullable(),
  /** What of the picture it is about, as corners in order; without it a press on its mark alone opens it. */
  area: area.nullable(),
  iconUrl: z.string().max(300).nullable(),
  iconColor: z.string().regex(/^#[0-9a-f]{6}$/),
  iconSize: z.number().min(0.25).max(4),
  animationType: z.enum(HOTSPOT_ANIMATIONS),
  animationSpeed: z.number().min(0.1).max(10),
};

/** Where it stands: a direction in degrees, or a vector of any length but 0. */
const position = z.union([direction, vector]);

export const createHotspotInput = z.strictObject({
  sceneId: z.uuid(),
  position,
  ...z.object(editable).partial().shape,
  title: editable.title,
  content: editable.content,
});
export const updateHotspotInput = z.strictObject({
  id: z.uuid(),
  version: z.int().min(1).max(2_000_000_000),
  position: position.optional(),
  /** Another scene of the same tour, into which it moves. */
  sceneId: z.uuid().optional(),
  ...z.object(editable).partial().shape,
});
export const hotspotIdInput = z.strictObject({ id: z.uuid() });
export const listHotspotsInput = z.strictObject({ sceneId: z.uuid() });

export const hotspotView = z
  .object({
    id: z.uuid(),
    tourId: z.uuid(),
    sceneId: z.uuid(),
    type: z.enum(HOTSPOT_TYPES),
    ...editable,
    iconColor: z.string(),
    positionX: z.number(),
    positionY: z.number(),
    positionZ: z.number(),
    /** Degrees. */
    yaw: z.number(),
    /** Degrees. */
    pitch: z.number(),
    /** It leads to a scene that is gone. */
    targetMissing: z.boolean(),
    version: z.int(),
    createdAt: z.date(),
    updatedAt: z.date(),
    deletedAt: z.date().nullable(),
  })
  .meta({ id: 'HotspotView' });

export const hotspotList = z.object({ items: z.array(hotspotView) }).meta({ id: 'HotspotList' });

export type HotspotView = z.infer<typeof hotspotView>;
export type CreateHotspotInput = z.output<typeof createHotspotInput>;
export type UpdateHotspotInput = z.output<typeof updateHotspotInput>;
export type Position = z.output<typeof position>;

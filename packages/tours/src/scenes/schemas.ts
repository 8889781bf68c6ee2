import { z } from 'zod';

const title = z.string().trim().min(1).max(200);
const zoom = z.number().min(0.3).max(12);
const share = z.number().min(0).max(1);

const editable = {
  title,
  description: z.string().max(20_000).nullable(),
  /** The media file of the panorama: a picture, or a 360° film, of which a still is cut into tiles. */
  panoramaMediaId: z.uuid().nullable(),
  /** An equirectangular picture or film that is shown over the tiles. A scene without a panorama takes it as its panorama too. */
  sourceMediaId: z.uuid().nullable(),
  /** Place on the floor plan, 0–1 from its left and its top. */
  mapPositionX: share.nullable(),
  mapPositionY: share.nullable(),
  /** Place on the earth, published with the scene: degrees, WGS 84; both or neither. Never taken from a picture, see `media.origin` for what its camera wrote. */
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  /** Yaw at the start, degrees. */
  initialViewAngle: z.number().min(-180).max(180),
  /** Pitch at the start, degrees. */
  initialPitch: z.number().min(-90).max(90),
  /** Zoom 1 is 90° across the longer side, larger is closer. */
  initialZoom: zoom,
  minZoom: zoom,
  maxZoom: zoom,
  /** How the camera stood, degrees: up, and leaning to the right. The viewer levels the picture by it. A new scene has what its panorama says (GPano) unless one of the three is given. */
  horizonPitch: z.number().min(-90).max(90),
  horizonRoll: z.number().min(-180).max(180),
  /** The compass heading of yaw 0, degrees clockwise from north. */
  northOffset: z.number().min(-360).max(360),
};

export const createSceneInput = z.strictObject({ tourId: z.uuid(), ...z.object(editable).partial().shape, title });
export const updateSceneInput = z.strictObject({
  id: z.uuid(),
  version: z.int().min(1).max(2_000_000_000),
  ...z.object(editable).partial().shape,
});
export const duplicateSceneInput = z.strictObject({ id: z.uuid(), title: title.optional() });
export const sceneIdInput = z.strictObject({ id: z.uuid() });
export const listScenesInput = z.strictObject({ tourId: z.uuid() });
export const reorderScenesInput = z.strictObject({ tourId: z.uuid(), sceneIds: z.array(z.uuid()).min(1).max(1000) });

const panoramaState = z
  .object({
    status: z.enum(['pending', 'processing', 'ready', 'failed']),
    /** 0–1. */
    progress: z.number(),
    failure: z.string().nullable(),
  })
  .meta({ id: 'PanoramaState' });

export const sceneView = z
  .object({
    id: z.uuid(),
    tourId: z.uuid(),
    ...editable,
    /** The name of the scene in deep links, unique in its tour. */
    key: z.string(),
    /** 0 is the first. */
    order: z.int(),
    panoramaUrl: z.string().nullable(),
    /** 640 × 360 pixels of its panorama; relative to the server's address, and signed: valid for one to two hours. */
    thumbnailUrl: z.string().nullable(),
    /** How far the panorama is on its way to tiles; null without one. */
    panorama: panoramaState.nullable(),
    version: z.int(),
    createdAt: z.date(),
    updatedAt: z.date(),
    deletedAt: z.date().nullable(),
  })
  .meta({ id: 'SceneView' });

export const sceneList = z.object({ items: z.array(sceneView) }).meta({ id: 'SceneList' });

export type SceneView = z.infer<typeof sceneView>;
export type CreateSceneInput = z.output<typeof createSceneInput>;
export type UpdateSceneInput = z.output<typeof updateSceneInput>;

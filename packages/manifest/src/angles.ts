import {
  directionToVector,
  fovToZoom,
  levelToPicture,
  normalizeYaw,
  vectorToDirection,
  type CameraPose,
  type Direction,
} from './projection.ts';

/**
 * Angles of other viewers in ours (projection.ts: degrees, yaw to the right, pitch upwards, field of view across the longer side): for
 * the importers of the server and the adapters of the viewer.
 *
 * **Pannellum**: degrees, yaw to the right, pitch upwards; hfov across the width. The same but for names.
 * **Marzipano**: radians, yaw to the right, pitch *downwards*; fov from top to bottom.
 * **krpano**: degrees, ath and hlookat to the right and beyond 180, atv and vlookat *downwards*; fov by `fovtype`.
 *
 * **Pictures that were not level.** Pannellum (`horizonPitch`, `horizonRoll`) and krpano (`prealign`) turn the picture and leave hotspots where
 * the turned picture has them; ours are those of the picture. See {@link Standing}; both were measured on those viewers.
 *
 * What is measured from top to bottom or along the diagonal is read on a screen of 16:9, krpano's MFOV at its own 4:3. Only views
 * depend on that, never where a hotspot is.
 */
const RADIANS = Math.PI / 180;
const SCREEN = 16 / 9;

/** The limits of a scene's zoom, as the server holds to. */
const ZOOM = { min: 0.3, max: 12 };

export const degrees = (radians: number): number => radians / RADIANS;

/** A direction of krpano. */
export function fromKrpano(ath: number, atv: number): { yaw: number; pitch: number } {
  return overThePole(ath, -atv);
}

/** A direction of Marzipano. */
export function fromMarzipano(yaw: number, pitch: number): { yaw: number; pitch: number } {
  return overThePole(degrees(yaw), -degrees(pitch));
}

/** A direction of Pannellum. */
export function fromPannellum(yaw: number, pitch: number): { yaw: number; pitch: number } {
  return overThePole(yaw, pitch);
}

/**
 * The least field of view of a scene of Pannellum. Tiles it shows until nine pixels of theirs take ten of the screen, if that is less than
 * the limit and the scene does not insist on it; here on a screen 1280 pixels wide.
 */
export function leastOfPannellum(scene: {
  type?: string | undefined;
  minHfov?: number | undefined;
  multiResMinHfov?: boolean | undefined;
  multiRes?: { cubeResolution: number } | undefined;
}): number {
  const { type, minHfov = 50, multiResMinHfov, multiRes } = scene;
  return type === 'multires' && multiRes && !multiResMinHfov ? Math.min(minHfov, 128_000 / multiRes.cubeResolution) : minHfov;
}

/** How a picture stands in the level world of another viewer: the pose of its camera, and at which yaw of theirs ours is 0. */
export interface Standing {
  pose: CameraPose;
  yaw: number;
}

export const UPRIGHT: Standing = { pose: { pitch: 0, roll: 0 }, yaw: 0 };

/** Pannellum points its camera up first and leans it then; ours leans first. Of both at once that leaves a turn. */
export function standingOfPannellum(horizonPitch: number, horizonRoll: number): Standing {
  // Of one alone both say the same, to the last bit.
  if ((horizonPitch === 0 || horizonRoll === 0) && Math.abs(horizonPitch) <= 90 && Math.abs(horizonRoll) <= 180)
    return { pose: { pitch: horizonPitch, roll: horizonRoll }, yaw: 0 };
  const [sp, cp] = [Math.sin(horizonPitch * RADIANS), Math.cos(horizonPitch * RADIANS)];
  const [sr, cr] = [Math.sin(horizonRoll * RADIANS), Math.cos(horizonRoll * RADIANS)];
  const pose = { pitch: degrees(Math.asin(cr * sp)), roll: degrees(Math.atan2(sr, cr * cp)) };
  return { pose, yaw: degrees(Math.atan2(sr * sp, cp)) };
}

/** krpano's `prealign="x|y|z"`: about x, which lowers the camera, then z, which leans it to the left, then y, which turns it to the right. */
export function standingOfKrpano(x: number, y: number, z: number): Standing {
  const { pose, yaw } = standingOfPannellum(0 - x, 0 - z);
  return { pose, yaw: normalizeYaw(yaw + y) };
}

/** A level direction of another viewer in our level world: for views. */
export function settled({ yaw, pitch }: Direction, standing: Standing): Direction {
  return standing.yaw === 0 ? { yaw, pitch } : { yaw: normalizeYaw(yaw - standing.yaw), pitch };
}

/** A level direction of another viewer in the picture: for hotspots. */
export function inPicture(direction: Direction, standing: Standing): Direction {
  const level = settled(direction, standing);
  const { pitch, roll } = standing.pose;
  return pitch === 0 && roll === 0 ? level : vectorToDirection(levelToPicture(directionToVector(level), standing.pose));
}

/** Whoever looks further up than the zenith looks down on the other side. */
function overThePole(yaw: number, pitch: number): { yaw: number; pitch: number } {
  // What is in its range already stays as it is, to the last bit.
  if (Math.abs(pitch) <= 90) return { yaw: yaw >= -180 && yaw < 180 ? yaw : normalizeYaw(yaw), pitch };
  const turned = normalizeYaw(pitch);
  if (turned > 90) return { yaw: normalizeYaw(yaw + 180), pitch: 180 - turned };
  if (turned < -90) return { yaw: normalizeYaw(yaw + 180), pitch: -180 - turned };
  return { yaw: normalizeYaw(yaw), pitch: turned };
}

/** The zoom of a field of view across the longer side, within what a scene takes. */
export function zoomOf(fov: number): number {
  const zoom = fovToZoom(Math.min(179, Math.max(1, fov)));
  return Math.min(ZOOM.max, Math.max(ZOOM.min, zoom));
}

/** A field of view from top to bottom as one across the longer side. */
export function fromVertical(fov: number): number {
  return stretched(fov, SCREEN);
}

/** A field of view along the diagonal as one across the longer side. */
export function fromDiagonal(fov: number): number {
  return stretched(fov, SCREEN / Math.hypot(SCREEN, 1));
}

function stretched(fov: number, factor: number): number {
  return (2 * Math.atan(Math.tan((Math.min(179, Math.max(1, fov)) / 2) * RADIANS) * factor)) / RADIANS;
}

/** A view whose zoom lies between its limits, whatever the source said. */
export function settledView(view: { yaw: number; pitch: number; zoom: number }, limits: { minZoom: number; maxZoom: number }) {
  const [minZoom, maxZoom] = [Math.min(limits.minZoom, limits.maxZoom), Math.max(limits.minZoom, limits.maxZoom)];
  return { ...view, zoom: Math.min(maxZoom, Math.max(minZoom, view.zoom)), minZoom, maxZoom };
}

/**
 * The projection shared by the tiler, the viewer, the studio and the demo renderer.
 *
 * **World.** Right-handed, y up. The centre of an equirectangular picture looks along −z, its right neighbour is +x.
 *
 * **Angles** are degrees. Yaw 0 is the centre of the panorama and grows to the right (clockwise seen from above), in
 * [−180, 180). Pitch 0 is the horizon and grows upwards, in [−90, 90].
 *
 * **Level and picture.** A camera that was not level took a picture whose horizon is not. Angles of views are level, as the eye
 * has them; angles of hotspots are those of the picture, so that they stay on what they mark when the horizon is corrected. The
 * camera pointed up by `pitch` and leant to the right by `roll` (clockwise, seen from behind it): see {@link pictureToLevel}.
 *
 * **North.** The level yaw 0 has the compass heading `north`; a look of yaw ψ has ψ + north, clockwise from north.
 *
 * **Equirectangular** picture of W × H: column c covers yaw ((c + ½)/W − ½)·360, row r covers pitch (½ − (r + ½)/H)·180.
 *
 * **Two eyes.** A stereo picture or film holds two such pictures: `top-bottom` has the left eye's in its upper half, `left-right` in its left half.
 * Each half is the whole sphere, squeezed where that makes the halves fit; a viewer for one eye shows the left one.
 *
 * **Cube.** Six faces seen from inside, u to the right and v downwards in [0, 1]. `u` (up) is seen with its lower edge on the
 * front face, `d` (down) with its upper edge on the front face. Pixel i of a face N wide has its centre at (i + ½)/N.
 */

/** A direction or position; hotspots store one of any non-zero length. */
export interface Vector3 {
  x: number;
  y: number;
  z: number;
}

/** Where one looks: degrees, see the module comment. */
export interface Direction {
  yaw: number;
  pitch: number;
}

/** The faces in the order in which they are stored and drawn: front, right, back, left, up, down. */
export const FACES = ['f', 'r', 'b', 'l', 'u', 'd'] as const;
export type Face = (typeof FACES)[number];

const DEGREES = 180 / Math.PI;

/** Brings any angle into [−180, 180). */
export function normalizeYaw(yaw: number): number {
  return ((((yaw + 180) % 360) + 360) % 360) - 180;
}

/** The unit vector of a direction. */
export function directionToVector({ yaw, pitch }: Direction): Vector3 {
  const theta = yaw / DEGREES;
  const phi = pitch / DEGREES;
  return {
    x: Math.cos(phi) * Math.sin(theta),
    y: Math.sin(phi),
    z: -Math.cos(phi) * Math.cos(theta),
  };
}

/** The direction of a vector of any non-zero length. At the poles yaw is 0. */
export function vectorToDirection({ x, y, z }: Vector3): Direction {
  const horizontal = Math.hypot(x, z);
  if (horizontal === 0 && y === 0) throw new RangeError('A vector of length 0 has no direction.');
  return {
    yaw: horizontal === 0 ? 0 : normalizeYaw(Math.atan2(x, -z) * DEGREES),
    pitch: Math.atan2(y, horizontal) * DEGREES,
  };
}

/** The (not normalised) vector through a point of a face; u and v in [0, 1]. */
export function faceToVector(face: Face, u: number, v: number): Vector3 {
  const a = 2 * u - 1;
  const b = 1 - 2 * v;
  switch (face) {
    case 'f':
      return { x: a, y: b, z: -1 };
    case 'r':
      return { x: 1, y: b, z: a };
    case 'b':
      return { x: -a, y: b, z: 1 };
    case 'l':
      return { x: -1, y: b, z: -a };
    case 'u':
      return { x: a, y: 1, z: b };
    case 'd':
      return { x: a, y: -1, z: -b };
  }
}

/** The face that a vector meets and where on it; u and v in [0, 1]. */
export function vectorToFace({ x, y, z }: Vector3): { face: Face; u: number; v: number } {
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  const az = Math.abs(z);
  const at = (face: Face, a: number, b: number) => ({ face, u: (a + 1) / 2, v: (1 - b) / 2 });
  if (az >= ax && az >= ay) return z < 0 ? at('f', x / az, y / az) : at('b', -x / az, y / az);
  if (ax >= ay) return x > 0 ? at('r', z / ax, y / ax) : at('l', -z / ax, y / ax);
  return y > 0 ? at('u', x / ay, z / ay) : at('d', x / ay, -z / ay);
}

/** The point of an equirectangular picture that a direction falls on; both in [0, 1], left to right and top to bottom. */
export function directionToEquirect({ yaw, pitch }: Direction): { s: number; t: number } {
  return { s: normalizeYaw(yaw) / 360 + 0.5, t: 0.5 - pitch / 180 };
}

/** The direction of a point of an equirectangular picture; s and t in [0, 1]. */
export function equirectToDirection(s: number, t: number): Direction {
  return { yaw: normalizeYaw((s - 0.5) * 360), pitch: (0.5 - t) * 180 };
}

/**
 * Field of view in degrees across the longer side of the picture for a zoom. Zoom 1 is 90°, larger is closer:
 * fov = 2·atan(1/zoom).
 */
export function zoomToFov(zoom: number): number {
  return 2 * Math.atan(1 / zoom) * DEGREES;
}

/** The inverse of {@link zoomToFov}. */
export function fovToZoom(fov: number): number {
  return 1 / Math.tan(fov / 2 / DEGREES);
}

/** How a camera stood when it took a picture: degrees, see the module comment. */
export interface CameraPose {
  pitch: number;
  roll: number;
}

/** The vector in the level world of one in the picture: leant by the roll first, then pointed up by the pitch. */
export function pictureToLevel({ x, y, z }: Vector3, { pitch, roll }: CameraPose): Vector3 {
  const [sr, cr] = [Math.sin(roll / DEGREES), Math.cos(roll / DEGREES)];
  const [sp, cp] = [Math.sin(pitch / DEGREES), Math.cos(pitch / DEGREES)];
  const leant = { x: cr * x + sr * y, y: cr * y - sr * x };
  return { x: leant.x, y: cp * leant.y - sp * z, z: sp * leant.y + cp * z };
}

/** The inverse of {@link pictureToLevel}. */
export function levelToPicture({ x, y, z }: Vector3, { pitch, roll }: CameraPose): Vector3 {
  const [sr, cr] = [Math.sin(roll / DEGREES), Math.cos(roll / DEGREES)];
  const [sp, cp] = [Math.sin(pitch / DEGREES), Math.cos(pitch / DEGREES)];
  const lowered = { y: cp * y + sp * z, z: cp * z - sp * y };
  return { x: cr * x - sr * lowered.y, y: sr * x + cr * lowered.y, z: lowered.z };
}

/** The compass heading of a look, [0, 360) clockwise from north. */
export function headingOf(yaw: number, north: number): number {
  return (((yaw + north) % 360) + 360) % 360;
}

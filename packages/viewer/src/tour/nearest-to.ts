import { directionToVector, type Direction, type Vector3 } from '@belvedere/manifest';

/** Of what lies in level directions, what is nearest to where somebody points; nothing that is further off than some degrees. */
export function nearestTo<T extends { at: Direction }>(ray: Vector3, all: readonly T[], degrees: number): T | null {
  let nearest: T | null = null;
  let best = Math.cos((degrees * Math.PI) / 180);
  for (const each of all) {
    const { x, y, z } = directionToVector(each.at);
    const near = (x * ray.x + y * ray.y + z * ray.z) / Math.hypot(ray.x, ray.y, ray.z);
    if (near >= best) [nearest, best] = [each, near];
  }
  return nearest;
}

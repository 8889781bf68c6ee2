import type { ManifestHotspot, ManifestScene } from '../manifest-types.ts';

/** Hotspots as one would read the panorama: from the left edge of the start view round to the right, upper before lower. */
export function readingOrder({ hotspots, view }: Pick<ManifestScene, 'hotspots' | 'view'>): ManifestHotspot[] {
  const fromLeft = ({ yaw }: ManifestHotspot) => (((yaw - view.yaw + 45) % 360) + 360) % 360;
  return [...hotspots].sort((a, b) => fromLeft(a) - fromLeft(b) || b.pitch - a.pitch);
}

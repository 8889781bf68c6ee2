import { fovToZoom, normalizeYaw } from '@belvedere/manifest';
import type { MediaDetails } from '@belvedere/platform';

export interface SuggestedView {
  initialViewAngle: number;
  initialPitch: number;
  initialZoom?: number;
}

/**
 * Where a panorama's own metadata (GPano) say that one looks first. They give the direction from north, and that of the middle of the picture;
 * a scene wants it from the middle. Undefined when they say nothing of it.
 */
export function suggestedView({ pano }: MediaDetails): SuggestedView | undefined {
  if (pano?.viewHeading === undefined && pano?.viewPitch === undefined) return undefined;
  const { viewHeading, viewPitch = 0, viewFov, poseHeading = 0 } = pano;
  return {
    initialViewAngle: viewHeading === undefined ? 0 : normalizeYaw(viewHeading - poseHeading),
    initialPitch: viewPitch,
    ...(viewFov !== undefined && { initialZoom: Math.min(4, Math.max(0.6, Math.round(fovToZoom(viewFov) * 1000) / 1000)) }),
  };
}

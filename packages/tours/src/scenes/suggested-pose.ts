import type { MediaDetails } from '@belvedere/platform';

export interface SuggestedPose {
  horizonPitch: number;
  horizonRoll: number;
  northOffset: number;
}

/**
 * How a panorama's own metadata (GPano) say that its camera stood. They mean what a scene means: degrees above the horizon of the middle of the
 * picture, a horizon that turns counterclockwise as the roll grows, so that the camera leant to the right, and the heading of the middle.
 * Undefined when they say nothing of it.
 */
export function suggestedPose({ pano }: MediaDetails): SuggestedPose | undefined {
  const { posePitch = 0, poseRoll = 0, poseHeading = 0 } = pano ?? {};
  const pose = { horizonPitch: posePitch, horizonRoll: poseRoll, northOffset: poseHeading % 360 };
  return Object.values(pose).some((angle) => angle !== 0) ? pose : undefined;
}

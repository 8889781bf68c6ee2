import { expect, test } from 'vitest';
import { suggestedPose } from './suggested-pose.ts';

test('0.16 1.0 a panorama that names the pose of its camera suggests the correction of its scene', () => {
  expect(suggestedPose({ pano: { posePitch: -2, poseRoll: 1.5, poseHeading: 120.5 } })).toEqual({
    horizonPitch: -2,
    horizonRoll: 1.5,
    northOffset: 120.5,
  });
  expect(suggestedPose({ pano: { poseHeading: 90 } })).toEqual({ horizonPitch: 0, horizonRoll: 0, northOffset: 90 });
  for (const details of [{}, { pano: {} }, { pano: { viewHeading: 90 } }, { pano: { posePitch: 0, poseRoll: 0, poseHeading: 360 } }])
    expect(suggestedPose(details)).toBeUndefined();
});

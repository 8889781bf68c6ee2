import { expect, test } from 'vitest';
import { suggestedView } from './suggested-view.ts';

test('0.16 1.0 the first view that a panorama names is from its own middle, not from north', () => {
  expect(suggestedView({ pano: { poseHeading: 120.5, viewHeading: 210.5, viewPitch: -10, viewFov: 90 } })).toEqual({
    initialViewAngle: 90,
    initialPitch: -10,
    initialZoom: 1,
  });
  expect(suggestedView({ pano: { poseHeading: 350, viewHeading: 10 } })).toEqual({ initialViewAngle: 20, initialPitch: 0 });
  expect(suggestedView({ pano: { poseHeading: 10, viewHeading: 350 } })).toEqual({ initialViewAngle: -20, initialPitch: 0 });
  expect(suggestedView({ pano: { viewPitch: 5, viewFov: 1 } })).toEqual({ initialViewAngle: 0, initialPitch: 5, initialZoom: 4 });
  for (const details of [{}, { pano: {} }, { pano: { poseHeading: 90 } }]) expect(suggestedView(details)).toBeUndefined();
});

import { expect, test } from 'vitest';
import { readSteps, writeSteps, type Step } from './funnel-steps.ts';

test('steps survive the address, and an address that says none means the usual ones', () => {
  const steps: Step[] = [{ type: 'tour_view' }, { type: 'scene_view', at: '0199-a' }, { type: 'hotspot_click', at: '0199-b' }];
  expect(readSteps(writeSteps(steps))).toEqual(steps);
  expect(readSteps(undefined).map(({ type }) => type)).toEqual(['tour_view', 'scene_view', 'hotspot_click']);
  expect(readSteps('tour_view~nonsense')).toHaveLength(3);
  expect(readSteps(Array.from({ length: 20 }, () => 'tour_view').join('~'))).toHaveLength(8);
});

import { expect, test } from 'vitest';
import { readSteps } from './funnel-steps.ts';
import { savedAddress } from './saved-address.ts';

test('a saved report leads to its page, with its filters and days', () => {
  expect(savedAddress('museum', { report: { name: 'visitors', by: 'country' }, range: 'last_month' })).toEqual({
    to: '/$tenant/reports/visitors',
    params: { tenant: 'museum' },
    search: { range: 'last_month', of: 'country' },
  });
  const heat = savedAddress('museum', { report: { name: 'heatmap', tourId: 'tour', sceneId: 'hall' }, range: '30d' });
  expect(heat).toEqual({
    to: '/$tenant/tours/$tourId/reports/heatmap',
    params: { tenant: 'museum', tourId: 'tour' },
    search: { scene: 'hall' },
  });
  expect(savedAddress('museum', { report: { name: 'hours', tourId: 'tour' }, range: '7d' }).search).toEqual({ range: '7d', by: 'hour' });
});

test('a funnel comes back with its steps, and a letter leads to the days that it was about', () => {
  const steps = [
    { name: 'Came', type: 'tour_view' as const },
    { name: 'Hall', type: 'scene_view' as const, sceneId: 'hall' },
  ];
  const { search } = savedAddress(
    'museum',
    { report: { name: 'funnel', tourId: 'tour', steps }, range: '90d' },
    { from: '2026-11-16', to: '2026-11-22' },
  );
  expect(readSteps(search.steps)).toEqual([{ type: 'tour_view' }, { type: 'scene_view', at: 'hall' }]);
  expect([search.from, search.to, search.range]).toEqual(['2026-11-16', '2026-11-22', undefined]);
});

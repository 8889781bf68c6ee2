import { expect, test } from 'vitest';
import { digestLetter } from './digest-letter.ts';

const totals = { visits: 1_234, tourViews: 2_000, sceneViews: 9_000, hotspotViews: 5, hotspotClicks: 0, shares: 3, visitMs: 95_000 };
const before = { ...totals, visits: 1_000, tourViews: 2_500, sceneViews: 9_010, hotspotClicks: 0, shares: 0, visitMs: 8_000 };
const week = { from: '2026-11-16', to: '2026-11-22' };

test('0.31 a letter has the numbers in its text, each beside the time before', () => {
  expect(digestLetter({ name: 'The house', schedule: 'weekly' }, week, { overview: { now: totals, before } })).toEqual({
    subject: 'The house: 1,234 visits in the week to 22 November 2026',
    lines: [
      'Visits: 1,234 (23 % more than in the week before)',
      'Views of tours: 2,000 (20 % fewer than in the week before)',
      'Views of scenes: 9,000 (hardly fewer than in the week before)',
      'Clicks on hotspots: 0 (as many as in the week before)',
      'Shares: 3 (none in the week before)',
      'Time of a visit: 1 min 35 s on average (the week before: 8 s)',
      'Days are those of UTC.',
    ],
  });
});

test('0.31 a letter of visitors names where most came from, one of a funnel its steps', () => {
  const overview = { now: totals, before };
  const items = ['NZ', 'DE', '', 'FR', 'IT', 'ES'].map((value, n) => ({ value, visits: 60 - n, visitMs: 0 }));
  const visitors = digestLetter(
    { name: 'From', schedule: 'monthly' },
    { from: '2026-10-01', to: '2026-10-31' },
    {
      overview,
      visitors: { by: 'country', items },
    },
  );
  expect(visitors.subject).toContain('in October 2026');
  expect(visitors.lines).toContain('Visits by country: NZ 60, DE 59, not known 58, FR 57, IT 56');
  const steps = [
    { name: 'Came', visits: 40, rate: 1 },
    { name: 'Booked', visits: 10, rate: 0.25 },
  ];
  const funnel = digestLetter(
    { name: 'To the desk', schedule: 'daily' },
    { from: '2026-11-22', to: '2026-11-22' },
    { overview, funnel: { steps } },
  );
  expect(funnel.subject).toBe('To the desk: 1,234 visits on 22 November 2026');
  expect(funnel.lines).toContain('Step by step: Came 40 (100 %), Booked 10 (25 %)');
});

import { expect, test } from 'vitest';
import { createDraftAssets } from './draft-assets.ts';

const draft = { tenantId: 'museum', tourId: 'hall' };

/** A draft that shows what it is told to, and how often it was looked at. */
function drafts({ most = 5 } = {}) {
  const state = { now: 0, looks: 0, shown: ['a'] };
  const look = async () => {
    state.looks++;
    return new Set(state.shown);
  };
  return { state, shows: createDraftAssets(look, { milliseconds: 10, most, now: () => state.now }) };
}

test('0.9 what a draft was seen to show is known for a time, and what it shows no more is gone after it', async () => {
  const { state, shows } = drafts();
  expect([await shows(draft, 'a'), await shows(draft, 'a'), state.looks]).toEqual([true, true, 1]);
  state.shown = [];
  expect(await shows(draft, 'a')).toBe(true);
  state.now = 10;
  expect([await shows(draft, 'a'), state.looks]).toEqual([false, 2]);
});

test('0.9 what was put into a draft a moment ago is found', async () => {
  const { state, shows } = drafts();
  expect(await shows(draft, 'b')).toBe(false);
  state.shown = ['a', 'b'];
  expect(await shows(draft, 'b')).toBe(true);
});

test('0.9 asking for what is not there makes one look at a time, and each answer is younger than its question', async () => {
  const { state, shows } = drafts();
  const early = shows(draft, 'b');
  state.shown = ['a', 'b'];
  const asked = await Promise.all([early, ...Array.from({ length: 100 }, () => shows(draft, 'b'))]);
  expect(asked).toEqual([false, ...Array.from({ length: 100 }, () => true)]);
  expect(state.looks).toBe(2);
});

test('0.9 a look that fails is tried again, and of drafts that were looked at longest ago nothing is kept', async () => {
  let fails = true;
  const asked: string[] = [];
  const shows = createDraftAssets(
    async ({ tourId }) => {
      asked.push(tourId);
      if (fails) throw new Error('no answer');
      return new Set(['a']);
    },
    { milliseconds: 10, most: 2, now: () => 0 },
  );
  const of = (tourId: string) => shows({ ...draft, tourId }, 'a');
  const both = await Promise.allSettled([of('x'), of('x')]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fails = false;
  for (const tour of ['x', 'y', 'z', 'y', 'x']) expect(await of(tour)).toBe(true);
  expect(asked).toEqual(['x', 'x', 'x', 'y', 'z', 'x']);
});

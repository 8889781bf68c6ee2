import { expect, test } from 'vitest';
import { createHitQueue, newHitId, type Hit, type Sent } from './hit-queue.ts';

/** A queue whose time, storage and server are the test's. */
function queueWith(answers: (Sent | 'offline')[], kept: readonly Hit[] = []) {
  const state = {
    now: 1_800_000_000_000,
    stored: kept,
    sent: [] as string[][],
    pauses: [] as number[],
    work: undefined as (() => void) | undefined,
  };
  const queue = createHitQueue({
    async send(hits) {
      state.sent.push(hits.map(({ id }) => id));
      const answer = answers.shift() ?? 'taken';
      if (answer === 'offline') throw new TypeError('offline');
      return answer;
    },
    kept: { read: () => state.stored, write: (hits) => void (state.stored = hits) },
    later(ms, work) {
      state.pauses.push(ms);
      state.work = work;
      return () => (state.work = undefined);
    },
    now: () => state.now,
  });
  const hit = (type = 'tour_view', at = state.now): Hit => ({ id: newHitId(at, crypto.getRandomValues(new Uint8Array(9))), type });
  return { queue, state, hit };
}

test('0.30 C7 what could not be sent waits, over a reload too, and goes again with the same ids', async () => {
  const { queue, state, hit } = queueWith(['offline', { again: 60_000 }, 'taken']);
  const hits = [hit(), hit('scene_view')];
  for (const each of hits) queue.add(each);
  for (let n = 0; n < 3; n++) await queue.flush();
  const ids = hits.map(({ id }) => id);
  expect(state.sent).toEqual([ids, ids, ids]);
  expect(state.stored).toEqual([]);

  const before = queueWith([], hits);
  expect(before.state.pauses).toEqual([0]);
  await before.queue.flush();
  expect(before.state.sent).toEqual([ids]);
});

test('0.30 waits grow with each failure and are never shorter than the server asks, and a batch that is refused is not sent again', async () => {
  const { queue, state, hit } = queueWith(['offline', 'offline', { again: 90_000 }, 'refused']);
  queue.add(hit());
  for (let n = 0; n < 2; n++) {
    await queue.flush();
    state.work?.();
    await queue.flush();
  }
  expect(state.pauses).toEqual([5_000, 10_000, 20_000, 90_000]);
  expect(state.stored).toEqual([]);
});

test('0.30 at most a hundred go at once, five hundred wait, and what is a week old is given up', async () => {
  const { queue, state, hit } = queueWith([]);
  queue.add(hit('tour_view', state.now - 604_800_000));
  expect(queue.waiting()).toEqual([]);
  for (let n = 0; n < 620; n++) queue.add(hit());
  expect(queue.waiting().length).toBe(500);
  await queue.flush();
  expect(state.sent.map((ids) => ids.length)).toEqual([100, 100, 100, 100, 100]);
  expect(queue.waiting()).toEqual([]);
});

test('C7 an id is a UUIDv7 of the time it was made', () => {
  const id = newHitId(1_800_000_000_123, new Uint8Array(9).fill(255));
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(1_800_000_000_123);
});

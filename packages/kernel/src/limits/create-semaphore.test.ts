import { describe, expect, test } from 'vitest';
import { createSemaphore } from './create-semaphore.ts';

describe('createSemaphore', () => {
  test('A5 no more than the allowed run, the rest wait in order, and what is too much is refused with a time', async () => {
    const semaphore = createSemaphore({ concurrency: 2, queue: 20, retryAfter: 3 });
    const gates = Array.from({ length: 22 }, () => Promise.withResolvers<void>());
    const started: number[] = [];
    const runs = gates.map((gate, index) =>
      semaphore.run(async () => {
        started.push(index);
        await gate.promise;
        return index;
      }),
    );
    expect([semaphore.running, semaphore.waiting]).toEqual([2, 20]);
    await expect(semaphore.run(async () => 'never')).rejects.toMatchObject({ code: 'common.unavailable', status: 503, retryAfter: 3 });
    for (const gate of gates) gate.resolve();
    expect(await Promise.all(runs)).toEqual(gates.map((_, index) => index));
    expect(started).toEqual(gates.map((_, index) => index));
    expect([semaphore.running, semaphore.waiting]).toEqual([0, 0]);
  });

  test('A5 work that fails gives its place back', async () => {
    const semaphore = createSemaphore({ concurrency: 1, queue: 1 });
    for (let round = 0; round < 5; round += 1) {
      await expect(semaphore.run(() => Promise.reject(new RangeError('no')))).rejects.toThrow(RangeError);
    }
    expect(await semaphore.run(async () => 'yes')).toBe('yes');
  });
});

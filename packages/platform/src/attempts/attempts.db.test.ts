import { SECOND } from '@belvedere/kernel/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPlatformWorld, type PlatformWorld } from '../testing/platform-world.ts';
import { accountGate } from './gates.ts';
import { releaseAttempts, reserveAttempt } from './table.ts';

let world: PlatformWorld;

beforeAll(async () => {
  world = await createPlatformWorld();
});
afterAll(() => world.close());

test('A7 of ten thousand guesses on one account in an hour, forty at a time, at most a hundred get through', async () => {
  const gate = accountGate('victim@mail.example');
  let through = 0;
  for (let step = 0; step < 250; step++) {
    world.clock.advance(14_400);
    const now = world.clock.now();
    const attempts = await Promise.all(Array.from({ length: 40 }, () => reserveAttempt(world.database, gate, now)));
    through += attempts.filter(({ allowed }) => allowed).length;
  }
  expect(through).toBeGreaterThan(20);
  expect(through).toBeLessThanOrEqual(100);
});

test('A7 no wait is longer than a minute, and an hour of silence forgives all', async () => {
  const gate = accountGate('other@mail.example');
  for (let i = 0; i < 40; i++) {
    const { allowed, retryAfter } = await reserveAttempt(world.database, gate, world.clock.now());
    if (allowed) continue;
    expect(retryAfter).toBeLessThanOrEqual(60);
    world.clock.advance(retryAfter * SECOND);
  }
  world.clock.advance(3_601 * SECOND);
  expect(await reserveAttempt(world.database, gate, world.clock.now())).toMatchObject({ allowed: true, count: 1 });
});

test('A7 a good attempt does not count', async () => {
  const gate = accountGate('good@mail.example');
  for (let i = 0; i < 30; i++) {
    expect(await reserveAttempt(world.database, gate, world.clock.now())).toMatchObject({ allowed: true, count: 1 });
    await releaseAttempts(world.database, [gate.subject]);
  }
});

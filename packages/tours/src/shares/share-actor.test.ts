import { DAY } from '@belvedere/kernel/core';
import { expect, test } from 'vitest';
import { shareActor } from './share-actor.ts';

const signingKey = new Uint8Array(32).fill(3);
const now = new Date('2026-11-21T10:00:00Z');
const at = { tourId: 'a', principal: 'ip:203.0.113.9', now };

test('0.36 an actor is the same within a window and for one tour, and another beyond', () => {
  const actor = shareActor({ signingKey }, at);
  expect(shareActor({ signingKey }, { ...at, now: new Date('2026-11-21T23:59:59Z') })).toBe(actor);
  expect(shareActor({ signingKey }, { ...at, now: new Date(now.getTime() + DAY) })).not.toBe(actor);
  expect(shareActor({ signingKey }, { ...at, tourId: 'b' })).not.toBe(actor);
  expect(shareActor({ signingKey }, { ...at, principal: 'ip:203.0.113.8' })).not.toBe(actor);
  expect(shareActor({ signingKey: new Uint8Array(32).fill(4) }, at)).not.toBe(actor);
  expect(actor).not.toContain('203.0.113.9');
});

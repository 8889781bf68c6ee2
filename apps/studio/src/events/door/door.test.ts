import type { DoorGuest } from '@belvedere/sdk';
import { expect, test } from 'vitest';
import { countArrivals, judgeGuest, judgeTicket, withScans, type Door, type Scan } from './door.ts';

const guest = (id: string, changes: Partial<DoorGuest> = {}): DoorGuest => ({
  id,
  name: id,
  places: 2,
  arrived: 0,
  status: 'confirmed',
  issue: 7,
  checkIn: null,
  ...changes,
});
const door: Door = {
  eventId: 'event',
  keys: [],
  guests: [
    guest('ann'),
    guest('bob', { places: 1, arrived: 1 }),
    guest('cleo', { status: 'pending', issue: null }),
    guest('dora', { status: 'cancelled', issue: null }),
  ],
};
const scan = (entryId: string, places: number): Scan => ({ clientId: entryId + places, scannedAt: new Date(0), entryId, places });

test('who has places that are not in yet comes in, and all others hear why not', () => {
  expect(judgeGuest(door, 'ann')).toMatchObject({ outcome: 'in', places: 2 });
  expect(judgeGuest(door, 'ann', { places: 1 })).toMatchObject({ outcome: 'in', places: 1 });
  const outcomes = [
    judgeGuest(door, 'ann', { places: 3 }),
    judgeGuest(door, 'ann', { issue: 6 }),
    judgeGuest(door, 'bob'),
    judgeGuest(door, 'cleo'),
    judgeGuest(door, 'dora'),
    judgeGuest(door, 'emil'),
  ].map(({ outcome }) => outcome);
  expect(outcomes).toEqual(['too_many', 'replaced', 'already_in', 'no_place', 'cancelled', 'unknown']);
});

test('a ticket of another event or of a revoked key opens nothing', () => {
  const ticket = { keyId: 'key', eventId: 'event', entryId: 'ann', issue: 7, isRevoked: false };
  expect(judgeTicket(door, ticket).outcome).toBe('in');
  expect(judgeTicket(door, { ...ticket, eventId: 'other' }).outcome).toBe('wrong_event');
  expect(judgeTicket(door, { ...ticket, isRevoked: true }).outcome).toBe('revoked');
});

test('what was let in here counts before the server knows of it', () => {
  const now = withScans(door, [scan('ann', 1)]);
  expect(judgeGuest(now, 'ann')).toMatchObject({ outcome: 'in', places: 1 });
  expect(judgeGuest(withScans(door, [scan('ann', 1), scan('ann', 1)]), 'ann').outcome).toBe('already_in');
  expect([countArrivals(door), countArrivals(now)]).toEqual([
    { arrived: 1, expected: 3 },
    { arrived: 2, expected: 3 },
  ]);
});

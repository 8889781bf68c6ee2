import { newId } from '@belvedere/kernel/core';
import { expect, test } from 'vitest';
import { judgeGuest, judgeTicket, type Guest } from './admission.ts';
import { issueOf } from './ticket.ts';

const eventId = newId();
const confirmedAt = new Date('2026-12-01T10:00:00.700Z');
const guest: Guest = { eventId, status: 'confirmed', places: 3, confirmedAt, arrived: 0 };
const at = { eventId, places: undefined, issue: issueOf(confirmedAt) };

test('the door lets in whoever has places here and is not in yet', () => {
  expect(judgeGuest(guest, at)).toEqual({ outcome: 'in', places: 3 });
  expect(judgeGuest({ ...guest, arrived: 2 }, { ...at, issue: undefined })).toEqual({ outcome: 'in', places: 1 });
  const why = (changes: Partial<Guest>, asked: Partial<typeof at> = {}) =>
    judgeGuest({ ...guest, ...changes }, { ...at, ...asked }).outcome;
  expect(why({ arrived: 3 })).toBe('already_in');
  expect(why({ eventId: newId() })).toBe('wrong_event');
  expect(why({ status: 'pending', confirmedAt: null })).toBe('no_place');
  expect(why({ status: 'cancelled' })).toBe('cancelled');
  expect(why({}, { issue: at.issue - 1 })).toBe('replaced');
  expect(judgeGuest({ ...guest, arrived: 1 }, { ...at, places: 3 }).outcome).toBe('too_many');
  expect(judgeGuest(undefined, at).outcome).toBe('unknown');
});

test('a ticket is judged before its guest is looked for', () => {
  const ticket = { keyId: 'k', eventId, entryId: newId(), issue: 1, isRevoked: false };
  expect(judgeTicket(ticket, eventId)).toBeUndefined();
  expect(judgeTicket(ticket, newId())).toBe('wrong_event');
  expect(judgeTicket({ ...ticket, isRevoked: true }, eventId)).toBe('revoked');
  expect(judgeTicket(undefined, eventId)).toBe('not_genuine');
});

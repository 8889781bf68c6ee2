import { describe, expect, test } from 'vitest';
import { canBecome, checkTimes, endOf, isOpen, youtubeIdOf } from './event.ts';
import { EVENT_STATUSES } from './schemas.ts';

test('2.4 from draft to published to cancelled or completed, and back from nowhere', () => {
  const ways = EVENT_STATUSES.flatMap((from) => EVENT_STATUSES.filter((to) => canBecome(from, to)).map((to) => `${from} ${to}`));
  expect(ways).toEqual(['draft published', 'draft cancelled', 'published cancelled', 'published completed']);
});

test('2.3 an event ends when it says, after four hours, or with its day; never before it begins', () => {
  const startsAt = new Date('2026-12-01T19:00:00Z');
  const at = (endsAt: Date | null, isAllDay = false) => endOf({ startsAt, endsAt, isAllDay }).toISOString();
  expect(at(new Date('2026-12-01T21:30:00Z'))).toBe('2026-12-01T21:30:00.000Z');
  expect(at(null)).toBe('2026-12-01T23:00:00.000Z');
  expect(at(null, true)).toBe('2026-12-02T19:00:00.000Z');
  checkTimes({ startsAt, endsAt: startsAt });
  expect(() => checkTimes({ startsAt, endsAt: new Date(startsAt.getTime() - 1) })).toThrow(
    expect.objectContaining({ fields: { endsAt: 'An event ends after it has begun.' } }),
  );
});

test('2.9 a draft, a cancelled event, one that is over and one that has begun take nobody', () => {
  const startsAt = new Date('2026-12-01T19:00:00Z');
  const before = new Date('2026-12-01T18:59:59Z');
  expect(EVENT_STATUSES.map((status) => isOpen({ status, startsAt }, before))).toEqual([false, true, false, false]);
  expect(isOpen({ status: 'published', startsAt }, startsAt)).toBe(false);
});

describe('2.6 addresses of YouTube', () => {
  test.each([
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    'https://youtube.com/watch?list=PL1&v=dQw4w9WgXcQ&t=4s',
    'http://m.youtube.com/watch?v=dQw4w9WgXcQ',
    'https://youtu.be/dQw4w9WgXcQ?si=abc',
    'https://www.youtube.com/embed/dQw4w9WgXcQ',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0',
    'https://www.youtube.com/shorts/dQw4w9WgXcQ',
    'https://www.youtube.com/live/dQw4w9WgXcQ',
  ])('%s is one film', (address) => {
    expect(youtubeIdOf(address)).toBe('dQw4w9WgXcQ');
  });

  test.each([
    'https://www.youtube.com/',
    'https://www.youtube.com/watch?v=short',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ%22onload',
    'https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
    'https://evil.example/youtu.be/dQw4w9WgXcQ',
    'javascript:alert(1)//youtu.be/dQw4w9WgXcQ',
    'dQw4w9WgXcQ',
    '',
  ])('%s is none', (address) => {
    expect(youtubeIdOf(address)).toBeUndefined();
  });
});

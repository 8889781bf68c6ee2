import { expect, test } from 'vitest';
import { lastDue } from './last-due.ts';

const now = new Date('2026-03-01T12:34:56Z');

test.each([
  ['* * * * *', '2026-03-01T12:34:00Z'],
  ['*/5 * * * *', '2026-03-01T12:30:00Z'],
  ['34 * * * *', '2026-03-01T12:34:00Z'],
  ['41 * * * *', '2026-03-01T11:41:00Z'],
  ['10 2 * * *', '2026-03-01T02:10:00Z'],
  ['17 13 * * *', '2026-02-28T13:17:00Z'],
  ['30 4 1 * *', '2026-03-01T04:30:00Z'],
  ['30 4 2 * *', '2026-02-02T04:30:00Z'],
  ['0 0 29 2 *', undefined],
  ['0 9 * * 1,3', '2026-02-25T09:00:00Z'],
  ['@daily', undefined],
  ['0 9-17 * * *', undefined],
])('C10 %s was last due at %s', (cron, due) => {
  expect(lastDue(cron, now)).toEqual(due === undefined ? undefined : new Date(due));
});

import { expect, test } from 'vitest';
import { isOverdue, judgeHealth, type Measured } from './judge-health.ts';

const now = new Date('2026-03-01T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const GIGABYTE = 1024 ** 3;
const well: Measured = {
  checkedAt: now,
  database: { version: '18.4', latencyMs: 1, sizeBytes: 1, connections: 10, maxConnections: 100 },
  storage: { freeBytes: 100 * GIGABYTE },
  worker: { seenAt: ago(1) },
  backups: { newestAt: ago(600), failedAt: ago(3_000) },
  queues: { waiting: 1, failed: 0, waitingSince: ago(1) },
  mail: { waiting: 1, waitingSince: ago(1), failed: 0, sent: 3 },
  schedules: [],
};
const fine = { version: '18.4', isRefused: false, warning: undefined };
const late = { name: 'things.sweep', cron: '* * * * *', doneAt: null, failedAt: null, isOverdue: true };

test('X11 where all is well every check says so', () => {
  const { status, checks } = judgeHealth(well, fine);
  expect(status).toBe('ok');
  expect(checks.map(({ name, code, advice }) => [name, code, advice])).toEqual(
    ['database', 'storage', 'worker', 'schedules', 'backups', 'queues', 'mail'].map((name) => [name, 'fine', null]),
  );
  expect(judgeHealth({ ...well, storage: { freeBytes: null } }, fine)).toMatchObject({ status: 'ok' });
});

test.each<[string, Partial<Measured>, 'warn' | 'fail']>([
  ['database_full', { database: { ...well.database, connections: 80 } }, 'warn'],
  ['database_full', { database: { ...well.database, connections: 95 } }, 'fail'],
  ['database_slow', { database: { ...well.database, latencyMs: 300 } }, 'warn'],
  ['database_slow', { database: { ...well.database, latencyMs: 3_000 } }, 'fail'],
  ['storage_low', { storage: { freeBytes: 3 * GIGABYTE } }, 'warn'],
  ['storage_full', { storage: { freeBytes: 3 } }, 'fail'],
  ['worker_missing', { worker: { seenAt: null } }, 'fail'],
  ['worker_missing', { worker: { seenAt: ago(4) } }, 'fail'],
  ['schedules_overdue', { schedules: [late] }, 'warn'],
  ['backups_missing', { backups: { newestAt: null, failedAt: null } }, 'warn'],
  ['backups_old', { backups: { newestAt: ago(27 * 60), failedAt: null } }, 'warn'],
  ['backups_old', { backups: { newestAt: ago(73 * 60), failedAt: null } }, 'fail'],
  ['backups_failed', { backups: { newestAt: ago(600), failedAt: ago(5) } }, 'fail'],
  ['queues_late', { queues: { waiting: 1, failed: 0, waitingSince: ago(6) } }, 'warn'],
  ['queues_failed', { queues: { waiting: 1, failed: 2, waitingSince: ago(6) } }, 'warn'],
  ['queues_stuck', { queues: { waiting: 1, failed: 2, waitingSince: ago(61) } }, 'fail'],
  ['mail_failed', { mail: { ...well.mail, failed: 1 } }, 'warn'],
  ['mail_late', { mail: { ...well.mail, waitingSince: ago(61) } }, 'fail'],
])('X11 what is wrong is told with what to do: %s', (code, change, wanted) => {
  const { status, checks } = judgeHealth({ ...well, ...change }, fine);
  expect(status).toBe(wanted);
  const wrong = checks.filter((check) => check.code !== 'fine');
  expect(wrong).toMatchObject([{ code, status: wanted }]);
  expect(wrong[0]?.advice).toMatch(/\.$/);
});

test('R15 a database server with known holes is told of', () => {
  const [database] = judgeHealth(well, { version: '15.2', isRefused: false, warning: 'old' }).checks;
  expect(database).toMatchObject({ status: 'warn', code: 'database_outdated' });
});

test('C10 a schedule is overdue when half an hour after its time it is not done', () => {
  const nightly = { cron: '10 2 * * *', doneAt: new Date('2026-02-28T02:11:00Z') };
  const since = new Date('2026-01-01T00:00:00Z');
  const at = (time: string) => new Date(`2026-03-01T${time}Z`);
  expect(isOverdue(nightly, { since, now: at('02:30:00') })).toBe(false);
  expect(isOverdue(nightly, { since, now: at('02:41:00') })).toBe(true);
  expect(isOverdue({ ...nightly, doneAt: at('02:12:00') }, { since, now: at('12:00:00') })).toBe(false);
  // It is younger than its last time, or that is longer ago than the queue remembers.
  expect(isOverdue({ ...nightly, doneAt: null }, { since: at('03:00:00'), now: at('12:00:00') })).toBe(false);
  expect(isOverdue({ cron: '30 4 20 * *', doneAt: null }, { since, now: at('12:00:00') })).toBe(false);
});

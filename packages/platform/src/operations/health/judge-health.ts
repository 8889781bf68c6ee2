import type { PostgresVerdict } from '@belvedere/db';
import { HOUR, MINUTE } from '@belvedere/kernel/core';
import { ADVICE, type HealthCheck, type HealthCode, type HealthStatus, type HealthView, type ScheduleView } from './schemas.ts';
import { lastDue } from './last-due.ts';

const GIGABYTE = 1024 ** 3;
/** A worker gives a sign of life twice a minute. */
const SILENT = 3 * MINUTE;
/** So late a schedule may begin and end before it is called overdue. */
const GRACE = 30 * MINUTE;
/** The queue forgets what was done after seven days: what was due before can't be judged by it. */
const REMEMBERED = 6 * 24 * HOUR;

/** What was measured. */
export type Measured = Omit<HealthView, 'status' | 'checks'>;

export function judgeHealth(measured: Measured, verdict: PostgresVerdict): Pick<HealthView, 'status' | 'checks'> {
  const { checkedAt: now } = measured;
  const checks = [
    judgeDatabase(measured.database, verdict),
    judgeStorage(measured.storage.freeBytes),
    judgeWorker(measured.worker.seenAt, now),
    check('schedules', measured.schedules.some(({ isOverdue }) => isOverdue) ? ['warn', 'schedules_overdue'] : undefined),
    judgeBackups(measured.backups, now),
    judgeQueues(measured.queues, now),
    judgeMail(measured.mail, now),
  ];
  const status = (['fail', 'warn'] as const).find((each) => checks.some((one) => one.status === each)) ?? 'ok';
  return { status, checks };
}

/** Whether a schedule should have been done since it was last due. `since` is when it was first scheduled. */
export function isOverdue({ cron, doneAt }: Pick<ScheduleView, 'cron' | 'doneAt'>, { since, now }: { since: Date; now: Date }): boolean {
  // Judged by what was due a while ago, so that what is due at this moment does not count.
  const due = lastDue(cron, new Date(now.getTime() - GRACE));
  if (!due || due < since || now.getTime() - due.getTime() > REMEMBERED) return false;
  return doneAt === null || doneAt < due;
}

function check(name: HealthCheck['name'], wrong: readonly [HealthStatus, HealthCode] | undefined): HealthCheck {
  const [status, code] = wrong ?? (['ok', 'fine'] as const);
  return { name, status, code, advice: ADVICE[code] };
}

function judgeDatabase(
  { latencyMs, connections, maxConnections }: Measured['database'],
  { isRefused, warning }: PostgresVerdict,
): HealthCheck {
  const used = connections / Math.max(1, maxConnections);
  if (used >= 0.9) return check('database', ['fail', 'database_full']);
  if (latencyMs >= 1_000) return check('database', ['fail', 'database_slow']);
  if (isRefused) return check('database', ['fail', 'database_outdated']);
  if (used >= 0.75) return check('database', ['warn', 'database_full']);
  if (latencyMs >= 100) return check('database', ['warn', 'database_slow']);
  return check('database', warning === undefined ? undefined : ['warn', 'database_outdated']);
}

function judgeStorage(freeBytes: number | null): HealthCheck {
  if (freeBytes === null) return check('storage', ['ok', 'storage_unbounded']);
  if (freeBytes < GIGABYTE) return check('storage', ['fail', 'storage_full']);
  return check('storage', freeBytes < 5 * GIGABYTE ? ['warn', 'storage_low'] : undefined);
}

function judgeWorker(seenAt: Date | null, now: Date): HealthCheck {
  const isThere = seenAt !== null && now.getTime() - seenAt.getTime() < SILENT;
  return check('worker', isThere ? undefined : ['fail', 'worker_missing']);
}

function judgeBackups({ newestAt, failedAt }: Measured['backups'], now: Date): HealthCheck {
  if (failedAt && (newestAt === null || failedAt > newestAt)) return check('backups', ['fail', 'backups_failed']);
  if (newestAt === null) return check('backups', ['warn', 'backups_missing']);
  const hours = (now.getTime() - newestAt.getTime()) / HOUR;
  return check('backups', hours > 72 ? ['fail', 'backups_old'] : hours > 26 ? ['warn', 'backups_old'] : undefined);
}

function judgeQueues({ failed, waitingSince }: Measured['queues'], now: Date): HealthCheck {
  const waited = waitingSince ? now.getTime() - waitingSince.getTime() : 0;
  if (waited > HOUR) return check('queues', ['fail', 'queues_stuck']);
  if (failed > 0) return check('queues', ['warn', 'queues_failed']);
  return check('queues', waited > 5 * MINUTE ? ['warn', 'queues_late'] : undefined);
}

function judgeMail({ failed, waitingSince }: Measured['mail'], now: Date): HealthCheck {
  if (waitingSince && now.getTime() - waitingSince.getTime() > HOUR) return check('mail', ['fail', 'mail_late']);
  return check('mail', failed > 0 ? ['warn', 'mail_failed'] : undefined);
}

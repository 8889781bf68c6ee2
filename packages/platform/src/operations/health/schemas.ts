import { z } from 'zod';
import { mailState } from '../mails/schemas.ts';

const count = z.int().min(0);
const status = z.enum(['ok', 'warn', 'fail']);
export type HealthStatus = z.input<typeof status>;

const CHECK_NAMES = ['database', 'storage', 'worker', 'schedules', 'backups', 'queues', 'mail'] as const;

/** What a check can come to, and what to do about it. */
export const ADVICE = {
  fine: null,
  database_slow: 'The database answers slowly: look at what else runs on its machine.',
  database_full: 'Nearly all connections are taken: raise max_connections, or run fewer processes.',
  database_outdated: 'PostgreSQL has known security holes: update it to the newest minor release.',
  storage_low: 'Little space is left for files: enlarge the disk, or set S3_BUCKET.',
  storage_full: 'Hardly any space is left, and uploads will fail: enlarge the disk now.',
  storage_unbounded: null,
  worker_missing: 'No worker runs, so no mail is sent and no file is processed: start `belvedere work`.',
  schedules_overdue: 'Schedules are late: look for their last failure among the jobs, and in the log of the worker.',
  backups_missing: 'There is no backup. Set BACKUP_DIR or BACKUP_S3_BUCKET, or run `belvedere backup`.',
  backups_old: 'The newest backup is more than a day old: look for failures of recovery.take-backup.',
  backups_failed: 'The last backup failed: look for failures of recovery.take-backup, then run `belvedere backup`.',
  queues_late: 'Jobs have waited for minutes: start another `belvedere work`.',
  queues_stuck: 'Jobs have waited for more than an hour: see that a worker runs, and read its log.',
  queues_failed: 'Jobs were given up: read their errors, mend the cause, and try them again.',
  mail_failed: 'Letters were given up: read their errors, mend the cause, and send them again.',
  mail_late: 'Letters have waited for more than an hour: see that SMTP_URL answers and a worker runs.',
} as const;
export type HealthCode = keyof typeof ADVICE;
const codes = Object.keys(ADVICE) as [HealthCode, ...HealthCode[]];

export const healthCheckView = z
  .object({
    name: z.enum(CHECK_NAMES),
    status,
    /** For programs. */
    code: z.enum(codes),
    /** What to do, in English; null where there is nothing to do. */
    advice: z.string().max(300).nullable(),
  })
  .meta({ id: 'HealthCheckView' });
export type HealthCheck = z.input<typeof healthCheckView>;

const scheduleView = z
  .object({
    name: z.string().max(200),
    /** Five fields, in UTC. */
    cron: z.string().max(100),
    /** When it was last done; null where that was more than a week ago, or never. */
    doneAt: z.date().nullable(),
    failedAt: z.date().nullable(),
    isOverdue: z.boolean(),
  })
  .meta({ id: 'ScheduleView' });
export type ScheduleView = z.input<typeof scheduleView>;

export const healthView = z
  .object({
    checkedAt: z.date(),
    /** The worst of the checks. */
    status,
    checks: z.array(healthCheckView).max(20),
    database: z.object({
      /** Such as `18.4`. */
      version: z.string().max(40),
      /** Of one round trip. */
      latencyMs: z.number().min(0),
      sizeBytes: count,
      connections: count,
      maxConnections: count,
    }),
    /** Null where the storage grows by itself. */
    storage: z.object({ freeBytes: count.nullable() }),
    /** The last sign of life of any worker. */
    worker: z.object({ seenAt: z.date().nullable() }),
    backups: z.object({ newestAt: z.date().nullable(), failedAt: z.date().nullable() }),
    queues: z.object({ waiting: count, failed: count, waitingSince: z.date().nullable() }),
    mail: mailState,
    schedules: z.array(scheduleView).max(200),
  })
  .meta({ id: 'HealthView' });
export type HealthView = z.input<typeof healthView>;

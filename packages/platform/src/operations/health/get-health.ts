import type { Call } from '@belvedere/kernel';
import { readOutbox } from '../facts/table.ts';
import { listQueueRows } from '../jobs/table.ts';
import { readMailState } from '../mails/table.ts';
import { isOverdue, judgeHealth } from './judge-health.ts';
import type { HealthView } from './schemas.ts';
import { listScheduleRows, measureDatabase, readBackupTimes, readWorkerSeen } from './table.ts';

/** Measures everything now and judges it. */
export async function getHealth({ ctx }: Call<object>): Promise<HealthView> {
  const { tx, now, services } = ctx;
  const { database, verdict } = await measureDatabase(tx);
  const [queues, outbox] = [await listQueueRows(tx), await readOutbox(tx)];
  const waits = [...queues.map((queue) => queue.waitingSince), outbox.waitingSince].filter((at) => at !== null);
  const schedules = await listScheduleRows(tx);
  const measured = {
    checkedAt: now,
    database,
    storage: { freeBytes: await services.storage.freeBytes() },
    worker: { seenAt: await readWorkerSeen(tx) },
    backups: await readBackupTimes(tx),
    queues: {
      waiting: outbox.waiting + sum(queues.map(({ waiting }) => waiting)),
      failed: sum(queues.map(({ failed }) => failed)),
      waitingSince: waits.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null,
    },
    mail: await readMailState(tx),
    schedules: schedules.map(({ since, ...schedule }) => ({ ...schedule, isOverdue: isOverdue(schedule, { since, now }) })),
  };
  return { ...measured, ...judgeHealth(measured, verdict) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

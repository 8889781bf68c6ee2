import type { Database } from '@belvedere/db';
import { commonErrors, fail, type Clock } from '@belvedere/kernel/core';
import { insertBatches, type HitFollower, type ReceivedBatch } from './table.ts';

/** Statements at a time, of different tenants: those who read pages need connections too. */
const CONCURRENT = 2;
/** Hits in one statement. */
const GROUP = 2_000;
/** Hits that wait; with more, whoever comes is asked to come again, before memory grows. */
const MOST_WAITING = 20_000;

export interface HitRecorder {
  /** Answers when the batch is committed. @returns whether the visitor consented; without, nothing of them was kept. */
  record(tenantId: string, batch: ReceivedBatch): Promise<{ hasConsent: boolean }>;
  /** Statements that were run. */
  readonly statements: number;
}

interface Waiting {
  batch: ReceivedBatch;
  size: number;
  resolve: (answer: { hasConsent: boolean }) => void;
  reject: (error: unknown) => void;
}

/**
 * Writes what many requests bring in few statements: while one of a tenant is under way, what comes for that tenant waits, and goes
 * together in the next one. Nobody waits for a clock, and nobody is told that something is kept which is not.
 */
export function createHitRecorder({
  database,
  clock,
  followers = [],
  mostWaiting = MOST_WAITING,
}: {
  database: Database;
  clock: Clock;
  /** What other systems count with the hits. */
  followers?: readonly HitFollower[];
  mostWaiting?: number;
}): HitRecorder {
  const queues = new Map<string, Waiting[]>();
  /** Tenants with something to write and nobody who writes it, in order of arrival. */
  const idle: string[] = [];
  let running = 0;
  let waiting = 0;
  let statements = 0;

  function next(): void {
    while (running < CONCURRENT) {
      const tenantId = idle.shift();
      if (tenantId === undefined) return;
      running++;
      void write(tenantId);
    }
  }

  async function write(tenantId: string): Promise<void> {
    const queue = queues.get(tenantId) ?? [];
    const group = takeGroup(queue);
    try {
      statements++;
      const batches = group.map(({ batch }) => batch);
      const consents = await insertBatches(database, { tenantId, batches, now: clock.now(), followers });
      for (const [n, { resolve }] of group.entries()) resolve({ hasConsent: consents[n] ?? false });
    } catch (error) {
      for (const { reject } of group) reject(error);
    } finally {
      running--;
      for (const { size } of group) waiting -= size;
      if (queue.length > 0) idle.push(tenantId);
      else queues.delete(tenantId);
      next();
    }
  }

  return {
    record(tenantId, batch) {
      const size = 1 + batch.hits.length + batch.quarantined.length;
      if (waiting + size > mostWaiting) fail(commonErrors.unavailable, { retryAfter: 2 });
      waiting += size;
      return new Promise((resolve, reject) => {
        const entry = { batch, size, resolve, reject };
        const queue = queues.get(tenantId);
        if (queue) queue.push(entry);
        else {
          queues.set(tenantId, [entry]);
          idle.push(tenantId);
          next();
        }
      });
    },
    get statements() {
      return statements;
    },
  };
}

/** As many of the first as fit into one statement; one always does. */
function takeGroup(queue: Waiting[]): Waiting[] {
  let size = 0;
  const end = queue.findIndex((entry, n) => (size += entry.size) > GROUP && n > 0);
  return queue.splice(0, end === -1 ? queue.length : end);
}

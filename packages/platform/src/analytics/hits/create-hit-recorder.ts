import type { Database } from '@belvedere/db';
import { commonErrors, fail, type Clock } from '@belvedere/kernel/core';
import { createVisitMemory } from '../visits/create-visit-memory.ts';
import { recordStatements, type HitFollower } from './record-statements.ts';
import { insertBatches, type ReceivedBatch } from './table.ts';

/** Statements at a time, of different tenants: those who read pages need connections too. */
const CONCURRENT = 2;
/** Hits that are worth a second statement beside one of the same tenant. */
const LONG = 400;
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

/** What comes for one tenant. */
interface Queue {
  tenantId: string;
  waiting: Waiting[];
  /** Hits that wait. */
  size: number;
  /** Statements under way. */
  running: number;
  /** Whether it is next in line. */
  isDue: boolean;
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
  const visits = createVisitMemory();
  const texts = recordStatements(followers);
  const queues = new Map<string, Queue>();
  /** Tenants with something to write that nobody writes, in order of arrival. */
  const due: Queue[] = [];
  let running = 0;
  let waiting = 0;
  let statements = 0;

  function next(): void {
    while (running < CONCURRENT) {
      const queue = due.shift();
      if (!queue) return;
      running++;
      queue.isDue = false;
      queue.running++;
      void write(queue);
    }
  }

  /** A second statement of a tenant is worth its price when it is a long one: PostgreSQL works at one while the other waits for the disk. */
  function offer(queue: Queue): void {
    if (queue.isDue || queue.size < (queue.running === 0 ? 1 : LONG)) return;
    queue.isDue = true;
    due.push(queue);
  }

  async function write(queue: Queue): Promise<void> {
    const { tenantId } = queue;
    const group = takeGroup(queue);
    offer(queue);
    try {
      statements++;
      const batches = group.map(({ batch }) => batch);
      const consents = await insertBatches(database, { tenantId, batches, now: clock.now(), statements: texts, visits });
      for (const [n, { resolve }] of group.entries()) resolve({ hasConsent: consents[n] ?? false });
    } catch (error) {
      for (const { reject } of group) reject(error);
    } finally {
      running--;
      queue.running--;
      for (const { size } of group) waiting -= size;
      offer(queue);
      if (queue.running === 0 && queue.waiting.length === 0) queues.delete(tenantId);
      next();
    }
  }

  return {
    record(tenantId, batch) {
      const size = 1 + batch.hits.length + batch.quarantined.length;
      if (waiting + size > mostWaiting) fail(commonErrors.unavailable, { retryAfter: 2 });
      waiting += size;
      return new Promise((resolve, reject) => {
        let queue = queues.get(tenantId);
        if (!queue) queues.set(tenantId, (queue = { tenantId, waiting: [], size: 0, running: 0, isDue: false }));
        queue.waiting.push({ batch, size, resolve, reject });
        queue.size += size;
        offer(queue);
        next();
      });
    },
    get statements() {
      return statements;
    },
  };
}

/** As many of the first as fit into one statement; one always does. */
function takeGroup(queue: Queue): Waiting[] {
  let size = 0;
  const end = queue.waiting.findIndex((entry, n) => (size += entry.size) > GROUP && n > 0);
  const group = queue.waiting.splice(0, end === -1 ? queue.waiting.length : end);
  for (const entry of group) queue.size -= entry.size;
  return group;
}

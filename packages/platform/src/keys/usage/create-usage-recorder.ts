import type { Database } from '@belvedere/db';
import type { UsagePort } from '@belvedere/kernel';
import { newId, type Clock } from '@belvedere/kernel/core';
import { insertUsage, type UsageRow } from './table.ts';

const FLUSH_AFTER = 1_000;
const BATCH = 500;
/** What is kept while the database is away; more is dropped, as a call must not wait for its own count. */
const MOST = 20_000;

export interface UsageRecorder extends UsagePort {
  /** Writes what waits. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Counts the calls of keys in batches, off the calls' own way. A process that is killed loses the last second; one that ends in
 * order loses nothing.
 */
export function createUsageRecorder({
  database,
  clock,
  onError,
}: {
  database: Database;
  clock: Clock;
  onError: (error: unknown, lost: number) => void;
}): UsageRecorder {
  let waiting: UsageRow[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const later = () => {
    timer ??= setTimeout(() => void flush(), FLUSH_AFTER).unref();
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const batch = waiting;
    waiting = [];
    if (batch.length > 0) writing = writing.then(() => write(batch));
    return writing;
  };

  async function write(batch: UsageRow[]): Promise<void> {
    for (const [tenantId, rows] of Map.groupBy(batch, (row) => row.tenantId)) {
      try {
        await insertUsage(database, tenantId, rows);
      } catch (error) {
        const room = Math.max(0, MOST - waiting.length);
        // A key that was erased meanwhile would be refused for ever: only what a busy database refused is kept, once.
        const kept = rows.filter(({ attempts }) => attempts === 0).slice(0, room);
        waiting.push(...kept.map((row) => ({ ...row, attempts: 1 })));
        if (kept.length > 0) later();
        onError(error, rows.length - kept.length);
      }
    }
  }

  return {
    record({ tenantId, keyId, endpoint, method, status, ms }) {
      if (waiting.length >= MOST) return;
      const call = { endpoint, method, statusCode: status, responseTimeMs: Math.min(Math.round(ms), 2_147_483_647) };
      waiting.push({ tenantId, id: newId(), apiKeyId: keyId, occurredAt: clock.now(), attempts: 0, ...call });
      if (waiting.length >= BATCH) void flush();
      else later();
    },
    flush,
    async close() {
      await flush();
      // What the last attempt gave back.
      await flush();
    },
  };
}

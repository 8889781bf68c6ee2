import { runInTransaction, type Services } from '@belvedere/kernel';
import { newId } from '@belvedere/kernel/core';
import { storageKey } from '@belvedere/kernel/storage';
import { dropArchived, insertArchive, lastArchive, readEntries } from '../table.ts';
import { digest, toArchive } from './trail-file.ts';

const BATCH = 5_000;
const NO_SCOPES: ReadonlySet<string> = new Set();

/** @returns how many entries were moved. Killed anywhere it loses nothing: entries leave only once their file is written and noted. */
export async function archiveTrail(services: Services, { tenantId, before }: { tenantId: string; before: Date }): Promise<number> {
  let moved = 0;
  for (;;) {
    const entries = await services.database.transaction({ tenantId }, async (tx) => {
      const last = await lastArchive(tx, tenantId);
      return readEntries(tx, tenantId, { after: last?.toSequence ?? 0n, limit: BATCH });
    });
    const old = entries.slice(0, entries.findIndex(({ occurredAt }) => occurredAt >= before) >>> 0);
    const [first, end] = [old[0], old.at(-1)];
    if (!first || !end) break;
    const name = [first, end].map(({ sequence }) => sequence.toString().padStart(18, '0')).join('-');
    const key = storageKey(tenantId, 'audit', 'archive', `${name}.ndjson`);
    const content = toArchive(old);
    await services.storage.put(key, content, { mimeType: 'application/x-ndjson' });
    await services.database.transaction({ tenantId }, (tx) =>
      insertArchive(tx, {
        tenantId,
        id: newId(),
        fromSequence: first.sequence,
        toSequence: end.sequence,
        previousHash: first.previousHash,
        lastHash: end.hash,
        storageKey: key,
        sha256: digest(content),
        createdAt: services.clock.now(),
      }),
    );
    moved += old.length;
  }
  await services.database.transaction({ tenantId }, (tx) => dropArchived(tx));
  if (moved > 0) await noteInTrail(services, tenantId, moved);
  return moved;
}

async function noteInTrail(services: Services, tenantId: string, moved: number): Promise<void> {
  const actor = { type: 'system', name: 'audit_log.archive' } as const;
  const request = { id: newId(), ip: '', userAgent: null };
  await runInTransaction({ services, actor, request, setHeader: () => {} }, { tenantId, scopes: NO_SCOPES }, (ctx) =>
    services.audit.append(ctx.tx, {
      actor,
      tenantId,
      request,
      action: 'audit_log.archived',
      resourceType: 'audit_log',
      resourceId: null,
      changes: {},
      metadata: { entries: moved },
      occurredAt: ctx.now,
    }),
  );
}

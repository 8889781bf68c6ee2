import { actorId, userOf, type AuditPort } from '@belvedere/kernel';
import { newId } from '@belvedere/kernel/core';
import { hashEntry } from './hash.ts';
import { networkOf } from './network-of.ts';
import { logLine, redact } from './redact.ts';
import { insertEntry, lockHead } from './table.ts';

/** The trail of every tenant: append-only, each entry's hash covers the one before (I15, G1, G2). */
export function createAuditTrail(): AuditPort {
  return {
    async append(tx, { actor, tenantId, action, resourceType, resourceId, changes, metadata, request, occurredAt }) {
      const head = await lockHead(tx, tenantId);
      const entry = {
        tenantId,
        id: newId(),
        sequence: head.sequence + 1n,
        actorType: actor.type,
        actorId: actorId(actor),
        userId: userOf(actor) ?? null,
        action,
        resourceType,
        resourceId: logLine(resourceId, 200),
        changes: redact(changes),
        metadata: redact(metadata),
        ipAddress: networkOf(request.ip),
        userAgent: logLine(request.userAgent),
        requestId: logLine(request.id, 200),
        occurredAt,
      };
      await insertEntry(tx, { ...entry, previousHash: head.hash, hash: hashEntry(head.hash, entry) });
    },
  };
}

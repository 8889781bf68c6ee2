import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '@belvedere/kernel/core';

/** What an entry says; all of it is covered by its hash. */
export interface TrailEntry {
  tenantId: string;
  id: string;
  sequence: bigint;
  actorType: string;
  actorId: string | null;
  userId: string | null;
  action: string;
  resourceType: string;
  resourceId: string | null;
  changes: Json;
  metadata: Json;
  ipAddress: string | null;
  userAgent: string | null;
  requestId: string | null;
  occurredAt: Date;
}

export interface ChainedEntry extends TrailEntry {
  previousHash: string;
  hash: string;
}

/** Where a chain ends. */
export interface ChainHead {
  sequence: bigint;
  hash: string;
}

export type ChainFault = 'missing' | 'altered' | 'unlinked' | 'tail' | 'rewritten';

/** The link before the first entry. It names the tenant, so that no chain can stand in for another tenant's. */
export function genesis(tenantId: string): ChainHead {
  return { sequence: 0n, hash: sha256(`belvedere audit log of ${tenantId}`) };
}

export function hashEntry(previousHash: string, entry: TrailEntry): string {
  const { tenantId, id, actorType, actorId, userId, action, resourceType, resourceId, changes, metadata, ipAddress, userAgent, requestId } =
    entry;
  const sequence = entry.sequence.toString();
  const occurredAt = entry.occurredAt.toISOString();
  const who = { tenantId, id, sequence, occurredAt, actorType, actorId, userId, ipAddress, userAgent, requestId };
  return sha256(previousHash + canonicalJson({ ...who, action, resourceType, resourceId, changes, metadata }));
}

/** What is wrong with an entry that should follow another, if anything is. */
export function checkLink(previous: ChainHead, entry: ChainedEntry): ChainFault | undefined {
  if (entry.sequence !== previous.sequence + 1n) return 'missing';
  if (entry.previousHash !== previous.hash) return 'unlinked';
  return entry.hash === hashEntry(entry.previousHash, entry) ? undefined : 'altered';
}

/** A chain that lost its end is still a chain: only the head, kept apart, tells. */
export function checkEnd(last: ChainHead, head: ChainHead): ChainFault | undefined {
  return last.sequence === head.sequence && last.hash === head.hash ? undefined : 'tail';
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

import type { Transaction } from '@belvedere/db';
import type { Json } from '../core/index.ts';
import type { Actor } from './actor.ts';
import type { RequestFacts } from './context.ts';
import type { RateClass } from './meta.ts';

/** What the platform answers about access; `platform/access` implements it. */
export interface AccessPort {
  /** The tenant that a caller means, or undefined when there is none that they may know of. */
  resolveTenant(actor: Actor, wanted: string | undefined): Promise<string | undefined>;
  /** The names of all scopes that the caller has in the tenant at this moment. */
  scopesOf(actor: Actor, tenantId: string): Promise<ReadonlySet<string>>;
  /** Writes down a refusal with its reason (4.31). */
  recordRefusal(refusal: {
    actor: Actor;
    tenantId: string;
    resourceType: string;
    action: string;
    reason: string;
    request: RequestFacts;
  }): Promise<void>;
}

export interface AuditEntry {
  actor: Actor;
  tenantId: string;
  action: string;
  resourceType: string;
  resourceId: string | null;
  changes: Json;
  metadata: Json;
  request: RequestFacts;
  occurredAt: Date;
}

/** Appends to the tenant's trail inside the running transaction; `platform/audit-log` implements it. */
export interface AuditPort {
  append(tx: Transaction, entry: AuditEntry): Promise<void>;
}

export interface LimitVerdict {
  allowed: boolean;
  /** Seconds until the next call can succeed. */
  retryAfter: number;
  /** RateLimit and RateLimit-Policy (K4). */
  headers: Record<string, string>;
}

/** Takes one call from the caller's budget for a class of calls. */
export interface LimitPort {
  check(call: { rate: RateClass; principal: string }): Promise<LimitVerdict>;
}

import type { Transaction } from '@belvedere/db';
import type { ErrorDefinition, Json } from '../core/index.ts';
import type { Actor } from './actor.ts';
import type { Context, RequestFacts } from './context.ts';
import type { RateClass } from './meta.ts';
import type { Scope } from './scope.ts';

/** What a caller has in a tenant at this moment. Whoever answers knows more of it than is seen here. */
export interface Grants {
  /** What they may do whatever it is about. */
  readonly scopes: ReadonlySet<string>;
}

/** A call as far as access has to know of it. */
export interface WeighedCall {
  grants: Grants;
  scope: Scope;
  path: string;
  input: unknown;
}

/** Why a call is refused for the sake of what it is about, and what the caller is told. */
export interface ThingRefusal {
  error: ErrorDefinition;
  reason: string;
  resourceType: string;
  resourceId: string | null;
}

export interface RefusalEntry {
  actor: Actor;
  tenantId: string;
  resourceType: string;
  resourceId?: string | null;
  action: string;
  reason: string;
  request: RequestFacts;
}

/** What the platform answers about access; `platform/access` implements it. */
export interface AccessPort {
  /** The tenant that a caller means, or undefined when there is none that they may know of. */
  resolveTenant(actor: Actor, wanted: string | undefined): Promise<string | undefined>;
  /** What the caller has in the tenant at this moment, asked anew each time. */
  grantsOf(caller: { actor: Actor; tenantId: string; request: RequestFacts }): Promise<Grants>;
  /** Whether a call whose scope the caller lacks may yet be allowed by what it is about: because it is theirs, or by a policy. */
  mayYetBeAllowed(call: Omit<WeighedCall, 'input'>): boolean;
  /** Weighs the things that a call names, in its transaction. @returns why it is refused, or undefined. */
  weigh(ctx: Context, call: WeighedCall): Promise<ThingRefusal | undefined>;
  /** Writes down a refusal with its reason (4.31). */
  recordRefusal(refusal: RefusalEntry): Promise<void>;
  /** Writes down a call that was allowed, in its transaction, if it is a sensitive read or the tenant samples such calls. */
  recordAllowed(
    ctx: Context,
    call: { grants: Grants | undefined; path: string; resourceType: string; sensitive: string | null },
  ): Promise<void>;
  /** Whether the tenant was removed, which may happen while a call is under way. */
  isRemoved(tenantId: string): Promise<boolean>;
  /** Writes down that the database itself refused a row: something above it failed to (4.37). */
  recordViolation(violation: { actor: Actor; tenantId: string; action: string; request: RequestFacts }): Promise<void>;
}

/** Keeps count of what keys call (4.50). It never delays and never fails a call. */
export interface UsagePort {
  record(call: { tenantId: string; keyId: string; endpoint: string; method: 'GET' | 'POST'; status: number; ms: number }): void;
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
  /** The policy that was used up, as the problem names it. */
  policy?: string;
}

/** Takes one call from the caller's budget for a class of calls. */
export interface LimitPort {
  check(call: { rate: RateClass; principal: string }): Promise<LimitVerdict>;
}

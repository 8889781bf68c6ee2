import type { Database } from '@belvedere/db';
import type { Actor } from '@belvedere/kernel';
import { newId, type Json } from '@belvedere/kernel/core';
import { recordSecurityEvent } from '../audit-log/record-security-event.ts';
import { publishableOnly } from './roles.ts';
import { compilePolicy, type CompiledPolicy } from './policies/compile-policy.ts';
import type { Seals } from './policies/create-seals.ts';
import type { Circumstances } from './policies/settle.ts';
import type { Declared, HeldGrant, Rules } from './policies/rules.ts';
import { readHeld, type HeldRow } from './table.ts';

/** A caller who is bound by the rules of a tenant. */
export type Bound = Extract<Actor, { type: 'user' | 'api_key' }>;

export interface ReadRules extends Rules {
  /** How many of the allowed calls the tenant wants written down, 0 to 1. */
  sample: number;
}

const REMEMBERED = 10_000;

/** Reads all that decides about a caller in one statement. Only the parsing of policies is remembered, by their whole text. */
export function createRulesReader({ database, declared, seals }: { database: Database; declared: Declared; seals: Seals }) {
  const compiled = new Map<string, CompiledPolicy | undefined>();
  const reported = new Set<string>();

  return async function readRules(actor: Bound, tenantId: string, circumstances: Circumstances): Promise<ReadRules> {
    const rows = await readHeld(database, { tenantId, userId: actor.userId, now: circumstances.now });
    const roles = rows.filter(({ kind }) => kind === 'role').map(toRole);
    const grants = rows.filter(({ kind }) => kind === 'grant').map(toGrant);
    const policies: CompiledPolicy[] = [];
    for (const row of rows.filter(({ kind }) => kind === 'policy')) {
      const policy = parsed(row);
      const isWhole = seals.isWhole({ tenantId, id: row.id, version: row.version, enabled: true, definition: json(row) }, row.seal);
      if (!isWhole) await report(row, { tenantId, now: circumstances.now });
      // What was changed behind the platform's back may still forbid, and never allow.
      if (policy && (isWhole || policy.definition.effect === 'deny')) policies.push(policy);
    }
    const isKey = actor.type === 'api_key';
    return {
      subject: {
        userId: actor.userId,
        type: actor.type,
        keyId: isKey ? actor.keyId : null,
        roles: [...roles, ...grants.flatMap(({ role }) => role ?? [])].map(({ name }) => name),
      },
      roles,
      grants,
      policies,
      circumstances,
      declared,
      keyScopes: isKey ? publishableOnly(declared.scopes, actor.kind, actor.scopes) : null,
      sample: Math.min(1, Math.max(0, (rows.find(({ kind }) => kind === 'setting')?.version ?? 0) / 100)),
    };
  };

  function parsed(row: HeldRow): CompiledPolicy | undefined {
    const key = `${row.id}|${row.name}|${row.definition}`;
    if (compiled.has(key)) return compiled.get(key);
    if (compiled.size >= REMEMBERED) compiled.clear();
    const policy = compilePolicy({ id: row.id, name: row.name, definition: json(row) }, declared.types);
    compiled.set(key, policy);
    return policy;
  }

  async function report(
    { id, name, version, seal, definition }: HeldRow,
    { tenantId, now }: { tenantId: string; now: Date },
  ): Promise<void> {
    const key = `${id}|${version}|${seal}|${definition}`;
    if (reported.has(key)) return;
    reported.add(key);
    const event = { eventType: 'access.policy_tampered', severity: 'critical', details: { policyId: id, name } } as const;
    const request = { id: newId(), ip: '', userAgent: null };
    await recordSecurityEvent(database, { ...event, tenantId, userId: null, request, occurredAt: now });
  }
}

function json({ definition }: HeldRow): Json {
  return JSON.parse(definition ?? 'null') as Json;
}

function toRole({ id, name, isSystem, permissions }: HeldRow) {
  return { id, name, isSystem, permissions };
}

function toGrant(row: HeldRow): HeldGrant {
  const { grantId, until, scope } = row;
  return { id: grantId ?? '', until: until ?? new Date(0), scope, role: scope === null ? toRole(row) : null };
}

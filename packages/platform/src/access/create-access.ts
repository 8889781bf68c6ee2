import type { Database } from '@belvedere/db';
import { actorId, userOf, type AccessPort, type Actor, type Context, type Scope } from '@belvedere/kernel';
import { newId, type Clock } from '@belvedere/kernel/core';
import { logLine } from '../audit-log/redact.ts';
import { networkOf } from '../audit-log/network-of.ts';
import { scopesOfKey, scopesOfRoles } from './grants.ts';
import { insertAccessLog, readActiveTenant, readHeldRoles, readTenantsOf, readTenantBySlug } from './table.ts';

/** What the kernel asks about access, and the scopes that all systems of this process declare. */
export interface Access extends AccessPort {
  readonly scopes: readonly Scope[];
}

/**
 * Answers who may do what, from the database each time: a role, a member or a key that was taken away is gone with the next call.
 * A cache was left out on purpose: the answer is one statement on primary keys, a small part of any call.
 */
export function createAccess({ database, clock, scopes }: { database: Database; clock: Clock; scopes: readonly Scope[] }): Access {
  const all: ReadonlySet<string> = new Set(scopes.map(({ name }) => name));

  return {
    scopes,

    async resolveTenant(actor, wanted) {
      if (actor.type === 'anonymous') return undefined;
      if (actor.type === 'api_key') return ownTenant(actor.tenantId, wanted);
      if (actor.type === 'system') return wanted === undefined ? undefined : anyTenant(wanted);
      const tenants = await readTenantsOf(database, actor);
      if (wanted === undefined) return (tenants.find(({ isCurrent }) => isCurrent) ?? tenants[0])?.id;
      return tenants.find(({ id, slug }) => id === wanted || slug === wanted)?.id;
    },

    async scopesOf(actor, tenantId) {
      if (actor.type === 'anonymous') return new Set();
      if (actor.type === 'system') return all;
      if (actor.type === 'api_key' && actor.tenantId !== tenantId) return new Set();
      const own = scopesOfRoles(scopes, await readHeldRoles(database, tenantId, actor.userId));
      return actor.type === 'api_key' ? scopesOfKey(actor.scopes, own) : own;
    },

    async recordRefusal({ actor, tenantId, resourceType, action, reason, request }) {
      await insertAccessLog(database, {
        ...whoAsked({ actor, request }),
        tenantId,
        id: newId(),
        resourceType,
        resourceId: null,
        action,
        allowed: false,
        reason,
        occurredAt: clock.now(),
      });
    },
  };

  async function ownTenant(tenantId: string, wanted: string | undefined): Promise<string | undefined> {
    const tenant = await readActiveTenant(database, tenantId);
    return tenant && (wanted === undefined || wanted === tenant.id || wanted === tenant.slug) ? tenant.id : undefined;
  }

  async function anyTenant(wanted: string): Promise<string | undefined> {
    return (await readTenantBySlug(database, wanted)) ?? (await readActiveTenant(database, wanted))?.id;
  }
}

/** The access of this process, with its scopes: every process is wired with `createAccess`. */
export function accessOf(ctx: Pick<Context, 'services'>): Access {
  const { access } = ctx.services;
  if (!isAccess(access)) throw new Error('The services were wired with an access that knows no scopes: use createAccess.');
  return access;
}

/** Who called and from where, as the access log keeps it: one line each (G8), the network instead of the address. */
export function whoAsked({ actor, request }: { actor: Actor; request: { id: string; ip: string; userAgent: string | null } }) {
  return {
    userId: userOf(actor) ?? null,
    actorType: actor.type,
    actorId: actorId(actor),
    requestId: logLine(request.id, 200),
    ipAddress: networkOf(request.ip),
    userAgent: logLine(request.userAgent),
  };
}

function isAccess(port: AccessPort): port is Access {
  return 'scopes' in port;
}

import type { Database } from '@belvedere/db';
import { actorId, userOf, type AccessPort, type Actor, type Context, type Grants, type RefusalEntry, type Scope } from '@belvedere/kernel';
import { commonErrors, fail, newId, type Clock } from '@belvedere/kernel/core';
import { networkOf } from '../audit-log/network-of.ts';
import { recordSecurityEvent } from '../audit-log/record-security-event.ts';
import { logLine } from '../audit-log/redact.ts';
import { isRemoved, readRemovedOf } from '../tenancy/removal/table.ts';
import { createRulesReader, type Bound, type ReadRules } from './create-rules-reader.ts';
import { createSeals, type Seals } from './policies/create-seals.ts';
import { mayCall, type Declared, type Rules } from './policies/rules.ts';
import type { Circumstances } from './policies/settle.ts';
import { addAccessLog, insertAccessLog, readActiveTenant, readTenantBySlug, readTenantsOf } from './table.ts';
import { createWeigher } from './things/create-weigher.ts';
import type { ThingDeclaration, ThingType } from './things/thing-type.ts';
import { isPart } from './things/is-part.ts';

/** What the kernel asks about access, and what the verbs of access share. */
export interface Access extends AccessPort {
  /** The scopes that all systems of this process declare. */
  readonly scopes: readonly Scope[];
  readonly declared: Declared;
  readonly seals: Seals;
  /** The names of all scopes that the caller has in the tenant at this moment, whatever a call is about. */
  scopesOf(actor: Actor, tenantId: string): Promise<ReadonlySet<string>>;
  /** All that decides about this caller; undefined for whoever no rule binds: the system itself. */
  rulesOf(grants: Grants | undefined): Rules | undefined;
  /** The same for somebody else, from elsewhere or at another time. */
  readRules(actor: Bound, tenantId: string, circumstances: Circumstances): Promise<Rules>;
  loadThings: ReturnType<typeof createWeigher>['loadThings'];
  wholeOf: ReturnType<typeof createWeigher>['wholeOf'];
  findWhole: ReturnType<typeof createWeigher>['findWhole'];
  unreadable: ReturnType<typeof createWeigher>['unreadable'];
}

export interface AccessParts {
  database: Database;
  clock: Clock;
  scopes: readonly Scope[];
  /** Kinds of things that policies and ownership can be about. */
  things?: readonly ThingDeclaration[];
  /** Seals policies; without it nobody notices one that was changed behind the platform's back. */
  signingKey?: Uint8Array;
}

const NO_SCOPES: ReadonlySet<string> = new Set();
const NOWHERE = { id: '', ip: '', userAgent: null };

/**
 * Answers who may do what, from the database each time: a role, a member or a key that was taken away is gone with the next call.
 * A cache was left out on purpose: the answer is one statement on primary keys, a small part of any call.
 */
export function createAccess({ database, clock, scopes, things = [], signingKey }: AccessParts): Access {
  const all: ReadonlySet<string> = new Set(scopes.map(({ name }) => name));
  const types = new Map(things.filter((each): each is ThingType => !isPart(each)).map((each) => [each.type, each]));
  const declared: Declared = { scopes, types };
  const seals = createSeals(signingKey);
  const weigher = createWeigher(things, declared);
  const readRules = createRulesReader({ database, declared, seals });
  const rulesBehind = new WeakMap<Grants, ReadRules>();

  const grantsOf: Access['grantsOf'] = async ({ actor, tenantId, request }) => {
    if (actor.type === 'system') return { scopes: all };
    if (actor.type === 'anonymous' || (actor.type === 'api_key' && actor.tenantId !== tenantId)) return { scopes: NO_SCOPES };
    const rules = await readRules(actor, tenantId, { ip: request.ip, now: clock.now() });
    const grants: Grants = { scopes: new Set([...all].filter((scope) => mayCall(rules, scope))) };
    rulesBehind.set(grants, rules);
    return grants;
  };

  return {
    scopes,
    declared,
    seals,
    grantsOf,
    readRules,
    loadThings: weigher.loadThings,
    wholeOf: weigher.wholeOf,
    findWhole: weigher.findWhole,
    unreadable: weigher.unreadable,
    rulesOf: (grants) => grants && rulesBehind.get(grants),
    scopesOf: async (actor, tenantId) => (await grantsOf({ actor, tenantId, request: NOWHERE })).scopes,

    async resolveTenant(actor, wanted) {
      if (actor.type === 'anonymous') return undefined;
      if (actor.type === 'api_key') return ownTenant(actor.tenantId, wanted);
      if (actor.type === 'system') return wanted === undefined ? undefined : anyTenant(wanted);
      const tenants = await readTenantsOf(database, actor);
      if (wanted === undefined) return (tenants.find(({ isCurrent }) => isCurrent) ?? tenants[0] ?? (await removedFor(actor.userId)))?.id;
      return (tenants.find(({ id, slug }) => id === wanted || slug === wanted) ?? (await removedFor(actor.userId, wanted)))?.id;
    },

    mayYetBeAllowed({ grants, scope }) {
      const rules = rulesBehind.get(grants);
      return rules !== undefined && weigher.mayYetBeAllowed(rules, scope.name);
    },

    async weigh(ctx, { grants, ...call }) {
      const rules = rulesBehind.get(grants);
      return rules && weigher.weigh(ctx, { ...call, rules, isHeld: grants.scopes.has(call.scope.name) });
    },

    async recordRefusal({ actor, request, ...refusal }) {
      const row = { resourceId: null, ...whoAsked({ actor, request }), ...refusal, id: newId(), allowed: false, occurredAt: clock.now() };
      await insertAccessLog(database, row);
    },

    async recordAllowed(ctx, { grants, path, resourceType, sensitive }) {
      const { sample = 0 } = (grants && rulesBehind.get(grants)) ?? {};
      if (sensitive === null && (sample === 0 || Math.random() >= sample)) return;
      const what = { resourceType, resourceId: null, action: path, allowed: true, reason: sensitive ?? 'A sample of what is allowed.' };
      await addAccessLog(ctx.tx, { ...whoAsked(ctx), ...what, tenantId: ctx.tenantId, id: newId(), occurredAt: ctx.now });
    },

    isRemoved: (tenantId) => isRemoved(database, tenantId),

    async recordViolation({ actor, tenantId, action, request }) {
      const event = { eventType: 'database.row_refused', severity: 'critical', details: { action } } as const;
      await recordSecurityEvent(database, { ...event, tenantId, userId: userOf(actor) ?? null, request, occurredAt: clock.now() });
    },
  };

  /** A member of a removed tenant is told so, and until when it can be restored. */
  async function removedFor(userId: string, wanted?: string): Promise<undefined> {
    const removed = await readRemovedOf(database, userId);
    const found = removed.find(({ id, slug }) => wanted === undefined || id === wanted || slug === wanted);
    if (!found) return;
    const { id: tenantId, slug, purgeAfter } = found;
    fail(commonErrors.tenant_removed, { data: { tenantId, slug, purgeAfter: purgeAfter.toISOString() } });
  }

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
export function whoAsked({ actor, request }: Pick<RefusalEntry, 'actor' | 'request'>) {
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

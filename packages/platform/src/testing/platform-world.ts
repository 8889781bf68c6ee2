import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, PLATFORM_TENANT_ID, type Database, type Transaction } from '@belvedere/db';
import {
  factsOf,
  listWebhookFacts,
  runInTransaction,
  t,
  type Actor,
  type CallerFactoryOf,
  type Context,
  type HeardFact,
  type Job,
  type RequestContext,
  type Scope,
  type Services,
} from '@belvedere/kernel';
import { createTestClock, newId, type TestClock } from '@belvedere/kernel/core';
import { createKeyring } from '@belvedere/kernel/crypto';
import type { Mail } from '@belvedere/kernel/mail';
import { createLogger } from '@belvedere/kernel/observability';
import { diskStorage } from '@belvedere/kernel/storage';
import { testDatabase, type TestDatabase } from '@belvedere/testing';
import { createAccess } from '../access/create-access.ts';
import type { ThingDeclaration } from '../access/things/thing-type.ts';
import { syncPermissions } from '../access/sync-permissions.ts';
import { createAuditTrail } from '../audit-log/create-audit-trail.ts';
import { createWebhooksJob, platformJobs, platformRouters, platformScopes } from '../index.ts';

const createCaller: CallerFactoryOf<typeof platformRouters> = t.createCallerFactory(t.router(platformRouters));

export type Caller = ReturnType<typeof createCaller>;
export type Person = Actor & { type: 'user' };

export interface PlatformWorld {
  db: TestDatabase;
  database: Database;
  services: Services;
  clock: TestClock;
  /** What the mailer was given, oldest first. */
  sent: Mail[];
  /** The procedures, called by somebody. */
  as(actor: Actor, request?: Partial<RequestContext>): Caller;
  /** An active, verified person without a tenant, signed in just now. */
  person(name: string): Promise<Person>;
  /** A tenant that the person owns. */
  tenant(owner: Person, name: string): Promise<{ id: string; slug: string }>;
  /** A person who is a member of the tenant with one of its roles. */
  member(tenantId: string, role: string): Promise<Person>;
  inTenant<T>(tenantId: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** As the owner of the schema, whom row-level security does not bind. */
  asOwner<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Hears every waiting fact at once, in this process, until none is left. */
  runJobs(): Promise<void>;
  /** Every row of every table as text. */
  dump(): Promise<string>;
  close(): Promise<void>;
}

/** A database of its own with the platform on it, wired as a server would. */
export async function createPlatformWorld({
  poolSize = 10,
  scopes = platformScopes,
  things = [],
}: { poolSize?: number; scopes?: readonly Scope[]; things?: readonly ThingDeclaration[] } = {}): Promise<PlatformWorld> {
  const db = await testDatabase();
  const database = openDatabase({ url: db.runtimeUrl, poolSize, timeout: 50_000 });
  const owner = openDatabase({ url: db.ownerUrl, poolSize: 2 });
  const clock = createTestClock(new Date());
  const sent: Mail[] = [];
  const filesRoot = await mkdtemp(join(tmpdir(), 'belvedere-platform-'));
  const signingKey = new Uint8Array(32).fill(7);
  const services: Services = {
    database,
    clock,
    access: createAccess({ database, clock, scopes, things, signingKey }),
    audit: createAuditTrail(),
    mailer: { address: 'no-reply@belvedere.example', send: async (mail) => void sent.push(mail), close: () => {} },
    limits: { check: async () => ({ allowed: true, retryAfter: 0, headers: {} }) },
    storage: await diskStorage({ root: filesRoot }),
    log: createLogger({ name: 'platform', level: 'silent' }),
    publicUrl: 'https://belvedere.example',
    signingKey,
    keyring: createKeyring({ 1: new Uint8Array(32).fill(8) }),
    ownOrigins: ['https://belvedere.example'],
    signInProviders: [],
  };
  await syncPermissions(database, scopes);

  const inTenant: PlatformWorld['inTenant'] = (tenantId, work) => database.transaction({ tenantId }, work);
  const asOwner: PlatformWorld['asOwner'] = (work) => owner.transaction({ tenantId: PLATFORM_TENANT_ID }, work);
  const as: PlatformWorld['as'] = (actor, request = {}) =>
    createCaller({
      services,
      actor,
      request: { id: newId(), ip: '203.0.113.9', userAgent: 'test' },
      wantedTenant: undefined,
      idempotencyKey: undefined,
      signal: undefined,
      setHeader: () => {},
      ...request,
    });

  async function person(name: string): Promise<Person> {
    const id = newId();
    const now = clock.now();
    const user = { id, email: `${name}-${id.slice(-6)}@mail.example`, displayName: name, status: 'active' as const, emailVerifiedAt: now };
    await inTenant(PLATFORM_TENANT_ID, (tx) => tx.user.create({ data: user }));
    return { type: 'user', userId: id, sessionId: `session of ${name}`, emailVerified: true, platformRole: 'user', authTime: now };
  }

  return {
    db,
    database,
    services,
    clock,
    sent,
    as,
    person,
    inTenant,
    asOwner,
    async tenant(tenantOwner, name) {
      const { id, slug } = await as(tenantOwner).tenancy.tenants.create({ name });
      return { id, slug };
    },
    async member(tenantId, role) {
      const someone = await person(role);
      await inTenant(tenantId, async (tx) => {
        const { id: roleId } = await tx.role.findFirstOrThrow({ where: { tenantId, name: role } });
        await tx.membership.create({ data: { tenantId, userId: someone.userId } });
        await tx.userRole.create({ data: { tenantId, userId: someone.userId, roleId } });
      });
      return someone;
    },
    async runJobs() {
      for (;;) {
        const facts = await asOwner(
          (tx) =>
            tx.$queryRaw<{ id: string; tenant_id: string; name: string; payload: object; occurred_at: Date }[]>`
            UPDATE outbox_facts SET dispatched_at = now() WHERE dispatched_at IS NULL RETURNING id, tenant_id, name, payload, occurred_at`,
        );
        if (facts.length === 0) return;
        for (const { tenant_id: tenantId, payload, id, name, occurred_at: occurredAt } of facts)
          await hear({ services, tenantId, payload, fact: { id, name, occurredAt } });
      }
    },
    async dump() {
      return asOwner(async (tx) => {
        const tables = await tx.$queryRaw<{ name: string }[]>`
          SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss') ORDER BY 1`;
        const texts: string[] = [];
        for (const { name } of tables) {
          const [row] = await tx.$queryRawUnsafe<{ rows: string | null }[]>(
            `SELECT string_agg(to_jsonb(t)::text, E'\\n') AS rows FROM ${name} t`,
          );
          texts.push(`${name}\n${row?.rows ?? ''}`);
        }
        return texts.join('\n');
      });
    },
    async close() {
      await Promise.all([database.close(), owner.close()]);
      await db.drop();
      await rm(filesRoot, { recursive: true, force: true });
    },
  };
}

/** What a worker does with one fact, without its queue. */
async function hear({
  services,
  tenantId,
  payload,
  fact,
}: {
  services: Services;
  tenantId: string;
  payload: object;
  fact: HeardFact;
}): Promise<void> {
  const origin = {
    services,
    actor: { type: 'system', name: fact.name } as const,
    request: { id: newId(), ip: '', userAgent: null },
    setHeader: () => {},
  };
  const common = {
    services,
    tenantId,
    fact,
    attempt: 1,
    isLastAttempt: false,
    signal: new AbortController().signal,
  };
  const [removed] = await services.database.read(
    { tenantId },
    { name: '', text: 'SELECT 1 FROM tenant_removals WHERE removed_id = $1', values: [tenantId] },
  );
  // Media want a storage, which this world has not; they have a world of their own.
  const jobs: readonly Job[] = [...platformJobs.filter((job) => !job.name.startsWith('media.')), createWebhooksJob(listWebhookFacts())];
  for (const job of jobs) {
    const { evenRemoved } = job;
    // It would wait for its tenant.
    if (removed && !evenRemoved) continue;
    const transaction = <T>(work: (ctx: Context) => Promise<T>) =>
      runInTransaction(origin, { tenantId, scopes: new Set<string>(), evenRemoved }, work);
    for (const heard of factsOf(job))
      if (heard.name === fact.name) await job.run({ ...common, transaction, input: heard.payload.parse(payload) });
  }
}

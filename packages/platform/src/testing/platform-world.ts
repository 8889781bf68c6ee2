import { openDatabase, PLATFORM_TENANT_ID, type Database, type Transaction } from '@belvedere/db';
import { t, type Actor, type RequestContext, type Services } from '@belvedere/kernel';
import { createTestClock, newId, type TestClock } from '@belvedere/kernel/core';
import type { Mail } from '@belvedere/kernel/mail';
import { createLogger } from '@belvedere/kernel/observability';
import { testDatabase, type TestDatabase } from '@belvedere/testing';
import { createAccess } from '../access/create-access.ts';
import { syncPermissions } from '../access/sync-permissions.ts';
import { createAuditTrail } from '../audit-log/create-audit-trail.ts';
import { platformRouters, platformScopes } from '../index.ts';

const router = t.router(platformRouters);
const createCaller = t.createCallerFactory(router);

export type Caller = ReturnType<typeof createCaller>;

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
  person(name: string): Promise<Actor & { type: 'user' }>;
  /** A tenant that the person owns. */
  tenant(owner: Actor, name: string): Promise<{ id: string; slug: string }>;
  /** Looks behind row-level security's one tenant. */
  inTenant<T>(tenantId: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A database of its own with the platform on it, as a server would wire it. */
export async function createPlatformWorld({ poolSize = 10 } = {}): Promise<PlatformWorld> {
  const db = await testDatabase();
  const database = openDatabase({ url: db.runtimeUrl, poolSize, timeout: 50_000 });
  const clock = createTestClock(new Date());
  const sent: Mail[] = [];
  const services: Services = {
    database,
    clock,
    access: createAccess({ database, clock, scopes: platformScopes }),
    audit: createAuditTrail(),
    mailer: { send: async (mail) => void sent.push(mail), close: () => {} },
    limits: { check: async () => ({ allowed: true, retryAfter: 0, headers: {} }) },
    storage: refusing('storage'),
    log: createLogger({ name: 'platform', level: 'silent' }),
    publicUrl: 'https://belvedere.example',
    signingKey: new Uint8Array(32).fill(7),
  };
  await syncPermissions(database, platformScopes);
  const inTenant: PlatformWorld['inTenant'] = (tenantId, work) => database.transaction({ tenantId }, work);

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

  return {
    db,
    database,
    services,
    clock,
    sent,
    inTenant,
    as,
    async person(name) {
      const id = newId();
      const now = clock.now();
      const user = { id, email: `${name}-${id.slice(-6)}@example.org`, displayName: name, status: 'active' as const, emailVerifiedAt: now };
      await inTenant(PLATFORM_TENANT_ID, (tx) => tx.user.create({ data: user }));
      return { type: 'user', userId: id, sessionId: `session of ${name}`, emailVerified: true, platformRole: 'user', authTime: now };
    },
    async tenant(owner, name) {
      const { id, slug } = await as(owner).tenancy.tenants.create({ name });
      return { id, slug };
    },
    async close() {
      await database.close();
      await db.drop();
    },
  };
}

/** A part that these tests do not use: touching it is a mistake of the test. */
function refusing(part: string): never {
  return new Proxy({}, { get: () => { throw new Error(`${part} is not part of this world`); } }) as never;
}

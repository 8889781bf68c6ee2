import { openDatabase, PLATFORM_TENANT_ID } from '@belvedere/db';
import { testDatabase } from '@belvedere/db/testing';
import { createTestClock, newId, type TestClock } from '../core/index.ts';
import { createKeyring } from '../crypto/index.ts';
import { createLogger } from '../observability/index.ts';
import type { Actor, AuditEntry, RequestContext, Services } from '../procedure/index.ts';

type Refusal = Parameters<Services['access']['recordRefusal']>[0];

export interface KernelWorld {
  services: Services;
  clock: TestClock;
  jobsUrl: string;
  /** What the audit log was given by transactions that may since have been rolled back. */
  audited: AuditEntry[];
  refusals: Refusal[];
  /** A tenant's id; every signed-in actor may do everything in it. */
  tenant(): Promise<string>;
  context(tenantId: string, request?: Partial<RequestContext>): RequestContext;
  /** Looks behind row-level security. */
  rows<Row extends object>(text: string, ...values: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** A database of its own under the kernel; the ports that the platform fills are answered from memory. */
export async function createKernelWorld({ scopes = [] as string[], poolSize = 10 } = {}): Promise<KernelWorld> {
  const db = await testDatabase();
  const database = openDatabase({ url: db.runtimeUrl, poolSize, timeout: 50_000 });
  const owner = openDatabase({ url: db.ownerUrl, poolSize: 4 });
  const clock = createTestClock('2026-11-21T10:00:00Z');
  const audited: AuditEntry[] = [];
  const refusals: Refusal[] = [];
  const services: Services = {
    ...unused(),
    database,
    clock,
    access: {
      resolveTenant: async (_actor, wanted) => wanted,
      grantsOf: async () => ({ scopes: new Set(scopes) }),
      mayYetBeAllowed: () => false,
      weigh: async () => undefined,
      recordAllowed: async () => {},
      isRemoved: async () => false,
      recordViolation: async () => {},
      recordRefusal: async (refusal) => void refusals.push(refusal),
    },
    audit: { append: async (_tx, entry) => void audited.push(entry) },
    limits: { check: async () => ({ allowed: true, retryAfter: 0, headers: {} }) },
    log: createLogger({ name: 'kernel', level: 'silent' }),
    publicUrl: 'https://belvedere.example',
    signingKey: new Uint8Array(32).fill(7),
    keyring: createKeyring({ 1: new Uint8Array(32).fill(8) }),
    ownOrigins: ['https://belvedere.example'],
    signInProviders: [],
  };
  const rows: KernelWorld['rows'] = (text, ...values) => owner.read({ tenantId: PLATFORM_TENANT_ID }, { name: '', text, values });

  return {
    services,
    clock,
    jobsUrl: db.jobsUrl,
    audited,
    refusals,
    rows,
    async tenant() {
      const id = newId();
      await rows('INSERT INTO tenants (id, slug, name) VALUES ($1, $2, $2)', id, `t-${id}`);
      return id;
    },
    context: (tenantId, request = {}) => ({
      services,
      actor: { type: 'system', name: 'test' },
      request: { id: newId(), ip: '203.0.113.9', userAgent: 'test' },
      wantedTenant: tenantId,
      idempotencyKey: undefined,
      signal: undefined,
      setHeader: () => {},
      ...request,
    }),
    async close() {
      await Promise.all([database.close(), owner.close()]);
      await db.drop();
    },
  };
}

/** Somebody who signed in just now. */
export function person(clock: TestClock, changes: Partial<Extract<Actor, { type: 'user' }>> = {}): Extract<Actor, { type: 'user' }> {
  const session = { sessionId: newId(), emailVerified: true, platformRole: 'user' as const, authTime: clock.now() };
  return { type: 'user', userId: newId(), ...session, ...changes };
}

/** Parts that the kernel hands on and never touches itself. */
function unused(): Pick<Services, 'storage' | 'mailer'> {
  return { storage: {} as Services['storage'], mailer: { address: 'no-reply@belvedere.example', send: async () => {}, close: () => {} } };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Services } from '@belvedere/kernel';
import { hashToken, newId, newToken } from '@belvedere/kernel/core';
import { createLogger, type Logger } from '@belvedere/kernel/observability';
import { createApiKeyFor, createTenantFor, syncPermissions } from '@belvedere/platform';
import { createPageCache } from '@belvedere/site';
import { createGate, createPublicReader } from '@belvedere/tours';
import { makeRows, readCatalogue, testDatabase, type Catalogue, type RowMaker, type TestDatabase } from '@belvedere/testing';
import { readRegistry } from '@belvedere/db';
import type { Hono } from 'hono';
import pg from 'pg';
import { createApp } from '../app.ts';
import { createCaller, ownContext } from '../caller.ts';
import { readEnv } from '../env.ts';
import { openMetrics } from '../metrics.ts';
import { openServices } from '../open-services.ts';
import { createHitTaking } from '../public/hit-taking.ts';
import { createLegalReader } from '../public/legal.ts';
import { createLiveTours } from '../public/live-tours.ts';
import { allScopes } from '../systems.ts';
import { knownColumns } from './known-columns.ts';

export const PUBLIC_URL = 'https://belvedere.example';

export interface ProofActor {
  name: string;
  /** The tenant whose rows are its own; none for whoever belongs nowhere. */
  home: string;
  /** The headers of a call; a person gets a new session each time. */
  headers(): Promise<Record<string, string>>;
}

export interface ProofWorld {
  db: TestDatabase;
  owner: pg.Client;
  services: Services;
  app: Hono;
  /** Where the files of all tenants lie. */
  dataDir: string;
  catalogue: Catalogue;
  rows: RowMaker;
  /** Where most actors belong. */
  home: string;
  /** Where the owner of another tenant belongs. */
  other: string;
  /** Where nobody of the actors belongs: what changes here or comes from here is a leak. */
  stranger: string;
  actors: ProofActor[];
  close(): Promise<void>;
}

export interface WorldOptions {
  /** Replaces parts of the server, to see that the proofs miss them. */
  replace?: (services: Services, db: TestDatabase) => Partial<Services>;
  consoleOrigins?: string[];
  log?: Logger;
  rateFactor?: number;
}

/** A whole server over a database of its own, called without a socket, with three tenants and every kind of caller. */
export async function createProofWorld({
  replace = () => ({}),
  consoleOrigins = [],
  log,
  rateFactor = 1e9,
}: WorldOptions = {}): Promise<ProofWorld> {
  const db = await testDatabase();
  const owner = new pg.Client({ connectionString: db.ownerUrl });
  await owner.connect();
  const dataDir = await mkdtemp(join(tmpdir(), 'belvedere-proofs-'));
  const env = readEnv({ PUBLIC_URL, DATA_DIR: dataDir, LOG_LEVEL: 'silent', DNS_SERVERS: '127.0.0.1:1' });
  const secretKey = new Uint8Array(32).fill(9);
  const opened = await openServices(env, {
    runtimeUrl: db.runtimeUrl,
    secretKey,
    rateFactor,
    log: log ?? createLogger({ name: 'proofs', level: 'silent' }),
  });
  const services: Services = { ...opened.services, ...replace(opened.services, db) };
  const reader = createPublicReader(services.database);
  const liveTours = createLiveTours(reader, { maxBytes: 1_048_576 });
  const app = await createApp({
    services,
    liveTours,
    hits: createHitTaking({ services, reader, liveTours, gate: createGate(services) }),
    pages: createPageCache({ maxBytes: 1_048_576 }),
    legal: createLegalReader(services.database),
    consoleOrigins,
    trustedHops: 1,
    operations: { checkReady: async () => {}, metrics: openMetrics(services), isServed: async () => false },
  });

  await syncPermissions(opened.services.database, allScopes);
  const catalogue = await readCatalogue(owner, readRegistry());
  const rows = makeRows(owner, catalogue, knownColumns);
  const makers = { db, owner, services: opened.services, rows };
  const [home, other, stranger] = [
    await makeTenant(makers, 'home'),
    await makeTenant(makers, 'other'),
    await makeTenant(makers, 'stranger'),
  ];
  return {
    ...makers,
    services,
    app,
    dataDir,
    catalogue,
    home,
    other,
    stranger,
    actors: await makeActors(makers, { home, other }),
    async close() {
      await opened.close();
      await owner.end();
      await db.drop();
      await rm(dataDir, { recursive: true });
    },
  };
}

type Makers = Pick<ProofWorld, 'owner' | 'services' | 'rows'>;

async function makeTenant({ services, rows }: Makers, name: string): Promise<string> {
  const person = await rows.insert('users', newId());
  const { id } = await createTenantFor(services, { name: `${name} of the proofs`, ownerId: String(person['id']) });
  return id;
}

async function makeActors(makers: Makers, { home, other }: { home: string; other: string }): Promise<ProofActor[]> {
  const { services } = makers;
  const roles = ['owner', 'admin', 'manager', 'editor', 'member', 'client'];
  const members = await Promise.all(roles.map((role) => memberOf(makers, { tenant: home, role, name: role })));
  const suspended = await memberOf(makers, { tenant: home, role: 'owner', name: 'suspended member', status: 'suspended' });
  const expired = await memberOf(makers, { tenant: home, role: 'owner', name: 'expired session', session: { expires_at: '2026-01-01' } });
  const unverified = await memberOf(makers, {
    tenant: home,
    role: 'owner',
    name: 'unverified e-mail',
    person: { status: 'pending', email_verified_at: null },
  });
  const disabled = await memberOf(makers, { tenant: home, role: 'owner', name: 'suspended person', person: { status: 'suspended' } });
  const elsewhere = await memberOf(makers, { tenant: other, role: 'owner', name: 'owner of another tenant' });
  const all = { allowRead: true, allowWrite: true, allowAnalytics: true };
  const key = async (name: string, tenant: string, spec: object) => {
    const created = await createApiKeyFor(services, { tenant, key: { name, kind: 'secret', ...spec } });
    return bearer(name, tenant, created.key);
  };
  return [
    { name: 'anonymous', home, headers: async () => ({ origin: PUBLIC_URL, 'x-app': '1' }) },
    ...members,
    elsewhere,
    suspended,
    disabled,
    expired,
    unverified,
    await key('key', home, all),
    await key('key with named scopes', home, { scopes: allScopes.filter(({ keyClass }) => keyClass === 'named').map(({ name }) => name) }),
    await key('key without scopes', home, {}),
    await key('key of another tenant', other, all),
    await key('publishable key', home, { ...all, kind: 'publishable' }),
    bearer('embed token', home, await embedToken(services, home)),
    await person(makers, { name: 'support', home, person: { platform_role: 'support' } }),
    await person(makers, { name: 'super admin', home, person: { platform_role: 'super_admin' }, session: { amr: '{pwd,otp}' } }),
  ];
}

function bearer(name: string, home: string, token: string): ProofActor {
  return { name, home, headers: async () => ({ authorization: `Bearer ${token}` }) };
}

async function embedToken(services: Services, tenant: string): Promise<string> {
  const userId = await services.database.transaction({ tenantId: tenant }, async (tx) => (await tx.membership.findFirstOrThrow()).userId);
  const caller = createCaller(ownContext(services, { name: 'proofs', userId, tenant }));
  const tour = await caller.tours.create({ title: 'A tour to embed' });
  const { token } = await caller.tours.embeds.create({ tourId: tour.id, domains: ['example.org'] });
  return token;
}

type PersonSpec = { name: string; home: string; person?: Record<string, unknown>; session?: Record<string, unknown> };

async function person(
  { owner, rows }: Makers,
  { name, home, person = {}, session = {} }: PersonSpec,
): Promise<ProofActor & { userId: string }> {
  const { id } = await rows.insert('users', home, person);
  const userId = String(id);
  return {
    name,
    home,
    userId,
    async headers() {
      const token = newToken();
      const row = {
        id: hashToken(token),
        user_id: userId,
        active_tenant_id: home,
        auth_time: 'now',
        expires_at: '2126-01-01',
        absolute_expires_at: '2126-01-01',
        ...session,
      };
      const columns = Object.keys(row);
      await owner.query(
        `INSERT INTO auth_sessions (${columns.join(', ')}) VALUES (${columns.map((_, n) => `$${n + 1}`).join(', ')})`,
        Object.values(row),
      );
      return { cookie: `__Host-sid=${token}`, origin: PUBLIC_URL, 'x-app': '1' };
    },
  };
}

async function memberOf(
  makers: Makers,
  { tenant, role, status = 'active', ...spec }: { tenant: string; role: string; status?: string } & Omit<PersonSpec, 'home'>,
): Promise<ProofActor> {
  const actor = await person(makers, { ...spec, home: tenant });
  const { rows: found } = await makers.owner.query<{ id: string }>('SELECT id FROM roles WHERE tenant_id = $1 AND name = $2', [
    tenant,
    role,
  ]);
  await makers.owner.query('INSERT INTO memberships (tenant_id, user_id, status) VALUES ($1, $2, $3)', [tenant, actor.userId, status]);
  await makers.owner.query('INSERT INTO user_roles (tenant_id, user_id, role_id) VALUES ($1, $2, $3)', [
    tenant,
    actor.userId,
    found[0]?.id,
  ]);
  return actor;
}

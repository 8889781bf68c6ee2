import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSchedule } from '@belvedere/kernel';
import { createLogger } from '@belvedere/kernel/observability';
import {
  createTenantFor,
  createUser,
  LEDGER_FOLDER,
  purgeTenantNow,
  removeTenantFor,
  replayErasures,
  syncPermissions,
} from '@belvedere/platform';
import { copyDatabase, inTier, testDatabase, type TestDatabase } from '@belvedere/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller, ownContext } from '../caller.ts';
import { readEnv } from '../env.ts';
import { openServices } from '../open-services.ts';
import { allScopes, allSchedules } from '../systems.ts';
import { tracesInDatabase } from './traces-of.ts';

const PEOPLE = inTier({ sample: 4, all: 10 });
const RESTORES = inTier({ sample: 3, all: 10 });
const log = createLogger({ name: 'proofs', level: 'silent' });

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'belvedere-restore-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

/** A server of this installation on some database, as long as the work takes. */
async function on<T>(db: TestDatabase, work: (parts: Parts) => Promise<T>, folder = dataDir): Promise<T> {
  const env = readEnv({ DATA_DIR: folder, LOG_LEVEL: 'silent' });
  const opened = await openServices(env, { runtimeUrl: db.runtimeUrl, secretKey: new Uint8Array(32).fill(9), log });
  const owner = new pg.Client({ connectionString: db.ownerUrl });
  await owner.connect();
  const tenants = async () =>
    (await owner.query<{ id: string }>('SELECT id FROM tenants WHERE deleted_at IS NULL')).rows.map(({ id }) => id);
  const run = async (name: string) => {
    const schedule = name === 'replay' ? replayErasures : allSchedules.find((each) => each.name === name)!;
    await runSchedule(schedule, { services: opened.services, tenants });
  };
  try {
    return await work({ services: opened.services, owner, run });
  } finally {
    await owner.end();
    await opened.close();
  }
}
type Parts = { services: Awaited<ReturnType<typeof openServices>>['services']; owner: pg.Client; run: (name: string) => Promise<void> };

test('4.5 4.36 G4 people erased, half of them by the removal of their account, the database put back from before, again and again: at each start they are gone again, and a ledger that was touched stops it', async () => {
  const db = await testDatabase();
  const people = await on(db, async ({ services, owner }) => {
    await syncPermissions(services.database, allScopes);
    const { userId: ownerId } = await createUser(services, {
      email: 'owner@mail.example',
      password: 'a long enough password',
      displayName: 'Owner',
    });
    const tenant = await createTenantFor(services, { name: 'Castle', ownerId });
    const made: { id: string; email: string; name: string }[] = [];
    for (let n = 0; n < PEOPLE; n++) {
      const person = { email: `restored-${n}-x@mail.example`, name: `Restored Person ${n} of some` };
      const { userId } = await createUser(services, { email: person.email, password: 'a long enough password', displayName: person.name });
      await owner.query('INSERT INTO memberships (tenant_id, user_id) VALUES ($1, $2)', [tenant.id, userId]);
      await owner.query(
        `INSERT INTO mails (tenant_id, id, recipient, subject, text, topic) VALUES ($1, gen_random_uuid(), $2, 'x', $3, 'invitation')`,
        [tenant.id, person.email, `Dear ${person.name}`],
      );
      made.push({ id: userId, ...person });
    }
    return made;
  });
  const texts = people.flatMap(({ email, name }) => [email, name]);
  const before = await copyDatabase(db);

  await on(db, async ({ services, owner, run }) => {
    for (const [n, { id }] of people.entries()) {
      const actor = { type: 'user', userId: id, sessionId: 'x', emailVerified: true, platformRole: 'user', authTime: new Date() } as const;
      const caller = createCaller({ ...ownContext(services, { name: 'proof', userId: id, tenant: '' }), actor, wantedTenant: undefined });
      if (n % 2 === 0) await caller.compliance.requests.open({ type: 'erasure' });
      else await caller.identity.removal.request({});
    }
    await owner.query(`UPDATE gdpr_requests SET execute_after = now() - interval '1 minute'`);
    await owner.query(`UPDATE users SET removal_due_at = now() - interval '1 minute' WHERE removal_due_at IS NOT NULL`);
    await run('compliance.work-platform-requests');
    expect(await tracesInDatabase(owner, texts)).toEqual([]);
  });

  let gone = 0;
  for (let round = 0; round < RESTORES; round++) {
    const restored = await copyDatabase(before);
    await on(restored, async ({ owner, run }) => {
      expect((await tracesInDatabase(owner, texts)).length).toBeGreaterThanOrEqual(texts.length);
      await run('replay');
      const left = await tracesInDatabase(owner, texts);
      expect(left).toEqual([]);
      if (left.length === 0) gone += 1;
      const { rows } = await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM erasures');
      expect(rows[0]?.n).toBe(PEOPLE);
      await run('replay');
    });
    await restored.drop();
  }
  expect(gone).toBe(RESTORES);
  process.stdout.write(`restore: ${gone} of ${RESTORES} without the ${PEOPLE} people that were erased\n`);

  // A ledger in which an entry was changed, or is missing, starts no server.
  const file = join(dataDir, 'files', ...LEDGER_FOLDER, '000000000003.json');
  const sound = await readFile(file, 'utf8');
  const entry = JSON.parse(sound) as { subject: string };
  for (const broken of [JSON.stringify({ ...entry, subject: 'somebody else' }), '{']) {
    await writeFile(file, broken);
    const restored = await copyDatabase(before);
    await on(restored, async ({ run }) => {
      await expect(run('replay')).rejects.toMatchObject({ name: 'LedgerBroken' });
    });
    await restored.drop();
  }
  await writeFile(file, sound);
  expect(sound).not.toContain(people[2]!.id);
  await before.drop();
  await db.drop();
}, 300_000);

test('4.79 G4 a tenant that was purged is gone again from every database that is put back, from before its removal and from after, and no other is', async () => {
  const db = await testDatabase();
  // A ledger of its own.
  const folder = await mkdtemp(join(tmpdir(), 'belvedere-restore-'));
  const [castle, museum] = await on(
    db,
    async ({ services }) => {
      await syncPermissions(services.database, allScopes);
      const { userId: ownerId } = await createUser(services, {
        email: 'eve@mail.example',
        password: 'a long enough password',
        displayName: 'Eve',
      });
      return [await createTenantFor(services, { name: 'Castle', ownerId }), await createTenantFor(services, { name: 'Museum', ownerId })];
    },
    folder,
  );
  const copies = [await copyDatabase(db)];
  await on(db, ({ services }) => removeTenantFor(services, castle.slug), folder);
  copies.push(await copyDatabase(db));
  await on(db, ({ services }) => purgeTenantNow(services, castle.slug), folder);
  for (const restored of copies) {
    await on(
      restored,
      async ({ owner, run }) => {
        const there = async () => (await owner.query<{ id: string }>('SELECT id FROM tenants ORDER BY id')).rows.map(({ id }) => id);
        expect(await there()).toContain(castle.id);
        await run('replay');
        expect(await there()).not.toContain(castle.id);
        expect(await there()).toContain(museum.id);
        const { rows } = await owner.query('SELECT 1 FROM audit_logs WHERE tenant_id = $1', [castle.id]);
        expect(rows).toEqual([]);
        await run('replay');
      },
      folder,
    );
    await restored.drop();
  }
  await db.drop();
  await rm(folder, { recursive: true });
}, 120_000);

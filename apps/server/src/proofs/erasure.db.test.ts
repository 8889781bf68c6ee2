import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { runSchedule, startWorker } from '@belvedere/kernel';
import { verifyChain } from '@belvedere/platform';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allJobs, allSchedules } from '../systems.ts';
import { createCaller, ownContext } from '../caller.ts';
import { plantPerson, type PlantedPerson } from './plant-person.ts';
import { createProofWorld, type ProofWorld } from './proof-world.ts';
import { tracesInDatabase, tracesInStorage } from './traces-of.ts';

let world: ProofWorld;
beforeAll(async () => {
  world = await createProofWorld();
}, 120_000);
afterAll(() => world.close());

const tenants = async () =>
  (await world.owner.query<{ id: string }>('SELECT id FROM tenants WHERE deleted_at IS NULL')).rows.map(({ id }) => id);

async function runNamed(name: string): Promise<void> {
  const schedule = allSchedules.find((each) => each.name === name);
  if (!schedule) throw new Error(`There is no schedule ${name}.`);
  await runSchedule(schedule, { services: world.services, tenants });
}

/** As somebody who just signed in. */
function as(userId: string) {
  const actor = { type: 'user', userId, sessionId: 'x', emailVerified: true, platformRole: 'user', authTime: new Date() } as const;
  return createCaller({ ...ownContext(world.services, { name: 'proof', userId, tenant: '' }), actor, wantedTenant: undefined });
}

const tracesOf = async ({ identifiers }: PlantedPerson) => [
  ...(await tracesInDatabase(world.owner, identifiers)),
  ...(await tracesInStorage(world.services.storage, await tenants(), identifiers)),
];

async function erase(person: PlantedPerson): Promise<{ id: string }> {
  const request = await as(person.id).compliance.requests.open({ type: 'erasure' });
  await world.owner.query(`UPDATE gdpr_requests SET execute_after = now() - interval '1 minute' WHERE id = $1`, [request.id]);
  await runNamed('compliance.work-platform-requests');
  return request;
}

test('I11 G3 after an erasure none of the identifiers of a person is found in any table, in the queue or in any file, and every chain verifies', async () => {
  const person = await plantPerson(world, [world.home, world.other]);
  const me = as(person.id);
  // What the application itself writes about them: answers kept for repetition, counters of attempts, jobs of links, an archive.
  const keyed = createCaller({
    ...ownContext(world.services, { name: 'proof', userId: person.id, tenant: '' }),
    actor: { type: 'user', userId: person.id, sessionId: 'x', emailVerified: true, platformRole: 'user', authTime: new Date() },
    idempotencyKey: 'a key',
  });
  await keyed.compliance.requests.open({ type: 'access', withFiles: true });
  await runNamed('compliance.work-platform-requests');
  const anonymous = createCaller({
    ...ownContext(world.services, { name: 'proof', userId: person.id, tenant: '' }),
    actor: { type: 'anonymous' },
  });
  await anonymous.identity.signIn({ email: person.email, password: 'not the password' }).catch(() => {});
  await anonymous.identity.forgotPassword({ email: person.email });
  const worker = await startWorker({ jobsUrl: world.db.jobsUrl, services: world.services, jobs: allJobs });
  await worker.drain();
  await worker.stop(5);
  expect(await me.compliance.requests.mine({})).toMatchObject({ items: [{ type: 'access', status: 'completed' }] });

  const planted = await tracesOf(person);
  const found = new Set(person.identifiers.filter((text) => planted.some((trace) => trace.includes(text))));
  expect(person.identifiers.length).toBeGreaterThan(30);
  expect(found.size).toBe(person.identifiers.length);

  const { id } = await erase(person);
  expect(await tracesOf(person)).toEqual([]);
  const { rows } = await world.owner.query('SELECT status, email, details, notes::text FROM gdpr_requests WHERE id = $1', [id]);
  expect(rows).toMatchObject([{ status: 'completed', email: null, details: null }]);
  const { rows: users } = await world.owner.query('SELECT email, display_name, status, deleted_at FROM users WHERE id = $1', [person.id]);
  expect(users).toMatchObject([{ email: `${person.id}@erased.invalid`, display_name: 'Erased person', status: 'deleted' }]);
  for (const tenant of await tenants()) expect(await verifyChain(world.services, tenant)).toMatchObject({ intact: true, fault: null });
  process.stdout.write(`erasure: ${person.identifiers.length} identifiers in ${planted.length} places, 0 afterwards\n`);
}, 300_000);

test('G6 what is held is not erased until the hold is released, and the request says why', async () => {
  const person = await plantPerson(world, [world.home]);
  await world.owner.query(
    `INSERT INTO legal_holds (tenant_id, id, user_id, reason, placed_at) VALUES ($1, gen_random_uuid(), $2, 'A lawsuit about the lease.', now())`,
    [world.home, person.id],
  );
  const { id } = await erase(person);
  await runNamed('compliance.work-platform-requests');
  expect((await tracesOf(person)).length).toBeGreaterThan(person.identifiers.length - 1);
  const { rows } = await world.owner.query<{ status: string; notes: { text: string }[] }>(
    'SELECT status, notes FROM gdpr_requests WHERE id = $1',
    [id],
  );
  expect(rows[0]?.status).toBe('in_progress');
  expect(rows[0]?.notes.map(({ text }) => text)).toEqual(['Held back: A lawsuit about the lease.']);

  await world.owner.query('UPDATE legal_holds SET released_at = now() WHERE user_id = $1', [person.id]);
  await runNamed('compliance.work-platform-requests');
  expect(await tracesOf(person)).toEqual([]);
}, 300_000);

test('4.5 4.36 G3 G6 whoever asked that their account be removed is erased like by a request, and waits while their data is held', async () => {
  const person = await plantPerson(world, [world.home, world.other]);
  const planted = (await tracesOf(person)).length;
  await as(person.id).identity.removal.request({});
  await world.owner.query(`UPDATE users SET removal_due_at = now() - interval '1 minute' WHERE id = $1`, [person.id]);
  await world.owner.query(
    `INSERT INTO legal_holds (tenant_id, id, user_id, reason, placed_at) VALUES ($1, gen_random_uuid(), $2, 'A lawsuit about the roof.', now())`,
    [world.other, person.id],
  );
  await runNamed('compliance.work-platform-requests');
  expect((await tracesOf(person)).length).toBeGreaterThanOrEqual(planted);
  expect(await as(person.id).compliance.requests.mine({})).toMatchObject({
    items: [
      {
        type: 'erasure',
        status: 'in_progress',
        verifiedBy: 'sign_in',
        notes: [{ text: 'It waits: there is a legal reason to keep it for now.' }],
      },
    ],
  });
  const { rows: kept } = await world.owner.query<{ notes: { text: string }[] }>('SELECT notes FROM gdpr_requests WHERE user_id = $1', [
    person.id,
  ]);
  expect(kept.flatMap(({ notes }) => notes.map(({ text }) => text))).toEqual(['Held back: A lawsuit about the roof.']);

  await world.owner.query('UPDATE legal_holds SET released_at = now() WHERE user_id = $1', [person.id]);
  await runNamed('compliance.work-platform-requests');
  expect(await tracesOf(person)).toEqual([]);
  for (const tenant of await tenants()) expect(await verifyChain(world.services, tenant)).toMatchObject({ intact: true, fault: null });
}, 300_000);

test('2.17 others keep what is theirs: another person with the same rows loses nothing', async () => {
  const [one, two] = [await plantPerson(world, [world.home]), await plantPerson(world, [world.home])];
  const before = (await tracesOf(two)).length;
  await erase(one);
  expect((await tracesOf(two)).length).toBe(before);
  expect(PLATFORM_TENANT_ID).not.toBe(world.home);
}, 300_000);

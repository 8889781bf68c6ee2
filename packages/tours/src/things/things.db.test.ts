import { newId, toAppError, toProblem, type Actor } from '@belvedere/kernel';
import { inTier, runSeed } from '@belvedere/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createToursWorld, type ToursTenant, type ToursWorld } from '../testing/tours-world.ts';

const RUNS = inTier({ sample: 12, all: 200 });

let world: ToursWorld;
let tenant: ToursTenant;
const actors = new Map<string, Extract<Actor, { type: 'user' }>>();
const tourIds: string[] = [];

beforeAll(async () => {
  world = await createToursWorld();
  tenant = await world.tenant();
  for (const role of ['owner', 'editor', 'member', 'client']) actors.set(role, await member(role));
  const shapes = [
    { category: 'villa', tags: ['new', 'sea'], allowPublicAccess: true },
    { category: 'villa', tags: [], allowPublicAccess: false },
    { category: 'museum', tags: ['new'], allowPublicAccess: true },
    { tags: ['sea'], allowPublicAccess: false },
    { allowPublicAccess: true },
  ];
  for (const [index, shape] of shapes.entries()) tourIds.push((await tenant.call.tours.create({ title: `Tour ${index}`, ...shape })).id);
  await own('client', tourIds[0]!);
  await own('member', tourIds[1]!);
  await own('editor', tourIds[3]!);
}, 60_000);
afterAll(() => world.close());

async function member(role: string): Promise<Extract<Actor, { type: 'user' }>> {
  const id = newId();
  await tenant.inTenant(async (tx) => {
    const user = {
      id,
      email: `${role}-${id}@mail.example`,
      displayName: role,
      status: 'active',
      emailVerifiedAt: world.clock.now(),
    } as const;
    await tx.user.create({ data: user });
    const { id: roleId } = await tx.role.findFirstOrThrow({ where: { tenantId: tenant.id, name: role } });
    await tx.membership.create({ data: { tenantId: tenant.id, userId: id } });
    await tx.userRole.create({ data: { tenantId: tenant.id, userId: id, roleId } });
  });
  return { type: 'user', userId: id, sessionId: role, emailVerified: true, platformRole: 'user', authTime: world.clock.now() };
}

const as = (role: string) => tenant.as(actors.get(role)!);
const own = (role: string, resourceId: string) =>
  as('owner').access.ownership.transfer({ resourceType: 'tour', resourceId, ownerId: actors.get(role)!.userId });
const code = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: unknown) => toAppError(error).code,
  );

type Draft = Parameters<ReturnType<typeof as>['access']['policies']['create']>[0]['definition'];

async function withPolicies<T>(drafts: readonly Draft[], work: () => Promise<T>): Promise<T> {
  const made: string[] = [];
  for (const [index, definition] of drafts.entries())
    made.push((await as('owner').access.policies.create({ name: `p${index}`, definition })).id);
  try {
    return await work();
  } finally {
    for (const id of made) await as('owner').access.policies.remove({ id });
  }
}

describe('policies about tours', () => {
  test('4.30 a denial wins; who may not read a tour is told that there is none; its parts go with it', async () => {
    const deny: Draft = {
      effect: 'deny',
      subjects: { roles: ['editor'] },
      actions: ['tours.read', 'tours.write'],
      resourceTypes: ['tour'],
      when: { all: [{ attribute: 'resource.category', operator: 'equals', value: 'museum' }] },
    };
    const [villa, museum] = [tourIds[0]!, tourIds[2]!];
    await withPolicies([deny], async () => {
      const answer = (id: string) =>
        as('editor')
          .tours.get({ id })
          .catch((error) => toProblem(toAppError(error), { requestId: '' }));
      expect(await answer(museum)).toEqual(await answer(newId()));
      expect(await answer(museum)).toMatchObject({ code: 'tours.not_found' });
      expect(await code(as('editor').tours.get({ slug: 'tour-2' }))).toBe('tours.not_found');
      expect(await code(as('editor').tours.get({ id: villa }))).toBe('done');
      expect(await code(as('editor').tours.scenes.list({ tourId: museum }))).toBe('tours.not_found');
      expect(await code(as('member').tours.get({ id: museum }))).toBe('done');
      const listed = (await as('editor').tours.list({})).items.map(({ id }) => id);
      // Tests come in any order: others make tours too.
      expect(listed.filter((id) => tourIds.includes(id)).sort()).toEqual(tourIds.filter((id) => id !== museum).sort());
      const log = await as('owner').access.log.list({ resourceId: museum, allowed: false });
      expect(log.items[0]).toMatchObject({ action: 'tours.scenes.list', reason: 'A policy denies tours.read on this tour.' });
    });
  });

  test('4.30 who may read and not write is told so; the parts of a tour count as the tour', async () => {
    const { id, sceneIds } = await tenant.tour('With scenes', 2);
    const locked: Draft = {
      effect: 'deny',
      actions: ['tours.write'],
      resourceTypes: ['tour'],
      when: { all: [{ attribute: 'resource.id', operator: 'in', value: [id] }] },
    };
    await withPolicies([locked], async () => {
      expect(await code(as('editor').tours.scenes.update({ id: sceneIds[0]!, title: 'X', version: 1 }))).toBe('common.forbidden');
      expect(await code(as('editor').tours.scenes.get({ id: sceneIds[0]! }))).toBe('done');
      expect(await code(as('owner').tours.scenes.update({ id: sceneIds[0]!, title: 'X', version: 1 }))).toBe('common.forbidden');
    });
  });

  test('4.29 the owner may see their tour whatever their roles; a policy lets owners write; to all others it is refused alike', async () => {
    const [theirs, others] = [tourIds[0]!, tourIds[1]!];
    expect(await code(as('client').tours.get({ id: theirs }))).toBe('done');
    expect((await as('client').tours.list({})).items.map(({ id }) => id)).toEqual([theirs]);
    const answers = [others, newId(), 'not-an-id'].map((id) => code(as('client').tours.get({ id })));
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['common.forbidden']));
    const { version } = await as('client').tours.get({ id: theirs });
    const write = () => code(as('client').tours.update({ id: theirs, version, title: 'Mine' }));
    expect(await write()).toBe('common.forbidden');
    const owners: Draft = { effect: 'allow', subjects: { owner: true }, actions: ['tours.write'], resourceTypes: ['tour'] };
    await withPolicies([owners], async () => {
      expect(await write()).toBe('done');
      expect(await code(as('client').tours.create({ title: 'New' }))).toBe('common.forbidden');
      expect(await code(as('member').tours.update({ id: theirs, version, title: 'Not mine' }))).toBe('common.forbidden');
    });
  });

  test('4.29 a tour belongs to whoever made it', async () => {
    const { id } = await as('editor').tours.create({ title: 'Of the editor' });
    const heir = actors.get('member')!.userId;
    expect(await code(as('editor').access.ownership.transfer({ resourceType: 'tour', resourceId: id, ownerId: heir }))).toBe('done');
  });
});

// I17 ----------------------------------------------------------------------------------------------------------------------

const ACTIONS = ['tours.read', 'tours.write', 'tours.publish'] as const;
const ROLES = ['owner', 'editor', 'member', 'client'] as const;

const testOn = (attribute: string, operators: string[], value: fc.Arbitrary<unknown>) =>
  fc.record({ attribute: fc.constant(`resource.${attribute}`), operator: fc.constantFrom(...operators), value });
const arbitraryTest = fc.oneof(
  testOn('category', ['equals', 'not_equals'], fc.constantFrom('villa', 'museum', 'other')),
  testOn('category', ['in', 'not_in'], fc.subarray(['villa', 'museum'])),
  testOn('category', ['exists'], fc.boolean()),
  testOn('tags', ['contains'], fc.constantFrom('new', 'sea')),
  testOn('isPublic', ['equals', 'not_equals'], fc.boolean()),
  testOn('status', ['equals', 'not_equals'], fc.constantFrom('draft', 'published')),
  testOn('status', ['in'], fc.subarray(['draft', 'archived'])),
  testOn('scenes', ['less', 'greater_or_equal', 'equals'], fc.integer({ min: 0, max: 1 })),
  testOn('createdAt', ['less', 'greater'], fc.constantFrom('2020-01-01T00:00:00Z', '2030-01-01T00:00:00Z')),
  testOn('publishedAt', ['exists'], fc.boolean()),
  testOn('publishedAt', ['less', 'greater_or_equal'], fc.constant('2026-11-21T10:00:00Z')),
  fc.constantFrom(
    { attribute: 'resource.createdById', operator: 'equals', valueFrom: 'subject.id' },
    { attribute: 'subject.roles', operator: 'contains', value: 'editor' },
    { attribute: 'context.ip', operator: 'within', value: ['203.0.113.0/24'] },
    { attribute: 'context.hour', operator: 'less', value: 24 },
  ),
);
const arbitraryPolicy = fc.record({
  effect: fc.constantFrom('allow', 'deny'),
  subjects: fc.record({ roles: fc.subarray(['owner', 'editor', 'member', 'client'], { maxLength: 2 }), owner: fc.boolean() }),
  actions: fc.constantFrom(['tours.read'], ['tours.write'], ['tours.*'], ['tours.publish', 'tours.read']),
  resourceTypes: fc.constant(['tour']),
  when: fc.record({
    all: fc.array(arbitraryTest, { maxLength: 2 }),
    any: fc.array(arbitraryTest, { maxLength: 2 }),
    none: fc.array(arbitraryTest, { maxLength: 1 }),
  }),
}) as fc.Arbitrary<Draft>;

test('I17 explanation, decision, dry run, list and enforcement agree for every person, action and tour', { timeout: 300_000 }, async () => {
  let decisions = 0;
  const property = fc.asyncProperty(fc.array(arbitraryPolicy, { minLength: 1, maxLength: 4 }), async (drafts) => {
    const [last, ...others] = [...drafts].reverse() as [Draft, ...Draft[]];
    await withPolicies(others, async () => {
      const before = await decideAll();
      const preview = await as('owner').access.policies.preview({ definition: last });
      await withPolicy(last, async () => {
        const after = await decideAll();
        const changed = [...after].filter(([key, allowed]) => before.get(key) !== allowed).map(([key]) => key);
        const told = preview.things
          .filter(({ action, resourceId }) => tourIds.includes(resourceId) && (ACTIONS as readonly string[]).includes(action))
          .map(({ userId, action, resourceId }) => `${nameOf(userId)} ${action} ${resourceId}`);
        expect(told.filter((key) => !key.startsWith('undefined')).sort()).toEqual(changed.sort());
        await enforceAll(after);
        decisions += after.size;
      });
    });
  });
  await fc.assert(property, { numRuns: RUNS, seed: runSeed });
  console.log(`access: ${decisions} inputs, 0 500s, 0 leaks, 0 lost, 0 doubled, BELVEDERE_SEED=${runSeed}`);
});

async function withPolicy(definition: Draft, work: () => Promise<void>): Promise<void> {
  const { id } = await as('owner').access.policies.create({ name: 'last', definition });
  try {
    await work();
  } finally {
    await as('owner').access.policies.remove({ id });
  }
}

function nameOf(userId: string): string | undefined {
  return [...actors].find(([, actor]) => actor.userId === userId)?.[0];
}

/** Explained and evaluated, which have to be the same. */
async function decideAll(): Promise<Map<string, boolean>> {
  const decided = new Map<string, boolean>();
  for (const role of ROLES) {
    const { userId } = actors.get(role)!;
    const asked = ACTIONS.flatMap((action) => tourIds.map((id) => ({ action, id })));
    const { evaluations } = await as('owner').access.decisions.evaluateMany({
      subject: { type: 'user', id: userId },
      context: { ip: '203.0.113.9' },
      evaluations: asked.map(({ action, id }) => ({ action: { name: action }, resource: { type: 'tour', id } })),
    });
    for (const [index, { action, id }] of asked.entries()) decided.set(`${role} ${action} ${id}`, evaluations[index]!.decision);
    const [{ action, id }] = asked as [{ action: string; id: string }];
    const explained = await as('owner').access.permissions.explain({
      userId,
      permission: action,
      resourceType: 'tour',
      resourceId: id,
      ip: '203.0.113.9',
    });
    expect(explained.allowed, `${role} ${action}`).toBe(decided.get(`${role} ${action} ${id}`));
  }
  return decided;
}

/** What really happens: reading each, writing to each at a version that there is not, and the list. */
async function enforceAll(decided: Map<string, boolean>): Promise<void> {
  for (const role of ROLES) {
    const isAllowed = (action: string, id: string) => decided.get(`${role} ${action} ${id}`);
    for (const id of tourIds) {
      expect(await code(as(role).tours.get({ id })), `${role} reads`).toSatisfy((got) => (got === 'done') === isAllowed('tours.read', id));
      const wrote = await code(as(role).tours.update({ id, version: 1_000_000, title: 'X' }));
      expect(wrote, `${role} writes`).toSatisfy((got) => (got === 'common.conflict') === isAllowed('tours.write', id));
    }
    const listed = await as(role)
      .tours.list({ limit: 100 })
      .then(
        ({ items }) => items.map(({ id }) => id),
        () => [],
      );
    expect(listed.filter((id) => tourIds.includes(id)).sort(), `${role} lists`).toEqual(
      tourIds.filter((id) => isAllowed('tours.read', id)).sort(),
    );
  }
}

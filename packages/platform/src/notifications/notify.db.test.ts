import { runInTransaction, type Context } from '@belvedere/kernel';
import { newId } from '@belvedere/kernel/core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPlatformWorld, type Person, type PlatformWorld } from '../testing/platform-world.ts';
import { tenancyScopes } from '../tenancy/scopes.ts';
import { notify, type NoticeDraft } from './notify.ts';
import { defineTopic } from './topics.ts';

const published = defineTopic({ name: 'test.published', describe: 'when a tour is published', channels: ['in_app', 'email'] });

let world: PlatformWorld;
let owner: Person;
let tenantId: string;
beforeAll(async () => {
  world = await createPlatformWorld();
});
beforeEach(async () => {
  owner = await world.person('ada');
  ({ id: tenantId } = await world.tenant(owner, 'Museum'));
  world.sent.length = 0;
});
afterAll(() => world.close());

const run = <T>(work: (ctx: Context) => Promise<T>) =>
  runInTransaction(
    {
      services: world.services,
      actor: { type: 'system', name: 'test' },
      request: { id: newId(), ip: '', userAgent: null },
      setHeader: () => {},
    },
    { tenantId, scopes: new Set() },
    work,
  );
const draft = (changes: Partial<NoticeDraft> = {}): NoticeDraft => ({
  topic: published,
  to: { userIds: [owner.userId] },
  subject: 'The tour is live',
  lines: ['“Palace” can be visited now.'],
  actionPath: '/t/palace',
  dedupeKey: newId(),
  ...changes,
});
const rows = () => world.inTenant(tenantId, (tx) => tx.notification.findMany({ where: { tenantId }, orderBy: { id: 'asc' } }));

test('3.19 a notice is in the list of its people, leads to a path of this site, and comes by mail', async () => {
  await run((ctx) => notify(ctx, draft()));
  await world.runJobs();
  expect(await rows()).toMatchObject([
    { userId: owner.userId, type: 'test.published', message: 'The tour is live', actionUrl: '/t/palace', inApp: true, readAt: null },
  ]);
  expect(world.sent.map(({ subject }) => subject)).toEqual(['The tour is live']);
  expect(world.sent[0]?.text).toContain('https://belvedere.example/t/palace');
});

test('I8 the same key is one notice, from however many calls at once; another key is another', async () => {
  const dedupeKey = newId();
  await Promise.all(Array.from({ length: 10 }, () => run((ctx) => notify(ctx, draft({ dedupeKey })))));
  await world.runJobs();
  await run((ctx) => notify(ctx, draft({ dedupeKey })));
  await world.runJobs();
  expect([(await rows()).length, world.sent.length]).toEqual([1, 1]);
  await run((ctx) => notify(ctx, draft()));
  await world.runJobs();
  expect([(await rows()).length, world.sent.length]).toEqual([2, 2]);
});

test('W3 what is rolled back is told to nobody', async () => {
  const failing = run(async (ctx) => {
    await notify(ctx, draft());
    throw new Error('on purpose');
  });
  await expect(failing).rejects.toThrow('on purpose');
  await world.runJobs();
  expect([(await rows()).length, world.sent.length]).toEqual([0, 0]);
});

test('3.20 a scope means whoever holds it now; strangers and suspended members hear nothing, also when named', async () => {
  const [admin, gone, client] = await Promise.all(['admin', 'admin', 'client'].map((role) => world.member(tenantId, role)));
  await world.as(owner, { wantedTenant: tenantId }).tenancy.members.suspend({ userId: gone!.userId });
  const stranger = await world.person('eve');
  await run((ctx) => notify(ctx, draft({ to: { scope: tenancyScopes.manage } })));
  await world.runJobs();
  expect((await rows()).map(({ userId }) => userId).sort()).toEqual([owner.userId, admin!.userId].sort());
  await run((ctx) => notify(ctx, draft({ subject: 'Second', to: { userIds: [stranger.userId, gone!.userId, client!.userId] } })));
  await world.runJobs();
  expect((await rows()).filter(({ message }) => message === 'Second').map(({ userId }) => userId)).toEqual([client!.userId]);
});

test.for(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/a b', '/a\n', ''])(
  'E6 a notice never leads to %j',
  async (actionPath) => {
    await expect(run((ctx) => notify(ctx, draft({ actionPath })))).rejects.toThrow('a path of this site');
  },
);

import { runSchedule } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { applyRetention } from '../compliance/retention/apply-retention.ts';
import { refusalCode } from '../testing/refusal.ts';
import { finishSync } from './finish-sync.ts';
import { recordIntegrationLog } from './record-integration-log.ts';
import { startSync } from './start-sync.ts';
import { createIntegrationWorld, SECRET, type IntegrationWorld, type Museum } from './testing/integration-world.ts';

let world: IntegrationWorld;
let museum: Museum;
beforeAll(async () => {
  world = await createIntegrationWorld();
});
beforeEach(async () => {
  museum = await world.museum();
});
afterAll(() => world.close());

const start = (integrationId: string, syncType = 'campaigns') => museum.work((ctx) => startSync(ctx, { integrationId, syncType }));

test('4.43 a synchronisation leaves what it brought, how long it took and what the service said of us', async () => {
  const id = await museum.make();
  const token = await museum.setKey(id);
  const first = await start(id);
  const started = world.clock.now();
  expect((await museum.logs(id, { kind: 'sync' })).items[0]).toMatchObject({
    status: 'running',
    startedAt: started,
    completedAt: null,
    recordsSynced: null,
  });
  world.clock.advance(90_000);
  const ended = world.clock.now();
  expect(await museum.work((ctx) => finishSync(ctx, { id: first, status: 'success', recordsSynced: 12 }))).toBe(true);
  expect((await museum.logs(id, { kind: 'sync' })).items[0]).toEqual({
    id: first,
    integrationId: id,
    kind: 'sync',
    eventType: 'campaigns',
    status: 'success',
    message: null,
    recordsSynced: 12,
    startedAt: started,
    completedAt: ended,
  });
  expect(await museum.api.get({ id })).toMatchObject({ status: 'active', lastSync: ended });
  // A job that is done twice changes nothing the second time.
  expect(await museum.work((ctx) => finishSync(ctx, { id: first, status: 'failed', error: 'again' }))).toBe(false);

  const second = await start(id);
  world.clock.advance(1_000);
  const refused = { tokenId: token.id, as: 'invalid' } as const;
  const error = `401 {"key":"${SECRET}"} Bearer abcdefgh12345678 ${'x'.repeat(2_000)}`;
  await museum.work((ctx) => finishSync(ctx, { id: second, status: 'failed', recordsSynced: 3, error, refused }));
  expect(await museum.api.get({ id })).toMatchObject({ status: 'invalid', lastSync: ended });
  const [failed] = (await museum.logs(id, { kind: 'sync', status: 'failed' })).items;
  expect(failed).toMatchObject({ id: second, recordsSynced: 3 });
  expect(failed!.message).toMatch(/^401 \{"key":"\[removed\]"\} \w+ \[\w+\] x+$/);
  expect(failed!.message).toHaveLength(500);
  expect(await world.dump()).not.toContain(SECRET);
  // With another token the connection is as good as new, whatever is said of the one before.
  const third = await start(id);
  await museum.setKey(id, { secret: 'the second secret' });
  await museum.work((ctx) => finishSync(ctx, { id: third, status: 'failed', error: `no: ${SECRET}`, refused }));
  expect((await museum.api.get({ id })).status).toBe('active');
  expect((await museum.logs(id, { kind: 'sync' })).items[0]!.message).toBe('no: [removed]');
});

test('4.43 one synchronisation of a kind runs at a time: of five that begin at once the last is left, and only its end counts', async () => {
  const id = await museum.make();
  const begun = await Promise.all(Array.from({ length: 5 }, () => start(id)));
  const other = await start(id, 'audiences');
  const running = (await museum.logs(id, { status: 'running' })).items.map((entry) => entry.id);
  expect(running).toHaveLength(2);
  expect(running).toContain(other);
  const ends = await Promise.all(
    begun.map((each) => museum.work((ctx) => finishSync(ctx, { id: each, status: 'success', recordsSynced: 1 }))),
  );
  expect(ends.filter(Boolean)).toHaveLength(1);
  await museum.api.disable({ id });
  expect(await refusalCode(start(id))).toBe('integrations.disabled');
  await museum.api.remove({ id });
  expect(await museum.work((ctx) => finishSync(ctx, { id: other, status: 'success', recordsSynced: 1 }))).toBe(false);
});

test('3.6 what happened is listed by kind and status, newest first, page by page, without secrets, and forgotten in time', async () => {
  const id = await museum.make();
  await museum.setKey(id);
  await museum.setKey(id, { secret: 'the second secret' });
  await museum.work((ctx) =>
    recordIntegrationLog(ctx, { integrationId: id, eventType: 'error', status: 'failed', message: `bad ${SECRET}` }),
  );
  await start(id);
  const pages: string[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, nextCursor } = await museum.api.logs.list({ integrationId: id, limit: 1, ...(cursor && { cursor }) });
    pages.push(...items.map(({ eventType }) => eventType));
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  expect(pages).toEqual(['campaigns', 'error', 'refresh', 'connect']);
  expect((await museum.logs(id, { kind: 'connection', status: 'failed' })).items.map(({ message }) => message)).toEqual(['bad [removed]']);

  const retain = () => runSchedule(applyRetention, { services: world.services, tenants: async () => [museum.tenantId] });
  world.clock.advance(29 * DAY);
  await retain();
  expect([(await museum.logs(id)).items.length, (await museum.rows(id)).length]).toEqual([4, 2]);
  world.clock.advance(2 * DAY);
  await retain();
  expect([(await museum.logs(id)).items.length, (await museum.rows(id)).length]).toEqual([4, 1]);
  world.clock.advance(60 * DAY);
  await retain();
  expect([(await museum.logs(id)).items.length, (await museum.useKey(id)).secret]).toEqual([0, 'the second secret']);
});

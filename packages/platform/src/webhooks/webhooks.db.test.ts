import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openDatabase, PLATFORM_TENANT_ID, type Database } from '@belvedere/db';
import { defineFact, runInTransaction, type JobsQuery } from '@belvedere/kernel';
import { DAY, HOUR, MINUTE, newId, SECOND } from '@belvedere/kernel/core';
import { withLoopback } from '@belvedere/kernel/fetch';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createPlatformWorld, type Person, type PlatformWorld } from '../testing/platform-world.ts';
import { createSender } from './create-sender.ts';

const opened = defineFact({
  name: 'test.opened',
  version: 1,
  aggregate: 'door',
  payload: z.object({ doorId: z.uuid(), note: z.string().optional() }),
  webhook: { describe: 'A door opened.' },
});
defineFact({
  name: 'test.shut',
  version: 1,
  aggregate: 'door',
  payload: z.object({ doorId: z.uuid() }),
  webhook: { describe: 'It shut.' },
});

interface Received {
  path: string;
  headers: Record<string, string>;
  body: string;
}

let world: PlatformWorld;
let jobs: Database;
let server: Server;
let base: string;
let owner: Person;
let tenantId: string;
const received: Received[] = [];
/** What the partner answers, by path; 204 otherwise. */
const answers = new Map<
  string,
  (request: IncomingMessage) => { status: number; headers?: Record<string, string>; body?: string } | 'never'
>();
const ports: number[] = [];

beforeAll(async () => {
  world = await createPlatformWorld();
  jobs = openDatabase({ url: world.db.jobsUrl, poolSize: 2 });
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const path = request.url ?? '/';
      received.push({ path, headers: request.headers as Record<string, string>, body });
      const answer = answers.get(path)?.(request) ?? { status: 204 };
      if (answer !== 'never') response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  ports.push(port);
  base = `http://127.0.0.1:${port}`;
  world.services.fetchPolicy = withLoopback(ports);
});
beforeEach(async () => {
  owner = await world.person('ada');
  ({ id: tenantId } = await world.tenant(owner, 'Museum'));
  received.length = 0;
  answers.clear();
  // What an earlier test left waiting comes due when this one puts the clock forward.
  await world.asOwner((tx) => tx.webhook.deleteMany());
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await jobs.close();
  await world.close();
});

const query: JobsQuery = (text, values) => jobs.read({ tenantId: PLATFORM_TENANT_ID }, { name: '', text, values: [...values] }) as never;
const api = (actor = owner, wantedTenant = tenantId) => world.as(actor, { wantedTenant }).webhooks;
const code = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: { cause: { code: string } }) => error.cause.code,
  );
const tell = (note?: string, tenant = tenantId) =>
  runInTransaction(
    {
      services: world.services,
      actor: { type: 'system', name: 'test' },
      request: { id: newId(), ip: '', userAgent: null },
      setHeader: () => {},
    },
    { tenantId: tenant, scopes: new Set() },
    (ctx) => ctx.emit(opened, { aggregateId: 'd', payload: { doorId: newId(), ...(note !== undefined && { note }) } }),
  );
/** Hears what was told and sends what is due now. */
async function send(): Promise<void> {
  await world.runJobs();
  const sender = createSender(world.services, query);
  while ((await sender.begin()) > 0) await sender.finish();
}
const hook = async (path: string, more: object = {}) => api().create({ url: `${base}${path}`, ...more });
/** Whether one of the signatures is what the reference library makes with this secret. */
const isSigned = (secret: string | null, { headers, body }: Received) => {
  const made = new Webhook(secret ?? '').sign(headers['webhook-id']!, new Date(Number(headers['webhook-timestamp']) * 1000), body);
  return headers['webhook-signature']!.split(' ').includes(made);
};
const deliveries = async (webhookId: string) => (await api().deliveries.list({ webhookId })).items;

test('4.42 what happened reaches whoever listens, signed, once, with ids and a small view; the secret is shown once and rests sealed', async () => {
  const { webhook, secret } = await hook('/all');
  await hook('/shut', { eventTypes: ['test.shut'] });
  await tell('hello');
  await send();
  await send();
  expect(received.map(({ path }) => path)).toEqual(['/all']);
  expect(isSigned(secret, received[0]!)).toBe(true);
  expect(JSON.parse(received[0]!.body)).toMatchObject({ type: 'test.opened', data: { note: 'hello' } });
  expect(received[0]!.headers['content-type']).toBe('application/json');
  expect(await deliveries(webhook.id)).toMatchObject([{ status: 'delivered', attempts: 1, lastStatus: 204, eventType: 'test.opened' }]);
  expect(JSON.stringify(await api().get({ id: webhook.id }))).not.toContain(secret!.slice(6));
  expect(await world.dump()).not.toContain(secret!.slice(6));
});

test('W3 what is rolled back is told to nobody; a fact that is heard twice is sent once', async () => {
  const { webhook } = await hook('/once');
  await tell();
  await world.runJobs();
  await world.asOwner(
    (tx) => tx.$executeRaw`UPDATE outbox_facts SET dispatched_at = NULL WHERE name = 'test.opened' AND tenant_id = ${tenantId}::uuid`,
  );
  await send();
  expect([received.length, (await deliveries(webhook.id)).length]).toEqual([1, 1]);
});

test('W2 it is tried again by the plan under one id, ten times in all, then given up, and the webhook goes off with a notice', async () => {
  answers.set('/down', () => ({ status: 500, headers: { location: 'https://evil.example/' }, body: 'broken: Bearer abcdefgh12345678' }));
  const { webhook } = await hook('/down');
  await tell();
  await send();
  const waits = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
  for (const [index, wait] of waits.entries()) {
    world.clock.advance(wait - SECOND);
    await send();
    expect(received).toHaveLength(index + 1);
    world.clock.advance(wait * 0.1 + 2 * SECOND);
    await send();
    expect(received).toHaveLength(index + 2);
  }
  world.clock.advance(30 * DAY);
  await send();
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(new Set(received.map(({ headers }) => headers['webhook-signature'])).size).toBe(10);
  const [delivery] = await deliveries(webhook.id);
  expect(delivery).toMatchObject({ status: 'failed', attempts: 10, nextAttemptAt: null });
  const { attempts } = await api({ ...owner, authTime: world.clock.now() }).deliveries.get({ id: delivery!.id });
  expect(attempts.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(attempts[0]).toMatchObject({ status: 500, error: null, responseExcerpt: 'broken: [removed]' });
  expect(await api().get({ id: webhook.id })).toMatchObject({ enabled: false, disabledReason: 'failing' });
  const notices = await world.inTenant(tenantId, (tx) => tx.notification.findMany({ where: { tenantId, userId: owner.userId } }));
  expect(notices.map(({ type }) => type)).toEqual(['webhooks.disabled']);
  // Switched on again, what it missed is sent when somebody asks for it, under the id of before.
  const fresh = { ...owner, authTime: world.clock.now() };
  answers.clear();
  expect(await code(api(fresh).deliveries.replaySince({ webhookId: webhook.id, since: delivery!.createdAt }))).toBe('webhooks.disabled');
  await api(fresh).update({ id: webhook.id, enabled: true });
  expect(await api(fresh).deliveries.replaySince({ webhookId: webhook.id, since: delivery!.createdAt })).toEqual({ replayed: 1 });
  await send();
  expect((await deliveries(webhook.id))[0]).toMatchObject({ status: 'delivered', attempts: 1 });
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
});

test('W2 410 switches a webhook off at once and drops what waits; a redirect is a failure and is not followed', async () => {
  answers.set('/gone', () => ({ status: 410 }));
  answers.set('/moved', () => ({ status: 308, headers: { location: '/all' } }));
  const gone = await hook('/gone');
  const moved = await hook('/moved');
  await tell();
  await tell();
  await send();
  expect(await api().get({ id: gone.webhook.id })).toMatchObject({ enabled: false, disabledReason: 'gone' });
  expect((await deliveries(gone.webhook.id)).map(({ status }) => status).sort()).toEqual(['dropped', 'failed']);
  expect((await deliveries(moved.webhook.id)).map(({ status, lastStatus }) => [status, lastStatus])).toEqual([
    ['waiting', 308],
    ['waiting', 308],
  ]);
  expect(received.map(({ path }) => path).filter((path) => path === '/all')).toEqual([]);
});

test('W2 503 with Retry-After is left alone until then', async () => {
  answers.set('/busy', () => ({ status: 503, headers: { 'retry-after': '7200' } }));
  const { webhook } = await hook('/busy');
  await tell();
  await send();
  const [delivery] = await deliveries(webhook.id);
  expect(delivery!.nextAttemptAt!.getTime() - world.clock.now().getTime()).toBe(2 * HOUR);
});

test('W1 while a secret is rotated deliveries carry two signatures, afterwards one', async () => {
  const { webhook, secret: old } = await hook('/rotate');
  const { secret: fresh } = await api().rotateSecret({ id: webhook.id, overlapHours: 1 });
  await tell();
  await send();
  expect([isSigned(old, received[0]!), isSigned(fresh, received[0]!)]).toEqual([true, true]);
  world.clock.advance(HOUR);
  await tell();
  await send();
  expect([isSigned(old, received[1]!), isSigned(fresh, received[1]!)]).toEqual([false, true]);
});

test('4.42 a test is sent to one webhook only, and one delivery can be sent again', async () => {
  const { webhook } = await hook('/one', { eventTypes: ['test.shut'] });
  await hook('/other');
  const delivery = await api().test({ id: webhook.id });
  await send();
  expect(received.map(({ path, body }) => [path, (JSON.parse(body) as { type: string }).type])).toEqual([['/one', 'webhooks.test']]);
  await api().deliveries.replay({ id: delivery.id });
  await send();
  expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([delivery.messageId, delivery.messageId]);
});

test('4.42 while an integration is off its webhooks hear nothing, and what waits for them is dropped and can be replayed', async () => {
  const { integrations } = world.as(owner, { wantedTenant: tenantId });
  const { id } = await integrations.create({ name: 'Ads', integrationType: 'custom' });
  const { webhook } = await hook('/part', { integrationId: id });
  await hook('/alone');
  await tell('waits');
  await world.runJobs();
  await integrations.disable({ id });
  await tell('unheard');
  await send();
  expect(received.map(({ path }) => path)).toEqual(['/alone', '/alone']);
  expect((await deliveries(webhook.id)).map(({ status }) => status)).toEqual(['dropped']);
  await integrations.enable({ id });
  await api().deliveries.replaySince({ webhookId: webhook.id, since: new Date(0) });
  await send();
  expect(received.filter(({ path }) => path === '/part').map(({ body }) => (JSON.parse(body) as { data: object }).data)).toMatchObject([
    { note: 'waits' },
  ]);
});

test('W2 a body of 20 kB and more is told without its details', async () => {
  await hook('/big');
  await tell('x'.repeat(25_000));
  await send();
  expect(JSON.parse(received[0]!.body)).toMatchObject({ type: 'test.opened', data: { truncated: true } });
});

test('I1 nobody sees, changes or hears anything of another tenant’s webhooks', async () => {
  const { webhook } = await hook('/mine');
  const stranger = await world.person('eve');
  const other = await world.tenant(stranger, 'Other');
  const theirs = api(stranger, other.id);
  const delivery = await api().test({ id: webhook.id });
  await tell('secret', other.id);
  await send();
  expect(received.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual(['webhooks.test']);
  const attempts = [
    theirs.get({ id: webhook.id }),
    theirs.update({ id: webhook.id, enabled: false }),
    theirs.rotateSecret({ id: webhook.id }),
    theirs.remove({ id: webhook.id }),
    theirs.test({ id: webhook.id }),
    theirs.deliveries.list({ webhookId: webhook.id }),
    theirs.deliveries.replaySince({ webhookId: webhook.id, since: new Date(0) }),
  ];
  expect(new Set(await Promise.all(attempts.map(code)))).toEqual(new Set(['webhooks.not_found']));
  const single = [theirs.deliveries.get({ id: delivery.id }), theirs.deliveries.replay({ id: delivery.id })];
  expect(await Promise.all(single.map(code))).toEqual(['webhooks.delivery_not_found', 'webhooks.delivery_not_found']);
});

test('E10 addresses of our own network are refused, also where a name leads to one', async () => {
  delete world.services.fetchPolicy;
  expect(await code(hook('/loopback'))).toBe('webhooks.bad_address');
  expect(await code(api().create({ url: 'https://10.0.0.1/' }))).toBe('webhooks.bad_address');
  const { webhook } = await api().create({ url: 'https://rebound.example/' });
  world.services.fetchPolicy = { ...withLoopback([]), allowsAddress: () => false, resolve: async () => ['127.0.0.1'] };
  await api().test({ id: webhook.id });
  await send();
  world.services.fetchPolicy = withLoopback(ports);
  const [delivery] = await deliveries(webhook.id);
  const { attempts } = await api().deliveries.get({ id: delivery!.id });
  expect(attempts).toMatchObject([{ status: null, error: 'This address can not be fetched.' }]);
});

test('W4 fifty webhooks that never answer hold up nobody: others are told as fast as without them', { timeout: 120_000 }, async () => {
  const healthy = await hook('/healthy');
  const round = async () => {
    const sender = createSender(world.services, query);
    const times: number[] = [];
    for (let n = 0; n < 30; n++) {
      const started = performance.now();
      const before = received.filter(({ path }) => path === '/healthy').length;
      await tell();
      await world.runJobs();
      await expect
        .poll(async () => (await sender.begin(), received.filter(({ path }) => path === '/healthy').length), {
          interval: 5,
          timeout: 20_000,
        })
        .toBe(before + 1);
      times.push(performance.now() - started);
    }
    return { p95: times.toSorted((a, b) => a - b)[28]!, sender };
  };
  const alone = await round();
  await alone.sender.finish();

  const stranger = await world.person('eve');
  const other = await world.tenant(stranger, 'Black holes');
  for (let n = 0; n < 50; n++) {
    answers.set(`/hole-${n}`, () => 'never');
    await api(stranger, other.id).create({ url: `${base}/hole-${n}` });
  }
  for (let n = 0; n < 20; n++) await tell('lost', other.id);
  await world.runJobs();
  const beside = await round();
  expect(received.filter(({ path }) => path.startsWith('/hole-')).length).toBe(50);
  expect(healthy.webhook.enabled).toBe(true);
  console.log(
    `W4: p95 ${Math.round(alone.p95)} ms alone, ${Math.round(beside.p95)} ms beside 50 black holes with 1,000 deliveries waiting`,
  );
  expect(beside.p95).toBeLessThan(Math.max(alone.p95 * 2, alone.p95 + 250));
  server.closeAllConnections();
  await beside.sender.finish();
});

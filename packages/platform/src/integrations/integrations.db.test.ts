import { runInTransaction, runSchedule, type Context, type Services } from '@belvedere/kernel';
import { DAY, HOUR, newId } from '@belvedere/kernel/core';
import { createKeyring } from '@belvedere/kernel/crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { applyRetention } from '../compliance/retention/apply-retention.ts';
import { rewrapDataKeys } from '../data-keys/rewrap-data-keys.ts';
import { createPlatformWorld, type Person, type PlatformWorld } from '../testing/platform-world.ts';
import { finishSync } from './finish-sync.ts';
import { defineIntegrationType } from './integration-types.ts';
import { recordIntegrationLog } from './record-integration-log.ts';
import { startSync } from './start-sync.ts';
import { useIntegrationToken } from './use-integration-token.ts';

defineIntegrationType({
  type: 'test_ads',
  describe: 'An advertiser for tests.',
  configuration: z.object({ account: z.string().max(20), report: z.url().optional(), labels: z.array(z.string()).max(1_000).optional() }),
  addresses: ['report'],
  tokens: { api_key: 'The key of the account.', refresh_token: 'What gets new keys.' },
});

const SECRET = 'ya29.the-secret-of-the-account';

let world: PlatformWorld;
let owner: Person;
let tenantId: string;
beforeAll(async () => {
  world = await createPlatformWorld();
});
beforeEach(async () => {
  owner = await world.person('ada');
  ({ id: tenantId } = await world.tenant(owner, 'Museum'));
});
afterAll(() => world.close());

const api = (actor = owner, wantedTenant = tenantId) => world.as(actor, { wantedTenant }).integrations;
const code = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: { cause: { code: string } }) => error.cause.code,
  );
const own = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );
const make = async (name = 'Ads') => (await api().create({ name, integrationType: 'test_ads', configuration: { account: '42' } })).id;
const setKey = (integrationId: string, more: object = {}) =>
  api().tokens.set({ integrationId, tokenType: 'api_key', secret: SECRET, ...more });
const logs = async (integrationId: string, filter: object = {}) => (await api().logs.list({ integrationId, ...filter })).items;

/** As a job of a system would. */
function work<T>(run: (ctx: Context) => Promise<T>, services: Services = world.services): Promise<T> {
  const origin = {
    services,
    actor: { type: 'system', name: 'test' } as const,
    request: { id: newId(), ip: '', userAgent: null },
    setHeader: () => {},
  };
  return runInTransaction(origin, { tenantId, scopes: new Set() }, run);
}
const useKey = (integrationId: string, services?: Services) =>
  work((ctx) => useIntegrationToken(ctx, { integrationId, tokenType: 'api_key' }), services);
const start = (integrationId: string, syncType = 'campaigns') => work((ctx) => startSync(ctx, { integrationId, syncType }));
const rowsOf = (integrationId: string) =>
  world.inTenant(tenantId, (tx) => tx.integrationToken.findMany({ where: { tenantId, integrationId }, orderBy: { id: 'asc' } }));

test('4.40 an integration is made, found, changed, switched off and on, and removed with all that belongs to it', async () => {
  const made = await api().create({ name: ' Ads ', integrationType: 'test_ads', configuration: { account: '42' } });
  expect(made).toMatchObject({ name: 'Ads', status: 'active', configuration: { account: '42' }, userId: owner.userId, lastSync: null });
  const { id } = made;
  const other = await api().create({ name: 'Mine', integrationType: 'custom' });
  expect(other.configuration).toEqual({ notes: '' });
  const first = await api().list({ limit: 1 });
  const rest = await api().list({ limit: 1, cursor: first.nextCursor! });
  expect([first.items[0]!.id, rest.items[0]!.id, rest.nextCursor]).toEqual([other.id, id, null]);
  expect((await api().list({ integrationType: 'test_ads' })).items.map((each) => each.id)).toEqual([id]);

  expect(await api().update({ id, name: 'Adverts' })).toMatchObject({ name: 'Adverts', configuration: { account: '42' } });
  expect(await api().update({ id, configuration: { account: '43' } })).toMatchObject({ name: 'Adverts', configuration: { account: '43' } });
  const off = await api().disable({ id });
  world.clock.advance(1_000);
  expect((await api().disable({ id })).disabledAt).toEqual(off.disabledAt);
  expect((await api().enable({ id })).disabledAt).toBeNull();

  await setKey(id);
  await world.as(owner, { wantedTenant: tenantId }).webhooks.create({ url: 'https://partner.example/hook', integrationId: id });
  await api().remove({ id });
  const left = await world.inTenant(tenantId, async (tx) =>
    Promise.all(
      [tx.integrationToken, tx.integrationLog, tx.webhook].map((table) => (table as typeof tx.webhook).count({ where: { tenantId } })),
    ),
  );
  expect(left).toEqual([0, 0, 0]);
  expect(await code(api().get({ id }))).toBe('integrations.not_found');
});

test('4.40 types say what they take; an unknown one, a wrong configuration and an inside address are refused with the field', async () => {
  const { items } = await api().types({});
  expect(items.find(({ type }) => type === 'test_ads')).toMatchObject({
    configuration: { type: 'object', required: ['account'], additionalProperties: false },
    tokens: [{ type: 'api_key' }, { type: 'refresh_token' }],
  });
  const create = (configuration: Record<string, never>, integrationType = 'test_ads') =>
    api().create({ name: 'Ads', integrationType, configuration });
  const wrong = (configuration: object) => create(configuration as Record<string, never>);
  expect(await code(create({}, 'no_such_type'))).toBe('integrations.unknown_type');
  await expect(wrong({ account: 7 })).rejects.toMatchObject({
    cause: { code: 'integrations.bad_configuration', fields: { 'configuration.account': expect.any(String) } },
  });
  expect(await code(wrong({ account: '42', password: 'x' }))).toBe('integrations.bad_configuration');
  expect(await code(wrong({ account: '42', labels: Array.from({ length: 900 }, () => 'x'.repeat(20)) }))).toBe(
    'integrations.bad_configuration',
  );
  for (const report of ['http://ads.example/', 'https://127.0.0.1/', 'https://user:pw@ads.example/', 'https://db.internal/'])
    expect(await code(wrong({ account: '42', report }))).toBe('integrations.bad_address');
  const id = await make();
  expect(await code(api().update({ id, configuration: {} }))).toBe('integrations.bad_configuration');
  expect((await api().get({ id })).configuration).toEqual({ account: '42' });
});

test('4.41 S7 a token rests sealed: no answer, no row, no entry of the trail and no kept answer holds it, and systems get it', async () => {
  const id = await make();
  const keyed = world.as(owner, { wantedTenant: tenantId, idempotencyKey: 'once' }).integrations;
  const call = { integrationId: id, tokenType: 'api_key', secret: SECRET };
  const token = await keyed.tokens.set(call);
  expect(await keyed.tokens.set(call)).toEqual(token);
  expect(token).toEqual({ id: token.id, integrationId: id, tokenType: 'api_key', expiresAt: null, createdAt: token.createdAt });
  expect(await api().tokens.list({ integrationId: id })).toEqual({ items: [token] });
  expect(await useKey(id)).toEqual({ id: token.id, secret: SECRET });
  const dump = await world.dump();
  for (const form of [SECRET, Buffer.from(SECRET).toString('hex'), Buffer.from(SECRET).toString('base64')])
    expect(dump).not.toContain(form);
  const [row] = await rowsOf(id);
  expect(Buffer.from(row!.tokenValueEncrypted).includes(SECRET)).toBe(false);
});

test('4.41 a token is rotated: the one before is replaced and does not count, also when the wrapping key is', async () => {
  const id = await make();
  await setKey(id);
  await setKey(id, { secret: 'the second secret' });
  expect((await rowsOf(id)).map(({ replacedAt }) => replacedAt === null)).toEqual([false, true]);
  expect((await api().tokens.list({ integrationId: id })).items).toHaveLength(1);
  expect((await useKey(id)).secret).toBe('the second secret');
  expect((await logs(id)).map(({ kind, eventType, status }) => [kind, eventType, status])).toEqual([
    ['connection', 'refresh', 'success'],
    ['connection', 'connect', 'success'],
  ]);

  const [OLD, NEW] = [new Uint8Array(32).fill(8), new Uint8Array(32).fill(9)];
  await rewrapDataKeys({ ...world.services, keyring: createKeyring({ 1: OLD, 2: NEW }) });
  world.services.keyring = createKeyring({ 1: OLD, 2: NEW });
  expect((await useKey(id, { ...world.services, keyring: createKeyring({ 2: NEW }) })).secret).toBe('the second secret');
});

test('4.41 of ten that set a token at once, exactly one counts, and it opens', async () => {
  const id = await make();
  const secrets = Array.from({ length: 10 }, (_, n) => `secret number ${n}`);
  await Promise.all(secrets.map((secret) => setKey(id, { secret })));
  const live = (await rowsOf(id)).filter(({ replacedAt }) => replacedAt === null);
  expect(live).toHaveLength(1);
  const used = await useKey(id);
  expect(used.id).toBe(live[0]!.id);
  expect(secrets).toContain(used.secret);
});

test('4.41 where there is no token that works, the error says what to do', async () => {
  const id = await make();
  expect(await own(useKey(id))).toBe('integrations.token_missing');
  expect(await code(setKey(id, { tokenType: 'password' }))).toBe('integrations.unknown_token_type');
  expect(await code(setKey(id, { expiresAt: world.clock.now() }))).toBe('common.invalid_input');
  const token = await setKey(id, { expiresAt: new Date(world.clock.now().getTime() + HOUR) });
  await api().disable({ id });
  expect(await own(useKey(id))).toBe('integrations.disabled');
  await api().enable({ id });
  expect((await useKey(id)).secret).toBe(SECRET);
  world.clock.advance(HOUR);
  expect(await own(useKey(id))).toBe('integrations.token_expired');
  owner = { ...owner, authTime: world.clock.now() };
  const fresh = await setKey(id);
  expect(await code(api().tokens.remove({ id: token.id }))).toBe('integrations.token_not_found');
  // As a tenant that came from another installation has it.
  const standIn = { tokenValueEncrypted: new Uint8Array(32).fill(1) };
  await world.asOwner((tx) => tx.integrationToken.updateMany({ where: { id: fresh.id }, data: standIn }));
  expect(await own(useKey(id))).toBe('integrations.token_unreadable');
  await api().tokens.remove({ id: fresh.id });
  expect(await own(useKey(id))).toBe('integrations.token_missing');
  expect(await rowsOf(id)).toEqual([]);
  expect((await logs(id))[0]).toMatchObject({ eventType: 'disconnect' });
  expect(await own(useKey(newId()))).toBe('integrations.not_found');
});

test('4.43 a synchronisation leaves what it brought, how long it took and what the service said of us', async () => {
  const id = await make();
  const token = await setKey(id);
  const first = await start(id);
  const started = world.clock.now();
  expect((await logs(id, { kind: 'sync' }))[0]).toMatchObject({
    status: 'running',
    startedAt: started,
    completedAt: null,
    recordsSynced: null,
  });
  world.clock.advance(90_000);
  const ended = world.clock.now();
  expect(await work((ctx) => finishSync(ctx, { id: first, status: 'success', recordsSynced: 12 }))).toBe(true);
  expect((await logs(id, { kind: 'sync' }))[0]).toEqual({
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
  expect(await api().get({ id })).toMatchObject({ status: 'active', lastSync: ended });
  // A job that is done twice changes nothing the second time.
  expect(await work((ctx) => finishSync(ctx, { id: first, status: 'failed', error: 'again' }))).toBe(false);

  const second = await start(id);
  world.clock.advance(1_000);
  const refused = { tokenId: token.id, as: 'invalid' } as const;
  const error = `401 {"key":"${SECRET}"} Bearer abcdefgh12345678 ${'x'.repeat(2_000)}`;
  await work((ctx) => finishSync(ctx, { id: second, status: 'failed', recordsSynced: 3, error, refused }));
  expect(await api().get({ id })).toMatchObject({ status: 'invalid', lastSync: ended });
  const [failed] = await logs(id, { kind: 'sync', status: 'failed' });
  expect(failed).toMatchObject({ id: second, recordsSynced: 3 });
  expect(failed!.message).toMatch(/^401 \{"key":"\[removed\]"\} \w+ \[\w+\] x+$/);
  expect(failed!.message).toHaveLength(500);
  expect(await world.dump()).not.toContain(SECRET);
  // With another token the connection is as good as new, whatever is said of the one before.
  const third = await start(id);
  await setKey(id, { secret: 'the second secret' });
  await work((ctx) => finishSync(ctx, { id: third, status: 'failed', error: `no: ${SECRET}`, refused }));
  expect((await api().get({ id })).status).toBe('active');
  expect((await logs(id, { kind: 'sync' }))[0]!.message).toBe('no: [removed]');
});

test('4.43 one synchronisation of a kind runs at a time: of five that begin at once the last is left, and only its end counts', async () => {
  const id = await make();
  const begun = await Promise.all(Array.from({ length: 5 }, () => start(id)));
  const other = await start(id, 'audiences');
  const running = (await logs(id, { status: 'running' })).map((entry) => entry.id);
  expect(running).toHaveLength(2);
  expect(running).toContain(other);
  const ends = await Promise.all(begun.map((each) => work((ctx) => finishSync(ctx, { id: each, status: 'success', recordsSynced: 1 }))));
  expect(ends.filter(Boolean)).toHaveLength(1);
  await api().disable({ id });
  expect(await own(start(id))).toBe('integrations.disabled');
  await api().remove({ id });
  expect(await work((ctx) => finishSync(ctx, { id: other, status: 'success', recordsSynced: 1 }))).toBe(false);
});

test('3.6 what happened is listed by kind and status, newest first, page by page, without secrets, and forgotten in time', async () => {
  const id = await make();
  await setKey(id);
  await setKey(id, { secret: 'the second secret' });
  await work((ctx) => recordIntegrationLog(ctx, { integrationId: id, eventType: 'error', status: 'failed', message: `bad ${SECRET}` }));
  await start(id);
  const pages: string[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, nextCursor } = await api().logs.list({ integrationId: id, limit: 1, ...(cursor && { cursor }) });
    pages.push(...items.map(({ eventType }) => eventType));
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  expect(pages).toEqual(['campaigns', 'error', 'refresh', 'connect']);
  expect((await logs(id, { kind: 'connection', status: 'failed' })).map(({ message }) => message)).toEqual(['bad [removed]']);

  const retain = () => runSchedule(applyRetention, { services: world.services, tenants: async () => [tenantId] });
  world.clock.advance(29 * DAY);
  await retain();
  expect([(await logs(id)).length, (await rowsOf(id)).length]).toEqual([4, 2]);
  world.clock.advance(2 * DAY);
  await retain();
  expect([(await logs(id)).length, (await rowsOf(id)).length]).toEqual([4, 1]);
  world.clock.advance(60 * DAY);
  await retain();
  expect([(await logs(id)).length, (await useKey(id)).secret]).toEqual([0, 'the second secret']);
});

test('4.42 a webhook may belong to an integration that there is, and is listed with it', async () => {
  const id = await make();
  const webhooks = world.as(owner, { wantedTenant: tenantId }).webhooks;
  const { webhook } = await webhooks.create({ url: 'https://partner.example/hook', integrationId: id });
  await webhooks.create({ url: 'https://partner.example/other' });
  expect((await webhooks.list({ integrationId: id })).items.map((each) => each.id)).toEqual([webhook.id]);
  expect(await code(webhooks.create({ url: 'https://partner.example/', integrationId: newId() }))).toBe('webhooks.integration_not_found');
});

test('I1 nobody sees, changes or uses anything of another tenant’s integrations, nor does a member without the scope', async () => {
  const id = await make();
  const token = await setKey(id);
  const stranger = await world.person('eve');
  const other = await world.tenant(stranger, 'Other');
  const theirs = api(stranger, other.id);
  const byId = [
    theirs.get({ id }),
    theirs.update({ id, name: 'Mine' }),
    theirs.disable({ id }),
    theirs.enable({ id }),
    theirs.remove({ id }),
    theirs.tokens.set({ integrationId: id, tokenType: 'api_key', secret: 'stolen' }),
    theirs.tokens.list({ integrationId: id }),
    theirs.logs.list({ integrationId: id }),
  ];
  expect(new Set(await Promise.all(byId.map(code)))).toEqual(new Set(['integrations.not_found']));
  expect(await code(theirs.tokens.remove({ id: token.id }))).toBe('integrations.token_not_found');
  expect(await theirs.list({})).toEqual({ items: [], nextCursor: null });
  const hook = world.as(stranger, { wantedTenant: other.id }).webhooks.create({ url: 'https://partner.example/', integrationId: id });
  expect(await code(hook)).toBe('webhooks.integration_not_found');
  expect((await useKey(id)).secret).toBe(SECRET);

  const editor = api(await world.member(tenantId, 'editor'));
  expect(await Promise.all([editor.list({}), editor.tokens.list({ integrationId: id }), editor.remove({ id })].map(code))).toEqual([
    'common.forbidden',
    'common.forbidden',
    'common.forbidden',
  ]);
  const tired = api({ ...owner, authTime: new Date(world.clock.now().getTime() - HOUR) });
  expect(await code(tired.tokens.set({ integrationId: id, tokenType: 'api_key', secret: 'later' }))).toBe('common.step_up_required');
});

test('4.40 the trail says what was done, by whom and to what, and nothing that was said', async () => {
  const { id } = await api().create({ name: 'Ask Mia', integrationType: 'custom', configuration: { notes: 'call Mia' } });
  await api().update({ id, configuration: { notes: 'call Mia again' } });
  const token = await api().tokens.set({ integrationId: id, tokenType: 'secret', secret: SECRET });
  await api().tokens.remove({ id: token.id });
  const entries = await world.inTenant(tenantId, (tx) =>
    tx.auditLog.findMany({ where: { tenantId, action: { startsWith: 'integrations.' } }, orderBy: { sequence: 'asc' } }),
  );
  expect(entries.map(({ action, changes }) => [action, changes])).toEqual([
    ['integrations.integration.created', { after: { integrationType: 'custom' } }],
    ['integrations.integration.updated', { after: { changed: ['configuration'] } }],
    ['integrations.token.set', { after: { type: 'secret', expiresAt: null, isReplacing: false } }],
    ['integrations.token.removed', { before: { type: 'secret' } }],
  ]);
  expect(JSON.stringify(entries, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain('Mia');
});

import { HOUR, newId } from '@belvedere/kernel/core';
import { createKeyring } from '@belvedere/kernel/crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rewrapDataKeys } from '../data-keys/rewrap-data-keys.ts';
import { refusalCode } from '../testing/refusal.ts';
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

test('4.41 S7 a token rests sealed: no answer, no row, no entry of the trail and no kept answer holds it, and systems get it', async () => {
  const id = await museum.make();
  const keyed = world.as(museum.owner, { wantedTenant: museum.tenantId, idempotencyKey: 'once' }).integrations;
  const call = { integrationId: id, tokenType: 'api_key', secret: SECRET };
  const token = await keyed.tokens.set(call);
  expect(await keyed.tokens.set(call)).toEqual(token);
  expect(token).toEqual({ id: token.id, integrationId: id, tokenType: 'api_key', expiresAt: null, createdAt: token.createdAt });
  expect(await museum.api.tokens.list({ integrationId: id })).toEqual({ items: [token] });
  expect(await museum.useKey(id)).toEqual({ id: token.id, secret: SECRET });
  const dump = await world.dump();
  for (const form of [SECRET, Buffer.from(SECRET).toString('hex'), Buffer.from(SECRET).toString('base64')])
    expect(dump).not.toContain(form);
  const [row] = await museum.rows(id);
  expect(Buffer.from(row!.tokenValueEncrypted).includes(SECRET)).toBe(false);
});

test('4.41 a token is rotated: the one before is replaced and does not count, also when the wrapping key is', async () => {
  const id = await museum.make();
  await museum.setKey(id);
  await museum.setKey(id, { secret: 'the second secret' });
  expect((await museum.rows(id)).map(({ replacedAt }) => replacedAt === null)).toEqual([false, true]);
  expect((await museum.api.tokens.list({ integrationId: id })).items).toHaveLength(1);
  expect((await museum.useKey(id)).secret).toBe('the second secret');
  expect((await museum.logs(id)).items.map(({ kind, eventType, status }) => [kind, eventType, status])).toEqual([
    ['connection', 'refresh', 'success'],
    ['connection', 'connect', 'success'],
  ]);

  const [OLD, NEW] = [new Uint8Array(32).fill(8), new Uint8Array(32).fill(9)];
  await rewrapDataKeys({ ...world.services, keyring: createKeyring({ 1: OLD, 2: NEW }) });
  world.services.keyring = createKeyring({ 1: OLD, 2: NEW });
  expect((await museum.useKey(id, { ...world.services, keyring: createKeyring({ 2: NEW }) })).secret).toBe('the second secret');
});

test('4.41 of ten that set a token at once, exactly one counts, and it opens', async () => {
  const id = await museum.make();
  const secrets = Array.from({ length: 10 }, (_, n) => `secret number ${n}`);
  await Promise.all(secrets.map((secret) => museum.setKey(id, { secret })));
  const live = (await museum.rows(id)).filter(({ replacedAt }) => replacedAt === null);
  expect(live).toHaveLength(1);
  const used = await museum.useKey(id);
  expect(used.id).toBe(live[0]!.id);
  expect(secrets).toContain(used.secret);
});

test('4.41 where there is no token that works, the error says what to do', async () => {
  const id = await museum.make();
  expect(await refusalCode(museum.useKey(id))).toBe('integrations.token_missing');
  expect(await refusalCode(museum.setKey(id, { tokenType: 'password' }))).toBe('integrations.unknown_token_type');
  expect(await refusalCode(museum.setKey(id, { expiresAt: world.clock.now() }))).toBe('common.invalid_input');
  const token = await museum.setKey(id, { expiresAt: new Date(world.clock.now().getTime() + HOUR) });
  await museum.api.disable({ id });
  expect(await refusalCode(museum.useKey(id))).toBe('integrations.disabled');
  await museum.api.enable({ id });
  expect((await museum.useKey(id)).secret).toBe(SECRET);
  world.clock.advance(HOUR);
  expect(await refusalCode(museum.useKey(id))).toBe('integrations.token_expired');
  const signedInAnew = world.as({ ...museum.owner, authTime: world.clock.now() }, { wantedTenant: museum.tenantId });
  const fresh = await signedInAnew.integrations.tokens.set({ integrationId: id, tokenType: 'api_key', secret: SECRET });
  expect(await refusalCode(museum.api.tokens.remove({ id: token.id }))).toBe('integrations.token_not_found');
  // As a tenant that came from another installation has it.
  const standIn = { tokenValueEncrypted: new Uint8Array(32).fill(1) };
  await world.asOwner((tx) => tx.integrationToken.updateMany({ where: { id: fresh.id }, data: standIn }));
  expect(await refusalCode(museum.useKey(id))).toBe('integrations.token_unreadable');
  await museum.api.tokens.remove({ id: fresh.id });
  expect(await refusalCode(museum.useKey(id))).toBe('integrations.token_missing');
  expect(await museum.rows(id)).toEqual([]);
  expect((await museum.logs(id)).items[0]).toMatchObject({ eventType: 'disconnect' });
  expect(await refusalCode(museum.useKey(newId()))).toBe('integrations.not_found');
});

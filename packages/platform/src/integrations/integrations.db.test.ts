import { HOUR, newId } from '@belvedere/kernel/core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Person } from '../testing/platform-world.ts';
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

const as = (actor: Person, wantedTenant = museum.tenantId) => world.as(actor, { wantedTenant }).integrations;

test('4.40 an integration is made, found, changed, switched off and on, and removed with all that belongs to it', async () => {
  const made = await museum.api.create({ name: ' Ads ', integrationType: 'test_ads', configuration: { account: '42' } });
  expect(made).toMatchObject({
    name: 'Ads',
    status: 'active',
    configuration: { account: '42' },
    userId: museum.owner.userId,
    lastSync: null,
  });
  const { id } = made;
  const other = await museum.api.create({ name: 'Mine', integrationType: 'custom' });
  expect(other.configuration).toEqual({ notes: '' });
  const first = await museum.api.list({ limit: 1 });
  const rest = await museum.api.list({ limit: 1, cursor: first.nextCursor! });
  expect([first.items[0]!.id, rest.items[0]!.id, rest.nextCursor]).toEqual([other.id, id, null]);
  expect((await museum.api.list({ integrationType: 'test_ads' })).items.map((each) => each.id)).toEqual([id]);

  expect(await museum.api.update({ id, name: 'Adverts' })).toMatchObject({ name: 'Adverts', configuration: { account: '42' } });
  expect(await museum.api.update({ id, configuration: { account: '43' } })).toMatchObject({
    name: 'Adverts',
    configuration: { account: '43' },
  });
  const off = await museum.api.disable({ id });
  world.clock.advance(1_000);
  expect((await museum.api.disable({ id })).disabledAt).toEqual(off.disabledAt);
  expect((await museum.api.enable({ id })).disabledAt).toBeNull();

  await museum.setKey(id);
  await museum.call.webhooks.create({ url: 'https://partner.example/hook', integrationId: id });
  await museum.api.remove({ id });
  const left = await world.inTenant(museum.tenantId, async (tx) =>
    Promise.all(
      [tx.integrationToken, tx.integrationLog, tx.webhook].map((table) =>
        (table as typeof tx.webhook).count({ where: { tenantId: museum.tenantId } }),
      ),
    ),
  );
  expect(left).toEqual([0, 0, 0]);
  expect(await refusalCode(museum.api.get({ id }))).toBe('integrations.not_found');
});

test('4.40 types say what they take; an unknown one, a wrong configuration and an inside address are refused with the field', async () => {
  const { items } = await museum.api.types({});
  expect(items.find(({ type }) => type === 'test_ads')).toMatchObject({
    configuration: { type: 'object', required: ['account'], additionalProperties: false },
    tokens: [{ type: 'api_key' }, { type: 'refresh_token' }],
  });
  const create = (configuration: Record<string, never>, integrationType = 'test_ads') =>
    museum.api.create({ name: 'Ads', integrationType, configuration });
  const wrong = (configuration: object) => create(configuration as Record<string, never>);
  expect(await refusalCode(create({}, 'no_such_type'))).toBe('integrations.unknown_type');
  await expect(wrong({ account: 7 })).rejects.toMatchObject({
    cause: { code: 'integrations.bad_configuration', fields: { 'configuration.account': expect.any(String) } },
  });
  expect(await refusalCode(wrong({ account: '42', password: 'x' }))).toBe('integrations.bad_configuration');
  expect(await refusalCode(wrong({ account: '42', labels: Array.from({ length: 900 }, () => 'x'.repeat(20)) }))).toBe(
    'integrations.bad_configuration',
  );
  for (const report of ['http://ads.example/', 'https://127.0.0.1/', 'https://user:pw@ads.example/', 'https://db.internal/'])
    expect(await refusalCode(wrong({ account: '42', report }))).toBe('integrations.bad_address');
  const id = await museum.make();
  expect(await refusalCode(museum.api.update({ id, configuration: {} }))).toBe('integrations.bad_configuration');
  expect((await museum.api.get({ id })).configuration).toEqual({ account: '42' });
});

test('4.42 a webhook may belong to an integration that there is, and is listed with it', async () => {
  const id = await museum.make();
  const webhooks = museum.call.webhooks;
  const { webhook } = await webhooks.create({ url: 'https://partner.example/hook', integrationId: id });
  await webhooks.create({ url: 'https://partner.example/other' });
  expect((await webhooks.list({ integrationId: id })).items.map((each) => each.id)).toEqual([webhook.id]);
  expect(await refusalCode(webhooks.create({ url: 'https://partner.example/', integrationId: newId() }))).toBe(
    'webhooks.integration_not_found',
  );
});

test('I1 nobody sees, changes or uses anything of another tenant’s integrations, nor does a member without the scope', async () => {
  const id = await museum.make();
  const token = await museum.setKey(id);
  const stranger = await world.person('eve');
  const other = await world.tenant(stranger, 'Other');
  const theirs = as(stranger, other.id);
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
  expect(new Set(await Promise.all(byId.map(refusalCode)))).toEqual(new Set(['integrations.not_found']));
  expect(await refusalCode(theirs.tokens.remove({ id: token.id }))).toBe('integrations.token_not_found');
  expect(await theirs.list({})).toEqual({ items: [], nextCursor: null });
  const hook = world.as(stranger, { wantedTenant: other.id }).webhooks.create({ url: 'https://partner.example/', integrationId: id });
  expect(await refusalCode(hook)).toBe('webhooks.integration_not_found');
  expect((await museum.useKey(id)).secret).toBe(SECRET);

  const editor = as(await world.member(museum.tenantId, 'editor'));
  expect(await Promise.all([editor.list({}), editor.tokens.list({ integrationId: id }), editor.remove({ id })].map(refusalCode))).toEqual([
    'common.forbidden',
    'common.forbidden',
    'common.forbidden',
  ]);
  const tired = as({ ...museum.owner, authTime: new Date(world.clock.now().getTime() - HOUR) });
  expect(await refusalCode(tired.tokens.set({ integrationId: id, tokenType: 'api_key', secret: 'later' }))).toBe('common.step_up_required');
});

test('4.40 the trail says what was done, by whom and to what, and nothing that was said', async () => {
  const { id } = await museum.api.create({ name: 'Ask Mia', integrationType: 'custom', configuration: { notes: 'call Mia' } });
  await museum.api.update({ id, configuration: { notes: 'call Mia again' } });
  const token = await museum.api.tokens.set({ integrationId: id, tokenType: 'secret', secret: SECRET });
  await museum.api.tokens.remove({ id: token.id });
  const entries = await world.inTenant(museum.tenantId, (tx) =>
    tx.auditLog.findMany({ where: { tenantId: museum.tenantId, action: { startsWith: 'integrations.' } }, orderBy: { sequence: 'asc' } }),
  );
  expect(entries.map(({ action, changes }) => [action, changes])).toEqual([
    ['integrations.integration.created', { after: { integrationType: 'custom' } }],
    ['integrations.integration.updated', { after: { changed: ['configuration'] } }],
    ['integrations.token.set', { after: { type: 'secret', expiresAt: null, isReplacing: false } }],
    ['integrations.token.removed', { before: { type: 'secret' } }],
  ]);
  expect(JSON.stringify(entries, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain('Mia');
});

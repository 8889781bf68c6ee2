import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalCode } from '../../testing/refusal.ts';
import { createPlatformWorld, type Person, type PlatformWorld } from '../../testing/platform-world.ts';

let world: PlatformWorld;
let owner: Person;
let tenant: { id: string; slug: string };
beforeAll(async () => {
  world = await createPlatformWorld();
  owner = await world.person('owner');
  tenant = await world.tenant(owner, 'Gallery');
});
afterAll(() => world.close());

const visitor = () => `visitor-${crypto.randomUUID().replaceAll('-', '')}`;
const consent = (request = {}) =>
  world.as(owner, { request: { id: crypto.randomUUID(), ip: '203.0.113.9', userAgent: null, ...request } }).compliance.consent;
const write = (purpose: string, text = 'May we count?') => consent().createText({ purpose, language: 'en', text });

test('G6 2.18 a decision names the very words; another wording is another version, and the one before stays as it was', async () => {
  const one = await write('analytics', 'May we count your visit?');
  const two = await write('analytics', 'May we count your visit and your clicks?');
  expect([one.version, two.version]).toEqual([1, 2]);
  expect((await consent().texts({ purpose: 'analytics' })).items).toMatchObject([{ id: two.id, version: 2 }]);
  const visitKey = visitor();
  const decide = (textId: string, granted: boolean) => consent().decide({ textId, granted, visitKey, source: 'banner' });
  const first = await decide(one.id, true);
  world.clock.advance(1_000);
  const second = await decide(two.id, false);
  expect((await consent().state({ visitKey })).items).toEqual([
    { purpose: 'analytics', granted: false, version: 2, decidedAt: second.decidedAt },
  ]);
  const records = (await consent().records({ purpose: 'analytics' })).items.filter(({ id }) => id === first.id || id === second.id);
  expect(records).toMatchObject([
    { id: second.id, granted: false, text: 'May we count your visit and your clicks?', withdrawnAt: null },
    { id: first.id, granted: true, text: 'May we count your visit?', withdrawnAt: second.decidedAt },
  ]);
});

test('G6 a browser that asks not to be followed counts more than a click, but for what is necessary', async () => {
  const [marketing, necessary] = [await write('marketing'), await write('necessary', 'We keep you signed in.')];
  const signalled = consent({ privacySignal: 'gpc' });
  const visitKey = visitor();
  const decide = (textId: string) => signalled.decide({ textId, granted: true, visitKey, source: 'banner' });
  expect(await decide(marketing.id)).toMatchObject({ granted: false, signal: 'gpc' });
  expect(await decide(necessary.id)).toMatchObject({ granted: true, signal: 'gpc' });
});

test('G6 of ten decisions of one visitor at once exactly one is in force; neither the key nor the whole address is kept', async () => {
  const text = await write('race');
  const visitKey = visitor();
  const decisions = Array.from({ length: 10 }, (_, n) =>
    consent({ ip: '203.0.113.77' }).decide({ textId: text.id, granted: n % 2 === 0, visitKey, source: 'banner' }),
  );
  await Promise.all(decisions);
  const { items } = await consent().state({ visitKey });
  expect(items.length).toBe(1);
  const dump = await world.dump();
  expect(dump).not.toContain(visitKey);
  const kept = await world.inTenant(tenant.id, (tx) => tx.consentRecord.findMany({ where: { tenantId: tenant.id, purpose: 'race' } }));
  expect(kept.length).toBe(10);
  expect(new Set(kept.map(({ ipAddress }) => ipAddress))).toEqual(new Set(['203.0.113.0/24']));
});

test('I1 G6 a text of another tenant can’t be agreed to here', async () => {
  const stranger = await world.person('stranger');
  await world.tenant(stranger, 'Elsewhere');
  const { id: textId } = await world.as(stranger).compliance.consent.createText({ purpose: 'analytics', language: 'en', text: 'Theirs' });
  const theirs = consent().decide({ textId, granted: true, visitKey: visitor(), source: 'banner' });
  expect(await refusalCode(theirs)).toBe('compliance.text_not_found');
});

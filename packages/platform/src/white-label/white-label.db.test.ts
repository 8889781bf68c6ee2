import { DAY, newId } from '@belvedere/kernel/core';
import { runSchedule, startWorker } from '@belvedere/kernel';
import type { Mail } from '@belvedere/kernel/mail';
import { startTestDns, type TestDns } from '@belvedere/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sendMailJob } from '../mail/send-mail.ts';
import { createPlatformWorld, type Person, type PlatformWorld } from '../testing/platform-world.ts';
import { findSite } from './find-site.ts';
import { recheckDomains } from './recheck-domains.ts';

let world: PlatformWorld;
let dns: TestDns;
let owner: Person;
let other: Person;
let tenantId: string;
let otherId: string;
let host: string;

beforeAll(async () => {
  [world, dns] = await Promise.all([createPlatformWorld(), startTestDns()]);
  world.services.dnsServers = [dns.address];
});
beforeEach(async () => {
  [owner, other] = [await world.person('ada'), await world.person('eve')];
  ({ id: tenantId } = await world.tenant(owner, 'Museum'));
  ({ id: otherId } = await world.tenant(other, 'Gallery'));
  host = `tours-${newId()}.example.org`;
});
afterAll(async () => {
  await world.close();
  await dns.close();
});

const api = (actor = owner, wantedTenant = tenantId) => world.as(actor, { wantedTenant }).whiteLabel;
const theirs = () => api(other, otherId);
const code = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: { cause: { code: string } }) => error.cause.code,
  );
const show = (...records: { name: string; value: string }[]) => {
  for (const { name } of records) dns.records.set(name, []);
  for (const { name, value } of records) dns.records.get(name)?.push(value);
};
const recheck = () => runSchedule(recheckDomains, { services: world.services, tenants: async () => [tenantId, otherId] });
const served = async (name = host) => (await findSite(world.database, name))?.tenantId;

const mine = () => ({ tenant: tenantId, uploadedById: owner.userId });

async function picture(
  { tenant, uploadedById }: { tenant: string; uploadedById: string },
  { status = 'ready', mediaType = 'image' }: { status?: 'ready' | 'processing'; mediaType?: 'image' | 'video' } = {},
): Promise<string> {
  const id = newId();
  const file = { originalName: 'logo.png', fileName: id, filePath: id, compressedPath: id, fileSize: 1, mimeType: 'image/png' };
  await world.inTenant(tenant, (tx) =>
    tx.mediaFile.create({ data: { ...file, tenantId: tenant, id, uploadedById, status, mediaType, storageProvider: 'local' } }),
  );
  return id;
}

async function verified(name = host): Promise<{ id: string; record: { name: string; value: string } }> {
  const added = await api().domains.add({ domain: name });
  show(added.record);
  return api().domains.verify({ id: added.id });
}

test('4.51 mails of a tenant are in the name of its sender, or of its brand, or else in ours', async () => {
  const senders: (string | undefined)[] = [];
  const mailer = {
    address: 'no-reply@belvedere.example',
    send: async ({ senderName }: Mail) => void senders.push(senderName),
    close: () => {},
  };
  const worker = await startWorker({ jobsUrl: world.db.jobsUrl, services: { ...world.services, mailer }, jobs: [sendMailJob] });
  try {
    await worker.drain();
    senders.length = 0;
    const { id: roleId } = await world.inTenant(tenantId, (tx) => tx.role.findFirstOrThrow({ where: { tenantId, name: 'member' } }));
    const invite = async () => {
      await world.as(owner, { wantedTenant: tenantId }).tenancy.invitations.create({ email: `${newId()}@mail.example`, roleId });
      await worker.drain();
    };
    await invite();
    await api().brand.update({ version: 0, brandName: 'The Museum' });
    await invite();
    await api().brand.update({ version: 1, senderName: 'Visitor service' });
    await invite();
    expect(senders).toEqual([undefined, 'The Museum', 'Visitor service']);
  } finally {
    await worker.stop(5);
  }
});

test('4.51 a brand is set piece by piece, guarded by its version, and written down', async () => {
  expect(await api().brand.get({})).toMatchObject({ brandName: null, showPoweredBy: true, version: 0 });
  const logoMediaId = await picture(mine());
  const first = await api().brand.update({ version: 0, brandName: 'The Museum', primaryColor: '#B00020', logoMediaId });
  expect(first).toMatchObject({ brandName: 'The Museum', primaryColor: '#b00020', logoMediaId, version: 1 });
  const second = await api().brand.update({ version: 1, showPoweredBy: false, logoMediaId: null });
  expect(second).toMatchObject({ brandName: 'The Museum', showPoweredBy: false, logoMediaId: null, version: 2 });
  expect(await code(api().brand.update({ version: 1, brandName: 'Late' }))).toBe('common.conflict');
  expect(await code(api().brand.update({ version: 0, brandName: 'Late' }))).toBe('common.conflict');
  const entries = await world.inTenant(tenantId, (tx) =>
    tx.auditLog.findMany({ where: { tenantId, action: 'white_label.brand.updated' } }),
  );
  expect(entries).toHaveLength(2);
});

test('4.51 two who set a brand at once: one is told that it changed meanwhile', async () => {
  const answers = await Promise.all(['One', 'Two', 'Three'].map((brandName) => code(api().brand.update({ version: 0, brandName }))));
  expect(answers.toSorted()).toEqual(['common.conflict', 'common.conflict', 'done']);
});

test('4.51 colours that cannot be read are refused with their contrast, together with what was set before', async () => {
  await api().brand.update({ version: 0, backgroundColor: '#101418', textColor: '#ffffff' });
  const refused = api().brand.update({ version: 1, textColor: '#333333' });
  await expect(refused).rejects.toMatchObject({
    cause: { code: 'white_label.illegible', data: { contrast: expect.any(Number) as number } },
  });
  expect(await code(api().brand.update({ version: 1, backgroundColor: null }))).toBe('white_label.illegible');
  expect(await code(api().brand.update({ version: 1, backgroundColor: null, textColor: null }))).toBe('done');
});

test('4.51 I13 a logo is a ready picture of the tenant’s own; a foreign one answers as one that is not there', async () => {
  const foreign = await picture({ tenant: otherId, uploadedById: other.userId });
  const wrong = [foreign, newId(), await picture(mine(), { status: 'processing' }), await picture(mine(), { mediaType: 'video' })];
  for (const logoMediaId of wrong)
    expect(await code(api().brand.update({ version: 0, logoMediaId }))).toBe('white_label.picture_not_found');
  for (const faviconMediaId of wrong)
    expect(await code(api().brand.update({ version: 0, faviconMediaId }))).toBe('white_label.picture_not_found');
});

test('4.2 4.51 what the public sees of a tenant has the name and the colour of its brand, else those of its settings', async () => {
  const seen = () => world.as(owner, { wantedTenant: tenantId }).tenancy.tenants.getPublic({});
  const { settings, version } = await world.as(owner, { wantedTenant: tenantId }).tenancy.settings.get({});
  const next = { ...settings, brand: { color: '#123456' } };
  await world.as(owner, { wantedTenant: tenantId }).tenancy.settings.update({ settings: next, version });
  expect(await seen()).toMatchObject({ name: 'Museum', brand: { color: '#123456' } });
  await api().brand.update({ version: 0, brandName: 'The Museum', primaryColor: '#654321' });
  expect(await seen()).toMatchObject({ name: 'The Museum', brand: { color: '#654321' } });
});

test('4.51 a domain is verified by its TXT record and by nothing else', async () => {
  const added = await api().domains.add({ domain: ` ${host.toUpperCase()}.` });
  expect(added).toMatchObject({ domain: host, verifiedAt: null, isPrimary: false, record: { name: `_belvedere-challenge.${host}` } });
  expect(await code(api().domains.verify({ id: added.id }))).toBe('white_label.record_not_found');
  show({ ...added.record, value: `${added.record.value}x` });
  expect(await code(api().domains.verify({ id: added.id }))).toBe('white_label.record_not_found');
  show({ name: host, value: added.record.value });
  expect(await code(api().domains.verify({ id: added.id }))).toBe('white_label.record_not_found');
  expect(await served()).toBeUndefined();
  show({ ...added.record, value: 'of another service' }, added.record);
  expect(await api().domains.verify({ id: added.id })).toMatchObject({ isPrimary: true, lostSince: null });
  expect(await served()).toBe(tenantId);
  for (const near of [`x.${host}`, host.split('.').slice(1).join('.'), `${host}.evil.example`]) expect(await served(near)).toBeUndefined();
});

test('4.51 a DNS that fails is no proof, neither for nor against', async () => {
  const { id, record } = await verified();
  dns.failing.add(record.name);
  expect(await code(api().domains.verify({ id }))).toBe('white_label.dns_silent');
  world.clock.advance(10 * DAY);
  await recheck();
  expect(await served()).toBe(tenantId);
  expect((await api().domains.list({})).items[0]).toMatchObject({ lostSince: null });
  dns.failing.delete(record.name);
});

test('4.51 names of this site, addresses and the eleventh domain are refused', async () => {
  for (const domain of ['belvedere.example', 'x.belvedere.example', '127.0.0.1', 'a.localhost', 'co.uk'])
    expect(await code(api().domains.add({ domain }))).toBe('white_label.bad_domain');
  for (const domain of ['localhost', 'https://a.example.org', 'a.example.org:80', '*.example.org'])
    expect(await code(api().domains.add({ domain }))).toBe('common.invalid_input');
  const names = Array.from({ length: 12 }, (_, n) => `n${n}.${host}`);
  const answers = await Promise.all(names.map((domain) => code(api().domains.add({ domain }))));
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(10);
  expect(answers.filter((answer) => answer === 'white_label.too_many_domains')).toHaveLength(2);
  const [first] = (await api().domains.list({})).items;
  await api().domains.remove({ id: first?.id ?? '' });
  expect(await code(api().domains.add({ domain: `n13.${host}` }))).toBe('done');
  expect(await code(api().domains.add({ domain: `n13.${host}` }))).toBe('white_label.domain_listed');
});

test('4.51 X1 of two tenants that claim a name, the one has it whose token is in the DNS', async () => {
  const [mine, hers] = [await api().domains.add({ domain: host }), await theirs().domains.add({ domain: host })];
  show(hers.record);
  expect(await code(api().domains.verify({ id: mine.id }))).toBe('white_label.record_not_found');
  expect(await code(theirs().domains.verify({ id: hers.id }))).toBe('done');
  expect(await served()).toBe(otherId);
  // Both records: whoever has it keeps it.
  show(hers.record, mine.record);
  expect(await code(api().domains.verify({ id: mine.id }))).toBe('white_label.domain_taken');
  expect(await served()).toBe(otherId);
  // The name was sold: only the new record stands there.
  show(mine.record);
  expect(await code(api().domains.verify({ id: mine.id }))).toBe('done');
  expect(await served()).toBe(tenantId);
  expect((await theirs().domains.list({})).items).toMatchObject([{ domain: host, verifiedAt: null, isPrimary: false }]);
  const [entry] = await world.inTenant(otherId, (tx) =>
    tx.auditLog.findMany({ where: { tenantId: otherId, action: 'white_label.domain.dropped' } }),
  );
  expect(entry).toMatchObject({ metadata: { reason: 'taken' } });
  expect(entry?.actorId).not.toBe(owner.userId);
});

test('4.51 two tenants whose records both stand there verify at once: one has the name', async () => {
  const [mine, hers] = [await api().domains.add({ domain: host }), await theirs().domains.add({ domain: host })];
  show(mine.record, hers.record);
  const answers = await Promise.all([code(api().domains.verify({ id: mine.id })), code(theirs().domains.verify({ id: hers.id }))]);
  expect(answers.toSorted()).toEqual(['done', 'white_label.domain_taken']);
});

test('X1 4.51 domains of another tenant are not there', async () => {
  const { id } = await verified();
  for (const call of ['verify', 'remove', 'setPrimary'] as const)
    expect(await code(theirs().domains[call]({ id }))).toBe('white_label.domain_not_found');
  expect(await served()).toBe(tenantId);
});

test('4.51 a record that went missing is told at once, forgiven when it comes back, and ends the domain after seven days', async () => {
  const { record } = await verified();
  const second = await verified(`second.${host}`);
  const state = async () => (await api().domains.list({})).items.find(({ domain }) => domain === host);
  dns.records.delete(record.name);
  await recheck();
  expect(await state()).toMatchObject({ lostSince: world.clock.now() });
  show(record);
  world.clock.advance(2 * DAY);
  await recheck();
  expect(await state()).toMatchObject({ lostSince: null });

  dns.records.delete(record.name);
  await recheck();
  world.clock.advance(6 * DAY);
  await recheck();
  expect(await served()).toBe(tenantId);
  world.clock.advance(DAY);
  await recheck();
  expect(await served()).toBeUndefined();
  expect(await state()).toMatchObject({ verifiedAt: null, isPrimary: false });
  expect((await findSite(world.database, `second.${host}`))?.primaryDomain).toBe(second.record.name.replace('_belvedere-challenge.', ''));
  await world.runJobs();
  const heard = await world.inTenant(tenantId, (tx) => tx.notice.findMany({ where: { tenantId, topic: 'white_label.domain_lost' } }));
  expect(heard).toHaveLength(3);
});

test('4.51 canonical addresses are of one verified domain, chosen by the tenant', async () => {
  const first = await verified();
  const second = await verified(`second.${host}`);
  const waiting = await api().domains.add({ domain: `third.${host}` });
  expect(await code(api().domains.setPrimary({ id: waiting.id }))).toBe('white_label.not_verified');
  expect((await findSite(world.database, host))?.primaryDomain).toBe(host);
  expect(await api().domains.setPrimary({ id: second.id })).toMatchObject({ isPrimary: true });
  expect((await findSite(world.database, host))?.primaryDomain).toBe(`second.${host}`);
  await api().domains.remove({ id: second.id });
  expect((await findSite(world.database, host))?.primaryDomain).toBe(host);
  expect((await api().domains.list({})).items.find(({ id }) => id === first.id)).toMatchObject({ isPrimary: true });
});

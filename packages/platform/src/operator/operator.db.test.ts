import { startWorker } from '@belvedere/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { authenticate } from '../identity/authenticate.ts';
import { sendLinkJob } from '../identity/send-link.ts';
import { verifyChain } from '../audit-log/verify-chain.ts';
import { sendMailJob } from '../mail/send-mail.ts';
import { createPlatformWorld, type PlatformWorld } from '../testing/platform-world.ts';
import { createApiKeyFor } from './create-api-key-for.ts';
import { createTenantFor } from './create-tenant-for.ts';
import { createUser } from './create-user.ts';
import { resetUserPassword } from './reset-user-password.ts';

const anonymous = { type: 'anonymous' } as const;
const PASSWORD = 'zebra mango lamp river';

let world: PlatformWorld;

beforeAll(async () => {
  world = await createPlatformWorld();
});
afterAll(() => world.close());

test('4.1 0.34 an operator makes a person, a tenant and a key by the verbs of everybody, each in the audit log', async () => {
  const { services } = world;
  const user = { email: 'Ops@Mail.example', password: PASSWORD, displayName: 'Ops' };
  const { userId } = await createUser(services, user);
  await expect(createUser(services, user)).rejects.toMatchObject({ code: 'identity.user_exists' });
  await expect(createUser(services, { ...user, email: 'weak@mail.example', password: 'short' })).rejects.toMatchObject({
    code: 'common.invalid_input',
  });
  expect(await world.as(anonymous).identity.signIn({ email: user.email, password: PASSWORD })).toMatchObject({
    status: 'signed_in',
    user: { id: userId, emailVerified: true },
  });

  const tenant = await createTenantFor(services, { name: 'Castle', slug: 'castle', ownerEmail: 'ops@mail.example' });
  await expect(createTenantFor(services, { name: 'Castle', slug: 'castle', ownerId: userId })).rejects.toMatchObject({
    code: 'tenancy.slug_taken',
  });
  const { key, apiKey } = await createApiKeyFor(services, {
    tenant: 'castle',
    key: { name: 'Import', kind: 'secret', allowRead: true, allowWrite: true },
  });
  const { actor } = await authenticate(services, { cookie: undefined, authorization: `Bearer ${key}` });
  expect(actor).toMatchObject({ type: 'api_key', tenantId: tenant.id, userId });
  expect(apiKey.scopes).toContain('tenancy.read');
  await expect(createApiKeyFor(services, { tenant: 'nowhere', key: { name: 'x', kind: 'secret' } })).rejects.toMatchObject({
    code: 'identity.tenant_not_found',
  });
  await expect(
    createApiKeyFor(services, { tenant: 'castle', userEmail: 'nobody@mail.example', key: { name: 'x', kind: 'secret' } }),
  ).rejects.toMatchObject({
    code: 'identity.user_not_found',
  });

  const rows = await world.inTenant(tenant.id, (tx) =>
    tx.auditLog.findMany({ where: { tenantId: tenant.id }, orderBy: { sequence: 'asc' } }),
  );
  expect(rows.map(({ action, actorType, actorId, userId: by }) => [action, actorType, actorId, by])).toEqual([
    ['tenancy.tenant.created', 'system', 'operator', userId],
    ['keys.key.created', 'system', 'operator', userId],
  ]);
  expect((await verifyChain(world.services, tenant.id)).intact).toBe(true);
});

test('A9 a password reset by an operator ends every session and tells the person', async () => {
  const email = 'reset@mail.example';
  await createUser(world.services, { email, password: PASSWORD, displayName: 'Reset' });
  let cookie = '';
  await world.as(anonymous, { setHeader: (_, value) => void (cookie = value) }).identity.signIn({ email, password: PASSWORD });
  await resetUserPassword(world.services, { email, password: 'another river entirely' });
  const { actor } = await authenticate(world.services, { cookie: cookie.split(';')[0], authorization: undefined });
  expect(actor).toEqual(anonymous);
  await world.as(anonymous).identity.signIn({ email, password: 'another river entirely' });
  await expect(resetUserPassword(world.services, { email: 'nobody@mail.example', password: PASSWORD })).rejects.toMatchObject({
    code: 'identity.user_not_found',
  });
});

test('W3 the worker sends what was written, once, and a mail that failed is tried again', async () => {
  const email = 'worker@mail.example';
  await createUser(world.services, { email, password: PASSWORD, displayName: 'Worker' });
  let failures = 1;
  const sent: string[] = [];
  const mailer = {
    async send({ text }: { text: string }) {
      if (failures-- > 0) throw new Error('connection refused');
      sent.push(text);
    },
    close: () => {},
    address: 'no-reply@belvedere.example',
  };
  const worker = await startWorker({
    jobsUrl: world.db.jobsUrl,
    services: { ...world.services, mailer },
    jobs: [sendMailJob, sendLinkJob],
  });
  try {
    await worker.drain();
    [failures, sent.length] = [1, 0];
    await world.as(anonymous).identity.forgotPassword({ email });
    await worker.drain();
    expect(sent).toHaveLength(1);
    const token = sent[0]?.match(/#token=([\w-]{43})/)?.[1] ?? '';
    await world.as(anonymous).identity.resetPassword({ token, newPassword: 'a river by the worker' });
    await worker.drain();
    expect(sent).toHaveLength(2);
    expect(sent[1]).toContain('your password was just changed');
  } finally {
    await worker.stop(5);
  }
});

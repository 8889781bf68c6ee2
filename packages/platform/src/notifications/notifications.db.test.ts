import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { runInTransaction, runSchedule, type Context } from '@belvedere/kernel';
import { createMailer } from '@belvedere/kernel/mail';
import { DAY, newId } from '@belvedere/kernel/core';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPlatformWorld, type Person, type PlatformWorld } from '../testing/platform-world.ts';
import { notify, type NoticeDraft } from './notify.ts';
import { sendDueNotices } from './send-due.ts';
import { defineTopic } from './topics.ts';
import { readUnsubscribeToken, unsubscribeToken } from './unsubscribe-token.ts';

const news = defineTopic({ name: 'test.news', describe: 'when a tour is published', channels: ['in_app', 'email'] });
const alarm = defineTopic({ name: 'test.alarm', describe: 'when somebody signs in', channels: ['in_app', 'email'], mandatory: true });

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

const api = (actor = owner) => world.as(actor, { wantedTenant: tenantId }).notifications;
const code = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: { cause: { code: string } }) => error.cause.code,
  );
const raise = (changes: Partial<NoticeDraft> = {}, tenant = tenantId) =>
  runInTransaction(
    {
      services: world.services,
      actor: { type: 'system', name: 'test' },
      request: { id: newId(), ip: '', userAgent: null },
      setHeader: () => {},
    },
    { tenantId: tenant, scopes: new Set() },
    (ctx: Context) =>
      notify(ctx, {
        topic: news,
        to: { userIds: [owner.userId] },
        subject: 'News',
        lines: ['It is live.'],
        dedupeKey: newId(),
        ...changes,
      }),
  );
const tell = async (changes: Partial<NoticeDraft> = {}, tenant = tenantId) => {
  await raise(changes, tenant);
  await world.runJobs();
};
const runDue = async () => {
  await runSchedule(sendDueNotices, { services: world.services, tenants: async () => [tenantId] });
  await world.runJobs();
};
const subjects = () => world.sent.map(({ subject }) => subject);

test('3.19 the list is one’s own, newest first, with its count; one and all are marked', async () => {
  const other = await world.member(tenantId, 'editor');
  await tell({ subject: 'First', actionPath: '/t/a' });
  await tell({ subject: 'Second' });
  await tell({ subject: 'For another', to: { userIds: [other.userId] } });
  const { items } = await api().list({});
  expect(items.map(({ message, read, actionUrl }) => [message, read, actionUrl])).toEqual([
    ['Second', false, null],
    ['First', false, '/t/a'],
  ]);
  expect(await api().unread({})).toEqual({ unread: 2 });
  expect(await api().mark({ id: items[0]!.id })).toMatchObject({ read: true });
  expect((await api().list({ unreadOnly: true })).items.map(({ message }) => message)).toEqual(['First']);
  expect(await code(api(other).mark({ id: items[0]!.id }))).toBe('notifications.not_found');
  expect(await api().markAll({})).toEqual({ marked: 1 });
  expect(await api().unread({})).toEqual({ unread: 0 });
  expect(await api(other).unread({})).toEqual({ unread: 1 });
});

test('3.19 what concerns the account is in a list of its own; a tenant’s list is for its members', async () => {
  await tell({ subject: 'Signed in', topic: alarm }, PLATFORM_TENANT_ID);
  expect((await api().list({ inbox: 'account' })).items.map(({ message }) => message)).toEqual(['Signed in']);
  expect((await api().list({})).items).toEqual([]);
  const stranger = await world.person('eve');
  expect(await code(api(stranger).list({}))).toBe('common.forbidden');
});

test('3.20 4.5 who turned a topic or its category off gets no mail of it; what is mandatory comes all the same', async () => {
  await api().preferences.update({ topics: [{ topic: 'test.news', channel: 'email', mode: 'off' }] });
  await tell();
  await tell({ topic: alarm, subject: 'Alarm' });
  expect(subjects()).toEqual(['Alarm']);
  await api().preferences.update({ topics: [{ topic: 'test.news', channel: 'email', mode: 'now' }] });
  await api().emailPreferences.update({ productUpdates: false });
  await tell();
  expect(subjects()).toEqual(['Alarm']);
  expect(await api().emailPreferences.get({})).toEqual({ marketingEmails: false, productUpdates: false, securityAlerts: true });
  expect(await code(api().preferences.update({ topics: [{ topic: 'test.alarm', channel: 'email', mode: 'off' }] }))).toBe(
    'notifications.mandatory',
  );
  expect(await code(api().preferences.update({ topics: [{ topic: 'nothing', channel: 'email', mode: 'off' }] }))).toBe(
    'notifications.topic_not_found',
  );
  expect(await code(api().preferences.update({ topics: [{ topic: 'test.news', channel: 'in_app', mode: 'daily' }] }))).toBe(
    'notifications.mode_unfit',
  );
});

test('4.5 user_email_preferences is a view of the one centre', async () => {
  const view = () =>
    world.inTenant(
      tenantId,
      (tx) => tx.$queryRaw<object[]>`
      SELECT marketing_emails, product_updates, security_alerts FROM user_email_preferences WHERE user_id = ${owner.userId}::uuid`,
    );
  expect(await view()).toEqual([{ marketing_emails: false, product_updates: true, security_alerts: true }]);
  await api().emailPreferences.update({ marketingEmails: true, productUpdates: false });
  expect(await view()).toEqual([{ marketing_emails: true, product_updates: false, security_alerts: true }]);
});

test('3.20 in quiet hours mail waits, is sent once when they end, together; what was turned off meanwhile is not', async () => {
  world.clock.set(new Date('2027-03-27T22:00:00Z'));
  await world.inTenant(tenantId, (tx) => tx.user.update({ where: { id: owner.userId }, data: { timezone: 'Europe/Berlin' } }));
  await api().preferences.update({ quiet: { from: '22:00', until: '07:00' } });
  await tell({ subject: 'One' });
  await tell({ subject: 'Two' });
  await tell({ topic: alarm, subject: 'Alarm' });
  expect(subjects()).toEqual(['Alarm']);
  // The clocks go forward in this night: seven o'clock is eight hours away.
  world.clock.set(new Date('2027-03-28T04:59:59Z'));
  await runDue();
  expect(subjects()).toEqual(['Alarm']);
  world.clock.set(new Date('2027-03-28T05:00:00Z'));
  await Promise.all([runDue(), runDue()]);
  await runDue();
  expect(subjects()).toEqual(['Alarm', '2 things happened']);
  expect(world.sent[1]!.text).toContain('One — It is live.');

  await api().preferences.update({ topics: [{ topic: 'test.news', channel: 'email', mode: 'daily' }], quiet: null });
  await tell({ subject: 'Three' });
  await api().preferences.update({ topics: [{ topic: 'test.news', channel: 'email', mode: 'off' }] });
  world.clock.advance(2 * DAY);
  await runDue();
  expect(world.sent).toHaveLength(2);
});

test('3.20 by webhook hears who wants it', async () => {
  await tell();
  await api().preferences.update({ topics: [{ topic: 'test.news', channel: 'webhook', mode: 'now' }] });
  await tell();
  const facts = await world.asOwner((tx) => tx.outboxFact.count({ where: { tenantId, name: 'notifications.raised' } }));
  expect(facts).toBe(1);
});

test('A9 the link of a mail takes one person off one list, by POST alone and without a sign-in; it opens nothing else', async () => {
  await tell();
  const link = /https:\S+\/unsubscribe\?token=(\S+)/.exec(world.sent[0]!.text)!;
  const token = link[1]!;
  expect(world.sent[0]!.unsubscribeUrl).toBe(link[0]);
  const anybody = world.as({ type: 'anonymous' }).notifications;
  expect(await anybody.subscription({ token })).toMatchObject({ topic: 'test.news', topicMail: true });
  await tell();
  expect(world.sent).toHaveLength(2);
  expect(await anybody.unsubscribe({ token })).toMatchObject({ topicMail: false, anyMail: true });
  expect(await anybody.unsubscribe({ token })).toMatchObject({ topicMail: false });
  await tell();
  expect(world.sent).toHaveLength(2);
  expect(await anybody.resubscribe({ token })).toMatchObject({ topicMail: true });
  expect(await anybody.unsubscribe({ token, from: 'all' })).toMatchObject({ topicMail: false, anyMail: false });
  expect((await api().preferences.get({})).categories).toEqual({ security: true, product: false, marketing: false });
  expect(await world.dump()).not.toContain(token.split('.')[1]);

  const [claims, signature] = token.split('.') as [string, string];
  const forged = Buffer.from(JSON.stringify({ claims: { userId: newId(), topic: 'test.news' }, exp: 9_999_999_999 })).toString('base64url');
  for (const bad of [`${claims}.${'A'.repeat(43)}`, `${forged}.${signature}`, claims, `${token}x`, `${claims}.${signature.slice(1)}A`])
    expect(await code(anybody.unsubscribe({ token: bad.padEnd(20, 'x') }))).toBe('notifications.link_invalid');
  world.clock.advance(366 * DAY);
  expect(await code(anybody.unsubscribe({ token }))).toBe('notifications.link_invalid');
});

test('A9 ten thousand links: none like another, none of them of another key', () => {
  const { clock, signingKey } = world.services;
  const other = new Uint8Array(32).fill(1);
  const all = new Set(
    Array.from({ length: 10_000 }, () => unsubscribeToken(signingKey, { userId: newId(), topic: 'test.news' }, clock.now())),
  );
  expect(all.size).toBe(10_000);
  for (const token of [...all].slice(0, 500)) {
    expect(readUnsubscribeToken({ signingKey, clock }, token)?.topic).toBe('test.news');
    expect(readUnsubscribeToken({ signingKey: other, clock }, token)).toBeUndefined();
  }
});

test('4.5 what is mandatory offers no way out', async () => {
  await tell({ topic: alarm });
  expect(world.sent[0]!.unsubscribeUrl).toBeUndefined();
  expect(world.sent[0]!.text).not.toContain('unsubscribe');
});

test('I8 a worker that dies between sending a mail and writing that down sends it again under the same Message-ID; a crash before tells nobody twice', async () => {
  const got: string[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => (got.push(text), done()));
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as AddressInfo;
  const mailer = createMailer({
    smtp: `smtp://127.0.0.1:${port}`,
    from: 'Museum <no-reply@museum.example>',
    outbox: { add: async () => {} },
  });
  const { mailer: before } = world.services;
  world.services.mailer = mailer;
  try {
    await tell();
    expect(got).toHaveLength(1);
    // The state that a kill after the server took the mail and before the mark leaves: not marked, its job not done.
    await world.asOwner((tx) => tx.$executeRaw`UPDATE mails SET sent_at = NULL WHERE tenant_id = ${tenantId}::uuid`);
    await world.asOwner((tx) => tx.$executeRaw`UPDATE outbox_facts SET dispatched_at = NULL WHERE tenant_id = ${tenantId}::uuid`);
    await world.runJobs();
    await world.asOwner((tx) => tx.$executeRaw`UPDATE outbox_facts SET dispatched_at = NULL WHERE tenant_id = ${tenantId}::uuid`);
    await world.runJobs();
    expect(got).toHaveLength(2);
    const idOf = (mail: string) => /^Message-ID: (\S+)/im.exec(mail)?.[1];
    expect(idOf(got[0]!)).toBe(idOf(got[1]!));
    const unfolded = got[0]!.replace(/\r\n[ \t]+/g, ' ');
    expect(unfolded).toMatch(/^List-Unsubscribe: <https:\/\/belvedere\.example\/unsubscribe\?token=[\w.-]+>\r$/m);
    expect(unfolded).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    const rows = await world.inTenant(tenantId, (tx) => tx.notification.count({ where: { tenantId } }));
    const mails = await world.inTenant(tenantId, (tx) => tx.mail.count({ where: { tenantId } }));
    expect([rows, mails]).toEqual([1, 1]);
  } finally {
    world.services.mailer = before;
    mailer.close();
    await new Promise<void>((resolve) => smtp.close(resolve));
  }
});

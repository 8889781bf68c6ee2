import { newId } from '@belvedere/kernel';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStudio, type StudioWorld } from './testing/studio-visit.ts';

let world: StudioWorld;
beforeAll(async () => {
  world = await openStudio({ worker: true });
});
afterAll(() => world?.stop());

async function asOwner(work: (owner: Client) => Promise<unknown>): Promise<void> {
  const owner = new Client({ connectionString: world.server.database.ownerUrl });
  await owner.connect();
  await work(owner);
  await owner.end();
}

/** As if they had been made administrator, and had signed in by two factors. */
function promote(userId: string): Promise<void> {
  return asOwner(async (owner) => {
    await owner.query(`UPDATE users SET platform_role = 'super_admin' WHERE id = $1`, [userId]);
    await owner.query(`UPDATE auth_sessions SET amr = '{otp}' WHERE user_id = $1`, [userId]);
  });
}

test('4.2 4.8 whoever runs the server sees workspaces, sets what they may use, and shuts people out; others do not get in', async () => {
  const [house, other] = [await world.server.createTenant('platform-house'), await world.server.createTenant('platform-other')];
  const guest = await world.visit(other);
  await guest.page.goto(`${world.server.services.publicUrl}/studio/platform/tenants`);
  await guest.page.getByRole('heading', { name: 'Tours' }).waitFor();

  const { page, open, check, complaints, context } = await world.visit(house);
  await promote(house.userId);
  await open('/platform', 'Workspaces');
  await page.getByRole('button', { name: 'Quotas: platform-other' }).click();
  await page.getByLabel('Tours').fill('3');
  await check('platform-quotas');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved').first().waitFor();
  await check('platform-tenants');
  await guest.open('/platform-other/workspace/settings', 'Settings');
  await guest.page.getByText('0 of 3').waitFor();

  await page.getByRole('link', { name: 'People' }).click();
  await page.getByLabel('Find by address, name or id').fill(other.email.slice(0, -2));
  await page.getByLabel('Find by address, name or id').press('Enter');
  const row = page.getByRole('row').filter({ hasText: other.email });
  await row.waitFor();
  expect(await page.getByRole('row').count()).toBe(2);
  await check('platform-people');
  const choose = async (action: string) => {
    await row.getByRole('button', { name: /^Actions/ }).click();
    await page.getByRole('menuitem', { name: action }).click();
  };
  await choose('Suspend');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Suspend' }).click();
  await row.getByText('Suspended').waitFor();
  expect(
    (await guest.context.request.get(`${world.server.services.publicUrl}/api/identity/me`, { headers: { 'x-app': '1' } })).status(),
  ).toBe(401);
  await choose('Restore');
  await row.getByText('Active').waitFor();
  await choose('End all sign-ins');
  await page.getByRole('alertdialog').getByRole('button', { name: 'End all sign-ins' }).click();
  await page.getByText('is signed out everywhere.').first().waitFor();

  await page.getByRole('link', { name: 'Backups' }).click();
  await page.getByText('No backup yet.').waitFor();
  await check('platform-recovery');
  expect(complaints).toEqual([]);
  await context.close();
  await guest.context.close();
});

test('C10 W3 A9 whoever runs the server sees what failed and why, tries it again, and sends letters again', async () => {
  const house = await world.server.createTenant('platform-work');
  const { page, open, check, complaints, context } = await world.visit(house);
  await promote(house.userId);
  const go = async (place: string) => {
    await page.getByRole('link', { name: place, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: place }).waitFor();
  };
  const { database } = world.server.services;
  const [jobs, letter] = [[newId(), newId(), newId()], newId()];
  await asOwner(async (owner) => {
    for (const [n, id] of jobs.entries()) {
      const data = { tenantId: house.id, requestId: null, input: { mailId: id }, fact: { id: newId(), name: 'platform.mail_queued' } };
      const output = { message: `Attempt ${n}: the mail server closed the connection to ada@mail.example` };
      await owner.query(
        `INSERT INTO pgboss.job (id, name, state, data, output, completed_on) VALUES ($1, 'platform.send-mail', 'failed', $2, $3, now() - $4 * interval '1 minute')`,
        [id, data, output, n],
      );
    }
  });
  const draft = { tenantId: house.id, topic: 'invitation', subject: 'A hush', text: 'A whisper', attempts: 8 };
  const failure = '550 no mailbox of the name';
  await database.transaction({ tenantId: house.id }, (tx) =>
    tx.mail.create({ data: { ...draft, id: letter, recipient: 'grace@navy.example', failure, lastError: failure } }),
  );
  const forgot = { data: { email: house.email }, headers: { 'x-app': '1', origin: world.server.services.publicUrl } };
  await context.request.post(`${world.server.services.publicUrl}/api/identity/forgotPassword`, forgot);
  const event = { eventType: 'keys.wrong_secret', severity: 'warning', ipAddress: '203.0.113.0/24' };
  const asked = { requestType: 'erasure' as const, dueAt: new Date(Date.now() + 20 * 86_400_000) };
  for (const tenantId of [house.id, '00000000-0000-7000-8000-000000000000'])
    await database.transaction({ tenantId }, async (tx) => {
      await tx.securityEvent.create({ data: { ...event, tenantId, id: newId() } });
      await tx.gdprRequest.create({ data: { ...asked, tenantId, id: newId() } });
    });

  await open('/platform/health', 'Health');
  await page.getByText('Jobs were given up').waitFor();
  await page.getByRole('row').filter({ hasText: 'kernel.sweep-outbox' }).waitFor();
  await check('platform-health');

  await go('Jobs');
  const failed = page.getByRole('region', { name: 'Given up' }).getByRole('row').filter({ hasText: 'platform.send-mail' });
  await failed.first().getByText('a…@mail.example').waitFor();
  expect(await failed.count()).toBe(3);
  await check('platform-jobs');
  await failed
    .first()
    .getByRole('button', { name: /^Actions/ })
    .click();
  await page.getByRole('menuitem', { name: 'Discard' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
  await page.getByText('The job is discarded.').first().waitFor();
  expect(await failed.count()).toBe(2);
  await failed
    .first()
    .getByRole('button', { name: /^Actions/ })
    .click();
  await page.getByRole('menuitem', { name: 'Try again' }).click();
  await page.getByText('It is tried again.').first().waitFor();
  await page.getByRole('button', { name: 'Try all again: platform.send-mail' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Try all again' }).click();
  await page.getByRole('heading', { name: 'Nothing was given up' }).waitFor();

  await go('Outbox');
  await page
    .getByRole('button', { name: /^Deliver again/ })
    .first()
    .click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Deliver again' }).click();
  await page.getByText('The fact is on its way again.').first().waitFor();
  await check('platform-outbox');

  await go('Mail');
  await page.getByLabel('State').selectOption('failed');
  const line = page.getByRole('row').filter({ hasText: 'g…@navy.example' });
  await line.getByText(failure).waitFor();
  await check('platform-mail');
  await line.getByRole('button', { name: /^Actions/ }).click();
  await page.getByRole('menuitem', { name: 'Show the address' }).click();
  const whole = page.getByRole('row').filter({ hasText: 'grace@navy.example' });
  await whole.getByRole('button', { name: /^Actions/ }).click();
  await page.getByRole('menuitem', { name: 'Send again' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Send again' }).click();
  await page.getByRole('heading', { name: 'No letter matches' }).waitFor();
  await expect.poll(() => world.server.mailTo('grace@navy.example').catch(() => '')).toContain('A whisper');

  await go('Security');
  await page.getByRole('button', { name: 'Look: keys.wrong_secret, platform', exact: true }).click();
  await page.getByLabel('What was done').fill('Blocked the network.');
  await check('platform-security-event');
  await page.getByRole('button', { name: 'I have seen to it' }).click();
  await page.getByText('Noted, with your name.').first().waitFor();
  await check('platform-security');
  await go('Data requests');
  await page.getByRole('cell', { name: 'About a whole account' }).waitFor();
  await check('platform-requests');
  await page.getByRole('link', { name: 'Answer the platform’s own' }).click();
  await page.locator('li.card').getByRole('heading', { name: 'Erasure' }).waitFor();
  await page.goBack();
  expect(complaints).toEqual([]);
  await context.close();

  const small = await world.visit(house, { viewport: { width: 390, height: 800 }, locale: 'de' });
  await promote(house.userId);
  for (const [place, heading] of [
    ['tenants', 'Arbeitsbereiche'],
    ['people', 'Menschen'],
    ['health', 'Zustand'],
    ['jobs', 'Aufträge'],
    ['outbox', 'Ausgang'],
    ['mail', 'Post'],
    ['security', 'Sicherheit'],
    ['requests', 'Datenanfragen'],
    ['recovery', 'Sicherungen'],
  ] as const) {
    await small.open(`/platform/${place}`, heading);
    await small.page.getByRole('status').getByText('Wird geladen').waitFor({ state: 'detached' });
    await small.check(`platform-${place}-de-390`);
    expect(await small.page.evaluate('document.documentElement.scrollWidth'), heading).toBeLessThanOrEqual(390);
  }
  await small.context.close();
});

import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStudio, type StudioWorld } from './testing/studio-visit.ts';

let world: StudioWorld;
beforeAll(async () => {
  world = await openStudio();
});
afterAll(() => world?.stop());

/** As if they had been made administrator, and had signed in by two factors. */
async function promote(userId: string): Promise<void> {
  const owner = new Client({ connectionString: world.server.database.ownerUrl });
  await owner.connect();
  await owner.query(`UPDATE users SET platform_role = 'super_admin' WHERE id = $1`, [userId]);
  await owner.query(`UPDATE auth_sessions SET amr = '{otp}' WHERE user_id = $1`, [userId]);
  await owner.end();
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
  await page.getByLabel('Id of the account').fill(other.userId);
  await page.getByRole('button', { name: 'Suspend' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Suspend' }).click();
  await page.getByText('The person is shut out.').first().waitFor();
  await check('platform-people');
  expect(
    (await guest.context.request.get(`${world.server.services.publicUrl}/api/identity/me`, { headers: { 'x-app': '1' } })).status(),
  ).toBe(401);
  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByText('The person is let in again.').first().waitFor();

  await page.getByRole('link', { name: 'Backups' }).click();
  await page.getByText('No backup yet.').waitFor();
  await check('platform-recovery');
  expect(complaints).toEqual([]);
  await context.close();
  await guest.context.close();

  const small = await world.visit(house, { viewport: { width: 390, height: 800 }, locale: 'de' });
  await promote(house.userId);
  for (const [place, heading] of [
    ['tenants', 'Arbeitsbereiche'],
    ['people', 'Menschen'],
    ['recovery', 'Sicherungen'],
  ] as const) {
    await small.open(`/platform/${place}`, heading);
    await small.page.getByRole('status').getByText('Wird geladen').waitFor({ state: 'detached' });
    await small.check(`platform-${place}-de-390`);
    expect(await small.page.evaluate('document.documentElement.scrollWidth'), heading).toBeLessThanOrEqual(390);
  }
  await small.context.close();
});

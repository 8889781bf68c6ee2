import { createUser } from '@belvedere/platform';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStudio, type StudioWorld } from './testing/studio-visit.ts';

let world: StudioWorld;
beforeAll(async () => {
  world = await openStudio({ worker: true });
});
afterAll(() => world?.stop());

test('0.14 4.8 an owner invites somebody, gives them roles, shuts them out, and finds all of it in the audit log', async () => {
  const { services, mailTo, createTenant } = world.server;
  const tenant = await createTenant('work-people');
  const guest = { email: 'bea@work.example', password: 'bea walks through the halls' };
  await createUser(services, { ...guest, displayName: 'Bea' });
  const owner = await world.visit(tenant);
  const { page, open, check, complaints } = owner;

  await open('/work-people/workspace/members', 'Members');
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await expect.poll(() => page.url()).toContain('invite=true');
  await page.getByLabel('Mail address').fill(guest.email);
  await page.getByLabel('Role').selectOption({ index: 2 });
  await check('work-invite');
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await page.getByRole('button', { name: `Withdraw: ${guest.email}` }).waitFor();
  await expect.poll(() => mailTo(guest.email)).toContain('#token=');
  const token = /#token=([\w-]+)/.exec(await mailTo(guest.email))?.[1];
  const bea = await world.visit(guest);
  const accepting = { data: { token }, headers: { 'x-app': '1', origin: services.publicUrl } };
  expect((await bea.context.request.post(`${services.publicUrl}/api/tenancy/invitations/accept`, accepting)).status()).toBe(200);

  await open('/work-people/workspace/members', 'Members');
  await check('work-members');
  await page.getByRole('button', { name: 'Actions: Bea' }).click();
  await page.getByRole('menuitem', { name: 'Roles' }).click();
  const roles = page.getByRole('dialog', { name: 'Roles of Bea' });
  const first = roles.getByRole('checkbox').first();
  await first.waitFor();
  const before = await first.isChecked();
  await first.click();
  await page.getByText('Saved').first().waitFor();
  expect(await first.isChecked()).toBe(!before);
  await check('work-member-roles');
  await roles.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Actions: Bea' }).click();
  await page.getByRole('menuitem', { name: 'Suspend' }).click();
  await page.getByRole('alertdialog', { name: 'Suspend Bea?' }).getByRole('button', { name: 'Suspend' }).click();
  await page.getByText('Bea is shut out.').first().waitFor();
  await page.getByLabel('Which members').selectOption('suspended');
  await page.getByRole('button', { name: 'Actions: Bea' }).click();
  await page.getByRole('menuitem', { name: 'Restore' }).click();
  await page.getByText('Nobody.').waitFor();

  await page.getByRole('link', { name: 'Audit log' }).click();
  await page.getByRole('button', { name: /tenancy\.member\.suspended/ }).click();
  await page.getByRole('dialog').getByText('status').first().waitFor();
  await check('work-audit-entry');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Check the chain' }).click();
  await page.getByText('The chain is whole').waitFor();
  await page.getByLabel('What was done').fill('tenancy.member.restored');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).toContain('action=tenancy.member.restored');
  await expect.poll(() => page.getByRole('table').getByRole('row').count()).toBe(2);
  await check('work-audit-log');
  expect(complaints).toEqual([]);
  await owner.context.close();
  await bea.context.close();
});

test('0.13 4.9 a role of one’s own and a key for a program, which is shown once', async () => {
  const tenant = await world.server.createTenant('work-keys');
  const { page, open, check, complaints, context } = await world.visit(tenant);
  await open('/work-keys/workspace/roles', 'Roles');
  await page.getByRole('button', { name: 'New role' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Guides');
  await page.getByLabel('What it is for').fill('Lead people through');
  await page.getByRole('dialog').getByLabel('Search permissions').fill('tours.read');
  await page.getByRole('dialog').getByRole('checkbox').first().check();
  await check('work-role');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Guides' }).waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await check('work-roles');

  await open('/work-keys/workspace/keys', 'API keys');
  await check('work-keys-empty');
  await page.getByRole('button', { name: 'New key' }).first().click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Website');
  await page.getByLabel('Networks that may use it').fill('not a network');
  await page.getByRole('dialog').getByRole('button', { name: 'New key' }).click();
  await page.getByRole('alert').first().waitFor();
  await check('work-key-wrong');
  await page.getByLabel('Networks that may use it').fill('127.0.0.0/8');
  await page.getByRole('dialog').getByRole('button', { name: 'New key' }).click();
  const secret = await page.getByRole('textbox', { name: 'Key' }).inputValue();
  const tours = await fetch(`${world.server.services.publicUrl}/api/tours/list`, { headers: { authorization: `Bearer ${secret}` } });
  expect(tours.status).toBe(200);
  await check('work-key-made');
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('button', { name: 'Actions: Website' }).click();
  await page.getByRole('menuitem', { name: 'Revoke' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('Revoked').first().waitFor();
  expect(await page.getByText(secret).count()).toBe(0);
  await check('work-keys');
  // The network that is none.
  expect(complaints).toEqual([expect.stringContaining('400')]);
  await context.close();
});

test('0.12 4.8 the workspace is named and described, removed, and restored as it was', async () => {
  const tenant = await world.server.createTenant('work-settings');
  const { page, open, check, context } = await world.visit(tenant);
  await open('/work-settings/workspace/settings', 'Settings');
  await page.getByLabel('Part of addresses').fill('work-renamed');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => page.url()).toContain('/studio/work-renamed/workspace/settings');
  await page.getByLabel('Contact address').fill('house@example.org');
  await page.getByLabel('Imprint').fill('not an address');
  await page.getByRole('button', { name: 'Save the settings' }).click();
  expect(await page.getByLabel('Imprint').evaluate((input) => (input as unknown as { validity: { valid: boolean } }).validity.valid)).toBe(
    false,
  );
  await page.getByLabel('Imprint').fill('https://example.org/imprint');
  await page.getByLabel('Analytics').fill('100');
  await page.getByLabel('Who is counted').selectOption('Everybody, without knowing anybody');
  await page.getByRole('button', { name: 'Save the settings' }).click();
  await page.getByText('Saved').last().waitFor();
  await check('work-settings');
  await page.reload();
  await expect.poll(() => page.getByLabel('Analytics').inputValue()).toBe('100');
  expect(await page.getByLabel('Who is counted').inputValue()).toBe('cookieless');

  await page.getByRole('button', { name: 'Remove the workspace' }).click();
  const sure = page.getByRole('alertdialog');
  expect(await sure.getByRole('button', { name: 'Remove the workspace' }).isDisabled()).toBe(true);
  await sure.getByLabel('Type “work-renamed” to confirm').fill('work-renamed');
  await check('work-remove');
  await sure.getByRole('button', { name: 'Remove the workspace' }).click();
  await page.getByRole('button', { name: 'Restore: work-settings' }).click();
  await page.getByRole('heading', { name: 'Tours' }).waitFor();
  await context.close();
});

test('the screens of a workspace speak German and fit on a telephone', async () => {
  const tenant = await world.server.createTenant('work-small');
  const { page, open, check, context } = await world.visit(tenant, { viewport: { width: 390, height: 800 }, locale: 'de' });
  for (const [place, heading] of [
    ['members', 'Mitglieder'],
    ['roles', 'Rollen'],
    ['keys', 'API-Schlüssel'],
    ['audit-log', 'Protokoll'],
    ['settings', 'Einstellungen'],
  ] as const) {
    await open(`/work-small/workspace/${place}`, heading);
    await page.getByRole('status').waitFor({ state: 'detached' });
    await check(`work-${place}-de-390`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  }
  await context.close();
});

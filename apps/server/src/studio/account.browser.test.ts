import { createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStudio, type StudioWorld } from './testing/studio-visit.ts';

const PICTURE = fileURLToPath(new URL('../../../../tooling/demo/tour/hall.webp', import.meta.url));

let world: StudioWorld;
beforeAll(async () => {
  // Passkeys want a name, not an address.
  world = await openStudio({ worker: true, host: 'localhost' });
});
afterAll(() => world?.stop());

/** The code of now (RFC 6238), in steps of thirty seconds. */
function codeOf(secret: string, steps = 0): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac('sha1', key).update(step).digest();
  const number = mac.readUInt32BE(mac.at(-1)! & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

async function letSignInsAge(): Promise<void> {
  const owner = new Client({ connectionString: world.server.database.ownerUrl });
  await owner.connect();
  await owner.query(`UPDATE auth_sessions SET auth_time = now() - interval '11 minutes'`);
  await owner.end();
}

test('4.1 4.5 somebody changes their profile, picture, notifications, and sees where they are signed in', async () => {
  const tenant = await world.server.createTenant('account-profile');
  const elsewhere = await world.visit(tenant);
  const { page, open, check, complaints, context } = await world.visit(tenant);
  await open('/account', 'Profile');
  await page.getByLabel('Name that others see').fill('Ada of the house');
  await page.getByLabel('Given name').fill('Ada');
  await page.getByLabel('Time zone').selectOption('Europe/Vienna');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved').first().waitFor();
  await page.getByLabel('Choose a picture').setInputFiles(PICTURE);
  await page.getByRole('img', { name: 'Your picture' }).waitFor({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Account: Ada of the house' }).waitFor();
  await check('account-profile');

  await page.getByRole('link', { name: 'Devices' }).click();
  await page.getByText('This device').waitFor();
  await check('account-sessions');
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere else' }).click();
  await page.getByText('Only this device is signed in.').first().waitFor();
  expect(await page.getByRole('main').getByRole('listitem').filter({ hasText: 'Seen' }).count()).toBe(1);
  expect(
    (await elsewhere.context.request.get(`${world.server.services.publicUrl}/api/identity/me`, { headers: { 'x-app': '1' } })).status(),
  ).toBe(401);

  await page.getByRole('link', { name: 'Notifications' }).click();
  await page.getByLabel('Keep quiet hours').check();
  await page.getByLabel('From').fill('21:30');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved').last().waitFor();
  await check('account-notifications');
  await page.reload();
  await expect.poll(() => page.getByLabel('From').inputValue()).toBe('21:30');
  expect(complaints).toEqual([]);
  await context.close();
  await elsewhere.context.close();
});

test('A13 A14 one-time codes and a passkey are set up, each after a step-up where the sign-in is old', async () => {
  const tenant = await world.server.createTenant('account-factors');
  const { page, open, check, context } = await world.visit(tenant);
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true } as const;
  await cdp.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, isUserVerified: true, automaticPresenceSimulation: true } });
  await letSignInsAge();

  await open('/account/sign-in', 'Sign-in');
  await page.getByRole('button', { name: 'Turn on one-time codes' }).click();
  const proof = page.getByRole('dialog', { name: 'Show that it is you' });
  await proof.getByLabel('Your password').fill('not this one');
  await proof.getByRole('button', { name: 'Go on' }).click();
  await proof.getByRole('alert').waitFor();
  await check('account-step-up');
  await proof.getByLabel('Your password').fill(tenant.password);
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: 'Set-up code' }).waitFor();
  await check('account-totp');
  const secret = await page.getByLabel('Or type this into the app').inputValue();
  await page.getByRole('textbox', { name: 'One-time code' }).fill(codeOf(secret));
  await page.getByRole('button', { name: 'Turn on', exact: true }).click();
  const codes = await page.getByRole('textbox', { name: 'Recovery codes' }).inputValue();
  expect(codes.split('\n')).toHaveLength(10);
  await check('account-recovery-codes');
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByText('10 recovery codes are left').waitFor();

  // Now the password alone proves too little.
  await letSignInsAge();
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Laptop');
  await page.getByRole('button', { name: 'Create it' }).click();
  await proof.getByLabel('Your password').fill(tenant.password);
  await proof.getByRole('button', { name: 'Go on' }).click();
  await proof.getByLabel('One-time code').fill(codeOf(secret, 1));
  await proof.getByRole('button', { name: 'Go on' }).click();
  await page.getByText('Laptop', { exact: true }).waitFor();
  await check('account-sign-in');

  // And a passkey proves enough.
  await letSignInsAge();
  await page.getByRole('button', { name: 'Turn off' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Turn off' }).click();
  await proof.getByRole('button', { name: 'Use a passkey' }).click();
  await page.getByText('One-time codes are off.').first().waitFor();
  await page.getByRole('button', { name: 'Remove: Laptop' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByText('No passkey yet').waitFor();
  await context.close();
});

test('4.5 the account is asked to be removed and kept after all, in German on a small screen', async () => {
  const tenant = await world.server.createTenant('account-removal');
  const owner = await world.visit(tenant);
  await owner.open('/account/data', 'Your data');
  await owner.page.getByRole('button', { name: 'Remove my account' }).click();
  await owner.page.getByRole('alertdialog').getByRole('button', { name: 'Remove my account' }).click();
  // Somebody has to own the workspace.
  await owner.page.getByText(/own/).last().waitFor();
  await owner.context.close();

  const { page, open, check, context } = await world.visit(tenant, { viewport: { width: 390, height: 800 }, locale: 'de' });
  await open('/account/data', 'Ihre Daten');
  await check('account-data-de-390');
  await open('/account/sign-in', 'Anmeldung');
  await check('account-sign-in-de-390');
  await open('/account/notifications', 'Mitteilungen');
  await check('account-notifications-de-390');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  await context.close();
});

import { launchChromium } from '@belvedere/testing';
import { createUser } from '@belvedere/platform';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type StartedServer } from '../testing/index.ts';

const PASSWORD = 'a long walk along the river';

/** What a console would do: our own pages sign in with passkeys, and make none. */
const MAKE_PASSKEY = `(async () => {
  const post = async (path, input) => {
    const headers = { 'content-type': 'application/json', 'x-app': '1' };
    const response = await fetch('/api/identity/passkeys/' + path, { method: 'POST', headers, body: JSON.stringify(input) });
    return response.json();
  };
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await post('begin', {}));
  const { id, rawId, type, response } = (await navigator.credentials.create({ publicKey })).toJSON();
  const { clientDataJSON, attestationObject, transports } = response;
  return post('register', { name: 'Virtual', response: { id, rawId, type, response: { clientDataJSON, attestationObject, transports } } });
})()`;

let server: StartedServer;
let browser: Browser;
let address: string;
beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer({ worker: true, host: 'localhost' }), launchChromium()]);
  address = server.services.publicUrl;
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function openPage(path: string): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage({ locale: 'en-GB' });
  const errors: string[] = [];
  page.on(
    'console',
    (message) => void (message.type() === 'error' && !message.text().includes('status of 4') && errors.push(message.text())),
  );
  page.on('pageerror', (error) => void errors.push(error.message));
  await page.goto(address + path);
  return { page, errors };
}

async function person(name: string): Promise<string> {
  const email = `${name}@mail.example`;
  await createUser(server.services, { email, password: PASSWORD, displayName: name });
  return email;
}

/** The path of the newest link that was mailed, with its secret. */
async function linkTo(email: string): Promise<string> {
  await expect.poll(() => server.mailTo(email), { timeout: 60_000 }).toContain('#token=');
  return /https?:\/\/[^/\s]+(\/\S+#token=[\w-]{43})/.exec(await server.mailTo(email))?.[1] ?? '';
}

test('A13 a passkey of a real authenticator is made and signs in, without typing anything', async () => {
  const email = await person('passkey');
  const { page, errors } = await openPage('/sign-in');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('status').textContent(), { timeout: 30_000 }).toContain(email);

  const made: unknown = await page.evaluate(MAKE_PASSKEY);
  expect(made).toMatchObject({ name: 'Virtual' });

  await page.context().clearCookies();
  await page.goto(`${address}/sign-in`);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect.poll(() => page.getByRole('status').textContent(), { timeout: 30_000 }).toContain(email);
  expect((await page.context().cookies()).some(({ name }) => name === 'sid')).toBe(true);
  expect(errors).toEqual([]);
  await page.close();
});

test('A9 whoever opens a mailed link uses nothing up; the button does, by keyboard too, and the secret leaves the address bar', async () => {
  const email = await person('magic');
  const asking = await openPage('/sign-in');
  await asking.page.getByLabel('E-mail address').fill(email);
  await asking.page.getByRole('button', { name: 'Mail me a link instead' }).click();
  await expect.poll(() => asking.page.getByRole('status').textContent()).toContain('a mail is on its way');
  const link = await linkTo(email);
  expect(link).toMatch(/^\/magic-link#token=/);
  for (let scans = 0; scans < 3; scans++) await (await openPage(link)).page.close();
  const { page, errors } = await openPage(link);
  expect(page.url()).toBe(`${address}/magic-link`);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('status').textContent(), { timeout: 30_000 }).toContain(email);
  const again = await openPage(link);
  await again.page.getByRole('button', { name: 'Sign me in' }).click();
  await expect.poll(() => again.page.getByRole('alert').textContent()).toContain('expired');
  expect([...errors, ...asking.errors, ...again.errors]).toEqual([]);
});

test('A6 A9 a forgotten password is replaced on our own pages; a weak one is refused with words at its field', async () => {
  const email = await person('forgot');
  const asking = await openPage('/forgot-password');
  await asking.page.getByLabel('E-mail address').fill(email);
  await asking.page.keyboard.press('Enter');
  await expect.poll(() => asking.page.getByRole('status').textContent()).toContain('a mail is on its way');
  const { page, errors } = await openPage(await linkTo(email));
  const field = page.getByLabel('New password');
  await field.fill('short');
  await page.keyboard.press('Enter');
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
  expect(await page.locator('#newPassword-hint').textContent()).toContain('12 characters');
  await field.fill('another walk along the river');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('status').textContent()).toContain('Your new password is set');
  expect(errors).toEqual([]);
});

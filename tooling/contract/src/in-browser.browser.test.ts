import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestServer, type StartedServer, type TestTenant } from '@belvedere/server/testing';
import { launchChromium } from '@belvedere/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { installSdk, type Installation } from './testing/install-sdk.ts';

// The published module in a real browser: cookies, CORS and preflights are the browser's own.

const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let installed: Installation;
let server: StartedServer;
let tenant: TestTenant;
/** A site of another origin. (A page that the test made up would have no address, and Chromium lets none such reach this machine.) */
const partner = createServer((request, response) => {
  if (request.url === '/sdk.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(sdk);
  else response.writeHead(200, { 'content-type': 'text/html' }).end(BLANK);
});
const BLANK = '<!doctype html><title>Blank</title>';
let sdk: string;
let partnerOrigin: string;
let browser: Awaited<ReturnType<typeof launchChromium>>;
let page: Awaited<ReturnType<typeof browser.newPage>>;

beforeAll(async () => {
  [installed, server, browser] = await Promise.all([installSdk(), startTestServer(), launchChromium()]);
  tenant = await server.createTenant('gallery');
  sdk = await readFile(`${installed.folder}/node_modules/@belvedere/sdk/dist/index.js`, 'utf8');
  await new Promise<void>((resolve) => partner.listen(0, '127.0.0.1', resolve));
  partnerOrigin = `http://localhost:${(partner.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser?.close();
  partner.close();
  await Promise.all([installed?.remove(), server?.stop()]);
});
beforeEach(async () => {
  const context = await browser.newContext();
  page = await context.newPage();
});

/** Runs a function body in the page with `sdk` and `given`. */
function inPage(body: string, given: unknown): Promise<unknown> {
  return page.evaluate(`(async () => { const sdk = await import('/sdk.js'); const given = ${JSON.stringify(given)}; ${body} })()`);
}

test('A11 a page of the server works with the session of who signed in, until they sign out', async () => {
  await page.route('**/sdk.js', (route) => route.fulfill({ body: sdk, contentType: 'text/javascript' }));
  await page.route('**/blank', (route) => route.fulfill({ body: BLANK, contentType: 'text/html' }));
  await page.goto(`${server.url}/blank`);
  const seen = await inPage(
    `
    const belvedere = sdk.createBelvedere({ baseUrl: location.origin, tenant: given.slug });
    const codeOf = (call) => call.then(() => 'fine', (error) => error.code);
    const before = await codeOf(belvedere.tours.list());
    await belvedere.identity.signIn({ email: given.email, password: given.password });
    const tour = await belvedere.tours.create({ title: 'From a page' });
    const { email } = await belvedere.identity.me();
    const file = new File([Uint8Array.from(atob(given.picture), (sign) => sign.charCodeAt(0))], 'dot.png', { type: 'image/png' });
    const media = await belvedere.uploadMedia(file);
    await belvedere.identity.signOut();
    return { before, title: tour.title, isDate: tour.createdAt instanceof Date, email, media: media.originalName, cookie: document.cookie, after: await codeOf(belvedere.tours.list()) };`,
    { ...tenant, context: undefined, picture: PICTURE },
  );
  expect(seen).toEqual({
    before: 'common.unauthenticated',
    title: 'From a page',
    isDate: true,
    email: tenant.email,
    media: 'dot.png',
    cookie: '',
    after: 'common.unauthenticated',
  });
});

test('A12 a page of a partner works with its publishable key, and no cookie goes along', async () => {
  const key = await server.createKey(tenant, { kind: 'publishable', allowWrite: false, allowedOrigins: [partnerOrigin] });
  await page.goto(`${partnerOrigin}/blank`);
  const cookies: (string | undefined)[] = [];
  page.on('request', (request) => request.url().startsWith(server.url) && cookies.push(request.headers()['cookie']));
  const seen = await inPage(
    `
    const belvedere = sdk.createBelvedere({ baseUrl: given.url, apiKey: given.key });
    const { slug } = await belvedere.tenancy.tenants.getPublic();
    const refused = await belvedere.tours.create({ title: 'Not mine' }).catch((error) => ({ code: error.code, hasRequestId: error.requestId !== undefined }));
    return { slug, refused };`,
    { url: server.url, key },
  );
  expect(seen).toEqual({ slug: 'gallery', refused: { code: 'common.forbidden', hasRequestId: true } });
  expect(cookies.length).toBeGreaterThan(0);
  expect(cookies.every((cookie) => cookie === undefined)).toBe(true);
});

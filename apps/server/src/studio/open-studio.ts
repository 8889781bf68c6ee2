import axe, { type AxeResults } from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { StartedServer, TestTenant } from '../testing/index.ts';

/** A browser of its own in which somebody is signed in, without the pages for it: other tests go through those. */
export async function signedInContext(
  browser: Browser,
  { server, person, ...options }: { server: StartedServer; person: Pick<TestTenant, 'email' | 'password'> } & BrowserContextOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 850 }, ...options });
  const { email, password } = person;
  const signIn = { data: { email, password }, headers: { 'x-app': '1', origin: server.services.publicUrl } };
  const answer = await context.request.post(`${server.services.publicUrl}/api/identity/signIn`, signIn);
  if (answer.status() !== 200) throw new Error(`Nobody is signed in: ${answer.status()} ${await answer.text()}`);
  return context;
}

/** A page of the studio in which the owner of a tenant is signed in, at the list of tours. */
export async function openStudio(
  browser: Browser,
  { server, tenant, ...options }: { server: StartedServer; tenant: TestTenant } & BrowserContextOptions,
): Promise<Page> {
  const context = await signedInContext(browser, { server, person: tenant, ...options });
  const page = await context.newPage();
  await page.goto(`${server.url}/studio/${tenant.slug}/tours`);
  await page.locator('#studio main').waitFor();
  return page;
}

/** What axe finds in a page, in words. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const run = () =>
    (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({ resultTypes: ['violations'] });
  const { violations: found } = await page.evaluate(run);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

import axe, { type AxeResults, type RunOptions } from 'axe-core';
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

/** Rules that are about nothing but colours. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe finds in a page, in words: by all of its rules, or by those that look at colours. */
export async function violations(page: Page, { colours = false } = {}): Promise<string[]> {
  if (!(await page.evaluate<boolean>(`'axe' in globalThis`))) await page.evaluate(axe.source);
  const run = (options: RunOptions): Promise<AxeResults> => (globalThis as unknown as { axe: typeof axe }).axe.run(options);
  const options: RunOptions = { resultTypes: ['violations'], ...(colours && { runOnly: COLOURS }) };
  const { violations: found } = await page.evaluate<AxeResults, RunOptions>(run, options);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

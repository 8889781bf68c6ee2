import axe, { type AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { StartedServer, TestTenant } from '../testing/index.ts';

/** A page of the studio in which the owner of a tenant is signed in. */
export async function openStudio(
  browser: Browser,
  { server, tenant, ...options }: { server: StartedServer; tenant: TestTenant } & BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 850 }, ...options });
  const page = await context.newPage();
  await page.goto(`${server.url}/sign-in?next=/studio/${tenant.slug}/tours`);
  await page.locator('input[type=email]').fill(tenant.email);
  await page.locator('input[type=password]').fill(tenant.password);
  await page.keyboard.press('Enter');
  await page.locator('.next a').click();
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

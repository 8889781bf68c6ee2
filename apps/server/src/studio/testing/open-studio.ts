import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { StartedServer, TestTenant } from '../../testing/index.ts';

const SHOTS = process.env['BELVEDERE_SHOTS'];

export interface OpenStudio {
  context: BrowserContext;
  page: Page;
  /** What the browser complained of. */
  complaints: string[];
}

/** The studio in a browser of its own, signed in as the owner of a tenant, at an address below the tenant's. */
export async function openStudio(
  { browser, server }: { browser: Browser; server: StartedServer },
  tenant: Pick<TestTenant, 'slug' | 'email' | 'password'>,
  { path = 'tours', ...options }: BrowserContextOptions & { path?: string } = {},
): Promise<OpenStudio> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 850 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  // That nobody is signed in is an answer; a browser writes it down all the same.
  page.on('console', (message) => message.type() === 'error' && !message.text().includes('401') && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${server.url}/sign-in?next=${encodeURIComponent(`/studio/${tenant.slug}/${path}`)}`);
  await page.locator('input[name=email]').fill(tenant.email);
  await page.locator('input[name=password]').fill(tenant.password);
  await page.keyboard.press('Enter');
  await page.locator('.next a').click();
  await page.waitForURL(`**/studio/${tenant.slug}/**`);
  return { context, page, complaints };
}

export async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `studio-${name}.png`) });
}

/** What axe finds against a page, in light and in dark. */
export async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(axe.source);
    const { violations: of } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(o: object): Promise<AxeResults> } }).axe.run({ resultTypes: ['violations'] }),
    );
    found.push(...of.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** Whether nothing is wider than the window. */
export function fits(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth');
}

/** Pixels across of a picture that has come, 0 of one that has not. */
export function naturalWidth(picture: Locator): Promise<number> {
  return picture.evaluate((node) => (node as unknown as { naturalWidth: number }).naturalWidth);
}

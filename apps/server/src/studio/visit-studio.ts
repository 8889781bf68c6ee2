import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { StartedServer, TestTenant } from '../testing/index.ts';
import { signedInContext, violations } from './open-studio.ts';

// Tests alone come here, and they read it themselves elsewhere.
// oxlint-disable-next-line node/no-process-env
const SHOTS = process.env['BELVEDERE_SHOTS'];

interface Visit {
  context: BrowserContext;
  page: Page;
  /** What the browser complained of. */
  complaints: string[];
}

/** The owner of a tenant at an address below the tenant's, with an ear for what the browser complains of. */
export async function visitStudio(
  { browser, server }: { browser: Browser; server: StartedServer },
  tenant: TestTenant,
  { path = 'tours', ...options }: BrowserContextOptions & { path?: string } = {},
): Promise<Visit> {
  const context = await signedInContext(browser, { server, person: tenant, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${server.url}/studio/${tenant.slug}/${path}`);
  return { context, page, complaints };
}

export async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `studio-${name}.png`) });
}

/** What axe finds against a page as it stands, in light and in dark, where nothing but colours differs. */
export async function violationsInBoth(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await violations(page, { colours: colorScheme === 'dark' })).map((words) => `${colorScheme} ${words}`));
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

import { join } from 'node:path';
import { launchChromium } from '@belvedere/testing';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { signedInContext, violations } from '../open-studio.ts';
import { startTestServer, type StartedServer, type TestServerOptions, type TestTenant } from '../../testing/index.ts';

const SHOTS = process.env['BELVEDERE_SHOTS'];

/** A server and a browser, for journeys through the studio. */
export interface StudioWorld {
  server: StartedServer;
  browser: Browser;
  /** A browser in which the owner of a tenant is signed in. */
  visit(tenant: Pick<TestTenant, 'email' | 'password'>, options?: BrowserContextOptions): Promise<Visit>;
  stop(): Promise<void>;
}

export interface Visit {
  context: BrowserContext;
  page: Page;
  /** What the page wrote down as errors. */
  complaints: string[];
  /** Opens an address of the studio and waits for its head. */
  open(path: string, heading: string): Promise<void>;
  /** Finds nothing that WCAG forbids, in both themes, and leaves pictures where they are wanted. */
  check(name: string): Promise<void>;
}

export async function openStudio(options: TestServerOptions = {}): Promise<StudioWorld> {
  const [server, browser] = await Promise.all([startTestServer(options), launchChromium()]);
  return {
    server,
    browser,
    async visit(person, contextOptions) {
      const context = await signedInContext(browser, { server, person, locale: 'en', reducedMotion: 'reduce', ...contextOptions });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      return {
        context,
        page,
        complaints,
        async open(path, heading) {
          await page.goto(`${server.services.publicUrl}/studio${path}`);
          await page.getByRole('heading', { level: 1, name: heading }).waitFor();
        },
        async check(name) {
          for (const theme of ['light', 'dark'] as const) {
            await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
            // Until what is on the screen has the colours of the theme.
            await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
            if (SHOTS) await page.screenshot({ path: join(SHOTS, `studio-${name}-${theme}.png`) });
            expect.soft(await violations(page, { colours: theme === 'dark' }), `${name}, ${theme}`).toEqual([]);
          }
        },
      };
    },
    async stop() {
      await browser.close();
      await server.stop();
    },
  };
}

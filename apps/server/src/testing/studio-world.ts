import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createBelvedere, type Belvedere, type SceneView, type TourView } from '@belvedere/sdk';
import { launchChromium } from '@belvedere/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { vi } from 'vitest';
import { signedInContext } from '../studio/open-studio.ts';
import { startTestServer, type StartedServer, type TestServerOptions, type TestTenant } from './start-test-server.ts';

const DEMO = fileURLToPath(new URL('../../../../tooling/demo/tour/', import.meta.url));
const SHOTS = process.env['BELVEDERE_SHOTS'];

export interface StudioWorld {
  server: StartedServer;
  tenant: TestTenant;
  /** Calls in the tenant by a key, past the studio. */
  client: Belvedere;
  /** A tour of panoramas of the demo, each ready. */
  makeTour(title: string, names: readonly string[]): Promise<{ tour: TourView; scenes: SceneView[] }>;
  /** A browser of its own in which the owner is signed in. */
  signIn(options?: { width?: number; height?: number; dark?: boolean; locale?: string }): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** The studio as people meet it: a server with a worker, a tenant, and browsers. */
export async function createStudioWorld(slug: string, options: TestServerOptions = {}): Promise<StudioWorld> {
  const [server, browser]: [StartedServer, Browser] = await Promise.all([startTestServer({ worker: true, ...options }), launchChromium()]);
  const tenant = await server.createTenant(slug);
  const client = createBelvedere({ baseUrl: server.url, apiKey: await server.createKey(tenant), tenant: slug });

  return {
    server,
    tenant,
    client,
    async makeTour(title, names) {
      const tour = await client.tours.create({ title });
      for (const name of names) {
        const bytes = await readFile(join(DEMO, `${name}.webp`));
        const media = await client.uploadMedia(new Blob([bytes], { type: 'image/webp' }), {
          fileName: `${name}.webp`,
          purpose: 'panorama',
        });
        await client.tours.scenes.create({ tourId: tour.id, title: name, panoramaMediaId: media.id });
      }
      const list = async () => (await client.tours.scenes.list({ tourId: tour.id })).items;
      const allReady = async () => {
        if (!(await list()).every(({ panorama }) => panorama?.status === 'ready')) throw new Error('A panorama is not ready.');
      };
      await vi.waitFor(allReady, { timeout: 60_000, interval: 200 });
      return { tour: await client.tours.get({ id: tour.id }), scenes: await list() };
    },
    signIn({ width = 1360, height = 850, dark = false, locale = 'en' } = {}) {
      const options = { viewport: { width, height }, locale, colorScheme: dark ? 'dark' : 'light' } as const;
      return signedInContext(browser, { server, person: tenant, ...options });
    },
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

/** What a browser complains of in a page. That nobody is signed in, or the server is away, is an answer; it writes that down all the same. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on(
    'console',
    (message) => message.type() === 'error' && !message.text().startsWith('Failed to load') && complaints.push(message.text()),
  );
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

/** A picture for people to look at, where BELVEDERE_SHOTS names a folder. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `studio-${name}.png`) });
}

import type { Browser, Page } from 'playwright-core';
import { bundle } from '../bundle.ts';
import type { TourManifest } from '../src/manifest-types.ts';
import type { TourState } from '../src/types.ts';
import { launch, SOFTWARE_GL } from './launch.ts';
import type { Files } from './make-tour.ts';
import { serve, type FileServer } from './serve.ts';

/** What is heard of a tour on a page: names of its events with their details. */
export interface Heard {
  name: string;
  detail: unknown;
}

declare global {
  interface Window {
    heard: Heard[];
  }
}

/** A browser and a server with the built scripts. */
export interface World {
  browser: Browser;
  server: FileServer;
  /** Files of the server, to put tiles into. */
  files: Files;
  /** Opens a page with `<belvedere-tour>` and waits for the event `until`. */
  open(options: {
    manifest: TourManifest;
    attributes?: string;
    headers?: Record<string, string>;
    until?: 'sharp' | 'ready' | 'error' | null;
    size?: { width: number; height: number };
    before?: (page: Page) => Promise<unknown>;
  }): Promise<Page>;
  close(): Promise<void>;
}

let pages = 0;

/** Starts a world. */
export async function createWorld(flags: string[] = SOFTWARE_GL): Promise<World> {
  const server = await serve();
  const browser = await launch(flags);
  for (const { path, contents } of await bundle()) server.files.set(path.slice(path.lastIndexOf('/dist/') + 5), Buffer.from(contents));
  return {
    browser,
    server,
    files: server.files as Files,
    async open({ manifest, attributes = '', headers, until = 'sharp', size = { width: 400, height: 300 }, before }) {
      const name = `/${++pages}`;
      server.files.set(`${name}.json`, JSON.stringify(manifest));
      server.files.set('/page.css', 'body { margin: 0 } belvedere-tour { height: 100vh }');
      server.files.set(
        name,
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title><link rel="stylesheet" href="/page.css">
        <script type="module" src="/belvedere-tour.js"></script><belvedere-tour src="${name}.json" ${attributes}></belvedere-tour>`,
      );
      if (headers) server.headers.set(name, headers);
      const page = await browser.newPage({ viewport: size });
      page.setDefaultTimeout(10_000);
      await page.addInitScript(() => {
        window.heard = [];
        for (const event of ['ready', 'scene', 'sharp', 'hotspot', 'language', 'action', 'share', 'error'])
          addEventListener(`belvedere:${event}`, (e) => {
            const { detail } = e as CustomEvent;
            window.heard.push({
              name: event,
              detail: detail instanceof Error ? { code: (detail as Error & { code: string }).code } : { ...detail },
            });
          });
      });
      await before?.(page);
      await page.goto(server.origin + name);
      if (until) await heard(page, until);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Waits until the page has heard an event `times` times in all; answers the details of the last. */
export async function heard(page: Page, name: string, times = 1): Promise<Record<string, unknown>> {
  await page.waitForFunction(([event, count]) => window.heard.filter((entry) => entry.name === event).length >= count, [
    name,
    times,
  ] as const);
  return page.evaluate((event) => window.heard.findLast((entry) => entry.name === event)!.detail as Record<string, unknown>, name);
}

/** The state of the tour on a page. */
export function stateOf(page: Page): Promise<TourState> {
  return page.evaluate(() => ({ ...document.querySelector('belvedere-tour')!.tour!.state }));
}

/** Waits until the state of the tour meets a condition, which is evaluated in the page. */
export async function until(page: Page, condition: (state: TourState) => boolean): Promise<TourState> {
  const handle = await page.waitForFunction(`(${String(condition)})(document.querySelector('belvedere-tour').tour.state)`);
  await handle.dispose();
  return stateOf(page);
}

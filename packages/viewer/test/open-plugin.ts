import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import type { TourManifest } from '../src/manifest-types.ts';
import type { Tour } from '../src/types.ts';
import type { World } from './open-tour.ts';

declare global {
  interface Window {
    tour: Tour;
    /** What the policy of the page has forbidden. */
    forbidden: string[];
  }
}

const POLICY = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'`;
let pages = 0;

/** Opens a page with a heading and a tour, made by a module of its own, under a policy that allows nothing inline; its context is its own. */
export async function openPlugin(
  world: World,
  {
    manifest,
    script,
    size = { width: 700, height: 500 },
    before,
  }: {
    manifest: TourManifest;
    /** Imports what it needs and makes `options` of the tour, without the source. */
    script: string;
    size?: { width: number; height: number };
    before?: (page: Page) => Promise<unknown>;
  },
): Promise<Page> {
  const name = `/plugin-${++pages}`;
  const { files, headers, origin } = world.server;
  files.set(`${name}.json`, JSON.stringify(manifest));
  files.set(
    `${name}.js`,
    `import { createTour } from '/viewer.js'; ${script}
    window.tour = createTour(document.getElementById('tour'), { src: '${name}.json', ...options });`,
  );
  files.set('/plugin.css', 'body { margin: 0 } h1 { position: absolute; clip-path: inset(50%) } #tour { height: 100vh }');
  files.set(
    name,
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title><link rel="stylesheet" href="/plugin.css">
    <link rel="canonical" href="https://tours.example/t/museum/house">
    <script type="module" src="${name}.js"></script><main><h1>A page</h1></main><div id="tour"></div>`,
  );
  headers.set(name, { 'content-security-policy': POLICY });
  const context = await world.browser.newContext({ viewport: size, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.addInitScript(() => {
    window.forbidden = [];
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      window.forbidden.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  await before?.(page);
  await page.goto(origin + name);
  await page.waitForFunction(() => window.tour?.state.status === 'ready');
  return page;
}

/** What axe finds wrong on a page: the rule, and where. All rules, also those that are only good practice. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.flat().join(' ')} ${failureSummary}`),
  );
}

/** The name of what has the focus inside the tour. */
export const focusIn = (page: Page) =>
  page.evaluate(() => {
    const element = document.querySelector('#tour > div')!.shadowRoot!.activeElement as HTMLInputElement | null;
    return element && (element.ariaLabel ?? (element.name || element.textContent));
  });

import { writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { launchChromium } from '@belvedere/testing';
import type { BrowserContextOptions, Page } from 'playwright-core';

interface Picture {
  file: string;
  url: string;
  context: BrowserContextOptions;
  before?: (page: Page) => Promise<unknown>;
}

const FOLDER = new URL('../../../../docs/pictures/', import.meta.url);
const MAX_BYTES = 200_000;

// The pictures of the README, from a running `npm start`: node take-pictures.ts [address of the server]
const server = new URL(process.argv[2] ?? 'http://localhost:4000');
const example = new URL(server);
example.port = String(Number(server.port) + 1);
const tour = new URL('/t/demo/belvedere-house', server).href;
const desktop = { viewport: { width: 1280, height: 720 } };

const pictures: Picture[] = [
  { file: 'tour.jpg', url: tour, context: desktop },
  {
    file: 'phone.jpg',
    url: `${tour}?lang=de`,
    context: { viewport: { width: 390, height: 700 }, deviceScaleFactor: 1.5, isMobile: true, hasTouch: true },
    before: (page) => page.locator('belvedere-tour button.hotspot[data-type=info]:not(.behind)').first().click(),
  },
  { file: 'embed.jpg', url: example.href, context: { viewport: { width: 1000, height: 780 } } },
  { file: 'reference.jpg', url: new URL('/api#tours.hotspots.create', server).href, context: desktop },
];

const browser = await launchChromium();
for (const { file, url, context, before } of pictures) {
  const page = await browser.newPage({ ...context, reducedMotion: 'reduce' });
  await page.goto(url, { waitUntil: 'networkidle' });
  await untilStill(page);
  await before?.(page);
  await untilStill(page);
  const bytes = await shoot(page);
  await writeFile(new URL(file, FOLDER), bytes);
  process.stdout.write(`${file}  ${Math.ceil(bytes.length / 1000)} kB\n`);
  await page.close();
}
await browser.close();

/** Until nothing moves: tiles have come, panels are open. */
async function untilStill(page: Page): Promise<void> {
  let last = await page.screenshot();
  for (let tries = 0; tries < 40; tries++) {
    await wait(500);
    const next = await page.screenshot();
    if (next.equals(last)) return;
    last = next;
  }
  throw new Error(`${page.url()} does not come to rest.`);
}

/** As good as fits. */
async function shoot(page: Page): Promise<Buffer> {
  for (let quality = 88; quality >= 40; quality -= 8) {
    const bytes = await page.screenshot({ type: 'jpeg', quality });
    if (bytes.length <= MAX_BYTES) return bytes;
  }
  throw new Error(`${page.url()} makes no picture below ${MAX_BYTES} bytes.`);
}

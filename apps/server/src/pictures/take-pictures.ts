import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { launchChromium } from '@belvedere/testing';
import type { Page } from 'playwright-core';
// What it reads are screenshots of our own.
// oxlint-disable-next-line belvedere/no-raw-input-parsers
import sharp from 'sharp';
import { picturesOf, type Owner } from './pictures.ts';

const FOLDER = new URL('../../../../docs/pictures/', import.meta.url);
const MAX_BYTES = 80_000;

/** What `npm start` made to sign in with. */
const DEMO = new URL('../../../../.belvedere/demo.json', import.meta.url);

// The pictures of README and docs, from a running `npm start`: node take-pictures.ts [address of the server] [names of files …]
const server = new URL(process.argv[2] ?? 'http://localhost:4000');
const wanted = new Set(process.argv.slice(3));
const example = new URL(server);
example.port = String(Number(server.port) + 1);

const owner = JSON.parse(await readFile(DEMO, 'utf8')) as Owner;
const browser = await launchChromium();
for (const { file, url, context, before } of picturesOf(example.href, owner)) {
  if (wanted.size > 0 && !wanted.has(file)) continue;
  const page = await browser.newPage({ ...context, locale: 'en', reducedMotion: 'reduce' });
  await page.goto(new URL(url, server).href, { waitUntil: 'networkidle' });
  await untilStill(page);
  await before?.(page);
  const bytes = await encode(await untilStill(page), file);
  await writeFile(new URL(file, FOLDER), bytes);
  process.stdout.write(`${file}  ${Math.ceil(bytes.length / 1000)} kB\n`);
  await page.close();
}
await browser.close();

/** What there is to see when nothing moves: tiles have come, panels are open. */
async function untilStill(page: Page): Promise<Buffer> {
  let last = await page.screenshot();
  for (let tries = 0; tries < 40; tries++) {
    await wait(500);
    const next = await page.screenshot();
    if (next.equals(last)) return next;
    last = next;
  }
  throw new Error(`${page.url()} does not come to rest.`);
}

/** As good as fits. */
async function encode(png: Buffer, file: string): Promise<Buffer> {
  for (let quality = 88; quality >= 40; quality -= 4) {
    const bytes = await sharp(png).jpeg({ quality, mozjpeg: true }).toBuffer();
    if (bytes.length <= MAX_BYTES) return bytes;
  }
  throw new Error(`${file} does not fit into ${MAX_BYTES} bytes.`);
}

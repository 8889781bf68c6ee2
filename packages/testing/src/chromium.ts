import { access } from 'node:fs/promises';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** WebGL by software, so that a machine without a graphics card draws the same; and nothing that talks to the browser's maker. */
const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Headless Chromium: CHROMIUM_PATH, or the one that the system has. */
export async function launchChromium({ args = [], ...options }: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: [...FLAGS, ...args], ...options });
}

/** Where the browser is; an error that says how to install one when there is none. */
export async function findChromium(places: string[] = PLACES): Promise<string> {
  const given = process.env['CHROMIUM_PATH'];
  for (const place of given ? [given] : places) {
    const found = await access(place).then(
      () => true,
      () => false,
    );
    if (found) return place;
  }
  throw new Error(
    given
      ? `CHROMIUM_PATH names ${given}, which does not exist.`
      : 'No Chromium found: install it (apt-get install chromium-headless-shell) or set CHROMIUM_PATH.',
  );
}

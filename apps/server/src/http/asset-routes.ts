import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { fixedAnswer } from './fixed-answer.ts';

const VIEWER = new URL('../../../../packages/viewer/dist/', import.meta.url);
const OWN = new URL('../assets/', import.meta.url);

const FILES: Record<string, { from: URL; type: string }> = {
  'viewer.js': { from: new URL('viewer.js', VIEWER), type: 'text/javascript' },
  'belvedere-tour.js': { from: new URL('belvedere-tour.js', VIEWER), type: 'text/javascript' },
  'embed.js': { from: new URL('embed.js', VIEWER), type: 'text/javascript' },
  'embed-frame.js': { from: new URL('embed-frame.js', VIEWER), type: 'text/javascript' },
  'embed-page.js': { from: new URL('embed-page.js', OWN), type: 'text/javascript' },
  'account.js': { from: new URL('account.js', OWN), type: 'text/javascript' },
  'account.css': { from: new URL('account.css', OWN), type: 'text/css' },
  'privacy.css': { from: new URL('privacy.css', OWN), type: 'text/css' },
  'prove.js': { from: new URL('prove.js', OWN), type: 'text/javascript' },
  'icon.svg': { from: new URL('icon.svg', OWN), type: 'image/svg+xml' },
  'page.css': { from: new URL('page.css', OWN), type: 'text/css' },
  'reference.css': { from: new URL('reference.css', OWN), type: 'text/css' },
  'choices.css': { from: new URL('choices.css', OWN), type: 'text/css' },
  'embed.css': { from: new URL('embed.css', OWN), type: 'text/css' },
};

class MissingBuild extends Error {
  override name = 'MissingBuild';
}

/** The viewer as archives carry it: one classic script. */
export async function readOfflineViewer(): Promise<Uint8Array> {
  return readFile(new URL('offline.js', VIEWER)).catch(() => {
    throw new MissingBuild('The viewer is not built (offline.js is missing). Run "npm start", or "pnpm turbo run build".');
  });
}

/** Scripts and styles of the public pages: read, compressed and hashed once at the start, so a missing build is known at once. */
export async function assetRoutes(): Promise<Hono> {
  const app = new Hono();
  for (const [name, { from, type }] of Object.entries(FILES)) {
    const body = await readFile(from).catch(() => {
      throw new MissingBuild(`The viewer is not built (${name} is missing). Run "npm start", or "pnpm turbo run build".`);
    });
    const headers = {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    };
    app.get(name === 'embed.js' ? '/embed.js' : `/assets/${name}`, await fixedAnswer(body, headers));
  }
  return app;
}

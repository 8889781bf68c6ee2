import { readdir, readFile } from 'node:fs/promises';
import { Hono, type Handler } from 'hono';
import { fixedAnswer } from './fixed-answer.ts';
import { MissingBuild } from './missing-build.ts';

const VIEWER = new URL('../../../../packages/viewer/dist/', import.meta.url);
const OWN = new URL('../assets/', import.meta.url);
const SITE = new URL('../../../site/assets/', import.meta.url);

const FILES: Record<string, { from: URL; type: string }> = {
  'viewer.js': { from: new URL('viewer.js', VIEWER), type: 'text/javascript' },
  'belvedere-tour.js': { from: new URL('belvedere-tour.js', VIEWER), type: 'text/javascript' },
  'count-visits.js': { from: new URL('count-visits.js', VIEWER), type: 'text/javascript' },
  'lead-gate.js': { from: new URL('lead-gate.js', VIEWER), type: 'text/javascript' },
  'embed.js': { from: new URL('embed.js', VIEWER), type: 'text/javascript' },
  'embed-frame.js': { from: new URL('embed-frame.js', VIEWER), type: 'text/javascript' },
  'tour-page.js': { from: new URL('tour-page.js', OWN), type: 'text/javascript' },
  'count-page.js': { from: new URL('count-page.js', OWN), type: 'text/javascript' },
  'embed-page.js': { from: new URL('embed-page.js', OWN), type: 'text/javascript' },
  'account.js': { from: new URL('account.js', OWN), type: 'text/javascript' },
  'account.css': { from: new URL('account.css', OWN), type: 'text/css' },
  'privacy.css': { from: new URL('privacy.css', OWN), type: 'text/css' },
  'prove.js': { from: new URL('prove.js', OWN), type: 'text/javascript' },
  'icon.svg': { from: new URL('icon.svg', OWN), type: 'image/svg+xml' },
  'page.css': { from: new URL('page.css', OWN), type: 'text/css' },
  'reference.css': { from: new URL('reference.css', OWN), type: 'text/css' },
  'examples.js': { from: new URL('examples.js', OWN), type: 'text/javascript' },
  'examples.css': { from: new URL('examples.css', OWN), type: 'text/css' },
  'site.css': { from: new URL('site.css', SITE), type: 'text/css' },
  'choices.css': { from: new URL('choices.css', OWN), type: 'text/css' },
  'embed.css': { from: new URL('embed.css', OWN), type: 'text/css' },
};

const FRESH = 'public, max-age=300';
/** The address says what is in it. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** The viewer as archives carry it: one classic script. */
export async function readOfflineViewer(): Promise<Uint8Array> {
  return read(new URL('offline.js', VIEWER), 'offline.js');
}

/**
 * Scripts and styles of the public pages: read once at the start, so that a missing build is known at once. What names chunks
 * is asked for anew after five minutes and never served stale: an old one would ask for chunks that a newer server does not have.
 */
export async function assetRoutes(): Promise<Hono> {
  const app = new Hono();
  for (const [name, { from, type }] of Object.entries(FILES)) {
    const body = await read(from, name);
    app.get(
      name === 'embed.js' ? '/embed.js' : `/assets/${name}`,
      fixedAnswer(() => body, headersOf(type, FRESH)),
    );
  }
  const chunks = await readScripts(new URL('chunks/', VIEWER), headersOf('text/javascript', IMMUTABLE));
  const examples = await readScripts(new URL('examples/', OWN), headersOf('text/javascript', FRESH));
  app.get(
    '/assets/chunks/:version/:file',
    (c, next) => chunks.get(`${c.req.param('version')}/${c.req.param('file')}`)?.(c, next) ?? next(),
  );
  app.get('/assets/examples/:file', (c, next) => examples.get(c.req.param('file'))?.(c, next) ?? next());
  return app;
}

/** Every script below a folder, by its path there. */
async function readScripts(folder: URL, headers: Record<string, string>): Promise<Map<string, Handler>> {
  const scripts = new Map<string, Handler>();
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  for (const name of names.filter((file) => file.endsWith('.js'))) {
    const body = await read(new URL(name, folder), name);
    scripts.set(
      name,
      fixedAnswer(() => body, headers),
    );
  }
  if (scripts.size === 0) throw new MissingBuild(folder.pathname.split('/').at(-2) ?? '');
  return scripts;
}

const read = (from: URL, name: string): Promise<Buffer> =>
  readFile(from).catch(() => {
    throw new MissingBuild(name);
  });

const headersOf = (type: string, cacheControl: string) => ({
  'content-type': `${type}; charset=utf-8`,
  'cache-control': cacheControl,
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
});

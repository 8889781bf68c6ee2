import { readdir, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { Hono, type Handler } from 'hono';
import { fixedAnswer } from './fixed-answer.ts';
import { MissingBuild } from './missing-build.ts';
import { newNonce, studioHeaders } from './security-headers.ts';

const STUDIO = new URL('../../../studio/dist/', import.meta.url);

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** The names say what is in the files. */
const IMMUTABLE = { 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' };

/** The studio: one page for every address of it, and the files that its build left. */
export async function studioRoutes({ publicUrl }: { publicUrl: string }): Promise<Hono> {
  const app = new Hono();
  const isHttps = publicUrl.startsWith('https:');
  const page = await readFile(new URL('index.html', STUDIO), 'utf8').catch(() => {
    throw new MissingBuild('studio');
  });
  const files = new Map<string, Handler>();
  for (const name of await readdir(new URL('assets/', STUDIO))) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    const body = await readFile(new URL(`assets/${name}`, STUDIO));
    files.set(
      name,
      fixedAnswer(() => body, { 'content-type': type, ...IMMUTABLE }),
    );
  }
  const worker = await readFile(new URL('door-worker.js', STUDIO));
  // It fetches from here alone, and a browser asks for it anew each time.
  const workerHeaders = {
    'content-type': TYPES['.js']!,
    'cache-control': 'no-cache',
    'content-security-policy': "default-src 'none'; connect-src 'self'",
    'x-content-type-options': 'nosniff',
  };
  app.get(
    '/studio/door-worker.js',
    fixedAnswer(() => worker, workerHeaders),
  );
  app.get('/studio/assets/:file', (c, next) => files.get(c.req.param('file'))?.(c, next) ?? next());
  const firstLoads = await readFirstLoads();
  // Which screen an address means, the studio itself knows.
  const answer: Handler = (c) => {
    const nonce = newNonce();
    const headers = { ...studioHeaders(isHttps, nonce), 'cache-control': 'no-store' };
    const links = firstLoads.find(({ path }) => fits(path, c.req.path))?.links ?? '';
    const html = page.replaceAll('<script type="module"', `<script type="module" nonce="${nonce}"`).replace('</head>', `${links}</head>`);
    return c.html(html, 200, headers);
  };
  app.get('/studio', (c) => c.redirect('/studio/', 301));
  // Visitors come by links. Whoever types the platform's bare address, or has signed in without a way to go on, works here.
  app.get('/', (c, next) => (new URL(c.req.url).host === new URL(publicUrl).host ? c.redirect('/studio/', 302) : next()));
  app.get('/studio/*', answer);
  return app;
}

interface FirstLoad {
  /** With `:name` for what is any one part of an address. */
  path: string;
  scripts: string[];
  styles: string[];
}

/** Files that a screen loads in any case: the page names them, and a browser need not learn of one from the other. */
async function readFirstLoads(): Promise<{ path: string; links: string }[]> {
  const loads = JSON.parse(await readFile(new URL('first-load.json', STUDIO), 'utf8')) as FirstLoad[];
  return loads.map(({ path, scripts, styles }) => ({
    path: `/studio${path}`,
    links: [
      ...scripts.map((file) => `<link rel="modulepreload" crossorigin href="/studio/${file}">`),
      ...styles.map((file) => `<link rel="stylesheet" crossorigin href="/studio/${file}">`),
    ].join(''),
  }));
}

function fits(pattern: string, path: string): boolean {
  const parts = path.split('/');
  const wanted = pattern.split('/');
  return parts.length === wanted.length && wanted.every((each, index) => each.startsWith(':') || each === parts[index]);
}

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
  app.get('/studio/assets/:file', (c, next) => files.get(c.req.param('file'))?.(c, next) ?? next());
  // Which screen an address means, the studio itself knows.
  const answer: Handler = (c) => {
    const nonce = newNonce();
    const headers = { ...studioHeaders(isHttps, nonce), 'cache-control': 'no-store' };
    return c.html(page.replace('<script type="module"', `<script type="module" nonce="${nonce}"`), 200, headers);
  };
  app.get('/studio', (c) => c.redirect('/studio/', 301));
  app.get('/studio/*', answer);
  return app;
}

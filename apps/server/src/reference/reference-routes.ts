import { notHerePage } from '@belvedere/site';
import { publicTourPath } from '@belvedere/tours';
import { Hono } from 'hono';
import { fixedAnswer } from '../http/fixed-answer.ts';
import { openapiDocument } from '../http/openapi-document.ts';
import { newNonce, pageHeaders, scriptlessHeaders } from '../http/security-headers.ts';
import { listProcedures } from '../procedures.ts';
import { listErrors } from './list-errors.ts';
import { problemListPage, problemPage } from './problem-page.ts';
import { referencePage, type ApiDocument } from './reference-page.ts';
import { readViewerExamples, type ViewerExample } from './viewer-examples.ts';
import { viewerPage } from './viewer-page.ts';

/** What `npm start` brings. */
const DEMO_TOUR = 'demo/belvedere-house';
const CACHE = 'public, max-age=300';

/** The API described for people and for programs. All of it is made of the procedures themselves. */
export function referenceRoutes({
  publicUrl,
  isLive,
}: {
  publicUrl: string;
  isLive: (tenant: string, tour: string) => Promise<boolean>;
}): Hono {
  const app = new Hono();
  const errors = listErrors();
  let described: ApiDocument | undefined;
  const document = (): ApiDocument => (described ??= openapiDocument(publicUrl) as ApiDocument);
  const page = { 'content-type': 'text/html; charset=utf-8', 'cache-control': CACHE, ...scriptlessHeaders(publicUrl.startsWith('https:')) };
  const json = { 'content-type': 'application/json; charset=utf-8', 'cache-control': CACHE, 'access-control-allow-origin': '*' };

  const reference = async () => String(await referencePage({ procedures: listProcedures(), document: document(), publicUrl }));
  app.get(
    '/api',
    fixedAnswer(async () => Buffer.from(await reference()), page),
  );
  app.get(
    '/api/openapi.json',
    fixedAnswer(() => Buffer.from(JSON.stringify(document())), json),
  );
  let examples: ViewerExample[] | undefined;
  app.get('/viewer', async (c) => {
    const [tenant = '', tour = ''] = (c.req.query('tour') ?? DEMO_TOUR).split('/');
    const src = (await isLive(tenant, tour)) ? `${publicTourPath(tenant, tour)}/manifest.json` : undefined;
    const nonce = newNonce();
    // Kept once it is there: a reading that failed is tried again.
    examples ??= await readViewerExamples();
    const headers = { ...pageHeaders(publicUrl.startsWith('https:'), nonce), 'cache-control': 'no-store' };
    return c.html(viewerPage({ examples, src, publicUrl, nonce }), 200, headers);
  });
  app.get('/problems', async (c) => c.html(problemListPage(errors.values()), 200, page));
  app.get('/problems/:code', (c) => {
    const listed = errors.get(c.req.param('code'));
    return listed ? c.html(problemPage(listed), 200, page) : c.html(notHerePage(), 404, { ...page, 'cache-control': 'no-store' });
  });
  return app;
}

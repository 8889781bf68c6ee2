import { Hono } from 'hono';
import { fixedAnswer } from '../http/fixed-answer.ts';
import { openapiDocument } from '../http/openapi-document.ts';
import { scriptlessHeaders } from '../http/security-headers.ts';
import { listProcedures } from '../procedures.ts';
import { notHerePage } from '../public/not-here-page.ts';
import { listErrors } from './list-errors.ts';
import { problemListPage, problemPage } from './problem-page.ts';
import { referencePage, type ApiDocument } from './reference-page.ts';

const CACHE = 'public, max-age=300';

/** The API described for people and for programs. All of it is made of the procedures themselves. */
export async function referenceRoutes(publicUrl: string): Promise<Hono> {
  const app = new Hono();
  const procedures = listProcedures();
  const errors = listErrors();
  const document = openapiDocument(publicUrl) as ApiDocument;
  const page = { 'content-type': 'text/html; charset=utf-8', 'cache-control': CACHE, ...scriptlessHeaders(publicUrl.startsWith('https:')) };
  const json = { 'content-type': 'application/json; charset=utf-8', 'cache-control': CACHE, 'access-control-allow-origin': '*' };

  const reference = String(await referencePage({ procedures, document, publicUrl }));
  app.get('/api', await fixedAnswer(Buffer.from(reference), page));
  app.get('/api/openapi.json', await fixedAnswer(Buffer.from(JSON.stringify(document)), json));
  app.get('/problems', async (c) => c.html(problemListPage(errors.values()), 200, page));
  app.get('/problems/:code', (c) => {
    const listed = errors.get(c.req.param('code'));
    return listed ? c.html(problemPage(listed), 200, page) : c.html(notHerePage(), 404, { ...page, 'cache-control': 'no-store' });
  });
  return app;
}

import { commonErrors, fail, newId, type Services } from '@belvedere/kernel';
import { isSignedUrl } from '@belvedere/kernel/crypto';
import { archiveKeySet, KEY_PATH } from '@belvedere/kernel/archive';
import { openExport, receiveImport } from '@belvedere/tours';
import { Hono } from 'hono';
import { Readable } from 'node:stream';
import { corsHeaders } from './cors.ts';
import { problemResponse } from './problem-response.ts';

/** Archives of tours out and in, by what stands in the address, and the key that they are signed with. */
export function exchangeRoutes({ services, own }: { services: Services; own: ReadonlySet<string> }): Hono {
  const app = new Hono();
  const keys = archiveKeySet(services.signingKey);

  app.get(KEY_PATH, (c) => c.json(keys, 200, { 'cache-control': 'public, max-age=3600', 'access-control-allow-origin': '*' }));

  app.get('/archives/:tenantId/:file', async (c) => {
    const requestId = newId();
    try {
      const { tenantId, file } = c.req.param();
      const url = new URL(c.req.url);
      // One answer for an address that we did not sign and for an archive that is not there.
      if (!file.endsWith('.zip') || !isSignedUrl([services.signingKey], url.pathname + url.search, services.clock))
        fail(commonErrors.not_found);
      const opened = await openExport(services, {
        tenantId,
        exportId: file.slice(0, -'.zip'.length),
        range: c.req.header('range'),
        withoutBody: c.req.method === 'HEAD',
      });
      return new Response(opened.body && (Readable.toWeb(opened.body) as ReadableStream<Uint8Array>), {
        status: opened.status,
        headers: opened.headers,
      });
    } catch (error) {
      return problemResponse(error, { requestId, instance: c.req.path });
    }
  });

  const shared = (origin: string | undefined) => ({ ...corsHeaders(origin, own), 'cache-control': 'no-store' });
  app.put('/imports/:importId', async (c) => {
    const requestId = newId();
    try {
      const { body } = c.req.raw;
      if (!body) fail(commonErrors.invalid_input);
      const length = Number(c.req.header('content-length') ?? Number.NaN);
      if (!Number.isSafeInteger(length)) fail(commonErrors.invalid_input, { fields: { 'Content-Length': 'Say how long the archive is.' } });
      await receiveImport({ services, importId: c.req.param('importId'), token: c.req.query('token') ?? '', length, body });
      return new Response(null, { status: 204, headers: { ...shared(c.req.header('origin')), 'x-request-id': requestId } });
    } catch (error) {
      const response = problemResponse(error, { requestId, instance: c.req.path });
      for (const [name, value] of Object.entries(shared(c.req.header('origin')))) response.headers.set(name, value);
      return response;
    }
  });
  app.options(
    '/imports/:importId',
    (c) =>
      new Response(null, {
        status: 204,
        headers: {
          ...shared(c.req.header('origin')),
          'access-control-allow-methods': 'PUT',
          'access-control-allow-headers': 'content-type',
        },
      }),
  );
  return app;
}

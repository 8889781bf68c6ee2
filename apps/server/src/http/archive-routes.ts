import { Readable } from 'node:stream';
import { commonErrors, fail, isId, newId, type Services } from '@belvedere/kernel';
import { isSignedUrl } from '@belvedere/kernel/crypto';
import { openExport } from '@belvedere/platform';
import { Hono } from 'hono';
import { problemResponse } from './problem-response.ts';

/** Downloads of archives of personal data. The signed address is the only way, and it is over after minutes. */
export function archiveRoutes(services: Services): Hono {
  const app = new Hono();
  app.get('/personal-data/:tenantId/:id', async (c) => {
    const { tenantId, id } = c.req.param();
    try {
      const url = new URL(c.req.url);
      if (!isId(tenantId) || !isId(id) || !isSignedUrl([services.signingKey], url.pathname + url.search, services.clock))
        fail(commonErrors.not_found);
      const opened = (await openExport(services, { tenantId, id })) ?? fail(commonErrors.not_found);
      return new Response(Readable.toWeb(opened.body) as ReadableStream<Uint8Array>, { headers: opened.headers });
    } catch (error) {
      return problemResponse(error, { requestId: newId(), instance: c.req.path });
    }
  });
  return app;
}

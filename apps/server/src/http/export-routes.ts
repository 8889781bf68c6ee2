import { Readable } from 'node:stream';
import { commonErrors, fail, isId, newId, type Services } from '@belvedere/kernel';
import { isSignedUrl } from '@belvedere/kernel/crypto';
import { streamExport } from '@belvedere/platform';
import { Hono } from 'hono';
import { problemResponse } from './problem-response.ts';

const FORMATS = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson' } as const;

/** Exports that are too long for an answer. What may be loaded stands in the address and is signed with it; a procedure gave it out. */
export function exportRoutes(services: Services): Hono {
  const app = new Hono();
  app.get('/exports/audit-log/:file', (c) => {
    try {
      const url = new URL(c.req.url);
      const [tenantId = '', format = ''] = c.req.param('file').split('.');
      const filter = c.req.query('filter') ?? '{}';
      const isOurs = isId(tenantId) && isFormat(format) && isSignedUrl([services.signingKey], url.pathname + url.search, services.clock);
      if (!isOurs) fail(commonErrors.not_found);
      const body = Readable.from(encoded(streamExport(services, { tenantId, format, filter })), { objectMode: false });
      return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
        headers: {
          'content-type': FORMATS[format],
          'content-disposition': `attachment; filename="audit-log.${format}"`,
          'cache-control': 'no-store',
          'referrer-policy': 'no-referrer',
          'x-content-type-options': 'nosniff',
        },
      });
    } catch (error) {
      return problemResponse(error, { requestId: newId(), instance: c.req.path });
    }
  });
  return app;
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) yield Buffer.from(text);
}

function isFormat(text: string): text is keyof typeof FORMATS {
  return Object.hasOwn(FORMATS, text);
}

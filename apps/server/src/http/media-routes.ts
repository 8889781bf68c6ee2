import { commonErrors, fail, isId, newId, type Services } from '@belvedere/kernel';
import { isSignedUrl } from '@belvedere/kernel/crypto';
import {
  MEDIA_VARIANTS,
  mediaAssetKey,
  openMedia,
  receiveChunk,
  uploadStatus,
  type MediaAddress,
  type MediaVariant,
} from '@belvedere/platform';
import type { Gate, PublicReader } from '@belvedere/tours';
import { Hono, type Context } from 'hono';
import { Readable } from 'node:stream';
import { corsHeaders, PREFLIGHT } from './cors.ts';
import { closedFile } from '../public/public-routes.ts';
import { GRANT_PREFIX, visitorOf } from '../public/visitor.ts';
import { problemResponse } from './problem-response.ts';

/** Uploads by tus 1.0 and downloads of media. Both are allowed by what stands in the address, so neither needs a session. */
export function mediaRoutes({
  services,
  reader,
  gate,
  own,
}: {
  services: Services;
  reader: PublicReader;
  gate: Gate;
  own: ReadonlySet<string>;
}): Hono {
  const app = new Hono();
  const isHttps = services.publicUrl.startsWith('https:');

  const mediaAt = async (c: Context): Promise<Response> => {
    try {
      const media = mediaOf(c) ?? fail(commonErrors.not_found);
      const tours = await reader.toursShowing(media.tenantId, mediaAssetKey(media.mediaId, media.variant));
      const verdict = await gate.decideAny(tours, visitorOf(c, isHttps));
      const isPublic = verdict.kind === 'open';
      const url = new URL(c.req.url);
      if (!isPublic && verdict.kind !== 'granted' && !isSignedUrl([services.signingKey], url.pathname + url.search, services.clock))
        fail(commonErrors.not_found);
      const file = await mediaResponse(c, { services, media, visibility: isPublic ? 'public' : 'private' });
      return verdict.kind === 'granted' ? closedFile(file) : file;
    } catch (error) {
      return problemResponse(error, { requestId: newId(), instance: c.req.path });
    }
  };
  app.get('/media/:tenantId/:mediaId/:variant', mediaAt);
  app.get(`${GRANT_PREFIX}/media/:tenantId/:mediaId/:variant`, mediaAt);

  const upload =
    (handle: (call: { mediaId: string; token: string; c: Context; requestId: string }) => Promise<Record<string, string>>) =>
    async (c: Context) => {
      const requestId = newId();
      const shared = {
        ...corsHeaders(c.req.header('origin'), own),
        'tus-resumable': '1.0.0',
        'cache-control': 'no-store',
        'x-request-id': requestId,
      };
      try {
        const headers = await handle({ mediaId: c.req.param('mediaId') ?? '', token: c.req.query('token') ?? '', c, requestId });
        return new Response(null, { status: c.req.method === 'HEAD' ? 200 : 204, headers: { ...shared, ...headers } });
      } catch (error) {
        const response = problemResponse(error, { requestId, instance: c.req.path });
        for (const [name, value] of Object.entries(shared)) response.headers.set(name, value);
        return response;
      }
    };

  // Hono sends HEAD through the routes of GET; one for HEAD is never asked.
  app.get(
    '/uploads/:mediaId',
    upload(async ({ mediaId, token, requestId }) => {
      const { offset, size, expiresAt } = await uploadStatus({ services, mediaId, token, requestId });
      return {
        'upload-offset': String(offset),
        'upload-length': String(size),
        ...(expiresAt && { 'upload-expires': expiresAt.toUTCString() }),
      };
    }),
  );
  app.patch(
    '/uploads/:mediaId',
    upload(async ({ mediaId, token, c, requestId }) => {
      if (c.req.header('content-type') !== 'application/offset+octet-stream') fail(commonErrors.unsupported_media_type);
      const body = c.req.raw.body;
      if (!body) fail(commonErrors.invalid_input);
      const { offset } = await receiveChunk({
        services,
        mediaId,
        token,
        requestId,
        offset: Number(c.req.header('upload-offset') ?? Number.NaN),
        contentLength: Number(c.req.header('content-length') ?? Number.NaN),
        body,
        signal: c.req.raw.signal,
      });
      return { 'upload-offset': String(offset) };
    }),
  );
  app.options(
    '/uploads/:mediaId',
    (c) =>
      new Response(null, {
        status: 204,
        headers: { ...corsHeaders(c.req.header('origin'), own), ...PREFLIGHT, 'tus-resumable': '1.0.0', 'tus-version': '1.0.0' },
      }),
  );

  return app;
}

/** What an address below `/media/` names; undefined when it can't be one of ours. */
export function mediaOf(c: Context): MediaAddress | undefined {
  const [tenantId = '', mediaId = '', variant = ''] = ['tenantId', 'mediaId', 'variant'].map((name) => c.req.param(name));
  return isId(tenantId) && isId(mediaId) && isVariant(variant) ? { tenantId, mediaId, variant } : undefined;
}

/** A form of a file, whole or in part, for whoever may read it, from any page. */
export async function mediaResponse(
  c: Context,
  { services, media, visibility }: { services: Services; media: MediaAddress; visibility: 'public' | 'private' },
): Promise<Response> {
  const { status, body, headers } = await openMedia({
    services,
    ...media,
    visibility,
    range: c.req.header('range'),
    ifRange: c.req.header('if-range'),
    ifNoneMatch: c.req.header('if-none-match'),
    withoutBody: c.req.method === 'HEAD',
  });
  return new Response(body && (Readable.toWeb(body) as ReadableStream<Uint8Array>), {
    status,
    headers: { ...headers, 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' },
  });
}

function isVariant(text: string): text is MediaVariant {
  return (MEDIA_VARIANTS as readonly string[]).includes(text);
}

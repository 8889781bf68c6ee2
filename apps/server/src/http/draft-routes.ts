import type { Services } from '@belvedere/kernel';
import { isSignedUrl } from '@belvedere/kernel/crypto';
import { storageKey } from '@belvedere/kernel/storage';
import { mediaAssetKey } from '@belvedere/platform';
import { panoramaAssetKey, readDraftAssets, readDraftToken } from '@belvedere/tours';
import { Hono, type Context } from 'hono';
import { createDraftAssets } from '../public/draft-assets.ts';
import { notFound } from '../public/not-found.ts';
import { draftFile, fileResponse, isPanorama, tileOf } from '../public/public-routes.ts';
import { mediaOf, mediaResponse } from './media-routes.ts';

const KEPT = { milliseconds: 10_000, most: 500 };

/**
 * Tiles and media of tours that are not live, for the viewer of an editor or of a partner. `tours.preview` gave out the address; who has
 * it needs no session. What is altered, old, another tour's or not there is answered the same.
 */
export function draftRoutes(services: Services): Hono {
  const app = new Hono();
  const shows = createDraftAssets((draft) => readDraftAssets(services.database, draft), KEPT);

  /** Whether the token of this address opens a file of that tenant. */
  const mayLoad = async (c: Context, { tenantId, assetKey }: { tenantId: string; assetKey: string }): Promise<boolean> => {
    const draft = readDraftToken(services.signingKey, c.req.param('token') ?? '', services.clock);
    return draft?.tenantId === tenantId && (await shows(draft, assetKey));
  };

  app.get('/drafts/:token/tiles/:tenantId/:contentId/*', async (c) => {
    const tile = tileOf(c);
    if (!tile || !(await mayLoad(c, { tenantId: tile.tenantId, assetKey: panoramaAssetKey(tile.contentId) }))) return notFound();
    return draftFile(await fileResponse(services.storage, tile.key, c));
  });

  app.get('/drafts/:token/media/:tenantId/:mediaId/:variant', async (c) => {
    const media = mediaOf(c);
    if (!media || !(await mayLoad(c, { tenantId: media.tenantId, assetKey: mediaAssetKey(media.mediaId, media.variant) })))
      return notFound();
    return draftFile(await mediaResponse(c, { services, media, visibility: 'private' }));
  });

  // The picture of a tour or scene in a list, which is worth no look at the whole draft: the address alone opens it, as with media.
  app.get('/thumbnails/:tenantId/:contentId', async (c) => {
    const { tenantId, contentId } = c.req.param();
    const url = new URL(c.req.url);
    if (!isPanorama(tenantId, contentId) || !isSignedUrl([services.signingKey], url.pathname + url.search, services.clock))
      return notFound();
    return draftFile(await fileResponse(services.storage, storageKey(tenantId, 'tiles', contentId, 'thumbnail.jpg'), c));
  });

  return app;
}

import { callerId, fail, newId, type Call } from '@belvedere/kernel';
import { defined } from './defined.ts';
import { mediaErrors } from './errors.ts';
import { mediaFetchWanted } from './facts.ts';
import { ACCEPTED_TYPES, claimedType, cleanFileName } from './media.ts';
import { mediaKeys } from './media-keys.ts';
import type { ImportUrlInput, MediaView } from './schemas.ts';
import { insertMedia } from './table.ts';
import { checkSphere, withLayout } from './sphere.ts';
import { viewMedia } from './view-media.ts';

/**
 * Has a file fetched from an address and made ours. It is never shown from there: the other server would learn who looks, and could change what
 * they see. A job does the work; its state and progress are those of the file.
 */
export async function importUrl({ ctx, input }: Call<ImportUrlInput>): Promise<MediaView> {
  const { url, mediaType, fileName, ...more } = input;
  const originalName = cleanFileName(fileName ?? nameIn(url)) || 'file';
  const claimed = claimedType(originalName);
  const type =
    claimed?.mediaType === mediaType
      ? claimed
      : (ACCEPTED_TYPES.find((accepted) => accepted.mediaType === mediaType) ?? fail(mediaErrors.type_refused));
  const id = newId();
  const [extension] = type.extensions;
  const said = withLayout(defined(more));
  checkSphere({ ...said, mediaType });
  const media = await insertMedia(ctx, {
    ...said,
    id,
    originalName,
    fileName: `${id}.${extension}`,
    filePath: mediaKeys(ctx.tenantId, id).original(extension),
    // Not known before it is here; only then the quota is charged.
    fileSize: 0,
    mimeType: type.mimeType,
    mediaType,
    storageProvider: 'platform',
    externalUrl: url,
    uploadExpiresAt: null,
    uploadedById: callerId(ctx),
  });
  await ctx.emit(mediaFetchWanted, { aggregateId: id, payload: { mediaId: id } });
  ctx.changed({ after: { host: new URL(url).hostname } });
  return viewMedia(ctx, media);
}

function nameIn(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last).slice(0, 200);
  } catch {
    return last.slice(0, 200);
  }
}

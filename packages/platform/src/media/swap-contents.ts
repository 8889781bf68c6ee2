import type { Context } from '@belvedere/kernel';
import { contentIdOf, type Media } from './media.ts';
import { saveMedia, type MediaChanges } from './table.ts';

const contentOf = (media: Media): MediaChanges => ({
  filePath: media.filePath,
  fileSize: media.fileSize,
  uploadOffset: media.uploadOffset,
  mimeType: media.mimeType,
  mediaType: media.mediaType,
  checksum: media.checksum,
  width: media.width,
  height: media.height,
  duration: media.duration,
  thumbnailPath: media.thumbnailPath,
  compressedPath: media.compressedPath,
  projection: media.projection,
  stereo: media.stereo,
  cubeLayout: media.cubeLayout,
  lensFov: media.lensFov,
  details: media.details,
  origin: media.origin,
  externalUrl: media.externalUrl,
});

/**
 * Gives a file the content of an upload, and the upload's row the former content of the file. So the file keeps its id and whoever
 * points at it, the former content keeps the address under which live tours show it, and no byte moves. Both rows are locked.
 */
export async function swapContents(ctx: Context, { file, upload }: { file: Media; upload: Media }): Promise<void> {
  const formerName = `${upload.id}.former.${file.fileName.split('.').at(-1)}`;
  // Names and addresses are unique, so that each is free before it is given away.
  const parked = await saveMedia(ctx, upload, { fileName: formerName });
  await saveMedia(ctx, file, {
    ...contentOf(upload),
    fileName: upload.fileName,
    originalName: upload.originalName,
    contentId: contentIdOf(upload),
    processingLog: upload.processingLog,
  });
  await saveMedia(ctx, parked, {
    ...contentOf(file),
    originalName: file.originalName,
    contentId: contentIdOf(file),
    processingLog: file.processingLog,
    replacesId: null,
    supersededById: file.id,
  });
}

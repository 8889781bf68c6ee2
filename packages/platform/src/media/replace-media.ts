import { commonErrors, fail, type Call } from '@belvedere/kernel';
import { mediaErrors } from './errors.ts';
import { openNewUpload } from './open-new-upload.ts';
import type { ReplaceMediaInput, UploadView } from './schemas.ts';
import { lockMedia } from './table.ts';

/**
 * Announces a new content for a file. Until it has arrived and was processed the file stays as it is; then it has the new content under its old
 * id. Live tours show the former content until they are published again.
 */
export async function replaceMedia({ ctx, input }: Call<ReplaceMediaInput>): Promise<UploadView> {
  const { id, version, ...claim } = input;
  const media = await lockMedia(ctx, id);
  if (media.deletedAt || media.replacesId) fail(mediaErrors.not_found);
  if (media.status !== 'ready') fail(mediaErrors.not_ready);
  if (media.version !== version) fail(commonErrors.conflict);
  const { projection, stereo, cubeLayout, lensFov } = media;
  const more = { replacesId: media.id, projection, stereo, cubeLayout, lensFov };
  const view = await openNewUpload(ctx, { ...claim, wanted: media.mediaType, more });
  ctx.changed({ after: { incoming: view.media.id } });
  return view;
}

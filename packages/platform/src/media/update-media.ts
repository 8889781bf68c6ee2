import { commonErrors, fail, type Call } from '@belvedere/kernel';
import { mediaErrors } from './errors.ts';
import { cleanFileName } from './media.ts';
import type { MediaView, UpdateMediaInput } from './schemas.ts';
import { lockMedia, saveMedia } from './table.ts';
import { viewMedia } from './view-media.ts';

/** Renames a file as people see it; where it lies does not change. */
export async function updateMedia({ ctx, input }: Call<UpdateMediaInput>): Promise<MediaView> {
  const originalName = cleanFileName(input.originalName);
  if (!originalName) fail(commonErrors.invalid_input, { fields: { originalName: 'A name needs characters that can be seen.' } });
  const media = await lockMedia(ctx, input.id);
  if (media.deletedAt) fail(mediaErrors.not_found);
  if (media.version !== input.version) fail(commonErrors.conflict);
  ctx.changed({ before: { originalName: media.originalName }, after: { originalName } });
  return viewMedia(ctx, await saveMedia(ctx, media, { originalName }));
}

import { fail, type Call } from '@belvedere/kernel';
import { mediaErrors } from './errors.ts';
import type { MediaIdInput, MediaView } from './schemas.ts';
import { findContent, findMedia } from './table.ts';
import { viewMedia } from './view-media.ts';

/** A file. An upload that became the content of another file is answered as that file, so that whoever waits for it sees it arrive. */
export async function getMedia({ ctx, input }: Call<MediaIdInput>): Promise<MediaView> {
  const content = (await findContent(ctx, input.id)) ?? fail(mediaErrors.not_found);
  return viewMedia(ctx, content.supersededById === null ? content : await findMedia(ctx, content.supersededById));
}

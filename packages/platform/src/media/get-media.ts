import type { Call } from '@belvedere/kernel';
import type { MediaIdInput, MediaView } from './schemas.ts';
import { findMedia } from './table.ts';
import { viewMedia } from './view-media.ts';

export async function getMedia({ ctx, input }: Call<MediaIdInput>): Promise<MediaView> {
  return viewMedia(ctx, await findMedia(ctx, input.id));
}

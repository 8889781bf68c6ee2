import type { Call } from '@belvedere/kernel';
import { findUses } from './find-uses.ts';
import type { MediaIdInput, MediaUseList } from './schemas.ts';
import { findMedia } from './table.ts';

const USES_LISTED = 200;

/** Where a file is used, live tours included. */
export async function listMediaUses({ ctx, input }: Call<MediaIdInput>): Promise<MediaUseList> {
  const media = await findMedia(ctx, input.id);
  return { items: await findUses(ctx, media.id, USES_LISTED) };
}

import { fail, type Call } from '@belvedere/kernel';
import { mediaErrors } from './errors.ts';
import { findUses } from './find-uses.ts';
import { purgeContent } from './purge-content.ts';
import type { MediaIdInput, PurgedView } from './schemas.ts';
import { lockMedia } from './table.ts';

/** Ends a removed file before its time: row and bytes go, and the quota has their room again. There is no way back. */
export async function purgeMedia({ ctx, input }: Call<MediaIdInput>): Promise<PurgedView> {
  const media = await lockMedia(ctx, input.id);
  if (!media.deletedAt) fail(mediaErrors.not_removed);
  const uses = await findUses(ctx, media.id, 20);
  if (uses.length > 0) fail(mediaErrors.in_use, { data: { uses: uses.map(({ type, id, role }) => ({ type, id, role })) } });
  await purgeContent(ctx, media);
  ctx.changed({ before: { status: 'deleted', checksum: media.checksum, bytes: media.fileSize } });
  return { id: media.id };
}

import type { Call } from '@belvedere/kernel';
import type { ListMediaInput, MediaPage } from './schemas.ts';
import { findMediaPage } from './table.ts';
import { viewMedia } from './view-media.ts';

export async function listMedia({ ctx, input }: Call<ListMediaInput>): Promise<MediaPage> {
  const found = await findMediaPage(ctx, input);
  const items = found.slice(0, input.limit).map((media) => viewMedia(ctx, media));
  const nextCursor = found.length > input.limit ? (items.at(-1)?.id ?? null) : null;
  return { items, nextCursor };
}

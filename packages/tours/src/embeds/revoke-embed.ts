import type { Call } from '@belvedere/kernel';
import { announce } from '../publishing/table.ts';
import type { EmbedView } from './schemas.ts';
import { findEmbed, updateEmbedRow } from './table.ts';

/** Ends an embed at once and for good; revoking twice is no error. */
export async function revokeEmbed({ ctx, input }: Call<{ id: string }>): Promise<EmbedView> {
  const embed = await findEmbed(ctx, input.id);
  if (embed.revokedAt) return embed;
  await announce(ctx);
  return updateEmbedRow(ctx, embed.id, { revokedAt: ctx.now });
}

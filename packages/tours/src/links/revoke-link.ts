import type { Call } from '@belvedere/kernel';
import type { TourLinkView } from './schemas.ts';
import { endLink, findLink } from './table.ts';

/** Ends a link at once, and with it what it has opened; revoking twice is no error. */
export async function revokeLink({ ctx, input }: Call<{ id: string }>): Promise<TourLinkView> {
  const link = await findLink(ctx, input.id);
  if (link.revokedAt) return link;
  ctx.changed({ before: { label: link.label } });
  return endLink(ctx, link.id);
}

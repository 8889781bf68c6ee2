import type { Call } from '@belvedere/kernel';
import type { z } from 'zod';
import { lockTour } from '../tours/table.ts';
import type { discardedDrafts, settleTranslationInput } from './schemas.ts';
import { clearDrafts } from './table.ts';

/** Throws drafts away; what is approved stays. */
export async function discardDrafts({
  ctx,
  input,
}: Call<z.output<typeof settleTranslationInput>>): Promise<z.input<typeof discardedDrafts>> {
  const { tourId, language, keys } = input;
  await lockTour(ctx, tourId);
  const discarded = await clearDrafts(ctx, { tourId, language }, keys);
  ctx.changed({ before: { language, drafts: discarded } });
  return { tourId, language, discarded };
}

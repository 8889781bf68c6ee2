import { fail, type Call } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { findTour } from '../tours/table.ts';
import { deleteTranslations } from './table.ts';

/** Removes a language from a tour, its scenes and its hotspots. */
export async function removeTranslation({
  ctx,
  input,
}: Call<{ tourId: string; language: string }>): Promise<{ tourId: string; language: string; removed: number }> {
  await findTour(ctx, { id: input.tourId });
  const removed = await deleteTranslations(ctx, input);
  if (removed === 0) fail(toursErrors.translation_not_found);
  ctx.changed({ before: { language: input.language, texts: removed } });
  return { ...input, removed };
}

import type { Call } from '@belvedere/kernel';
import type { z } from 'zod';
import { findTour } from '../tours/table.ts';
import type { setTourTranslationInput, tourTranslationView } from './schemas.ts';
import { upsertTourTranslation } from './table.ts';

export async function setTourTranslation({
  ctx,
  input,
}: Call<z.output<typeof setTourTranslationInput>>): Promise<z.input<typeof tourTranslationView>> {
  await findTour(ctx, { id: input.tourId });
  ctx.changed({ after: { language: input.language } });
  return upsertTourTranslation(ctx, input);
}

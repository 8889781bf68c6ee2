import type { Call } from '@belvedere/kernel';
import type { z } from 'zod';
import { findTour } from '../tours/table.ts';
import type { setTourTranslationInput, tourTranslationView } from './schemas.ts';
import { noteWritten } from './note-written.ts';
import { tourSegments } from './segments.ts';
import { upsertTourTranslation } from './table.ts';

export async function setTourTranslation({
  ctx,
  input,
}: Call<z.output<typeof setTourTranslationInput>>): Promise<z.input<typeof tourTranslationView>> {
  const tour = await findTour(ctx, { id: input.tourId });
  ctx.changed({ after: { language: input.language } });
  const written = await upsertTourTranslation(ctx, input);
  await noteWritten(ctx, input, tourSegments(tour));
  return written;
}

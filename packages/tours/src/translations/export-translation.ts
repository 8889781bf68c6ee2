import { fail, type Call } from '@belvedere/kernel';
import type { z } from 'zod';
import { toursErrors } from '../errors.ts';
import { findTour } from '../tours/table.ts';
import { loadSaid } from './load-segments.ts';
import type { exportedTranslation, exportTranslationInput } from './schemas.ts';
import { writeJson, type TranslationFile } from './translation-file.ts';
import { writeXliff } from './xliff.ts';

/** The texts of a tour and what is said of them in a language, as a file for translators. */
export async function exportTranslation({
  ctx,
  input,
}: Call<z.output<typeof exportTranslationInput>>): Promise<z.input<typeof exportedTranslation>> {
  const tour = await findTour(ctx, { id: input.tourId });
  if (input.language === tour.language) fail(toursErrors.translation_into_itself);
  const said = await loadSaid(ctx, tour, { language: input.language });
  const wanted = input.only === 'open' ? said.filter(({ state }) => state !== 'approved') : said;
  const file: TranslationFile = {
    tourId: tour.id,
    source: tour.language,
    target: input.language,
    segments: wanted.map(({ key, context, source, approved, draft, state }) => ({
      key,
      context,
      source,
      target: draft ?? approved,
      state,
    })),
  };
  const isXliff = input.format === 'xliff';
  return {
    fileName: `${tour.slug}.${input.language}.${isXliff ? 'xlf' : 'json'}`,
    mimeType: isXliff ? 'application/xliff+xml' : 'application/json',
    segments: file.segments.length,
    content: isXliff ? writeXliff(file) : writeJson(file),
  };
}

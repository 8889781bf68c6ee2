import type { Call } from '@belvedere/kernel';
import type { z } from 'zod';
import { findTour } from '../tours/table.ts';
import type { translationList } from './schemas.ts';
import { countTexts, findTranslations, toHotspotTranslationView } from './table.ts';

export async function listTranslations({ ctx, input }: Call<{ tourId: string }>): Promise<z.input<typeof translationList>> {
  const { language } = await findTour(ctx, { id: input.tourId });
  const found = await findTranslations(ctx, input.tourId);
  const texts = await countTexts(ctx, input.tourId);
  const languages = [...new Set([...found.tour, ...found.scenes, ...found.hotspots].map((row) => row.language))].toSorted();
  const items = languages.map((each) => {
    const tour = found.tour.find((row) => row.language === each) ?? null;
    const scenes = found.scenes.filter((row) => row.language === each);
    const hotspots = found.hotspots.filter((row) => row.language === each).map(toHotspotTranslationView);
    const said = [...(tour ? [tour] : []), ...scenes, ...hotspots].reduce(
      (sum, row) => sum + (row.title ? 1 : 0) + (row.description ? 1 : 0),
      0,
    );
    return { language: each, tour, scenes, hotspots, completeness: Math.min(1, said / texts) };
  });
  return { language, items };
}

import type { Call } from '@belvedere/kernel';
import type { z } from 'zod';
import { findTour } from '../tours/table.ts';
import { loadSaid, loadSegments } from './load-segments.ts';
import type { translationReport } from './schemas.ts';
import { listLanguages } from './table.ts';

const SHOWN = 500;

/** How far each language is: what is missing, what waits for approval, and what was made of other words than stand there now. */
export async function reportTranslation({
  ctx,
  input,
}: Call<{ tourId: string; language?: string | undefined }>): Promise<z.input<typeof translationReport>> {
  const tour = await findTour(ctx, { id: input.tourId });
  const segments = await loadSegments(ctx, tour);
  const languages = input.language === undefined ? await listLanguages(ctx, tour.id) : [input.language];
  const items = [];
  for (const language of languages.filter((each) => each !== tour.language)) {
    const said = await loadSaid(ctx, tour, { language, segments });
    const count = (state: string) => said.filter((segment) => segment.state === state).length;
    const open = said.filter(({ state }) => state !== 'approved');
    const translated = said.filter(({ approved }) => approved !== null).length;
    items.push({
      language,
      total: said.length,
      translated,
      completeness: said.length === 0 ? 1 : translated / said.length,
      missing: count('missing'),
      drafts: said.filter(({ draft }) => draft !== null).length,
      stale: count('stale'),
      open: open.slice(0, SHOWN).map(({ key, context, source, state, approved, draft, note }) => ({
        key,
        context,
        source,
        state,
        target: draft ?? approved,
        origin: draft === null ? null : (note?.origin ?? null),
      })),
    });
  }
  return { language: tour.language, total: segments.length, items };
}

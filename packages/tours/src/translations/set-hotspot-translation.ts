import { fail, type Call } from '@belvedere/kernel';
import type { z } from 'zod';
import { toursErrors } from '../errors.ts';
import { checkReferences } from '../hotspots/check-references.ts';
import { contentOf } from '../hotspots/hotspot.ts';
import { findHotspot } from '../hotspots/table.ts';
import type { hotspotTranslationView, setHotspotTranslationInput } from './schemas.ts';
import { noteWritten } from './note-written.ts';
import { hotspotSegments } from './segments.ts';
import { toHotspotTranslationView, upsertHotspotTranslation } from './table.ts';

export async function setHotspotTranslation({
  ctx,
  input,
}: Call<z.output<typeof setHotspotTranslationInput>>): Promise<z.input<typeof hotspotTranslationView>> {
  const hotspot = await findHotspot(ctx, input.hotspotId);
  if (input.content && input.content.type !== hotspot.type) fail(toursErrors.translation_of_other_type);
  await checkReferences(ctx, { tourId: hotspot.tourId, targetSceneId: undefined, content: input.content ?? undefined });
  ctx.changed({ after: { language: input.language } });
  const written = await upsertHotspotTranslation(ctx, input);
  await noteWritten(ctx, { ...input, tourId: hotspot.tourId }, hotspotSegments({ ...hotspot, content: contentOf(hotspot) }));
  return toHotspotTranslationView(written);
}

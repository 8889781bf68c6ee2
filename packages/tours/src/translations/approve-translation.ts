import type { Call } from '@belvedere/kernel';
import type { z } from 'zod';
import { lockTour } from '../tours/table.ts';
import { loadSaid } from './load-segments.ts';
import type { approvedTranslation, settleTranslationInput } from './schemas.ts';
import { segmentRefusal, writeApproved } from './write-approved.ts';

/** A person has looked at drafts: they become what the next publishing shows. What no longer fits its source stays a draft and is named. */
export async function approveTranslation({
  ctx,
  input,
}: Call<z.output<typeof settleTranslationInput>>): Promise<z.input<typeof approvedTranslation>> {
  const { language } = input;
  const tour = await lockTour(ctx, input.tourId);
  const wanted = input.keys && new Set(input.keys);
  const drafts = (await loadSaid(ctx, tour, { language })).flatMap((segment) =>
    segment.draft !== null && (!wanted || wanted.has(segment.key))
      ? [{ segment, text: segment.draft, hash: segment.note?.draftHash ?? '' }]
      : [],
  );
  const refused = drafts.flatMap(({ segment, text }) => {
    const reason = segmentRefusal(segment, text);
    return reason ? [{ key: segment.key, reason }] : [];
  });
  const keys = new Set(refused.map(({ key }) => key));
  const fitting = drafts.filter(({ segment }) => !keys.has(segment.key));
  if (fitting.length > 0) await writeApproved(ctx, { tourId: tour.id, language }, fitting);
  ctx.changed({ after: { language, approved: fitting.length } });
  return { tourId: tour.id, language, approved: fitting.length, refused: refused.slice(0, 500) };
}

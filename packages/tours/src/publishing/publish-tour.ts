import { callerId, fail, type Call } from '@belvedere/kernel';
import type { z } from 'zod';
import { toursErrors } from '../errors.ts';
import type { publishedView, PublishTourInput } from '../tours/schemas.ts';
import { lockTour } from '../tours/table.ts';
import { canBecome } from '../tours/tour.ts';
import { findingsAgainst, makeLive } from './make-live.ts';

/** Makes the draft live. */
export async function publishTour({ ctx, input }: Call<PublishTourInput>): Promise<z.input<typeof publishedView>> {
  const draft = await lockTour(ctx, input.id);
  if (!canBecome(draft.status, 'published')) fail(toursErrors.illegal_transition);
  const { errors, warnings } = await findingsAgainst(ctx, draft);
  if (errors.length > 0) fail(toursErrors.not_publishable, { data: { findings: errors } });
  return makeLive(ctx, draft, { by: callerId(ctx), note: input.note ?? null, warnings });
}

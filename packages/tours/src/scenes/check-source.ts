import { fail, type Context } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { findMedia } from '../media/find-media.ts';
import { sourceFault } from './sphere-source.ts';

/** What a scene is to be shown as has to be a sphere; none is none. */
export async function checkSource(ctx: Context, mediaId: string | null | undefined): Promise<void> {
  if (!mediaId) return;
  const fault = sourceFault(await findMedia(ctx, mediaId));
  if (fault) fail(toursErrors.source_unfit, { fields: { sourceMediaId: fault.text } });
}

import { fail, type Call } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import type { PublicEvent } from './schemas.ts';
import { findPublicEvent } from './table.ts';

export async function getPublicEvent({ ctx, input }: Call<{ tenant: string; slug: string }>): Promise<PublicEvent> {
  return (await findPublicEvent(ctx, input.slug)) ?? fail(eventsErrors.not_found);
}

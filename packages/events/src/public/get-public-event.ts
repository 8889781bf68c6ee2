import { fail, type ReadCall } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import type { PublicEvent, VisitedEventInput } from './schemas.ts';
import { findPublicEvent } from './table.ts';

export async function getPublicEvent({ ctx, input }: ReadCall<VisitedEventInput>): Promise<PublicEvent> {
  return (await findPublicEvent(ctx, input)) ?? fail(eventsErrors.not_found);
}

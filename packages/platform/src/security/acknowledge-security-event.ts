import { userOf, type Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { securityErrors } from './errors.ts';
import type { AcknowledgeInput, SecurityEventView } from './schemas.ts';
import { acknowledgeRow, findEvent } from './table.ts';

/** Says that somebody has seen to it; of two who do at once, one has. */
export async function acknowledgeSecurityEvent({ ctx, input }: Call<AcknowledgeInput>): Promise<SecurityEventView> {
  const { tx, tenantId, now } = ctx;
  const isFirst = await acknowledgeRow(tx, { tenantId, ...input }, { by: userOf(ctx.actor) ?? null, at: now });
  const event = (isFirst ? await findEvent(tx, tenantId, input.id) : undefined) ?? fail(securityErrors.event_not_found);
  ctx.changed({ after: { eventType: event.eventType, note: input.note } });
  return event;
}

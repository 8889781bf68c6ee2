import type { Context } from '@belvedere/kernel';

interface AtTheDoor {
  entryId: string;
  checkInId: string;
  places: number;
  scannedAt: Date;
}

/** Writes down who was let in, or not any more, by whatever call. */
export async function recordDoor(
  ctx: Context,
  done: 'checked_in' | 'check_in_undone',
  { entryId, scannedAt, ...what }: AtTheDoor,
): Promise<void> {
  const { actor, tenantId, request, now, services } = ctx;
  await services.audit.append(ctx.tx, {
    actor,
    tenantId,
    request,
    action: `events.ticket.${done}`,
    resourceType: 'entry',
    resourceId: entryId,
    changes: { after: { ...what, scannedAt: scannedAt.toISOString() } },
    metadata: {},
    occurredAt: now,
  });
}

import type { Context } from '@belvedere/kernel';
import type { EventRow } from '../events/table.ts';
import type { Step } from './prove-order.ts';
import type { EntryRow } from './table.ts';

/**
 * Writes down what happened to an entry, by whatever call; the caller holds the event. From these entries of the trail alone it can be shown
 * that every place went to whoever was next (see `proveOrder`).
 */
export async function recordStep(ctx: Context, step: Step['step'], { event, entry }: { event: EventRow; entry: EntryRow }): Promise<void> {
  const { actor, tenantId, request, now, services } = ctx;
  const { id: entryId, places, priority, turn } = entry;
  await services.audit.append(ctx.tx, {
    actor,
    tenantId,
    request,
    action: `events.entry.${step}`,
    resourceType: 'event',
    resourceId: event.id,
    changes: { after: { entryId, places, priority, turn, capacity: event.capacity } },
    metadata: {},
    occurredAt: now,
  });
}

import type { Call } from '@belvedere/kernel';
import { findEvent } from '../events/table.ts';
import { proveOrder } from './prove-order.ts';
import type { OrderProof } from './schemas.ts';
import { listSteps } from './table.ts';

/** From the trail alone: whether every place of an event went to whoever was next at that moment. */
export async function proveWaitlist({ ctx, input }: Call<{ eventId: string }>): Promise<OrderProof> {
  await findEvent(ctx, { id: input.eventId });
  const steps = await listSteps(ctx, input.eventId);
  const passed = proveOrder(steps.map(({ step }) => step)).map(({ at, entryId, passed: before }) => ({
    entryId,
    passed: before,
    at: steps[at]!.occurredAt,
  }));
  return { steps: steps.length, isFair: passed.length === 0, passed };
}

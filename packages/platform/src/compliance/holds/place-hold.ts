import { callerId, type Call } from '@belvedere/kernel';
import { fail, newId } from '@belvedere/kernel/core';
import { complianceErrors } from '../errors.ts';
import type { HoldView, PlaceHoldInput } from './schemas.ts';
import { findHold, insertHold } from './table.ts';

/** Keeps what would be erased, for a reason that can be shown. */
export async function placeHold({ ctx, input }: Call<PlaceHoldInput>): Promise<HoldView> {
  const { tenantId, now: placedAt } = ctx;
  const hold = { tenantId, id: newId(), userId: input.userId ?? null, reason: input.reason, placedById: callerId(ctx), placedAt };
  if (!(await insertHold(ctx.tx, hold))) fail(complianceErrors.hold_exists);
  ctx.changed({ after: { userId: hold.userId } });
  return (await findHold(ctx.tx, tenantId, hold.id)) ?? fail(complianceErrors.hold_not_found);
}

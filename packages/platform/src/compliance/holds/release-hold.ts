import { callerId, type Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { complianceErrors } from '../errors.ts';
import type { HoldId, HoldView } from './schemas.ts';
import { endHold, findHold } from './table.ts';

/** What waited for the end of the hold is carried out from now on. */
export async function releaseHold({ ctx, input }: Call<HoldId>): Promise<HoldView> {
  const { tenantId, now: at } = ctx;
  await endHold(ctx.tx, { tenantId, id: input.id }, { by: callerId(ctx), at });
  return (await findHold(ctx.tx, tenantId, input.id)) ?? fail(complianceErrors.hold_not_found);
}

import { callerId, type Call } from '@belvedere/kernel';
import { limitProcessing } from './limit-processing.ts';
import type { SetLimitsInput } from './schemas.ts';
import type { Limits } from './table.ts';

export async function setMyLimits({ ctx, input }: Call<SetLimitsInput>): Promise<Limits> {
  const { restricted: restriction, objected: objection } = input;
  const wanted = { ...(restriction !== undefined && { restriction }), ...(objection !== undefined && { objection }) };
  ctx.changed({ after: wanted });
  return limitProcessing(ctx, callerId(ctx), wanted);
}

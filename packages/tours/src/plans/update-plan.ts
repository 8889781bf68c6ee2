import { defined, type Call, type Json } from '@belvedere/kernel';
import { checkPlanPicture } from './check-plan-picture.ts';
import type { PlanView, UpdatePlanInput } from './schemas.ts';
import { findPlan, updatePlanRow } from './table.ts';

export async function updatePlan({ ctx, input }: Call<UpdatePlanInput>): Promise<PlanView> {
  const { planId: id, version, ...fields } = input;
  const before = await findPlan(ctx, id);
  if (input.mediaId !== undefined) await checkPlanPicture(ctx, input.mediaId);
  const change = defined(fields);
  const after = await updatePlanRow(ctx, { id, version }, change);
  const pick = (plan: PlanView) => Object.fromEntries(Object.keys(change).map((key) => [key, plan[key as keyof typeof change]])) as Json;
  ctx.changed({ before: pick(before), after: pick(after) });
  return after;
}

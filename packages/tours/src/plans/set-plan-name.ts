import type { Call } from '@belvedere/kernel';
import type { PlanView, SetPlanNameInput } from './schemas.ts';
import { findPlan, writePlanName } from './table.ts';

export async function setPlanName({ ctx, input }: Call<SetPlanNameInput>): Promise<PlanView> {
  const { names } = await findPlan(ctx, input.planId);
  await writePlanName(ctx, input);
  const { language, name } = input;
  ctx.changed({ before: { language, name: names[language] ?? null }, after: { language, name } });
  return findPlan(ctx, input.planId);
}

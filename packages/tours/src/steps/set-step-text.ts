import type { Call } from '@belvedere/kernel';
import { checkNarration } from './check-narration.ts';
import type { SetStepTextInput, StepView } from './schemas.ts';
import { findStep, viewStep, writeStepText } from './table.ts';

export async function setStepText({ ctx, input }: Call<SetStepTextInput>): Promise<StepView> {
  const step = await findStep(ctx, input.stepId);
  await checkNarration(ctx, input.narrationMediaId);
  await writeStepText(ctx, input);
  ctx.changed({ after: { language: input.language } });
  return viewStep(ctx, step);
}

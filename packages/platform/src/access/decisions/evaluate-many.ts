import type { Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { evaluateAccess } from './evaluate-access.ts';
import type { EvaluationsInput, EvaluationsView, EvaluationView } from './schemas.ts';

/** Several decisions at once, in order; the semantic says whether the first of a kind ends it. */
export async function evaluateMany({ ctx, input }: Call<EvaluationsInput>): Promise<EvaluationsView> {
  const { evaluations, options, ...shared } = input;
  const whole = evaluations.map((each, index) => {
    const { subject = shared.subject, action = shared.action, resource = shared.resource, context = shared.context } = each;
    if (!subject || !action || !resource)
      fail(commonErrors.invalid_input, { fields: { [`evaluations.${index}`]: 'Name a subject, an action and a resource.' } });
    return { subject, action, resource, context };
  });
  const decided: EvaluationView[] = [];
  for (const evaluation of whole) {
    const verdict = await evaluateAccess({ ctx, input: evaluation });
    decided.push(verdict);
    if (options.evaluations_semantic === 'deny_on_first_deny' && !verdict.decision) break;
    if (options.evaluations_semantic === 'permit_on_first_permit' && verdict.decision) break;
  }
  return { evaluations: decided };
}

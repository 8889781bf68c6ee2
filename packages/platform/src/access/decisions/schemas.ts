import { z } from 'zod';

// The words and shapes of OpenID's Authorization API 1.0 (AuthZEN).
const properties = z.record(z.string().max(60), z.json()).optional();
const subject = z.strictObject({ type: z.string().max(60), id: z.string().max(200), properties });
const action = z.strictObject({ name: z.string().max(120), properties });
const resource = z.strictObject({ type: z.string().max(100), id: z.string().max(200), properties });
const context = z.record(z.string().max(60), z.json());

export const evaluationInput = z.strictObject({ subject, action, resource, context: context.optional() });
export type EvaluationInput = z.output<typeof evaluationInput>;

export const evaluationView = z
  .object({ decision: z.boolean(), context: z.object({ reason: z.string().max(500) }) })
  .meta({ id: 'AccessEvaluation' });
export type EvaluationView = z.output<typeof evaluationView>;

export const evaluationsInput = z.strictObject({
  /** What all evaluations share unless they say otherwise. */
  subject: subject.optional(),
  action: action.optional(),
  resource: resource.optional(),
  context: context.optional(),
  evaluations: z
    .array(
      z.strictObject({
        subject: subject.optional(),
        action: action.optional(),
        resource: resource.optional(),
        context: context.optional(),
      }),
    )
    .min(1)
    .max(100),
  options: z
    .strictObject({
      evaluations_semantic: z.enum(['execute_all', 'deny_on_first_deny', 'permit_on_first_permit']).default('execute_all'),
    })
    .prefault({}),
});
export type EvaluationsInput = z.output<typeof evaluationsInput>;
export const evaluationsView = z.object({ evaluations: z.array(evaluationView).max(100) }).meta({ id: 'AccessEvaluations' });
export type EvaluationsView = z.output<typeof evaluationsView>;

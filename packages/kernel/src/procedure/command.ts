import type { TRPCMutationProcedure } from '@trpc/server';
import type { z } from 'zod';
import { commonErrors, fail } from '../core/index.ts';
import { IDEMPOTENCY_KEY_LENGTH, withIdempotency } from '../idempotency/with-idempotency.ts';
import { principalOf } from './actor.ts';
import { build, type Guarded, type TenantCall } from './build.ts';
import type { Context } from './context.ts';
import { metaOf, type CommandSpec } from './meta.ts';
import { runInTransaction } from './run-in-transaction.ts';
import { weighed } from './weigh-things.ts';

export type CommandProcedure<Input extends z.ZodObject, Output extends z.ZodType> = TRPCMutationProcedure<{
  input: z.input<Input>;
  output: z.output<Output>;
  meta: unknown;
}>;

/**
 * A procedure that changes something. The effect, its audit entry, its facts and its idempotency row are one transaction.
 */
export function command<Input extends z.ZodObject, Output extends z.ZodType>(
  spec: CommandSpec<Input, Output>,
): CommandProcedure<Input, Output> {
  const meta = metaOf(spec, { kind: 'command', audit: spec.audit.action, idempotent: spec.idempotent });
  const { tenant } = spec;
  const tenantOf = tenant && ((call: TenantCall) => tenant({ ctx: call.ctx, input: call.input as z.output<Input> }));
  const procedure = build(meta, tenantOf).mutation(({ ctx, input: parsed, path }: Guarded) => {
    const input = parsed as z.output<Input>;
    const key = ctx.idempotencyKey;
    if (key === undefined && spec.idempotent === 'required') fail(commonErrors.idempotency_required);
    if (key !== undefined && (key === '' || key.length > IDEMPOTENCY_KEY_LENGTH))
      fail(commonErrors.invalid_input, { fields: { 'Idempotency-Key': `Use 1 to ${IDEMPOTENCY_KEY_LENGTH} characters.` } });

    return runInTransaction(ctx, { ...ctx.authorized, evenRemoved: spec.evenRemoved }, async (context, changes) => {
      const run = async () => {
        const output = await spec.run({ ctx: context, input });
        await audit(context, { input, output, changes });
        return output;
      };
      return weighed(context, { authorized: ctx.authorized, meta, path, input }, () => {
        // What repeats to the same end needs no memory of it.
        if (key === undefined || spec.idempotent === 'natural') return run();
        return withIdempotency(context, { principal: principalOf(ctx.actor, ctx.request.ip), procedure: path, key, input }, run);
      });
    });
  });
  return procedure as unknown as CommandProcedure<Input, Output>;

  function audit(ctx: Context, done: { input: z.output<Input>; output: z.input<Output>; changes: object }): Promise<void> {
    const { actor, tenantId, request, now, services } = ctx;
    const { action, resourceType, resourceId } = spec.audit;
    const id = resourceId({ ctx, input: done.input, output: done.output });
    const entry = {
      actor,
      tenantId,
      request,
      action,
      resourceType,
      resourceId: id,
      changes: { ...done.changes },
      metadata: {},
      occurredAt: now,
    };
    return services.audit.append(ctx.tx, entry);
  }
}

import type { TRPCQueryProcedure } from '@trpc/server';
import type { z } from 'zod';
import { build, type Guarded, type TenantCall } from './build.ts';
import type { ReadContext } from './context.ts';
import { userOf } from './actor.ts';
import { metaOf, type Access, type ProcedureMeta, type PublicReadSpec, type QuerySpec } from './meta.ts';
import { runInTransaction } from './run-in-transaction.ts';
import { weighed } from './weigh-things.ts';

export type QueryProcedure<Input extends z.ZodObject, Output extends z.ZodType> = TRPCQueryProcedure<{
  input: z.input<Input>;
  output: z.output<Output>;
  meta: unknown;
}>;

/** A procedure that changes nothing. Every field is required, so that nothing can be forgotten. */
export function query<Input extends z.ZodObject, Output extends z.ZodType>(spec: QuerySpec<Input, Output>): QueryProcedure<Input, Output> {
  return built(spec, ({ ctx, input, path }, meta) =>
    runInTransaction(ctx, ctx.authorized, (context) =>
      weighed(context, { authorized: ctx.authorized, meta, path, input }, () =>
        spec.run({ ctx: context, input: input as z.output<Input> }),
      ),
    ),
  );
}

/**
 * A query that anybody may ask, for pages that many open: it has no transaction of its own, whose opening and end are two round trips more than
 * one statement needs. What a scope would bring (things that are weighed, reads that are written down) there is none.
 */
export function publicRead<Input extends z.ZodObject, Output extends z.ZodType>(
  spec: PublicReadSpec<Input, Output>,
): QueryProcedure<Input, Output> {
  return built(spec, ({ ctx: { services, request, actor, authorized }, input }) => {
    const { tenantId } = authorized;
    const scope = { tenantId, userId: userOf(actor) };
    const read: ReadContext['read'] = (sql) => services.database.readSql(scope, sql);
    return spec.run({ ctx: { services, request, tenantId, now: services.clock.now(), read }, input: input as z.output<Input> });
  });
}

function built<Input extends z.ZodObject, Output extends z.ZodType>(
  spec: Omit<QuerySpec<Input, Output>, 'run'> & Access,
  work: (call: Guarded, meta: ProcedureMeta) => Promise<z.input<Output>>,
): QueryProcedure<Input, Output> {
  const { tenant } = spec;
  const tenantOf = tenant && ((call: TenantCall) => tenant({ ctx: call.ctx, input: call.input as z.output<Input> }));
  const meta = metaOf(spec, { kind: 'query', audit: null, idempotent: null });
  const procedure = build(meta, tenantOf).query((call: Guarded) => work(call, meta));
  return procedure as unknown as QueryProcedure<Input, Output>;
}

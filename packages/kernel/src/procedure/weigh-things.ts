import type { Authorized } from './authorize.ts';
import type { Context } from './context.ts';
import type { ProcedureMeta } from './meta.ts';
import { Refusal } from './refusal.ts';

interface WeighedProcedure {
  authorized: Authorized;
  meta: ProcedureMeta;
  path: string;
  input: unknown;
}

/** Does a procedure's work once the things that its input names have been weighed, for every procedure in this one place. */
export async function weighed<T>(ctx: Context, { authorized, meta, path, input }: WeighedProcedure, work: () => Promise<T>): Promise<T> {
  const { scope } = meta;
  const { grants } = authorized;
  const { access } = ctx.services;
  if (scope && grants) {
    const refusal = await access.weigh(ctx, { grants, scope, path, input });
    if (refusal) {
      const { actor, tenantId, request } = ctx;
      const { error, ...what } = refusal;
      throw new Refusal(error, { actor, tenantId, request, action: path, ...what });
    }
    authorized.isPending = false;
  }
  const result = await work();
  if (scope && (grants || meta.sensitive))
    await access.recordAllowed(ctx, { grants, path, resourceType: scope.resourceType, sensitive: meta.sensitive });
  return result;
}

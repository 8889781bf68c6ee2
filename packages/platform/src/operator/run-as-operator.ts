import { runInTransaction, type Context, type Services } from '@belvedere/kernel';
import { newId } from '@belvedere/kernel/core';
import { accessOf } from '../access/create-access.ts';

export interface OperatorCall<T> {
  tenantId: string;
  /** The person for whom it is done. */
  userId?: string;
  /** What it may do; everything, unless said. */
  scopes?: ReadonlySet<string>;
  audit: { action: string; resourceType: string; resourceId: (result: T) => string };
  /** Also in a tenant that is removed. */
  evenRemoved?: true;
}

/** Runs a verb as the command line does: by the system, in one transaction of a tenant, with an entry in its audit log like any other call. */
export function runAsOperator<T>(
  services: Services,
  { tenantId, userId, scopes, audit, evenRemoved }: OperatorCall<T>,
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  const actor = { type: 'system', name: 'operator', ...(userId !== undefined && { userId }) } as const;
  const request = { id: newId(), ip: '', userAgent: null };
  const all = scopes ?? new Set(accessOf({ services }).scopes.map(({ name }) => name));
  return runInTransaction(
    { services, actor, request, setHeader: () => {} },
    { tenantId, scopes: all, evenRemoved },
    async (ctx, changes) => {
      const result = await work(ctx);
      await services.audit.append(ctx.tx, {
        ...audit,
        resourceId: audit.resourceId(result),
        actor,
        tenantId,
        request,
        changes: { ...changes },
        metadata: {},
        occurredAt: ctx.now,
      });
      return result;
    },
  );
}

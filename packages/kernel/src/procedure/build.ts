import { AppError, commonErrors } from '../core/index.ts';
import { withSpan } from '../observability/index.ts';
import { authorize, refusalOf, type Authorized } from './authorize.ts';
import { checkRawInput } from './check-raw-input.ts';
import type { RequestContext } from './context.ts';
import { isRowSecurityDenial } from './is-row-security-denial.ts';
import type { ProcedureMeta } from './meta.ts';
import { Refusal } from './refusal.ts';
import { t, toAppError, toTransportError } from './trpc.ts';

/** What a resolver gets once the guard has let the call through. */
export interface Guarded {
  ctx: RequestContext & { authorized: Authorized };
  /** Parsed by the procedure's input schema. */
  input: unknown;
  path: string;
}

export type TenantCall = Pick<Guarded, 'input' | 'ctx'>;

/** The way that every call takes: limits and access first, then the input's shape, then the work, then the output's shape. */
export function build(meta: ProcedureMeta, tenantOf?: (call: TenantCall) => Promise<string>) {
  return t.procedure
    .meta(meta)
    .use(({ ctx, path, getRawInput, next }) =>
      withSpan(path, { 'belvedere.request_id': ctx.request.id }, async () => {
        const started = performance.now();
        let authorized: Authorized | undefined;
        try {
          authorized = await authorize(ctx, meta, path);
          checkRawInput(await getRawInput());
          const result = await next({ ctx: { ...ctx, authorized } });
          if (!result.ok) throw result.error;
          countUsage(200);
          return result;
        } catch (error) {
          const shown = await settle(error, authorized);
          countUsage(toAppError(shown).status);
          throw toTransportError(shown);
        }

        /** What the caller is told: a refusal is written down first, and who was not let in yet learns nothing else. */
        async function settle(error: unknown, granted: Authorized | undefined): Promise<unknown> {
          const { access } = ctx.services;
          const isDenied = granted !== undefined && isRowSecurityDenial(error);
          // Removed after the call was let in, so that its transaction had no tenant: the next call is told so.
          const isShut = isDenied && (await access.isRemoved(granted.tenantId));
          const app = isShut ? new AppError(commonErrors.conflict, { cause: error }) : toAppError(error);
          if (isDenied && !isShut)
            await access.recordViolation({ actor: ctx.actor, tenantId: granted.tenantId, action: path, request: ctx.request });
          const isHidden = granted?.isPending && app.status < 500 && !(app instanceof Refusal);
          const shown = isHidden ? refusalOf(ctx, { meta, path, tenantId: granted.tenantId }) : app;
          if (shown instanceof Refusal) await access.recordRefusal(shown.entry);
          return shown;
        }

        function countUsage(status: number): void {
          const { actor, services } = ctx;
          if (actor.type !== 'api_key') return;
          const { tenantId, keyId } = actor;
          const method = meta.kind === 'query' ? 'GET' : 'POST';
          services.usage?.record({ tenantId, keyId, endpoint: path, method, status, ms: performance.now() - started });
        }
      }),
    )
    .input(meta.input)
    .use(async ({ ctx, input, next }) => {
      if (!tenantOf) return next();
      // Changed and not copied: the guard outside looks at the same.
      ctx.authorized.tenantId = await tenantOf({ ctx, input });
      return next();
    })
    .output(meta.output);
}

import { withSpan } from '../observability/index.ts';
import { authorize, type Authorized } from './authorize.ts';
import { checkRawInput } from './check-raw-input.ts';
import type { RequestContext } from './context.ts';
import type { ProcedureMeta } from './meta.ts';
import { t, toTransportError } from './trpc.ts';

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
        try {
          const authorized = await authorize(ctx, meta, path);
          checkRawInput(await getRawInput());
          const result = await next({ ctx: { ...ctx, authorized } });
          if (result.ok) return result;
          throw result.error;
        } catch (error) {
          throw toTransportError(error);
        }
      }),
    )
    .input(meta.input)
    .use(async ({ ctx, input, next }) => {
      if (!tenantOf) return next();
      const tenantId = await tenantOf({ ctx, input });
      return next({ ctx: { ...ctx, authorized: { ...ctx.authorized, tenantId } } });
    })
    .output(meta.output);
}

import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { commonErrors, fail, MINUTE } from '../core/index.ts';
import { principalOf } from './actor.ts';
import type { RequestContext } from './context.ts';
import type { ProcedureMeta } from './meta.ts';

const STEP_UP_WINDOW = 10 * MINUTE;
const NO_SCOPES: ReadonlySet<string> = new Set();

export interface Authorized {
  tenantId: string;
  scopes: ReadonlySet<string>;
}

/** Whether this caller may call this procedure at all, and for which tenant. Everything not allowed is refused. */
export async function authorize(ctx: RequestContext, meta: ProcedureMeta, path: string): Promise<Authorized> {
  await limit(ctx, meta);
  const { actor, services } = ctx;
  const { scope } = meta;

  if (!scope) return { tenantId: actor.type === 'api_key' ? actor.tenantId : PLATFORM_TENANT_ID, scopes: NO_SCOPES };
  if (actor.type === 'anonymous') fail(commonErrors.unauthenticated);

  if (scope.level === 'self') {
    if (actor.type !== 'user') return refuse('The procedure is for signed-in people, not for keys.', PLATFORM_TENANT_ID);
    stepUp();
    return { tenantId: PLATFORM_TENANT_ID, scopes: NO_SCOPES };
  }
  if (scope.level === 'platform') {
    const allowed = actor.type === 'system' || (actor.type === 'user' && actor.platformRole === 'super_admin');
    if (!allowed) return refuse('Only administrators of the platform may.', PLATFORM_TENANT_ID);
    // A password alone must not be enough to reach every tenant (A13).
    if (actor.type === 'user' && !actor.isStrong) fail(commonErrors.second_factor_required);
    stepUp();
    return { tenantId: PLATFORM_TENANT_ID, scopes: NO_SCOPES };
  }

  const tenantId = await services.access.resolveTenant(actor, ctx.wantedTenant);
  // One answer for a tenant that does not exist, one that is suspended and one that the caller is no member of.
  if (!tenantId) fail(commonErrors.forbidden);
  const scopes = await services.access.scopesOf(actor, tenantId);
  if (!scopes.has(scope.name)) return refuse(`The scope ${scope.name} is missing.`, tenantId);
  stepUp();
  return { tenantId, scopes };

  function stepUp(): void {
    if (!meta.stepUp || actor.type !== 'user') return;
    if (services.clock.now().getTime() - actor.authTime.getTime() > STEP_UP_WINDOW) fail(commonErrors.step_up_required);
  }

  async function refuse(reason: string, tenant: string): Promise<never> {
    const resourceType = scope?.resourceType ?? path;
    await services.access.recordRefusal({ actor, tenantId: tenant, resourceType, action: path, reason, request: ctx.request });
    fail(commonErrors.forbidden);
  }
}

async function limit(ctx: RequestContext, meta: ProcedureMeta): Promise<void> {
  const verdict = await ctx.services.limits.check({ rate: meta.rate, principal: principalOf(ctx.actor, ctx.request.ip) });
  for (const [name, value] of Object.entries(verdict.headers)) ctx.setHeader(name, value);
  if (!verdict.allowed) fail(commonErrors.rate_limited, { retryAfter: verdict.retryAfter });
}

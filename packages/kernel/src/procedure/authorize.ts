import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { commonErrors, fail, MINUTE } from '../core/index.ts';
import { principalOf, type Actor } from './actor.ts';
import type { RequestContext } from './context.ts';
import type { ProcedureMeta } from './meta.ts';
import type { Grants } from './ports.ts';
import { Refusal } from './refusal.ts';

const STEP_UP_WINDOW = 10 * MINUTE;
const NO_SCOPES: ReadonlySet<string> = new Set();

export interface Authorized {
  tenantId: string;
  scopes: ReadonlySet<string>;
  /** Absent where no tenant's rules count: public, one's own, the platform's. */
  grants?: Grants;
  /** The scope is missing, and what the call is about has yet to allow it. Until then whatever else is wrong answers as a refusal. */
  isPending?: boolean;
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
    if (!actor.emailVerified && !meta.unverified) fail(commonErrors.email_unverified);
    stepUp();
    return { tenantId: PLATFORM_TENANT_ID, scopes: NO_SCOPES };
  }
  if (scope.level === 'platform') {
    if (!isPlatformAdmin(actor)) return refuse('Only administrators of the platform may.', PLATFORM_TENANT_ID);
    // A password alone must not be enough to reach every tenant (A13).
    if (actor.type === 'user' && !actor.isStrong) fail(commonErrors.second_factor_required);
    stepUp();
    return { tenantId: PLATFORM_TENANT_ID, scopes: NO_SCOPES };
  }

  // An address that is not shown to be theirs could be anybody's: who waits for the mail sees no tenant, whatever they were given.
  if (actor.type === 'user' && !actor.emailVerified) fail(commonErrors.email_unverified);
  const tenantId = await services.access.resolveTenant(actor, ctx.wantedTenant);
  // One answer for a tenant that does not exist, one that is suspended and one that the caller is no member of.
  if (!tenantId) fail(commonErrors.forbidden);
  const grants = await services.access.grantsOf({ actor, tenantId, request: ctx.request });
  const isPending = !grants.scopes.has(scope.name);
  if (isPending && !services.access.mayYetBeAllowed({ grants, scope, path })) return refuse(missing(scope.name), tenantId);
  stepUp();
  return { tenantId, scopes: grants.scopes, grants, isPending };

  function stepUp(): void {
    if (!meta.stepUp || actor.type !== 'user') return;
    if (services.clock.now().getTime() - actor.authTime.getTime() > STEP_UP_WINDOW) fail(commonErrors.step_up_required);
  }

  function refuse(reason: string, tenant: string): never {
    throw refusalOf(ctx, { meta, path, tenantId: tenant, reason });
  }
}

/** The refusal of a call for want of its scope, whatever else may be wrong with it. */
export function refusalOf(
  { actor, request }: Pick<RequestContext, 'actor' | 'request'>,
  { meta, path, tenantId, reason }: { meta: ProcedureMeta; path: string; tenantId: string; reason?: string },
): Refusal {
  const resourceType = meta.scope?.resourceType ?? path;
  const why = reason ?? missing(meta.scope?.name ?? '');
  return new Refusal(commonErrors.forbidden, { actor, tenantId, resourceType, action: path, reason: why, request });
}

function missing(scope: string): string {
  return `The scope ${scope} is missing.`;
}

function isPlatformAdmin(actor: Actor): boolean {
  return actor.type === 'system' || (actor.type === 'user' && actor.platformRole === 'super_admin' && actor.emailVerified);
}

async function limit({ services, actor, request, setHeader }: RequestContext, meta: ProcedureMeta): Promise<void> {
  const verdict = await services.limits.check({ rate: meta.rate, principal: principalOf(actor, request.ip) });
  const daily = actor.type === 'api_key' ? actor.daily : undefined;
  // A key's day stands beside the limit of the moment (K4).
  const headers = {
    ...verdict.headers,
    ...(daily && {
      'RateLimit-Policy': joined(verdict.headers['RateLimit-Policy'], `"daily";q=${daily.limit};w=86400`),
      RateLimit: joined(verdict.headers['RateLimit'], `"daily";r=${daily.remaining};t=${daily.resetSeconds}`),
    }),
  };
  for (const [name, value] of Object.entries(headers)) setHeader(name, value);
  if (!verdict.allowed)
    fail(commonErrors.rate_limited, {
      retryAfter: verdict.retryAfter,
      ...(verdict.policy !== undefined && { data: { 'violated-policies': [verdict.policy] } }),
    });
}

function joined(first: string | undefined, second: string): string {
  return first ? `${first}, ${second}` : second;
}

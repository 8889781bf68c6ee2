import { createHash } from 'node:crypto';
import { callerId, type Call, type RequestContext } from '@belvedere/kernel';
import { fail, newId, randomBase62, slugify } from '@belvedere/kernel/core';
import { bootstrapTenant } from './bootstrap-tenant.ts';
import { tenancyErrors } from './errors.ts';
import type { CreateTenantInput, TenantView } from './schemas.ts';
import { findPerson, findTenant, isSlugFree, listTenantsOf } from './table.ts';

const MAX_TENANTS = 100;

/** Whoever is signed in with a verified address makes a tenant and owns it. Runs in the transaction of the tenant that it makes. */
export async function createTenant({ ctx, input }: Call<CreateTenantInput>): Promise<TenantView> {
  const ownerId = callerId(ctx);
  const owner = await findPerson(ctx.tx, ownerId);
  if (!owner?.isVerified) fail(tenancyErrors.email_unverified);
  if ((await listTenantsOf(ctx.tx, ownerId)).length >= MAX_TENANTS) fail(tenancyErrors.too_many_tenants);

  const slug = input.slug ?? (await freeSlug(ctx, input.name));
  await bootstrapTenant(ctx, { slug, name: input.name, ownerId });
  ctx.changed({ after: { slug, name: input.name } });
  return (await findTenant(ctx.tx, ctx.tenantId)) ?? fail(tenancyErrors.slug_taken);
}

/**
 * The id of the tenant to be. A repeated call with the same Idempotency-Key comes to the same id, and there finds its first answer.
 */
export async function newTenantId({ ctx }: { ctx: RequestContext }): Promise<string> {
  if (ctx.idempotencyKey === undefined || ctx.actor.type !== 'user') return newId();
  const hex = createHash('sha256').update(`tenant|${ctx.actor.userId}|${ctx.idempotencyKey}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function freeSlug(ctx: Call<unknown>['ctx'], name: string): Promise<string> {
  const slug = slugify(name, 'tenant');
  return (await isSlugFree(ctx.tx, slug)) ? slug : slugify(`${slug.slice(0, 70)}-${randomBase62(6)}`);
}

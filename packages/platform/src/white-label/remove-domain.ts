import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { whiteLabelErrors } from './errors.ts';
import type { DomainId } from './schemas.ts';
import { choosePrimary, deleteDomain, findDomain, lockDomains } from './table.ts';

/** From now on nothing is served there; if it was the primary one, another takes its place. */
export async function removeDomain({ ctx, input }: Call<DomainId>): Promise<DomainId> {
  const { tx, tenantId } = ctx;
  const key = { tenantId, id: input.id };
  await lockDomains(tx, tenantId);
  const row = (await findDomain(tx, key)) ?? fail(whiteLabelErrors.domain_not_found);
  await deleteDomain(tx, key);
  await choosePrimary(tx, tenantId);
  ctx.changed({ before: { domain: row.domain, isVerified: row.verifiedAt !== null } });
  return { id: input.id };
}

import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { whiteLabelErrors } from './errors.ts';
import type { DomainId, DomainView } from './schemas.ts';
import { choosePrimary, findDomain, lockDomains, toDomainView } from './table.ts';

export async function setPrimaryDomain({ ctx, input }: Call<DomainId>): Promise<DomainView> {
  const { tx, tenantId } = ctx;
  const key = { tenantId, id: input.id };
  await lockDomains(tx, tenantId);
  const row = (await findDomain(tx, key)) ?? fail(whiteLabelErrors.domain_not_found);
  if (row.verifiedAt === null) fail(whiteLabelErrors.not_verified);
  await choosePrimary(tx, tenantId, input.id);
  ctx.changed({ after: { domain: row.domain } });
  return toDomainView((await findDomain(tx, key)) ?? fail(whiteLabelErrors.domain_not_found));
}

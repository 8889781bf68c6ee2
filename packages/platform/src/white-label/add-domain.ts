import type { Call } from '@belvedere/kernel';
import { fail, newId, newToken } from '@belvedere/kernel/core';
import { canonicalHost, isOwnHost } from './domain.ts';
import { whiteLabelErrors } from './errors.ts';
import type { AddDomainInput, DomainView } from './schemas.ts';
import { findDomain, insertDomain, listDomainRows, lockDomains, toDomainView } from './table.ts';

const MOST = 10;

/** Claims a host name. Anybody may; it is theirs when the DNS shows the token. */
export async function addDomain({ ctx, input }: Call<AddDomainInput>): Promise<DomainView> {
  const { tx, tenantId, services, now } = ctx;
  const domain = canonicalHost(input.domain);
  if (domain === undefined || isOwnHost(domain, [services.publicUrl, ...services.ownOrigins])) fail(whiteLabelErrors.bad_domain);
  await lockDomains(tx, tenantId);
  const rows = await listDomainRows(tx, tenantId);
  if (rows.some((row) => row.domain === domain)) fail(whiteLabelErrors.domain_listed);
  if (rows.length >= MOST) fail(whiteLabelErrors.too_many_domains);
  const id = newId();
  if (!(await insertDomain(tx, { tenantId, id, domain, token: newToken(), createdAt: now }))) fail(whiteLabelErrors.domain_listed);
  ctx.changed({ after: { domain } });
  return toDomainView((await findDomain(tx, { tenantId, id })) ?? fail(whiteLabelErrors.domain_not_found));
}

import type { Context } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { complianceErrors } from '../errors.ts';
import { listLeaving, lockLeaving, readOwners, tenantsOf } from './table.ts';

/**
 * Refuses that somebody leaves the platform while a tenant would be left without an owner: nobody but them, or only others who have
 * asked to leave as well. In a transaction of the platform.
 */
export async function requireStayingOwner({ tx, services }: Context, userId: string): Promise<void> {
  const left: string[] = [];
  // In the order of their ids: two who own the same tenants wait for each other, never in a circle.
  for (const { id, slug } of await tenantsOf(services.database, userId)) {
    if (!(await readOwners(services.database, id)).includes(userId)) continue;
    await lockLeaving(tx, id);
    const others = (await readOwners(services.database, id)).filter((owner) => owner !== userId);
    const leaving = await listLeaving(tx, others);
    if (others.every((owner) => leaving.has(owner))) left.push(slug);
  }
  if (left.length > 0) fail(complianceErrors.sole_owner, { data: { tenants: left } });
}

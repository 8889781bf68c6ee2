import type { ScheduleCall } from '@belvedere/kernel';
import { lockOwners } from '../../access/table.ts';
import { dropOwnerRole, type OwnedTenant } from './table.ts';

/**
 * The last moment before somebody is erased: takes their ownership of tenants that have another owner. Each look and each taking holds
 * the owners of that tenant, so that of two owners who are erased at once one stays. @returns the tenants that would be left without
 * an owner; then nobody is to be erased.
 */
export async function handInOwnership(
  { transaction }: Pick<ScheduleCall, 'transaction'>,
  userId: string,
  tenants: readonly OwnedTenant[],
): Promise<string[]> {
  const isLast = async (tenant: OwnedTenant, take: boolean) =>
    transaction(tenant.id, async ({ tx, tenantId }) => {
      const owners = await lockOwners(tx, tenantId);
      if (!owners.includes(userId)) return false;
      if (owners.length === 1) return true;
      if (take) await dropOwnerRole(tx, tenantId, userId);
      return false;
    });
  // First all are asked: whoever stays for the sake of one tenant stays an owner of the others.
  for (const take of [false, true]) {
    const left: string[] = [];
    for (const tenant of tenants) if (await isLast(tenant, take)) left.push(tenant.slug);
    if (left.length > 0) return left;
  }
  return [];
}

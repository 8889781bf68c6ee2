import type { Transaction } from '@belvedere/db';
import { SYSTEM_ROLES } from '@belvedere/kernel';
import { insertSystemRoles } from './table.ts';

/**
 * Gives a new tenant the six roles of the platform (4.25). What they allow is read from the systems' declarations, never stored:
 * a scope that a later release adds reaches every tenant's roles at once.
 */
export async function bootstrapRoles(tx: Transaction, tenantId: string): Promise<void> {
  await insertSystemRoles(tx, tenantId, SYSTEM_ROLES);
}

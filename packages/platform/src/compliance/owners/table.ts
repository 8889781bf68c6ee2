import { PLATFORM_TENANT_ID, type Database, type Transaction } from '@belvedere/db';

export interface OwnedTenant {
  id: string;
  slug: string;
}

/** The tenants, removed ones left out, of which a person is an active member. */
export function tenantsOf(database: Database, userId: string): Promise<OwnedTenant[]> {
  return database.lookup<OwnedTenant>({
    name: 'compliance.tenants_of',
    text: 'SELECT id, slug FROM app.tenants_of($1::uuid) ORDER BY id',
    values: [userId],
  });
}

/** Owners of one tenant who ask to leave at once wait for each other here, so that the second one sees the first. */
export async function lockLeaving(tx: Transaction, tenantId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`belvedere owners of ${tenantId}`}, 0))::text`;
}

/** The active owners of a tenant whose accounts are there. Read on a connection for reads, so that no transaction waits for another. */
export async function readOwners(database: Database, tenantId: string): Promise<string[]> {
  const text = `SELECT DISTINCT m.user_id AS id FROM memberships m
    JOIN user_roles ur ON ur.tenant_id = m.tenant_id AND ur.user_id = m.user_id JOIN roles r ON r.tenant_id = ur.tenant_id AND r.id = ur.role_id
    JOIN users u ON u.id = m.user_id AND u.deleted_at IS NULL AND u.status <> 'deleted'
    WHERE m.status = 'active' AND r.is_system AND r.name = 'owner'`;
  return (await database.read<{ id: string }>({ tenantId }, { name: 'compliance.owners', text, values: [] })).map(({ id }) => id);
}

/** Which of some people are about to be removed: they asked for it, and nothing has come of it yet. In a transaction of the platform. */
export async function listLeaving(tx: Transaction, userIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM users WHERE id = ANY (${userIds}::uuid[]) AND removal_due_at IS NOT NULL
    UNION SELECT user_id FROM gdpr_requests WHERE tenant_id = ${PLATFORM_TENANT_ID}::uuid AND user_id = ANY (${userIds}::uuid[])
      AND request_type = 'erasure' AND status NOT IN ('completed', 'rejected')`;
  return new Set(rows.map(({ id }) => id));
}

/** Takes the role owner from somebody. */
export async function dropOwnerRole(tx: Transaction, tenantId: string, userId: string): Promise<void> {
  await tx.userRole.deleteMany({ where: { tenantId, userId, role: { name: 'owner', isSystem: true } } });
}

import { PLATFORM_TENANT_ID, type Database, type Prisma, type Transaction } from '@belvedere/db';
import type { Scope } from '@belvedere/kernel';
import { isId, newId } from '@belvedere/kernel/core';
import type { HeldRole } from './grants.ts';
import type { AccessLogView, ListAccessLogInput } from './schemas.ts';

const HELD_ROLES = `
  SELECT r.id, r.name, r.is_system AS "isSystem", coalesce(array_agg(p.name) FILTER (WHERE p.name IS NOT NULL), '{}') AS permissions
  FROM user_roles ur
  JOIN memberships m ON m.tenant_id = ur.tenant_id AND m.user_id = ur.user_id
  JOIN users u ON u.id = m.user_id
  JOIN roles r ON r.tenant_id = ur.tenant_id AND r.id = ur.role_id
  LEFT JOIN role_permissions rp ON rp.tenant_id = r.tenant_id AND rp.role_id = r.id
  LEFT JOIN permissions p ON p.id = rp.permission_id
  WHERE ur.tenant_id = $1::uuid AND ur.user_id = $2::uuid AND m.status = 'active' AND u.status = 'active'
  GROUP BY r.id, r.name, r.is_system ORDER BY r.name`;

/** The roles that count now: of an active member who is an active person. */
export function readHeldRoles(database: Database, tenantId: string, userId: string): Promise<HeldRole[]> {
  return database.read<HeldRole>({ tenantId, userId }, { name: 'access.held_roles', text: HELD_ROLES, values: [tenantId, userId] });
}

/** The active tenants where a person is an active member, in the order of joining, and which of them the session works in. */
export function readTenantsOf(database: Database, { userId, sessionId }: { userId: string; sessionId: string }) {
  return database.lookup<{ id: string; slug: string; isCurrent: boolean }>({
    name: 'access.tenants_of',
    text: `SELECT t.id, t.slug, coalesce(t.id = s.active_tenant_id, false) AS "isCurrent"
      FROM app.tenants_of($1::uuid) WITH ORDINALITY AS t (id, slug, name, status, place)
      LEFT JOIN auth_sessions s ON s.id = $2 AND s.user_id = $1::uuid
      WHERE t.status = 'active' ORDER BY t.place`,
    values: [userId, sessionId],
  });
}

export async function readActiveTenant(database: Database, tenantId: string): Promise<{ id: string; slug: string } | undefined> {
  if (!isId(tenantId)) return undefined;
  const [tenant] = await database.read<{ id: string; slug: string }>(
    { tenantId },
    {
      name: 'access.tenant',
      text: `SELECT id, slug FROM tenants WHERE id = $1::uuid AND status = 'active' AND deleted_at IS NULL`,
      values: [tenantId],
    },
  );
  return tenant;
}

export async function readTenantBySlug(database: Database, slug: string): Promise<string | undefined> {
  const statement = {
    name: 'access.tenant_by_slug',
    text: `SELECT id FROM app.tenant_by_slug($1) WHERE status = 'active'`,
    values: [slug],
  };
  const [tenant] = await database.lookup<{ id: string }>(statement);
  return tenant?.id;
}

export type AccessLogRow = Omit<Prisma.AccessLogCreateManyInput, 'id'> & { id: string };

/** In a transaction of its own: what was refused is rolled back, that it was refused is not. */
export async function insertAccessLog(database: Database, row: AccessLogRow): Promise<void> {
  await database.transaction({ tenantId: row.tenantId }, (tx) => addAccessLog(tx, row));
}

export async function addAccessLog(tx: Transaction, row: AccessLogRow): Promise<void> {
  await tx.accessLog.createMany({ data: [row] });
}

/** Newest first. */
export async function listAccessLogRows(tx: Transaction, tenantId: string, input: ListAccessLogInput): Promise<AccessLogView[]> {
  const where: Prisma.AccessLogWhereInput = {
    tenantId,
    ...(input.cursor !== undefined && { id: { lt: input.cursor } }),
    ...(input.userId !== undefined && { userId: input.userId }),
    ...(input.allowed !== undefined && { allowed: input.allowed }),
    ...(input.action !== undefined && { action: input.action }),
  };
  const rows = await tx.accessLog.findMany({ where, orderBy: { id: 'desc' }, take: input.limit + 1 });
  return rows.map(({ tenantId: _, ...view }) => view);
}

/** Makes each declared scope a row that roles can point to. */
export async function insertPermissions(database: Database, scopes: readonly Scope[]): Promise<void> {
  const data = scopes.map(({ name, description, resourceType, action }) => ({ id: newId(), name, description, resourceType, action }));
  await database.transaction({ tenantId: PLATFORM_TENANT_ID }, (tx) => tx.permission.createMany({ data, skipDuplicates: true }));
}

export interface RoleRow extends HeldRole {
  description: string | null;
  members: number;
  createdAt: Date;
  updatedAt: Date;
}

const ROLE = {
  permissions: { select: { permission: { select: { name: true } } } },
  _count: { select: { users: true } },
} satisfies Prisma.RoleInclude;

export async function listRoleRows(tx: Transaction, tenantId: string): Promise<RoleRow[]> {
  const rows = await tx.role.findMany({
    where: { tenantId },
    include: ROLE,
    orderBy: [{ isSystem: 'desc' }, { createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toRoleRow);
}

export async function findRole(tx: Transaction, tenantId: string, by: { id: string } | { name: string }): Promise<RoleRow | undefined> {
  const row = await tx.role.findFirst({ where: { tenantId, ...by }, include: ROLE });
  return row ? toRoleRow(row) : undefined;
}

function toRoleRow({ permissions, _count, ...row }: Prisma.RoleGetPayload<{ include: typeof ROLE }>): RoleRow {
  const names = permissions.map(({ permission }) => permission.name).sort();
  return { ...row, permissions: names, members: _count.users };
}

/** The platform's own roles of a tenant. Their permissions are not stored: they are what the systems declare. */
export async function insertSystemRoles(tx: Transaction, tenantId: string, names: readonly string[]): Promise<void> {
  const data = names.map((name) => ({ tenantId, id: newId(), name, isSystem: true }));
  await tx.role.createMany({ data, skipDuplicates: true });
}

/** @returns whether the name was free. */
export async function insertRole(
  tx: Transaction,
  role: { tenantId: string; id: string; name: string; description: string | null },
): Promise<boolean> {
  const { count } = await tx.role.createMany({ data: [role], skipDuplicates: true });
  return count === 1;
}

/** @returns whether the name was free. */
export async function updateRoleRow(
  tx: Transaction,
  role: { tenantId: string; id: string; name: string; description: string | null },
): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE roles SET name = ${role.name}, description = ${role.description}
    WHERE tenant_id = ${role.tenantId}::uuid AND id = ${role.id}::uuid
      AND NOT EXISTS (SELECT FROM roles o WHERE o.tenant_id = ${role.tenantId}::uuid AND o.name = ${role.name} AND o.id <> ${role.id}::uuid)`;
  return count === 1;
}

export async function deleteRole(tx: Transaction, tenantId: string, id: string): Promise<void> {
  await tx.role.delete({ where: { tenantId_id: { tenantId, id } } });
}

/** Makes these the permissions of the role. @returns how many of the names exist. */
export async function replacePermissions(
  tx: Transaction,
  role: { tenantId: string; id: string },
  names: readonly string[],
): Promise<number> {
  const permissions = await tx.permission.findMany({ where: { name: { in: [...names] } }, select: { id: true } });
  await tx.rolePermission.deleteMany({ where: { tenantId: role.tenantId, roleId: role.id } });
  await tx.rolePermission.createMany({
    data: permissions.map(({ id }) => ({ tenantId: role.tenantId, roleId: role.id, permissionId: id })),
  });
  return permissions.length;
}

/** What a member has by roles, whether or not the membership is active now. */
export async function rolesOfMember(tx: Transaction, tenantId: string, userId: string): Promise<HeldRole[]> {
  const rows = await tx.userRole.findMany({ where: { tenantId, userId }, include: { role: { include: ROLE } } });
  return rows.map(({ role }) => toRoleRow(role));
}

export async function isMember(tx: Transaction, tenantId: string, userId: string): Promise<boolean> {
  const row = await tx.membership.findUnique({ where: { tenantId_userId: { tenantId, userId } }, select: { status: true } });
  return row !== null && row.status !== 'removed';
}

export async function insertUserRole(
  tx: Transaction,
  row: { tenantId: string; userId: string; roleId: string; assignedBy: string | null },
): Promise<void> {
  await tx.userRole.createMany({ data: [row], skipDuplicates: true });
}

export async function deleteUserRole(tx: Transaction, row: { tenantId: string; userId: string; roleId: string }): Promise<void> {
  await tx.userRole.deleteMany({ where: row });
}

/** The active members who have one of some roles. */
export async function listHolders(tx: Transaction, tenantId: string, roleIds: readonly string[]): Promise<string[]> {
  const rows = await tx.userRole.findMany({
    where: { tenantId, roleId: { in: [...roleIds] }, membership: { status: 'active', user: { status: 'active' } } },
    select: { userId: true },
    distinct: ['userId'],
    orderBy: { userId: 'asc' },
  });
  return rows.map(({ userId }) => userId);
}

/** Active owners of the tenant. Whoever changes who they are waits here for whoever else does. */
export async function lockOwners(tx: Transaction, tenantId: string): Promise<string[]> {
  await tx.$executeRaw`SELECT id FROM roles WHERE tenant_id = ${tenantId}::uuid AND name = 'owner' AND is_system FOR UPDATE`;
  const rows = await tx.$queryRaw<{ user_id: string }[]>`
    SELECT ur.user_id FROM user_roles ur
    JOIN roles r ON r.tenant_id = ur.tenant_id AND r.id = ur.role_id AND r.name = 'owner' AND r.is_system
    JOIN memberships m ON m.tenant_id = ur.tenant_id AND m.user_id = ur.user_id AND m.status = 'active'
    WHERE ur.tenant_id = ${tenantId}::uuid`;
  return rows.map((row) => row.user_id);
}

export interface OwnedResource {
  resourceType: string;
  resourceId: string;
}

export async function findOwner(tx: Transaction, tenantId: string, resource: OwnedResource): Promise<string | undefined> {
  const row = await tx.resourceOwnership.findUnique({
    where: { tenantId_resourceType_resourceId: { tenantId, ...resource } },
    select: { ownerId: true },
  });
  return row?.ownerId;
}

export async function upsertOwner(tx: Transaction, tenantId: string, owned: OwnedResource & { ownerId: string }): Promise<void> {
  const { ownerId, ...resource } = owned;
  await tx.resourceOwnership.upsert({
    where: { tenantId_resourceType_resourceId: { tenantId, ...resource } },
    create: { tenantId, id: newId(), ...owned },
    update: { ownerId },
  });
}

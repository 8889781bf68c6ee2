import { PLATFORM_TENANT_ID, type Database, type Prisma, type Transaction } from '@belvedere/db';
import type { Scope } from '@belvedere/kernel';
import { isId, newId } from '@belvedere/kernel/core';
import type { HeldRole } from './roles.ts';
import type { AccessLogView, ListAccessLogInput } from './schemas.ts';

/** One thing that decides about a caller; which columns count depends on its kind. */
export interface HeldRow {
  /** `setting`: how many per cent of the allowed calls the tenant wants written down, in `version`. */
  kind: 'role' | 'grant' | 'policy' | 'setting';
  id: string;
  name: string;
  isSystem: boolean;
  permissions: string[];
  grantId: string | null;
  scope: string | null;
  until: Date | null;
  version: number;
  seal: string;
  definition: string | null;
}

// The roles that count now: of an active member who is an active person; then grants that have not ended; then the tenant's rules.
const HELD = `
  WITH member AS (
    SELECT m.user_id FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.tenant_id = $1::uuid AND m.user_id = $2::uuid AND m.status = 'active' AND u.status = 'active'
  ), held AS (
    SELECT ur.role_id, NULL::uuid AS grant_id, NULL::text AS scope, NULL::timestamptz AS until
    FROM user_roles ur JOIN member USING (user_id) WHERE ur.tenant_id = $1::uuid
    UNION ALL
    SELECT g.role_id, g.id, g.scope, g.expires_at
    FROM access_grants g JOIN member USING (user_id) WHERE g.tenant_id = $1::uuid AND g.expires_at > $3 AND g.ended_at IS NULL
  )
  SELECT CASE WHEN h.grant_id IS NULL THEN 'role' ELSE 'grant' END AS kind, coalesce(r.id, h.grant_id) AS id, coalesce(r.name, h.scope) AS name,
    coalesce(r.is_system, false) AS "isSystem",
    ARRAY(SELECT p.name FROM role_permissions rp JOIN permissions p ON p.id = rp.permission_id
      WHERE rp.tenant_id = $1::uuid AND rp.role_id = h.role_id) AS permissions,
    h.grant_id AS "grantId", h.scope, h.until, 0 AS version, '' AS seal, NULL::text AS definition
  FROM held h LEFT JOIN roles r ON r.tenant_id = $1::uuid AND r.id = h.role_id
  UNION ALL
  SELECT 'policy', c.id, c.name, false, '{}', NULL, NULL, NULL, c.version, c.seal, c.policy_definition::text
  FROM access_control_policies c WHERE c.tenant_id = $1::uuid AND c.enabled
  UNION ALL
  SELECT 'setting', s.tenant_id, '', false, '{}', NULL, NULL, NULL, (s.settings #>> '{accessLog,sampleAllowed}')::int, '', NULL
  FROM tenant_settings s WHERE s.tenant_id = $1::uuid AND s.settings #>> '{accessLog,sampleAllowed}' ~ '^[0-9]{1,3}$'
  ORDER BY 1, 3`;

/** All that decides about a person in a tenant at a moment. */
export function readHeld(
  database: Database,
  { tenantId, userId, now }: { tenantId: string; userId: string; now: Date },
): Promise<HeldRow[]> {
  return database.read<HeldRow>({ tenantId, userId }, { name: 'access.held', text: HELD, values: [tenantId, userId, now] });
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
    ...(input.resourceType !== undefined && { resourceType: input.resourceType }),
    ...(input.resourceId !== undefined && { resourceId: input.resourceId }),
    ...((input.from ?? input.to) && { occurredAt: { ...(input.from && { gte: input.from }), ...(input.to && { lt: input.to }) } }),
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

/** What a member has for a time. */
export async function lentTo(
  tx: Transaction,
  { tenantId, userId, now }: { tenantId: string; userId: string; now: Date },
): Promise<{ roles: HeldRole[]; scopes: string[] }> {
  const where = { tenantId, userId, endedAt: null, expiresAt: { gt: now } };
  const rows = await tx.accessGrant.findMany({ where, include: { role: { include: ROLE } } });
  return { roles: rows.flatMap(({ role }) => (role ? [toRoleRow(role)] : [])), scopes: rows.flatMap(({ scope }) => scope ?? []) };
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

export async function deleteOwner(tx: Transaction, tenantId: string, resource: OwnedResource): Promise<void> {
  await tx.resourceOwnership.deleteMany({ where: { tenantId, ...resource } });
}

/** Which of these things belong to a person. */
export async function ownedAmong(
  { tx, tenantId }: { tx: Transaction; tenantId: string },
  { type, ids, userId }: { type: string; ids: readonly string[]; userId: string },
): Promise<Set<string>> {
  const where = { tenantId, resourceType: type, resourceId: { in: [...ids] }, ownerId: userId };
  const rows = await tx.resourceOwnership.findMany({ where, select: { resourceId: true } });
  return new Set(rows.map(({ resourceId }) => resourceId));
}

/** Everything of a kind that belongs to a person. */
export async function ownedBy(
  { tx, tenantId }: { tx: Transaction; tenantId: string },
  { type, userId }: { type: string; userId: string },
): Promise<string[]> {
  const rows = await tx.resourceOwnership.findMany({
    where: { tenantId, ownerId: userId, resourceType: type },
    select: { resourceId: true },
  });
  return rows.map(({ resourceId }) => resourceId);
}

/** @returns how many entries of this tenant were removed; the database itself keeps 30 days. */
export async function forgetOlder(tx: Transaction, before: Date): Promise<number> {
  const [row] = await tx.$queryRaw<{ forgotten: bigint }[]>`SELECT app.forget_access_logs(${before}) AS forgotten`;
  return Number(row?.forgotten ?? 0);
}

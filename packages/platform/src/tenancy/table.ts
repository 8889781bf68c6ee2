import { PLATFORM_TENANT_ID, type Database, type Prisma, type Transaction } from '@belvedere/db';
import { isId } from '@belvedere/kernel/core';
import type { ListMembersInput, MemberView, MyTenantView, TenantView } from './schemas.ts';

// Tenants and their settings -----------------------------------------------------------------------------------------------

const TENANT = { id: true, slug: true, name: true, status: true, createdAt: true, updatedAt: true } satisfies Prisma.TenantSelect;

/** @returns whether the slug was free. */
export async function insertTenant(tx: Transaction, tenant: { id: string; slug: string; name: string }): Promise<boolean> {
  const { count } = await tx.tenant.createMany({ data: [tenant], skipDuplicates: true });
  return count === 1;
}

export async function findTenant(tx: Transaction, id: string): Promise<TenantView | undefined> {
  return (await tx.tenant.findUnique({ where: { id }, select: TENANT })) ?? undefined;
}

/** A removed tenant keeps its slug until it is purged, so that it can come back under it. */
export async function isSlugFree(tx: Transaction, slug: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM app.tenant_by_slug(${slug}) UNION ALL SELECT 1 FROM tenant_removals WHERE slug = ${slug} AND purged_at IS NULL`;
  return rows.length === 0;
}

export async function updateTenantRow(tx: Transaction, { id, ...data }: { id: string; name: string; slug: string }): Promise<void> {
  await tx.tenant.update({ where: { id }, data });
}

export async function listTenantsOf(tx: Transaction, userId: string): Promise<Omit<MyTenantView, 'purgeAfter'>[]> {
  return tx.$queryRaw<Omit<MyTenantView, 'purgeAfter'>[]>`SELECT id, slug, name, status FROM app.tenants_of(${userId}::uuid)`;
}

export async function insertSettings(tx: Transaction, tenantId: string, settings: Prisma.InputJsonObject): Promise<void> {
  await tx.tenantSettings.createMany({ data: [{ tenantId, settings }] });
}

export async function findSettings(
  tx: Transaction,
  tenantId: string,
): Promise<{ settings: unknown; version: number; updatedAt: Date } | undefined> {
  const select = { settings: true, version: true, updatedAt: true };
  return (await tx.tenantSettings.findUnique({ where: { tenantId }, select })) ?? undefined;
}

/** The same in one round trip, for pages of visitors. */
export async function readSettingsRow(database: Database, tenantId: string): Promise<unknown> {
  const text = 'SELECT settings FROM tenant_settings WHERE tenant_id = $1';
  const [row] = await database.read<{ settings: unknown }>({ tenantId }, { name: 'tenancy.settings', text, values: [tenantId] });
  return row?.settings ?? {};
}

/** @returns whether the version was the one that is there. */
export async function replaceSettings(
  tx: Transaction,
  tenantId: string,
  next: { settings: Prisma.InputJsonObject; version: number },
): Promise<boolean> {
  const { count } = await tx.tenantSettings.updateMany({
    where: { tenantId, version: next.version },
    data: { settings: next.settings, version: { increment: 1 } },
  });
  return count === 1;
}

// Members ------------------------------------------------------------------------------------------------------------------

/** Members who have a place: suspended ones keep theirs. */
export function countMembers(tx: Transaction, tenantId: string): Promise<number> {
  return tx.membership.count({ where: { tenantId, status: { not: 'removed' } } });
}

const MEMBER = {
  user: { select: { email: true, displayName: true } },
  roles: { select: { role: { select: { id: true, name: true } } } },
} satisfies Prisma.MembershipInclude;

function toMemberView({ user, roles, userId, status, joinedAt }: Prisma.MembershipGetPayload<{ include: typeof MEMBER }>): MemberView {
  return { userId, ...user, avatar: null, status, roles: roles.map(({ role }) => role), joinedAt };
}

/** By user id, so that a page is stable while people join. */
export async function listMemberRows(tx: Transaction, tenantId: string, input: ListMembersInput): Promise<MemberView[]> {
  const rows = await tx.membership.findMany({
    where: { tenantId, ...(input.status && { status: input.status }), ...(input.cursor && { userId: { gt: input.cursor } }) },
    include: MEMBER,
    orderBy: { userId: 'asc' },
    take: input.limit + 1,
  });
  return rows.map(toMemberView);
}

export async function findMember(tx: Transaction, tenantId: string, userId: string): Promise<MemberView | undefined> {
  const row = await tx.membership.findUnique({ where: { tenantId_userId: { tenantId, userId } }, include: MEMBER });
  return row ? toMemberView(row) : undefined;
}

/** Moves a membership from one of some states to another. @returns whether it was in one of them. */
export async function moveMember(
  tx: Transaction,
  member: { tenantId: string; userId: string },
  move: { from: MemberView['status'][]; to: MemberView['status'] },
): Promise<boolean> {
  const { count } = await tx.membership.updateMany({ where: { ...member, status: { in: move.from } }, data: { status: move.to } });
  return count === 1;
}

/** Makes the person an active member. @returns whether they were none before. */
export async function joinMember(tx: Transaction, member: { tenantId: string; userId: string; joinedAt: Date }): Promise<boolean> {
  const { tenantId, userId, joinedAt } = member;
  const { count } = await tx.membership.createMany({ data: [member], skipDuplicates: true });
  if (count === 1) return true;
  await tx.userRole.deleteMany({ where: { tenantId, userId, membership: { status: 'removed' } } });
  const back = await tx.membership.updateMany({ where: { tenantId, userId, status: 'removed' }, data: { status: 'active', joinedAt } });
  return back.count === 1;
}

export async function findPerson(
  tx: Transaction,
  userId: string,
): Promise<{ email: string; displayName: string; isVerified: boolean } | undefined> {
  const row = await tx.user.findUnique({ where: { id: userId }, select: { email: true, displayName: true, emailVerifiedAt: true } });
  return row ? { email: row.email, displayName: row.displayName, isVerified: row.emailVerifiedAt !== null } : undefined;
}

export async function isMemberByEmail(tx: Transaction, tenantId: string, email: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.tenant_id = ${tenantId}::uuid AND lower(u.email) = lower(${email}) AND m.status <> 'removed'`;
  return rows.length > 0;
}

/**
 * The tenant of a visitor's call, by its slug or its id. One that is not there, or does not work, is answered like one without
 * anything to see, which the platform itself is.
 */
export async function findVisitedTenant(database: Database, wanted: string): Promise<string> {
  return (await findPublicTenant(database, wanted))?.id ?? PLATFORM_TENANT_ID;
}

/** A tenant as anybody may know it. */
export interface PublicTenant {
  id: string;
  slug: string;
  name: string;
}

/** An active tenant, by its slug or its id. */
export async function findPublicTenant(database: Database, wanted: string): Promise<PublicTenant | undefined> {
  if (isId(wanted)) {
    const byId = {
      name: 'tenancy.public_tenant',
      text: `SELECT id, slug, name FROM tenants WHERE id = $1 AND status = 'active' AND deleted_at IS NULL`,
    };
    const [tenant] = await database.read<PublicTenant>({ tenantId: wanted }, { ...byId, values: [wanted] });
    return tenant;
  }
  const bySlug = { name: 'tenancy.public_tenant_of_slug', text: 'SELECT id, slug, name, status FROM app.tenant_by_slug($1)' };
  const [tenant] = await database.lookup<PublicTenant & { status: string }>({ ...bySlug, values: [wanted] });
  return tenant?.status === 'active' ? tenant : undefined;
}

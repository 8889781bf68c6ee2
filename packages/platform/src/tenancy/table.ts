import { Prisma, type Database, type Transaction } from '@belvedere/db';
import { QUOTA_COLUMNS, type QuotaResource } from './quotas.ts';
import type { InvitationView, ListInvitationsInput, ListMembersInput, MemberView, MyTenantView, QuotaView, TenantView } from './schemas.ts';

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

/** @returns false when another tenant took the slug meanwhile; the transaction is then over. */
export async function updateTenantRow(tx: Transaction, { id, ...data }: { id: string; name: string; slug: string }): Promise<boolean> {
  try {
    await tx.tenant.update({ where: { id }, data });
    return true;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return false;
    throw error;
  }
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

// Quotas -------------------------------------------------------------------------------------------------------------------

export async function insertQuotas(tx: Transaction, tenantId: string, limits: Record<QuotaResource, number | null>): Promise<void> {
  await tx.tenantQuota.createMany({ data: [{ tenantId, ...toQuotaColumns(limits) }] });
}

export async function updateQuotaLimits(
  tx: Transaction,
  tenantId: string,
  limits: Partial<Record<QuotaResource, number | null>>,
): Promise<boolean> {
  const { count } = await tx.tenantQuota.updateMany({ where: { tenantId }, data: toQuotaColumns(limits) });
  return count === 1;
}

function toQuotaColumns(limits: Partial<Record<QuotaResource, number | null>>) {
  const { users, tours, podcasts, campaigns, api_keys: keys, media_bytes: bytes } = limits;
  return {
    ...(users !== undefined && { maxUsers: users }),
    ...(tours !== undefined && { maxTours: tours }),
    ...(podcasts !== undefined && { maxPodcasts: podcasts }),
    ...(campaigns !== undefined && { maxCampaigns: campaigns }),
    ...(keys !== undefined && { maxApiKeys: keys }),
    ...(bytes !== undefined && { maxMediaBytes: bytes === null ? null : BigInt(bytes) }),
  };
}

export async function listQuotas(tx: Transaction, tenantId: string): Promise<QuotaView[]> {
  const [limits] = await tx.$queryRaw<
    Record<string, number | bigint | null>[]
  >`SELECT * FROM tenant_quotas WHERE tenant_id = ${tenantId}::uuid`;
  const usage = await tx.quotaUsage.findMany({ where: { tenantId } });
  return (Object.entries(QUOTA_COLUMNS) as [QuotaResource, string][]).map(([resource, column]) => {
    // Without a row of limits nothing may be had.
    const limit = limits ? limits[column] : 0;
    const used = usage.find((row) => row.resource === resource)?.used ?? 0n;
    return { resource, limit: limit == null ? null : Number(limit), used: Number(used) };
  });
}

/** One statement reads the limit and adds to the usage, so no two calls can both see the last free place. @returns whether there was room. */
export async function addUsage(
  tx: Transaction,
  charge: { tenantId: string; resource: QuotaResource; amount: number },
): Promise<{ used: number; limit: number | null } | undefined> {
  const { tenantId, resource, amount } = charge;
  const column = Prisma.raw(QUOTA_COLUMNS[resource]);
  const [row] = await tx.$queryRaw<{ used: bigint; limit: bigint | null }[]>`
    INSERT INTO quota_usage (tenant_id, resource, used)
    SELECT q.tenant_id, ${resource}, ${amount}::bigint FROM tenant_quotas q
    WHERE q.tenant_id = ${tenantId}::uuid AND (q.${column} IS NULL OR ${amount}::bigint <= q.${column})
    ON CONFLICT (tenant_id, resource) DO UPDATE SET used = quota_usage.used + EXCLUDED.used
    WHERE (SELECT q.${column} IS NULL OR quota_usage.used + EXCLUDED.used <= q.${column} FROM tenant_quotas q WHERE q.tenant_id = ${tenantId}::uuid)
    RETURNING used, (SELECT q.${column}::bigint FROM tenant_quotas q WHERE q.tenant_id = ${tenantId}::uuid) AS limit`;
  return row && { used: Number(row.used), limit: row.limit === null ? null : Number(row.limit) };
}

export async function subtractUsage(tx: Transaction, refund: { tenantId: string; resource: QuotaResource; amount: number }): Promise<void> {
  const { tenantId, resource, amount } = refund;
  await tx.$executeRaw`
    UPDATE quota_usage SET used = greatest(used - ${amount}::bigint, 0) WHERE tenant_id = ${tenantId}::uuid AND resource = ${resource}`;
}

/** What is used, held until the transaction ends: whoever charges waits. */
export async function lockUsage(tx: Transaction, tenantId: string, resource: QuotaResource): Promise<number> {
  const [row] = await tx.$queryRaw<{ used: bigint }[]>`
    SELECT used FROM quota_usage WHERE tenant_id = ${tenantId}::uuid AND resource = ${resource} FOR UPDATE`;
  return Number(row?.used ?? 0);
}

export async function setUsage(tx: Transaction, usage: { tenantId: string; resource: QuotaResource; used: number }): Promise<void> {
  const { tenantId, resource, used } = usage;
  const where = { tenantId_resource: { tenantId, resource } };
  await tx.quotaUsage.upsert({ where, create: { tenantId, resource, used }, update: { used } });
}

/** Members who have a place: suspended ones keep theirs. */
export function countMembers(tx: Transaction, tenantId: string): Promise<number> {
  return tx.membership.count({ where: { tenantId, status: { not: 'removed' } } });
}

// Members ------------------------------------------------------------------------------------------------------------------

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

// Invitations --------------------------------------------------------------------------------------------------------------

const INVITATION = { role: { select: { id: true, name: true } } } satisfies Prisma.InvitationInclude;

function toInvitationView(row: Prisma.InvitationGetPayload<{ include: typeof INVITATION }>, now: Date): InvitationView {
  const { id, email, role, invitedById, acceptedAt, revokedAt, expiresAt, createdAt } = row;
  const state = acceptedAt ? 'accepted' : revokedAt ? 'revoked' : expiresAt <= now ? 'expired' : 'open';
  return { id, email, role, invitedById, state, expiresAt, createdAt };
}

export interface NewInvitation {
  tenantId: string;
  id: string;
  email: string;
  roleId: string;
  tokenHash: string;
  invitedById: string;
  expiresAt: Date;
  createdAt: Date;
}

/** An expired invitation makes room for a new one. @returns whether none is open for the address. */
export async function insertInvitation(tx: Transaction, invitation: NewInvitation): Promise<boolean> {
  const { tenantId, email, createdAt } = invitation;
  await tx.$executeRaw`
    UPDATE invitations SET revoked_at = ${createdAt}
    WHERE tenant_id = ${tenantId}::uuid AND lower(email) = lower(${email}) AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at <= ${createdAt}`;
  const { count } = await tx.invitation.createMany({ data: [invitation], skipDuplicates: true });
  return count === 1;
}

export async function listInvitationRows(
  tx: Transaction,
  at: { tenantId: string; now: Date },
  input: ListInvitationsInput,
): Promise<InvitationView[]> {
  const rows = await tx.invitation.findMany({
    where: { tenantId: at.tenantId, ...(input.cursor && { id: { lt: input.cursor } }) },
    include: INVITATION,
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  });
  return rows.map((row) => toInvitationView(row, at.now));
}

/** @returns how many open invitations there were. */
export async function revokeInvitations(
  tx: Transaction,
  at: { tenantId: string; now: Date },
  which: { id: string } | { invitedById: string },
): Promise<number> {
  const { count } = await tx.invitation.updateMany({
    where: { tenantId: at.tenantId, ...which, acceptedAt: null, revokedAt: null },
    data: { revokedAt: at.now },
  });
  return count;
}

/** Uses an invitation up: of any number of calls with one token, one gets it (A9). */
export async function redeemInvitation(
  tx: Transaction,
  redeemed: { tenantId: string; tokenHash: string; now: Date },
): Promise<{ id: string; email: string; roleId: string; invitedById: string } | undefined> {
  const [row] = await tx.$queryRaw<{ id: string; email: string; roleId: string; invitedById: string }[]>`
    UPDATE invitations SET accepted_at = ${redeemed.now}
    WHERE tenant_id = ${redeemed.tenantId}::uuid AND token_hash = ${redeemed.tokenHash}
      AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > ${redeemed.now}
    RETURNING id, email, role_id AS "roleId", invited_by_id AS "invitedById"`;
  return row;
}

/** The tenant that an invitation is from, by the hash of its token. */
export async function tenantOfInvitation(database: Database, tokenHash: string): Promise<string | undefined> {
  const statement = { name: 'tenancy.of_invitation', text: 'SELECT app.tenant_of_invitation($1) AS tenant', values: [tokenHash] };
  const [row] = await database.lookup<{ tenant: string | null }>(statement);
  return row?.tenant ?? undefined;
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

import { PLATFORM_TENANT_ID, type Database, type Transaction } from '@belvedere/db';
import type { Context } from '@belvedere/kernel';
import { TENANTS_CHANNEL } from './tenants-channel.ts';

export { PLATFORM_TENANT_ID };

/** A removed tenant that is not purged yet. */
export interface Removal {
  tenantId: string;
  slug: string;
  removedAt: Date;
  purgeAfter: Date;
  /** Which entry of the erasure ledger names it; null until its purge begins. */
  ledgerSequence: number | null;
}

const REMOVAL = `r.removed_id AS "tenantId", r.slug, r.removed_at AS "removedAt", r.purge_after AS "purgeAfter", r.ledger_sequence::int AS "ledgerSequence"`;
const PLATFORM = { tenantId: PLATFORM_TENANT_ID };

/** @returns whether it was there and not removed. */
export async function markRemoved(
  { tx, tenantId, now }: Context,
  removal: { slug: string; purgeAfter: Date; requestedById: string | null },
): Promise<boolean> {
  const { count } = await tx.tenant.updateMany({ where: { id: tenantId, deletedAt: null }, data: { deletedAt: now } });
  if (count === 0) return false;
  await tx.tenantRemoval.createMany({ data: [{ ...removal, removedId: tenantId, removedAt: now }] });
  await tell(tx, tenantId);
  return true;
}

/** @returns whether it was removed and its purge was not due. */
export async function unmarkRemoved(tx: Transaction, tenantId: string): Promise<boolean> {
  // By the clock that allows a purge too, so that never both can be.
  const taken = await tx.$executeRaw`DELETE FROM tenant_removals WHERE removed_id = ${tenantId}::uuid AND purge_after > now()`;
  if (taken === 0) return false;
  await tx.tenant.update({ where: { id: tenantId }, data: { deletedAt: null } });
  await tell(tx, tenantId);
  return true;
}

/** Servers forget what they keep of the tenant once this commits. */
async function tell(tx: Transaction, tenantId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${TENANTS_CHANNEL}, ${tenantId})`;
}

/** From this moment the tenant may be purged and is not restored any more. */
export async function makeDue(tx: Transaction, tenantId: string): Promise<void> {
  await tx.$executeRaw`UPDATE tenant_removals SET purge_after = now() WHERE removed_id = ${tenantId}::uuid AND purge_after > now()`;
}

/** Removed tenants that are not purged; those whose time is over first. */
export function listRemovals(database: Database): Promise<(Removal & { isDue: boolean })[]> {
  return database.read<Removal & { isDue: boolean }>(PLATFORM, {
    name: 'tenancy.removals',
    text: `SELECT ${REMOVAL}, r.purge_after <= now() AS "isDue" FROM tenant_removals r WHERE r.purged_at IS NULL ORDER BY r.purge_after, r.removed_id`,
    values: [],
  });
}

/** The removed tenants of which a person was an active member, in the order of joining. */
export function readRemovedOf(database: Database, userId: string): Promise<{ id: string; slug: string; name: string; purgeAfter: Date }[]> {
  return database.lookup({
    name: 'tenancy.removed_of',
    text: `SELECT t.id, t.slug, t.name, r.purge_after AS "purgeAfter" FROM app.removed_tenants_of($1::uuid) WITH ORDINALITY AS t (id, slug, name, place)
      JOIN tenant_removals r ON r.removed_id = t.id ORDER BY t.place`,
    values: [userId],
  });
}

export async function isRemoved(database: Database, tenantId: string): Promise<boolean> {
  const [tenant] = await database.lookup<{ removed: boolean }>({
    name: 'tenancy.is_removed',
    text: 'SELECT EXISTS (SELECT FROM tenant_removals WHERE removed_id = $1::uuid AND purged_at IS NULL) AS removed',
    values: [tenantId],
  });
  return tenant?.removed ?? false;
}

export async function findRemovalBySlug(database: Database, slug: string): Promise<Removal | undefined> {
  const [removal] = await database.read<Removal>(PLATFORM, {
    name: 'tenancy.removal_by_slug',
    text: `SELECT ${REMOVAL} FROM tenant_removals r WHERE r.slug = $1 AND r.purged_at IS NULL`,
    values: [slug],
  });
  return removal;
}

export interface TenantRow {
  id: string;
  slug: string;
  name: string;
  status: 'active' | 'suspended' | 'deleted';
  createdAt: Date;
  removedAt: Date | null;
  purgeAfter: Date | null;
}

/** Every tenant by its id, the platform's own too. */
export function listTenantRows(database: Database, { after, limit }: { after: string | undefined; limit: number }): Promise<TenantRow[]> {
  return database.lookup<TenantRow>({
    name: 'tenancy.list_tenants',
    text: `SELECT t.id, t.slug, t.name, CASE WHEN t.removed_at IS NULL THEN t.status ELSE 'deleted' END AS status,
        t.created_at AS "createdAt", t.removed_at AS "removedAt", r.purge_after AS "purgeAfter"
      FROM app.list_tenants($1::uuid, $2::int) t LEFT JOIN tenant_removals r ON r.removed_id = t.id ORDER BY t.id`,
    values: [after ?? '00000000-0000-0000-0000-000000000000', limit],
  });
}

/** Active members after a place, by their id. */
export async function listRecipients(
  tx: Transaction,
  tenantId: string,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<{ userId: string; email: string; displayName: string; language: string }[]> {
  const rows = await tx.membership.findMany({
    where: {
      tenantId,
      status: 'active',
      user: { status: 'active', deletedAt: null },
      ...(after !== undefined && { userId: { gt: after } }),
    },
    select: { userId: true, user: { select: { email: true, displayName: true, language: true } } },
    orderBy: { userId: 'asc' },
    take: limit,
  });
  return rows.map(({ userId, user }) => ({ userId, ...user }));
}

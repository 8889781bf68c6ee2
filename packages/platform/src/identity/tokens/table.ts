import { PLATFORM_TENANT_ID, type Database, type Transaction } from '@belvedere/db';
import type { AccountAttributes } from '../sessions/table.ts';

export interface RefreshStep {
  id: string;
  userId: string;
  familyId: string;
  successorHash: string | null;
  usedAt: Date | null;
  expiresAt: Date;
}

export interface Family {
  sessionId: string;
  userId: string;
  platformRole: AccountAttributes['platformRole'];
  absoluteExpiresAt: Date;
  isAllowed: boolean;
}

/** Holds the family of a token: refreshes of one family, and its end, go one after the other. */
export async function lockFamily(tx: Transaction, tokenHash: string): Promise<Family | undefined> {
  const [row] = await tx.$queryRaw<Family[]>`
    SELECT s.id AS "sessionId", s.user_id AS "userId", s.absolute_expires_at AS "absoluteExpiresAt", u.platform_role AS "platformRole",
      u.status IN ('active', 'pending') AND u.deleted_at IS NULL AS "isAllowed"
    FROM auth_sessions s JOIN users u ON u.id = s.user_id
    WHERE s.family_id = (SELECT family_id FROM refresh_tokens WHERE token_hash = ${tokenHash}) AND s.revoked_at IS NULL
    FOR UPDATE OF s`;
  return row;
}

export async function findStep(tx: Transaction, tokenHash: string): Promise<RefreshStep | undefined> {
  return (await tx.refreshToken.findUnique({ where: { tokenHash } })) ?? undefined;
}

export async function insertStep(
  tx: Transaction,
  step: {
    id: string;
    userId: string;
    familyId: string;
    refreshHash: string;
    accessHash: string;
    createdAt: Date;
    expiresAt: Date;
    accessUntil: Date;
  },
): Promise<void> {
  const { id, userId, familyId, refreshHash, accessHash, createdAt, expiresAt, accessUntil } = step;
  await tx.refreshToken.createMany({ data: [{ id, userId, familyId, tokenHash: refreshHash, createdAt, expiresAt }] });
  await tx.accessToken.createMany({ data: [{ tokenHash: accessHash, userId, familyId, createdAt, expiresAt: accessUntil }] });
}

export async function markUsed(tx: Transaction, id: string, use: { usedAt: Date; successorHash: string }): Promise<void> {
  await tx.refreshToken.update({ where: { id }, data: use });
}

/** When the access token of a step ends. */
export async function readAccessEnd(tx: Transaction, tokenHash: string): Promise<Date | undefined> {
  return (await tx.accessToken.findUnique({ where: { tokenHash }, select: { expiresAt: true } }))?.expiresAt;
}

/** Ends a family with everything that it opens. @returns whether it was alive. */
export async function deleteFamily(tx: Transaction, familyId: string): Promise<boolean> {
  return (await tx.authSession.deleteMany({ where: { familyId } })).count > 0;
}

export interface AccessRow {
  sessionId: string;
  userId: string;
  authTime: Date;
  amr: string[];
  platformRole: AccountAttributes['platformRole'];
  verified: boolean;
}

const FIND_ACCESS = `
  SELECT s.id AS "sessionId", s.user_id AS "userId", s.auth_time AS "authTime", s.amr, u.platform_role AS "platformRole",
    u.email_verified_at IS NOT NULL AS verified
  FROM access_tokens a JOIN auth_sessions s ON s.family_id = a.family_id JOIN users u ON u.id = s.user_id
  WHERE a.token_hash = $1 AND a.expires_at > $2 AND s.revoked_at IS NULL AND s.expires_at > $2 AND s.absolute_expires_at > $2
    AND u.status IN ('active', 'pending') AND u.deleted_at IS NULL`;

/** Who holds an access token. One round trip: every call by token pays it. */
export async function readAccess(database: Database, tokenHash: string, now: Date): Promise<AccessRow | undefined> {
  const statement = { name: 'identity.access_token', text: FIND_ACCESS, values: [tokenHash, now] };
  const [row] = await database.read<AccessRow>({ tenantId: PLATFORM_TENANT_ID }, statement);
  return row;
}

export async function deleteStaleAccess(tx: Transaction, before: Date): Promise<void> {
  await tx.accessToken.deleteMany({ where: { expiresAt: { lt: before } } });
  // Used ones are kept until they would have ended: that they come back is what shows a theft.
  await tx.refreshToken.deleteMany({ where: { expiresAt: { lt: before } } });
}

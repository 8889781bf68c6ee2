import { PLATFORM_TENANT_ID, type Database, type Prisma, type Transaction } from '@belvedere/db';

export interface SessionAttributes {
  ipAddress: string | null;
  userAgent: string | null;
  /** Of a device that signs in by tokens. */
  familyId: string | null;
  deviceName: string | null;
  /** When the person last proved who they are, and how. */
  authTime: Date;
  amr: string[];
  activeTenantId: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  /** No use of the session reaches beyond. */
  absoluteExpiresAt: Date;
}

export interface AccountAttributes {
  emailVerified: boolean;
  platformRole: 'user' | 'support' | 'super_admin';
}

export interface StoredSession {
  id: string;
  userId: string;
  expiresAt: Date;
  attributes: SessionAttributes;
}

export interface StoredAccount {
  id: string;
  attributes: AccountAttributes;
}

export type SessionAndAccount = [session: StoredSession | null, account: StoredAccount | null];

type Flat = Omit<StoredSession, 'attributes'> &
  SessionAttributes & { platformRole: AccountAttributes['platformRole']; verified: boolean; allowed: boolean };

const FIND = `
  SELECT s.id, s.user_id AS "userId", s.expires_at AS "expiresAt", s.ip_address AS "ipAddress", s.user_agent AS "userAgent",
    s.family_id AS "familyId", s.device_name AS "deviceName", s.auth_time AS "authTime", s.amr, s.active_tenant_id AS "activeTenantId", s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt",
    s.absolute_expires_at AS "absoluteExpiresAt", u.platform_role AS "platformRole", u.email_verified_at IS NOT NULL AS verified,
    u.status IN ('active', 'pending') AND u.deleted_at IS NULL AS allowed
  FROM auth_sessions s JOIN users u ON u.id = s.user_id
  WHERE s.id = $1 AND s.revoked_at IS NULL AND s.absolute_expires_at > $2`;

/** A session and its person; the person is null when they may not sign in any more (0.3). One round trip: every signed-in call pays it. */
export async function readSession(database: Database, id: string, now: Date): Promise<SessionAndAccount> {
  const [row] = await database.read<Flat>({ tenantId: PLATFORM_TENANT_ID }, { name: 'identity.session', text: FIND, values: [id, now] });
  if (!row) return [null, null];
  const { platformRole, verified: emailVerified, allowed, ...session } = row;
  return [toStored(session), allowed ? { id: row.userId, attributes: { emailVerified, platformRole } } : null];
}

function toStored({ id, userId, expiresAt, ...rest }: Omit<StoredSession, 'attributes'> & SessionAttributes): StoredSession {
  const { ipAddress, userAgent, familyId, deviceName, authTime, amr, activeTenantId, createdAt, lastSeenAt, absoluteExpiresAt } = rest;
  return {
    id,
    userId,
    expiresAt,
    attributes: { ipAddress, userAgent, familyId, deviceName, authTime, amr, activeTenantId, createdAt, lastSeenAt, absoluteExpiresAt },
  };
}

export async function insertSession(tx: Transaction, { attributes, ...session }: StoredSession): Promise<void> {
  await tx.authSession.createMany({ data: [{ ...session, ...attributes } satisfies Prisma.AuthSessionCreateManyInput] });
}

export async function listSessions(tx: Transaction, userId: string): Promise<StoredSession[]> {
  const rows = await tx.authSession.findMany({
    where: { userId, revokedAt: null },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
    take: 200,
  });
  return rows.map(toStored);
}

/** Moves the idle end of a session, never beyond its absolute one. */
export async function extendSession(tx: Transaction, session: { id: string; expiresAt: Date; now: Date }): Promise<void> {
  await tx.$executeRaw`
    UPDATE auth_sessions SET expires_at = least(${session.expiresAt}, absolute_expires_at), last_seen_at = ${session.now} WHERE id = ${session.id}`;
}

/** @returns how many there were. */
export async function deleteSessions(
  tx: Transaction,
  where: { id: string; userId?: string } | { userId: string; except?: string | undefined },
): Promise<number> {
  const filter: Prisma.AuthSessionWhereInput =
    'id' in where ? where : { userId: where.userId, ...(where.except && { id: { not: where.except } }) };
  return (await tx.authSession.deleteMany({ where: filter })).count;
}

export async function deleteExpired(tx: Transaction, now: Date): Promise<number> {
  return (await tx.authSession.deleteMany({ where: { OR: [{ expiresAt: { lte: now } }, { absoluteExpiresAt: { lte: now } }] } })).count;
}

/** Works in this tenant from now on, if the person belongs to it. @returns its id. */
export async function setActiveTenant(
  tx: Transaction,
  session: { id: string; userId: string },
  wanted: string,
): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE auth_sessions s SET active_tenant_id = t.id FROM app.tenants_of(${session.userId}::uuid) t
    WHERE s.id = ${session.id} AND s.user_id = ${session.userId}::uuid AND t.status = 'active' AND (t.slug = ${wanted} OR t.id::text = ${wanted})
    RETURNING t.id`;
  return rows[0]?.id;
}

export async function readActiveTenantOf(tx: Transaction, id: string): Promise<string | null> {
  return (await tx.authSession.findUnique({ where: { id }, select: { activeTenantId: true } }))?.activeTenantId ?? null;
}

export type Carried = Pick<SessionAttributes, 'activeTenantId' | 'amr' | 'familyId'>;

/** What of a session its successor goes on with. */
export async function readCarried(tx: Transaction, id: string): Promise<Carried | null> {
  return tx.authSession.findUnique({ where: { id }, select: { activeTenantId: true, amr: true, familyId: true } });
}

/** Writes down that the person proved anew who they are. */
export async function renewProof(tx: Transaction, id: string, { authTime, amr }: { authTime: Date; amr: string[] }): Promise<void> {
  await tx.authSession.update({ where: { id }, data: { authTime, amr } });
}

import { PLATFORM_TENANT_ID, type Database, type Prisma, type Transaction } from '@belvedere/db';

export interface Identity {
  issuer: string;
  subject: string;
  provider: string;
  email: string | null;
}

const VIEW = {
  id: true,
  provider: true,
  issuer: true,
  email: true,
  createdAt: true,
  lastUsedAt: true,
} satisfies Prisma.ExternalIdentitySelect;
export type IdentityRow = Prisma.ExternalIdentityGetPayload<{ select: typeof VIEW }>;

export async function findOwner(tx: Transaction, { issuer, subject }: Identity, now: Date): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ userId: string }[]>`
    UPDATE external_identities SET last_used_at = ${now} WHERE issuer = ${issuer} AND subject = ${subject} RETURNING user_id AS "userId"`;
  return row?.userId;
}

/** @returns false when it is somebody's already. */
export async function insertIdentity(
  tx: Transaction,
  identity: Identity & { id: string; userId: string; createdAt: Date },
): Promise<boolean> {
  const { count } = await tx.externalIdentity.createMany({ data: [{ ...identity, lastUsedAt: identity.createdAt }], skipDuplicates: true });
  return count === 1;
}

export async function listIdentities(tx: Transaction, userId: string): Promise<IdentityRow[]> {
  return tx.externalIdentity.findMany({ where: { userId }, orderBy: { createdAt: 'asc' }, take: 50, select: VIEW });
}

export async function deleteIdentity(tx: Transaction, { id, userId }: { id: string; userId: string }): Promise<boolean> {
  return (await tx.externalIdentity.deleteMany({ where: { id, userId } })).count === 1;
}

// Providers of tenants -------------------------------------------------------------------------------------------------------

export interface ProviderRow {
  tenantId: string;
  id: string;
  slug: string;
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: Uint8Array;
  isEnabled: boolean;
}

/** The tenant that a slug names, before there is a context. */
export async function findTenantId(database: Database, slug: string): Promise<string | undefined> {
  const text = "SELECT id FROM app.tenant_by_slug($1) WHERE status = 'active'";
  const [row] = await database.lookup<{ id: string }>({ name: 'identity.tenant_by_slug', text, values: [slug] });
  return row?.id === PLATFORM_TENANT_ID ? undefined : row?.id;
}

export async function findProviderRow(tx: Transaction, tenantId: string, slug: string): Promise<ProviderRow | undefined> {
  return (await tx.signInProvider.findFirst({ where: { tenantId, slug, isEnabled: true } })) ?? undefined;
}

export async function listProviderRows(tx: Transaction, tenantId: string): Promise<ProviderRow[]> {
  return tx.signInProvider.findMany({ where: { tenantId }, orderBy: { slug: 'asc' }, take: 20 });
}

/** @returns false when the slug is taken. */
export async function insertProvider(tx: Transaction, row: Omit<ProviderRow, 'isEnabled'> & { createdAt: Date }): Promise<boolean> {
  const data = [{ ...row, clientSecret: new Uint8Array(row.clientSecret) }];
  return (await tx.signInProvider.createMany({ data, skipDuplicates: true })).count === 1;
}

export async function deleteProvider(tx: Transaction, key: { tenantId: string; id: string }): Promise<boolean> {
  return (await tx.signInProvider.deleteMany({ where: key })).count === 1;
}

import { PLATFORM_TENANT_ID, type Database, type Prisma, type Transaction } from '@belvedere/db';
import type { UpdateProfileInput, UserView } from './schemas.ts';

export { PLATFORM_TENANT_ID };

export interface Account {
  id: string;
  email: string;
  displayName: string;
  language: string;
  passwordHash: string | null;
  status: 'pending' | 'active' | 'suspended' | 'deleted';
  platformRole: UserView['platformRole'];
  isVerified: boolean;
}

const ACCOUNT = {
  id: true,
  email: true,
  displayName: true,
  language: true,
  passwordHash: true,
  status: true,
  platformRole: true,
  emailVerifiedAt: true,
} satisfies Prisma.UserSelect;

function toAccount({ emailVerifiedAt, ...row }: Prisma.UserGetPayload<{ select: typeof ACCOUNT }>): Account {
  return { ...row, isVerified: emailVerifiedAt !== null };
}

export async function findAccount(tx: Transaction, by: { id: string } | { email: string }): Promise<Account | undefined> {
  if ('id' in by) {
    const row = await tx.user.findFirst({ where: { id: by.id, deletedAt: null }, select: ACCOUNT });
    return row ? toAccount(row) : undefined;
  }
  // Written so that the unique index on lower(email) answers.
  const [found] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM users WHERE lower(email) = lower(${by.email}) AND deleted_at IS NULL`;
  return found ? findAccount(tx, { id: found.id }) : undefined;
}

/** Whether the account is one that people sign in to: neither suspended nor deleted (0.3). */
export function maySignIn({ status }: Pick<Account, 'status'>): boolean {
  return status === 'active' || status === 'pending';
}

/** An account, found outside of a verb's transaction, in a short one of its own. */
export function readAccount(database: Database, by: { id: string } | { email: string }): Promise<Account | undefined> {
  return database.transaction({ tenantId: PLATFORM_TENANT_ID }, (tx) => findAccount(tx, by));
}

export interface NewAccount {
  id: string;
  email: string;
  displayName: string;
  passwordHash: string | null;
  language: string;
  timezone: string;
  status: 'pending' | 'active';
  platformRole?: UserView['platformRole'];
  emailVerifiedAt: Date | null;
  createdAt: Date;
}

/** @returns whether the address was free. */
export async function insertAccount(tx: Transaction, account: NewAccount): Promise<boolean> {
  const { count } = await tx.user.createMany({ data: [account], skipDuplicates: true });
  return count === 1;
}

export async function setPasswordHash(tx: Transaction, id: string, passwordHash: string | null): Promise<void> {
  await tx.user.update({ where: { id }, data: { passwordHash } });
}

export async function setLastLogin(tx: Transaction, id: string, login: { at: Date; passwordHash?: string | undefined }): Promise<void> {
  const { at: lastLoginAt, passwordHash } = login;
  await tx.user.update({ where: { id }, data: { lastLoginAt, ...(passwordHash !== undefined && { passwordHash }) } });
}

/** The address is proven to be theirs; a new account becomes an active one, a suspended one stays suspended. */
/** @returns whether it was not before. */
export async function markVerified(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.user.updateMany({ where: { id, emailVerifiedAt: null }, data: { emailVerifiedAt: now } });
  await tx.user.updateMany({ where: { id, status: 'pending' }, data: { status: 'active' } });
  return count > 0;
}

const VIEW = {
  id: true,
  email: true,
  emailVerifiedAt: true,
  username: true,
  givenName: true,
  familyName: true,
  displayName: true,
  companyName: true,
  avatar: true,
  platformRole: true,
  language: true,
  timezone: true,
  lastLoginAt: true,
  createdAt: true,
} satisfies Prisma.UserSelect;

export async function findUserView(tx: Transaction, id: string): Promise<UserView | undefined> {
  const row = await tx.user.findFirst({ where: { id, deletedAt: null }, select: VIEW });
  if (!row) return undefined;
  const { emailVerifiedAt, ...view } = row;
  return { ...view, emailVerified: emailVerifiedAt !== null };
}

export async function isUsernameFree(tx: Transaction, username: string, userId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM users WHERE lower(username) = lower(${username}) AND deleted_at IS NULL AND id <> ${userId}::uuid`;
  return rows.length === 0;
}

export async function updateProfileRow(tx: Transaction, id: string, input: UpdateProfileInput): Promise<void> {
  await tx.user.update({ where: { id }, data: Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) });
}

// Tokens of mailed links ---------------------------------------------------------------------------------------------------

export interface LinkToken {
  id: string;
  userId: string;
  tokenHash: string;
  expiresAt: Date;
  createdAt: Date;
}

/** Earlier links of the person end with the new one. */
export async function insertVerification(tx: Transaction, token: LinkToken & { email: string }): Promise<void> {
  await tx.emailVerificationToken.deleteMany({ where: { userId: token.userId, usedAt: null } });
  await tx.emailVerificationToken.createMany({ data: [token] });
}

export async function insertReset(tx: Transaction, token: LinkToken): Promise<void> {
  await tx.passwordResetToken.deleteMany({ where: { userId: token.userId, usedAt: null } });
  await tx.passwordResetToken.createMany({ data: [token] });
}

/** Uses a link up: of any number of calls with one token, one gets it (A9). Links are looked up by a hash, so no comparison takes longer for a near miss. */
export async function redeemVerification(
  tx: Transaction,
  tokenHash: string,
  now: Date,
): Promise<{ userId: string; email: string } | undefined> {
  const [row] = await tx.$queryRaw<{ userId: string; email: string }[]>`
    UPDATE email_verification_tokens SET used_at = ${now} WHERE token_hash = ${tokenHash} AND used_at IS NULL AND expires_at > ${now}
    RETURNING user_id AS "userId", email`;
  return row;
}

export async function redeemReset(tx: Transaction, tokenHash: string, now: Date): Promise<{ userId: string } | undefined> {
  const [row] = await tx.$queryRaw<{ userId: string }[]>`
    UPDATE password_reset_tokens SET used_at = ${now} WHERE token_hash = ${tokenHash} AND used_at IS NULL AND expires_at > ${now}
    RETURNING user_id AS "userId"`;
  return row;
}

/** Whose link it is, without using it up: a password is hashed for real links only. */
export function readResetAccount(database: Database, tokenHash: string, now: Date): Promise<Account | undefined> {
  return database.transaction({ tenantId: PLATFORM_TENANT_ID }, async (tx) => {
    const row = await tx.passwordResetToken.findFirst({
      where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
      select: { userId: true },
    });
    return row ? findAccount(tx, { id: row.userId }) : undefined;
  });
}

export async function insertMagicLink(tx: Transaction, token: LinkToken): Promise<void> {
  await tx.magicLinkToken.deleteMany({ where: { userId: token.userId, usedAt: null } });
  await tx.magicLinkToken.createMany({ data: [token] });
}

export async function redeemMagicLink(tx: Transaction, tokenHash: string, now: Date): Promise<{ userId: string } | undefined> {
  const [row] = await tx.$queryRaw<{ userId: string }[]>`
    UPDATE magic_link_tokens SET used_at = ${now} WHERE token_hash = ${tokenHash} AND used_at IS NULL AND expires_at > ${now}
    RETURNING user_id AS "userId"`;
  return row;
}

export async function insertEmailChange(tx: Transaction, token: LinkToken & { newEmail: string }): Promise<void> {
  await deleteEmailChanges(tx, token.userId);
  await tx.emailChange.createMany({ data: [token] });
}

async function deleteEmailChanges(tx: Transaction, userId: string): Promise<void> {
  await tx.emailChange.deleteMany({ where: { userId, usedAt: null } });
}

export async function redeemEmailChange(
  tx: Transaction,
  tokenHash: string,
  now: Date,
): Promise<{ userId: string; newEmail: string } | undefined> {
  const [row] = await tx.$queryRaw<{ userId: string; newEmail: string }[]>`
    UPDATE email_changes SET used_at = ${now} WHERE token_hash = ${tokenHash} AND used_at IS NULL AND expires_at > ${now}
    RETURNING user_id AS "userId", new_email AS "newEmail"`;
  return row;
}

export async function setEmail(tx: Transaction, id: string, { email, now }: { email: string; now: Date }): Promise<void> {
  await tx.user.update({ where: { id }, data: { email, emailVerifiedAt: now } });
}

/** Every open link of a person that would sign them in or change what signs them in. */
export async function deleteResets(tx: Transaction, userId: string): Promise<void> {
  await tx.passwordResetToken.deleteMany({ where: { userId, usedAt: null } });
  await tx.magicLinkToken.deleteMany({ where: { userId, usedAt: null } });
  await deleteEmailChanges(tx, userId);
}

/** Links that can no longer be used. */
export async function deleteStaleTokens(tx: Transaction, before: Date): Promise<void> {
  await tx.emailVerificationToken.deleteMany({ where: { expiresAt: { lt: before } } });
  await tx.passwordResetToken.deleteMany({ where: { expiresAt: { lt: before } } });
  await tx.magicLinkToken.deleteMany({ where: { expiresAt: { lt: before } } });
  await tx.emailChange.deleteMany({ where: { expiresAt: { lt: before } } });
}

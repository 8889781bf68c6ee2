import type { Prisma, Transaction } from '@belvedere/db';
import { PLATFORM_TENANT_ID, type Database } from '@belvedere/db';

/** What a challenge is for. A token of one purpose is nothing for another. */
export type ChallengePurpose = 'second_factor' | 'passkey_registration' | 'passkey_sign_in' | 'external_sign_in' | 'external_link';

export interface Challenge {
  userId: string | null;
  data: unknown;
}

export async function insertChallenge(
  tx: Transaction,
  challenge: {
    id: string;
    purpose: ChallengePurpose;
    tokenHash: string;
    userId: string | null;
    data: Prisma.InputJsonObject;
    createdAt: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx.authChallenge.createMany({ data: [challenge] });
}

/** Uses a challenge up: of any number of calls with one token, one gets it (I9). */
export async function redeemChallenge(
  tx: Transaction,
  { tokenHash, purpose, now }: { tokenHash: string; purpose: ChallengePurpose; now: Date },
): Promise<Challenge | undefined> {
  const [row] = await tx.$queryRaw<Challenge[]>`
    UPDATE auth_challenges SET used_at = ${now}
    WHERE token_hash = ${tokenHash} AND purpose = ${purpose} AND used_at IS NULL AND expires_at > ${now}
    RETURNING user_id AS "userId", data`;
  return row;
}

/** Whose it is, without using it up. */
export async function readChallenge(
  database: Database,
  { tokenHash, purpose, now }: { tokenHash: string; purpose: ChallengePurpose; now: Date },
): Promise<Challenge | undefined> {
  const text =
    'SELECT user_id AS "userId", data FROM auth_challenges WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3';
  const values = [tokenHash, purpose, now];
  const [row] = await database.read<Challenge>({ tenantId: PLATFORM_TENANT_ID }, { name: 'identity.challenge', text, values });
  return row;
}

export async function deleteStaleChallenges(tx: Transaction, before: Date): Promise<void> {
  await tx.authChallenge.deleteMany({ where: { expiresAt: { lt: before } } });
}

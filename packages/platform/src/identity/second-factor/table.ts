import type { Transaction } from '@belvedere/db';

export interface TotpRow {
  secret: Uint8Array;
  confirmedAt: Date | null;
}

export async function findTotp(tx: Transaction, userId: string): Promise<TotpRow | undefined> {
  return (await tx.totpCredential.findUnique({ where: { userId }, select: { secret: true, confirmedAt: true } })) ?? undefined;
}

/** A new secret in place of one that was never confirmed. @returns whether there was no confirmed one. */
export async function putTotp(tx: Transaction, totp: { userId: string; secret: Uint8Array; now: Date }): Promise<boolean> {
  const secret = Buffer.from(totp.secret);
  const rows = await tx.$queryRaw<unknown[]>`
    INSERT INTO totp_credentials AS t (user_id, secret, created_at) VALUES (${totp.userId}::uuid, ${secret}, ${totp.now})
    ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at, last_step = 0 WHERE t.confirmed_at IS NULL
    RETURNING 1`;
  return rows.length === 1;
}

/** Uses a step up: a code works once, and no earlier one afterwards (A13). @returns whether it was still to be used. */
export async function useStep(tx: Transaction, userId: string, { step, confirmAt }: { step: number; confirmAt?: Date }): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    UPDATE totp_credentials SET last_step = ${BigInt(step)}, confirmed_at = coalesce(confirmed_at, ${confirmAt ?? null}::timestamptz)
    WHERE user_id = ${userId}::uuid AND last_step < ${BigInt(step)} RETURNING 1`;
  return rows.length === 1;
}

/** @returns whether there was one. */
export async function deleteTotp(tx: Transaction, userId: string): Promise<boolean> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  return (await tx.totpCredential.deleteMany({ where: { userId } })).count > 0;
}

export async function replaceRecoveryCodes(
  tx: Transaction,
  userId: string,
  codes: readonly { id: string; codeHash: string; createdAt: Date }[],
): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ ...code, userId })) });
}

/** Uses a code up; of many calls with one code one gets it (I9). */
export async function useRecoveryCode(tx: Transaction, { userId, codeHash, now }: { userId: string; codeHash: string; now: Date }) {
  const rows = await tx.$queryRaw<unknown[]>`
    UPDATE recovery_codes SET used_at = ${now} WHERE user_id = ${userId}::uuid AND code_hash = ${codeHash} AND used_at IS NULL RETURNING 1`;
  return rows.length === 1;
}

export async function countRecoveryCodes(tx: Transaction, userId: string): Promise<number> {
  return tx.recoveryCode.count({ where: { userId, usedAt: null } });
}

import type { Prisma, Transaction } from '@belvedere/db';

export interface StoredPasskey {
  id: string;
  userId: string;
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  transports: string[];
}

const VIEW = { id: true, name: true, deviceType: true, isBackedUp: true, createdAt: true, lastUsedAt: true } satisfies Prisma.PasskeySelect;
export type PasskeyRow = Prisma.PasskeyGetPayload<{ select: typeof VIEW }>;

export async function listPasskeyRows(tx: Transaction, userId: string): Promise<PasskeyRow[]> {
  return tx.passkey.findMany({ where: { userId }, orderBy: { createdAt: 'asc' }, take: 50, select: VIEW });
}

export async function listCredentials(tx: Transaction, userId: string): Promise<{ credentialId: string; transports: string[] }[]> {
  return tx.passkey.findMany({ where: { userId }, take: 50, select: { credentialId: true, transports: true } });
}

export async function countPasskeys(tx: Transaction, userId: string): Promise<number> {
  return tx.passkey.count({ where: { userId } });
}

/** Holds the passkey, so that two uses of one counter go one after the other. */
export async function lockPasskey(tx: Transaction, credentialId: string): Promise<StoredPasskey | undefined> {
  await tx.$queryRaw`SELECT 1 FROM passkeys WHERE credential_id = ${credentialId} FOR UPDATE`;
  const row = await tx.passkey.findUnique({ where: { credentialId } });
  return row ? { ...row, publicKey: new Uint8Array(row.publicKey), counter: Number(row.counter) } : undefined;
}

export async function insertPasskey(
  tx: Transaction,
  passkey: Omit<StoredPasskey, 'publicKey'> & {
    publicKey: Uint8Array;
    name: string;
    deviceType: string;
    isBackedUp: boolean;
    createdAt: Date;
  },
): Promise<boolean> {
  const { publicKey, counter, ...row } = passkey;
  const { count } = await tx.passkey.createMany({
    data: [{ ...row, publicKey: new Uint8Array(publicKey), counter: BigInt(counter) }],
    skipDuplicates: true,
  });
  return count === 1;
}

export async function markPasskeyUsed(
  tx: Transaction,
  id: string,
  use: { counter: number; isBackedUp: boolean; now: Date },
): Promise<void> {
  await tx.passkey.update({ where: { id }, data: { counter: BigInt(use.counter), isBackedUp: use.isBackedUp, lastUsedAt: use.now } });
}

export async function renamePasskeyRow(
  tx: Transaction,
  { id, userId, name }: { id: string; userId: string; name: string },
): Promise<boolean> {
  return (await tx.passkey.updateMany({ where: { id, userId }, data: { name } })).count === 1;
}

/** @returns its name, if it was there. */
export async function deletePasskey(tx: Transaction, { id, userId }: { id: string; userId: string }): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ name: string }[]>`
    DELETE FROM passkeys WHERE id = ${id}::uuid AND user_id = ${userId}::uuid RETURNING name`;
  return row?.name;
}

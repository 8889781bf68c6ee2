import { newId, type Context } from '@belvedere/kernel';
import { isError } from '@belvedere/kernel/core';
import { cryptoErrors } from '@belvedere/kernel/crypto';
import { openFor, sealFor } from '@belvedere/platform';
import { insertKeyRow, listSigningRows, lockKeys, type TicketKeyRow } from './table.ts';
import { newKeyPair, type KeyPair } from './ticket.ts';

const sealing = (tenantId: string, rowId: string) => ({
  owner: { kind: 'tenant' as const, id: tenantId },
  place: { tenantId, table: 'event_ticket_keys', column: 'private_key', rowId },
});

/** The key that signs; undefined where none was made yet, or the tenant came from elsewhere: the private half stays where it was made. */
export async function findSigningKey(ctx: Context): Promise<KeyPair | undefined> {
  for (const row of await listSigningRows(ctx)) {
    const privateKey = await openKey(ctx, row);
    if (privateKey !== undefined) return { keyId: row.keyId, publicKey: row.publicKey, privateKey };
  }
  return undefined;
}

/** Makes the first key when somebody is to get a ticket. */
export async function ensureSigningKey(ctx: Context): Promise<void> {
  if (await findSigningKey(ctx)) return;
  await lockKeys(ctx);
  if (!(await findSigningKey(ctx))) await makeSigningKey(ctx);
}

/** Another key, which signs from now on. */
export async function makeSigningKey(ctx: Context): Promise<string> {
  const id = newId();
  const { keyId, publicKey, privateKey } = newKeyPair();
  await insertKeyRow(ctx, { id, keyId, publicKey, privateKey: await sealFor(ctx, sealing(ctx.tenantId, id), privateKey) });
  return keyId;
}

async function openKey(ctx: Context, { id, privateKey }: TicketKeyRow): Promise<string | undefined> {
  try {
    return await openFor(ctx, sealing(ctx.tenantId, id), privateKey);
  } catch (error) {
    if (isError(error, cryptoErrors.sealed) || isError(error, cryptoErrors.unknown_key)) return undefined;
    throw error;
  }
}

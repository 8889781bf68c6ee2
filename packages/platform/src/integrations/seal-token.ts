import type { Context } from '@belvedere/kernel';
import { DAY, isError } from '@belvedere/kernel/core';
import { cryptoErrors } from '@belvedere/kernel/crypto';
import { openFor, sealFor, type Sealing } from '../data-keys/seal-for.ts';
import { listRecentTokens, type TokenRow } from './table.ts';

const sealing = (tenantId: string, rowId: string): Sealing => ({
  owner: { kind: 'tenant', id: tenantId },
  place: { tenantId, table: 'integration_tokens', column: 'token_value_encrypted', rowId },
});

/** A secret as it rests: it opens for this token of this tenant only. */
export function sealToken(ctx: Context, tokenId: string, secret: string): Promise<Uint8Array<ArrayBuffer>> {
  return sealFor(ctx, sealing(ctx.tenantId, tokenId), secret);
}

/** The secret again; undefined when it does not open here: its key is gone, or it came from elsewhere. */
export async function openToken(ctx: Context, { id, tokenValueEncrypted }: TokenRow): Promise<string | undefined> {
  try {
    return await openFor(ctx, sealing(ctx.tenantId, id), tokenValueEncrypted);
  } catch (error) {
    if (isError(error, cryptoErrors.sealed)) return undefined;
    throw error;
  }
}

/** What may stand in a text about an integration that was begun within a day: its secrets of that time. */
export async function openRecentTokens(ctx: Context, integrationId: string): Promise<string[]> {
  const since = new Date(ctx.now.getTime() - DAY);
  const secrets: string[] = [];
  for (const row of await listRecentTokens(ctx.tx, { tenantId: ctx.tenantId, id: integrationId }, since)) {
    const secret = await openToken(ctx, row);
    if (secret !== undefined) secrets.push(secret);
  }
  return secrets;
}

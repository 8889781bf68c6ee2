import { createSecretKey } from 'node:crypto';
import superjson, { type SuperJSONResult } from 'superjson';
import { canonicalJson, commonErrors, DAY, fail } from '../core/index.ts';
import { deriveKey, hmac, openSealed, seal, type DataKey, type SealedPlace } from '../crypto/index.ts';
import type { Context } from '../procedure/context.ts';

export const IDEMPOTENCY_KEY_LENGTH = 255;
const KEPT_FOR = 2 * DAY;

interface Keyed {
  principal: string;
  procedure: string;
  key: string;
  input: unknown;
}

/**
 * Gives the first answer again when the same caller repeats a command with the same key (W5). The row is written in the
 * transaction of the effect: both exist or neither. A command that failed left nothing, so it may be tried again with its key.
 * Answers may hold a secret that is shown once and inputs a password, so the answer is kept sealed and the input as a keyed hash.
 */
export async function withIdempotency<T>(ctx: Context, keyed: Keyed, run: () => Promise<T>): Promise<T> {
  const { principal, procedure, key } = keyed;
  const { signingKey } = ctx.services;
  const fingerprint = hmac(deriveKey(signingKey, 'idempotency input'), canonicalJson(superjson.serialize(keyed.input)));
  const rowId = [ctx.tenantId, principal, procedure, key].join('|');
  const [held] = await ctx.tx.$queryRaw<[{ free: boolean }]>`SELECT pg_try_advisory_xact_lock(hashtextextended(${rowId}, 0)) AS free`;
  if (!held.free) fail(commonErrors.idempotency_in_progress, { retryAfter: 1 });

  const id = { tenantId: ctx.tenantId, principal, procedure, key };
  const dataKey: DataKey = { version: 1, key: createSecretKey(deriveKey(signingKey, 'idempotency answer')) };
  const place: SealedPlace = { tenantId: ctx.tenantId, table: 'idempotency_keys', column: 'response', rowId };
  const known = await ctx.tx.idempotencyKey.findUnique({ where: { tenantId_principal_procedure_key: id } });
  if (known?.response && known.expiresAt > ctx.now) {
    if (known.fingerprint !== fingerprint) fail(commonErrors.idempotency_mismatch);
    ctx.setHeader('Idempotency-Replayed', 'true');
    return superjson.deserialize(JSON.parse(openSealed(dataKey, place, known.response)) as SuperJSONResult);
  }

  const result = await run();
  const response = new Uint8Array(seal(dataKey, place, JSON.stringify(superjson.serialize(result))));
  const row = { fingerprint, response, createdAt: ctx.now, expiresAt: new Date(ctx.now.getTime() + KEPT_FOR) };
  await ctx.tx.idempotencyKey.upsert({ where: { tenantId_principal_procedure_key: id }, create: { ...id, ...row }, update: row });
  return result;
}

import { createHash } from 'node:crypto';
import superjson, { type SuperJSONResult } from 'superjson';
import { Prisma } from '@belvedere/db';
import { canonicalJson, commonErrors, DAY, fail } from '../core/index.ts';
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
 */
export async function withIdempotency<T>(ctx: Context, keyed: Keyed, run: () => Promise<T>): Promise<T> {
  const { principal, procedure, key } = keyed;
  const fingerprint = createHash('sha256')
    .update(canonicalJson(superjson.serialize(keyed.input)))
    .digest('hex');
  const lock = `${ctx.tenantId}|${principal}|${procedure}|${key}`;
  const [held] = await ctx.tx.$queryRaw<[{ free: boolean }]>`SELECT pg_try_advisory_xact_lock(hashtextextended(${lock}, 0)) AS free`;
  if (!held.free) fail(commonErrors.idempotency_in_progress, { retryAfter: 1 });

  const id = { tenantId: ctx.tenantId, principal, procedure, key };
  const known = await ctx.tx.idempotencyKey.findUnique({ where: { tenantId_principal_procedure_key: id } });
  if (known && known.expiresAt > ctx.now) {
    if (known.fingerprint !== fingerprint) fail(commonErrors.idempotency_mismatch);
    ctx.setHeader('Idempotency-Replayed', 'true');
    return superjson.deserialize(known.response as unknown as SuperJSONResult);
  }

  const result = await run();
  const response = superjson.serialize(result) as unknown as Prisma.InputJsonValue;
  const row = { fingerprint, response, createdAt: ctx.now, expiresAt: new Date(ctx.now.getTime() + KEPT_FOR) };
  await ctx.tx.idempotencyKey.upsert({ where: { tenantId_principal_procedure_key: id }, create: { ...id, ...row }, update: row });
  return result;
}

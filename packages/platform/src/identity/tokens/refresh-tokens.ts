import type { Call } from '@belvedere/kernel';
import { fail, hashToken, newId, SECOND } from '@belvedere/kernel/core';
import { recordSecurityEvent } from '../../audit-log/record-security-event.ts';
import { beforeTransaction } from '../before-transaction.ts';
import { identityErrors } from '../errors.ts';
import type { RefreshInput, TokenPair } from '../schemas.ts';
import { tokenLifetimeOf } from '../sessions/lifetimes.ts';
import { extendSession } from '../sessions/table.ts';
import { PLATFORM_TENANT_ID } from '../table.ts';
import { issuePair } from './issue-pair.ts';
import { deleteFamily, findStep, lockFamily, markUsed, readAccessEnd, type RefreshStep } from './table.ts';
import { isRefreshToken, pairOf } from './tokens.ts';

/** An answer that was lost on the way is asked for again within this time. Whoever comes later has a token that was used by another. */
const GRACE = 20 * SECOND;

const isReplay = ({ usedAt }: Pick<RefreshStep, 'usedAt'>, now: Date) => usedAt !== null && now.getTime() - usedAt.getTime() > GRACE;

/** A used token that comes back was copied: nobody can tell who of the two is the thief, so the family ends, whatever the call ends with. */
export const replayCheck = beforeTransaction<RefreshInput, undefined>(async ({ ctx, input }) => {
  if (!isRefreshToken(input.refreshToken)) fail(identityErrors.token_invalid);
  const { database, clock } = ctx.services;
  const now = clock.now();
  const tokenHash = hashToken(input.refreshToken);
  const replayed = await database.transaction({ tenantId: PLATFORM_TENANT_ID }, async (tx) => {
    if (!(await lockFamily(tx, tokenHash))) return undefined;
    const step = await findStep(tx, tokenHash);
    if (!step || !isReplay(step, now)) return undefined;
    return (await deleteFamily(tx, step.familyId)) ? step : undefined;
  });
  if (!replayed) return undefined;
  const event = { eventType: 'identity.refresh_token_reused', severity: 'critical', details: { familyId: replayed.familyId } } as const;
  const { userId } = replayed;
  await recordSecurityEvent(database, { ...event, tenantId: PLATFORM_TENANT_ID, userId, request: ctx.request, occurredAt: now });
  return fail(identityErrors.token_invalid);
});

/** The next pair for a refresh token; for one that was used just now, the pair that it got then (A10, 4.24). */
export async function refreshTokens({ ctx, input }: Call<RefreshInput>): Promise<TokenPair> {
  const { tx, now } = ctx;
  const tokenHash = hashToken(input.refreshToken);
  const family = (await lockFamily(tx, tokenHash)) ?? fail(identityErrors.token_invalid);
  const step = (await findStep(tx, tokenHash)) ?? fail(identityErrors.token_invalid);
  const isOver = step.expiresAt <= now || family.absoluteExpiresAt <= now;
  if (isOver || !family.isAllowed || isReplay(step, now)) fail(identityErrors.token_invalid);
  if (step.usedAt) return again(step.successorHash);

  const { pair, refreshHash } = await issuePair(ctx, { ...family, familyId: step.familyId });
  await markUsed(tx, step.id, { usedAt: now, successorHash: refreshHash });
  const idle = tokenLifetimeOf(family.platformRole).idle;
  await extendSession(tx, { id: family.sessionId, expiresAt: new Date(now.getTime() + idle), now });
  return pair;

  async function again(successorHash: string | null): Promise<TokenPair> {
    const next = (await findStep(tx, successorHash ?? newId())) ?? fail(identityErrors.token_invalid);
    const { accessToken, refreshToken } = pairOf(ctx.services.signingKey, next.id);
    const expiresAt = (await readAccessEnd(tx, hashToken(accessToken))) ?? now;
    return { accessToken, refreshToken, expiresAt, refreshExpiresAt: next.expiresAt };
  }
}

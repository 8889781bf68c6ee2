import type { Context } from '@belvedere/kernel';
import { hashToken, MINUTE, newId } from '@belvedere/kernel/core';
import type { TokenPair } from '../schemas.ts';
import { tokenLifetimeOf } from '../sessions/lifetimes.ts';
import type { Family } from './table.ts';
import { insertStep } from './table.ts';
import { pairOf } from './tokens.ts';

const ACCESS_FOR = 10 * MINUTE;

/** The next pair of a family. @returns it with the hash by which its refresh token is found. */
export async function issuePair(
  ctx: Pick<Context, 'tx' | 'now' | 'services'>,
  family: Pick<Family, 'userId' | 'platformRole' | 'absoluteExpiresAt'> & { familyId: string },
): Promise<{ pair: TokenPair; refreshHash: string }> {
  const { now } = ctx;
  const { userId, familyId, absoluteExpiresAt } = family;
  const id = newId();
  const { accessToken, refreshToken } = pairOf(ctx.services.signingKey, id);
  const end = (ms: number) => new Date(Math.min(now.getTime() + ms, absoluteExpiresAt.getTime()));
  const [accessUntil, expiresAt] = [end(ACCESS_FOR), end(tokenLifetimeOf(family.platformRole).idle)];
  const refreshHash = hashToken(refreshToken);
  await insertStep(ctx.tx, {
    id,
    userId,
    familyId,
    refreshHash,
    accessHash: hashToken(accessToken),
    createdAt: now,
    expiresAt,
    accessUntil,
  });
  return { pair: { accessToken, refreshToken, expiresAt: accessUntil, refreshExpiresAt: expiresAt }, refreshHash };
}

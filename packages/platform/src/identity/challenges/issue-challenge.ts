import type { Context } from '@belvedere/kernel';
import { hashToken, newId, newToken, type Json } from '@belvedere/kernel/core';
import { insertChallenge, type ChallengePurpose } from './table.ts';

/** Makes a secret that the next step of a sign-in has to bring, once, soon. Kept is its hash. */
export async function issueChallenge(
  ctx: Pick<Context, 'tx' | 'now'>,
  challenge: { purpose: ChallengePurpose; userId?: string | null; data?: { [key: string]: Json }; within: number },
): Promise<{ token: string; expiresAt: Date }> {
  const { purpose, userId = null, data = {}, within } = challenge;
  const token = newToken();
  const expiresAt = new Date(ctx.now.getTime() + within);
  await insertChallenge(ctx.tx, {
    id: newId(),
    purpose,
    tokenHash: hashToken(token),
    userId,
    data: { ...data },
    createdAt: ctx.now,
    expiresAt,
  });
  return { token, expiresAt };
}

import type { Call } from '@belvedere/kernel';
import { fail, hashToken } from '@belvedere/kernel/core';
import { announceVerified } from './announce-verified.ts';
import { identityErrors } from './errors.ts';
import type { Done, TokenInput } from './schemas.ts';
import { findAccount, markVerified, redeemVerification } from './table.ts';

export async function verifyEmail({ ctx, input }: Call<TokenInput>): Promise<Done> {
  const redeemed = (await redeemVerification(ctx.tx, hashToken(input.token), ctx.now)) ?? fail(identityErrors.token_invalid);
  const account = await findAccount(ctx.tx, { id: redeemed.userId });
  // The link proves one address; the account may have another by now.
  if (account?.email !== redeemed.email) fail(identityErrors.token_invalid);
  if (await markVerified(ctx.tx, account.id, ctx.now)) await announceVerified(ctx, account.id);
  ctx.changed({ after: { userId: account.id, verified: true } });
  return { status: 'done' };
}

import type { Call } from '@belvedere/kernel';
import { fail, hashToken } from '@belvedere/kernel/core';
import { announceVerified } from '../announce-verified.ts';
import { identityErrors } from '../errors.ts';
import { finishSignIn } from '../finish-sign-in.ts';
import type { RedeemMagicLinkInput, SignInResult } from '../schemas.ts';
import { findAccount, markVerified, maySignIn, redeemMagicLink as redeemRow } from '../table.ts';

/** Signs in by a mailed link, which proves the address too. It needs no password, and replaces no second factor. */
export async function redeemMagicLink({ ctx, input }: Call<RedeemMagicLinkInput>): Promise<SignInResult> {
  const redeemed = (await redeemRow(ctx.tx, hashToken(input.token), ctx.now)) ?? fail(identityErrors.token_invalid);
  const account = await findAccount(ctx.tx, { id: redeemed.userId });
  if (!account || !maySignIn(account)) fail(identityErrors.token_invalid);
  if (await markVerified(ctx.tx, account.id, ctx.now)) await announceVerified(ctx, account.id);
  return finishSignIn(ctx, { account, amr: ['email'], wish: input });
}

import type { Call } from '@belvedere/kernel';
import { fail, hashToken } from '@belvedere/kernel/core';
import { announceVerified } from './announce-verified.ts';
import { applyPassword } from './apply-password.ts';
import { beforeTransaction } from './before-transaction.ts';
import { identityErrors } from './errors.ts';
import { hashPassword } from './hash-password.ts';
import { requireGoodPassword } from './require-good-password.ts';
import type { Done, ResetPasswordInput } from './schemas.ts';
import { findAccount, markVerified, readResetAccount, redeemReset } from './table.ts';

export const passwordReset = beforeTransaction<ResetPasswordInput, { passwordHash: string }>(async ({ ctx, input }) => {
  const { database, clock } = ctx.services;
  const account = (await readResetAccount(database, hashToken(input.token), clock.now())) ?? fail(identityErrors.token_invalid);
  await requireGoodPassword(input.newPassword, 'newPassword', account);
  return { passwordHash: await hashPassword(input.newPassword) };
});

/** Sets a password by a mailed link. It signs nobody in (A9); whoever followed the link has proven the address. */
export async function resetPassword({ ctx, input }: Call<ResetPasswordInput>): Promise<Done> {
  const { passwordHash } = passwordReset.resultFor(input);
  const redeemed = (await redeemReset(ctx.tx, hashToken(input.token), ctx.now)) ?? fail(identityErrors.token_invalid);
  const account = (await findAccount(ctx.tx, { id: redeemed.userId })) ?? fail(identityErrors.token_invalid);
  await applyPassword(ctx, account, passwordHash);
  if (await markVerified(ctx.tx, account.id, ctx.now)) await announceVerified(ctx, account.id);
  return { status: 'done' };
}

import type { Call } from '@belvedere/kernel';
import { fail, hashToken } from '@belvedere/kernel/core';
import { z } from 'zod';
import { codeGate } from '../../attempts/gates.ts';
import { releaseAttempts } from '../../attempts/table.ts';
import { beforeTransaction } from '../before-transaction.ts';
import { readChallenge, redeemChallenge } from '../challenges/table.ts';
import { identityErrors } from '../errors.ts';
import { finishSignIn } from '../finish-sign-in.ts';
import { tellPerson } from '../notices.ts';
import { passGate } from '../pass-gate.ts';
import type { CompleteSignInInput, SignInResult } from '../schemas.ts';
import { findAccount, maySignIn } from '../table.ts';
import { hashRecoveryCode } from './recovery-codes.ts';
import { countRecoveryCodes, useRecoveryCode } from './table.ts';
import { useCode } from './use-code.ts';

const PURPOSE = 'second_factor';
const begun = z.object({
  amr: z.array(z.enum(['pwd', 'email', 'external'])),
  mode: z.enum(['cookie', 'tokens']),
  deviceName: z.string().optional(),
});

/** Guesses are counted before they are looked at, for the person whom the challenge is for. */
export const secondFactor = beforeTransaction<CompleteSignInInput, undefined>(async ({ ctx, input }) => {
  const { database, clock } = ctx.services;
  const challenge = await readChallenge(database, { tokenHash: hashToken(input.challenge), purpose: PURPOSE, now: clock.now() });
  await passGate(ctx, codeGate(challenge?.userId ?? fail(identityErrors.challenge_invalid)));
  return undefined;
});

/** The second half of a sign-in: a one-time code or a recovery code. A wrong one leaves the challenge for another try. */
export async function completeSignIn({ ctx, input }: Call<CompleteSignInInput>): Promise<SignInResult> {
  const { tx, now } = ctx;
  const redeemed = await redeemChallenge(tx, { tokenHash: hashToken(input.challenge), purpose: PURPOSE, now });
  const userId = redeemed?.userId ?? fail(identityErrors.challenge_invalid);
  const { amr, mode, deviceName } = begun.parse(redeemed?.data);
  const account = await findAccount(tx, { id: userId });
  if (!account || !maySignIn(account)) fail(identityErrors.challenge_invalid);

  if (input.code !== undefined) await useCode(ctx, { userId, code: input.code });
  else {
    const codeHash = hashRecoveryCode(userId, input.recoveryCode ?? '');
    if (!(await useRecoveryCode(tx, { userId, codeHash, now }))) fail(identityErrors.code_invalid);
    await tellPerson(ctx, account, { notice: 'recoveryCodeUsed', detail: String(await countRecoveryCodes(tx, userId)) });
  }
  ctx.afterCommit(() => releaseAttempts(ctx.services.database, [codeGate(userId).subject]));
  return finishSignIn(ctx, { account, amr: [...amr, input.code === undefined ? 'recovery' : 'otp'], wish: { mode, deviceName } });
}

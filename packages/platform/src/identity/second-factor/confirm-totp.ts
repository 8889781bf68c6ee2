import { callerId, type Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { codeGate } from '../../attempts/gates.ts';
import { releaseAttempts } from '../../attempts/table.ts';
import { beforeTransaction } from '../before-transaction.ts';
import { tellPerson } from '../notices.ts';
import { passGate } from '../pass-gate.ts';
import { replaceSession } from '../replace-session.ts';
import type { CodeInput, RecoveryCodes } from '../schemas.ts';
import { findAccount } from '../table.ts';
import { giveRecoveryCodes } from './give-recovery-codes.ts';
import { useCode } from './use-code.ts';

export const totpConfirmation = beforeTransaction<CodeInput, undefined>(async ({ ctx }) => {
  if (ctx.actor.type === 'user') await passGate(ctx, codeGate(ctx.actor.userId));
  return undefined;
});

/** Turns one-time codes on, and gives the recovery codes. */
export async function confirmTotp({ ctx, input }: Call<CodeInput>): Promise<RecoveryCodes> {
  const userId = callerId(ctx);
  const account = (await findAccount(ctx.tx, { id: userId })) ?? fail(commonErrors.unauthenticated);
  await useCode(ctx, { userId, code: input.code, confirm: true });
  const codes = await giveRecoveryCodes(ctx, userId);
  await tellPerson(ctx, account, { notice: 'secondFactorOn' });
  await replaceSession(ctx, account, 'otp');
  ctx.afterCommit(() => releaseAttempts(ctx.services.database, [codeGate(userId).subject]));
  ctx.changed({ after: { secondFactor: 'totp' } });
  return { codes };
}

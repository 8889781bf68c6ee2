import { callerId, type Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { codeGate } from '../attempts/gates.ts';
import { releaseAttempts } from '../attempts/table.ts';
import type { Amr } from './is-strong.ts';
import { beforeTransaction } from './before-transaction.ts';
import { identityErrors } from './errors.ts';
import { passGate } from './pass-gate.ts';
import { verifyPasskey } from './passkeys/verify-passkey.ts';
import { provePassword } from './prove-password.ts';
import { replaceSession } from './replace-session.ts';
import type { ConfirmInput, Done } from './schemas.ts';
import { findTotp } from './second-factor/table.ts';
import { useCode } from './second-factor/use-code.ts';
import { findAccount, readAccount } from './table.ts';

export const confirmation = beforeTransaction<ConfirmInput, undefined>(async ({ ctx, input }) => {
  const account = ctx.actor.type === 'user' ? await readAccount(ctx.services.database, { id: ctx.actor.userId }) : undefined;
  if (!account) fail(commonErrors.unauthenticated);
  if (input.password !== undefined) await provePassword(ctx, { email: account.email, password: input.password });
  if (input.code !== undefined) await passGate(ctx, codeGate(account.id));
  return undefined;
});

/** Proves anew who is there, for what wants a recent sign-in (A13); the session is another one afterwards (A2). */
export async function confirmIdentity({ ctx, input }: Call<ConfirmInput>): Promise<Done> {
  const userId = callerId(ctx);
  const account = (await findAccount(ctx.tx, { id: userId })) ?? fail(commonErrors.unauthenticated);
  await replaceSession(ctx, account, await prove());
  ctx.changed({ after: { userId } });
  return { status: 'done' };

  async function prove(): Promise<Amr> {
    if (input.code !== undefined) {
      await useCode(ctx, { userId, code: input.code });
      ctx.afterCommit(() => releaseAttempts(ctx.services.database, [codeGate(userId).subject]));
      return 'otp';
    }
    if (input.passkey !== undefined) {
      const owner = await verifyPasskey(ctx, input.passkey);
      return owner.id === userId ? 'passkey' : fail(identityErrors.passkey_invalid);
    }
    // Proven before the transaction. Whoever stole a session and a password still lacks the second factor.
    if ((await findTotp(ctx.tx, userId))?.confirmedAt) fail(identityErrors.proof_too_weak);
    return 'pwd';
  }
}

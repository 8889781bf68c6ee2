import { callerId, type Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { beforeTransaction } from './before-transaction.ts';
import { provePassword, type Proven } from './prove-password.ts';
import { replaceSession } from './replace-session.ts';
import type { ConfirmInput, Done } from './schemas.ts';
import { readAccount } from './table.ts';

export const confirmation = beforeTransaction<ConfirmInput, Proven>(async ({ ctx, input }) => {
  const account = ctx.actor.type === 'user' ? await readAccount(ctx.services.database, { id: ctx.actor.userId }) : undefined;
  if (!account) fail(commonErrors.unauthenticated);
  return provePassword(ctx, { email: account.email, password: input.password });
});

/** Proves anew who is there, for what wants a recent sign-in (A13); the session is another one afterwards (A2). */
export async function confirmPassword({ ctx, input }: Call<ConfirmInput>): Promise<Done> {
  const { account } = confirmation.resultFor(input);
  await replaceSession(ctx, account);
  ctx.changed({ after: { userId: callerId(ctx) } });
  return { status: 'done' };
}

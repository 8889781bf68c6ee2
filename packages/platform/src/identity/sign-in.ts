import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { beforeTransaction } from './before-transaction.ts';
import { identityErrors } from './errors.ts';
import { provePassword, type Proven } from './prove-password.ts';
import type { SignInInput, UserView } from './schemas.ts';
import { startSession } from './sessions/session-service.ts';
import { deleteSessions } from './sessions/table.ts';
import { findUserView, setLastLogin } from './table.ts';

export const credentials = beforeTransaction<SignInInput, Proven>(({ ctx, input }) => provePassword(ctx, input));

/** Always a new session: whatever cookie came with the call is worth nothing afterwards (A2). */
export async function signIn({ ctx, input }: Call<SignInInput>): Promise<UserView> {
  const { account, rehashed } = credentials.resultFor(input);
  if (ctx.actor.type === 'user') await deleteSessions(ctx.tx, { id: ctx.actor.sessionId, userId: ctx.actor.userId });
  await setLastLogin(ctx.tx, account.id, { at: ctx.now, passwordHash: rehashed });
  await startSession(ctx, { userId: account.id, platformRole: account.platformRole, amr: ['pwd'] });
  ctx.changed({ after: { userId: account.id } });
  return (await findUserView(ctx.tx, account.id)) ?? fail(identityErrors.bad_credentials);
}

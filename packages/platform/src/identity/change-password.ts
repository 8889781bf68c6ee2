import type { Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { applyPassword } from './apply-password.ts';
import { beforeTransaction } from './before-transaction.ts';
import { hashPassword } from './hash-password.ts';
import { provePassword } from './prove-password.ts';
import { requireGoodPassword } from './require-good-password.ts';
import type { ChangePasswordInput, Done } from './schemas.ts';
import { startSession } from './sessions/session-service.ts';
import { readActiveTenantOf } from './sessions/table.ts';
import { readAccount, type Account } from './table.ts';

export const passwordChange = beforeTransaction<ChangePasswordInput, { account: Account; passwordHash: string }>(async ({ ctx, input }) => {
  const person = ctx.actor.type === 'user' ? await readAccount(ctx.services.database, { id: ctx.actor.userId }) : undefined;
  if (!person) fail(commonErrors.unauthenticated);
  await requireGoodPassword(input.newPassword, 'newPassword', person);
  const { account } = await provePassword(ctx, { email: person.email, password: input.currentPassword });
  return { account, passwordHash: await hashPassword(input.newPassword) };
});

/** Every session ends; the caller gets a new one. */
export async function changePassword({ ctx, input }: Call<ChangePasswordInput>): Promise<Done> {
  const { account, passwordHash } = passwordChange.resultFor(input);
  const activeTenantId = ctx.actor.type === 'user' ? await readActiveTenantOf(ctx.tx, ctx.actor.sessionId) : null;
  await applyPassword(ctx, account, passwordHash);
  await startSession(ctx, { userId: account.id, platformRole: account.platformRole, amr: ['pwd'], activeTenantId });
  return { status: 'done' };
}

import type { Call } from '@belvedere/kernel';
import { fail, hashToken } from '@belvedere/kernel/core';
import { announceVerified } from '../announce-verified.ts';
import { identityErrors } from '../errors.ts';
import { tellPerson } from '../notices.ts';
import type { Done, TokenInput } from '../schemas.ts';
import { endSessions } from '../sessions/session-service.ts';
import { deleteResets, findAccount, maySignIn, redeemEmailChange, setEmail } from '../table.ts';

/** The new address counts from now on; both are told, and open links to the old one are worth nothing. */
export async function confirmEmailChange({ ctx, input }: Call<TokenInput>): Promise<Done> {
  const { userId, newEmail } = (await redeemEmailChange(ctx.tx, hashToken(input.token), ctx.now)) ?? fail(identityErrors.token_invalid);
  const account = await findAccount(ctx.tx, { id: userId });
  if (!account || !maySignIn(account)) fail(identityErrors.token_invalid);
  const holder = await findAccount(ctx.tx, { email: newEmail });
  if (holder && holder.id !== userId) fail(identityErrors.token_invalid);
  await setEmail(ctx.tx, userId, { email: newEmail, now: ctx.now });
  await announceVerified(ctx, userId);
  await deleteResets(ctx.tx, userId);
  const except = ctx.actor.type === 'user' && ctx.actor.userId === userId ? ctx.actor.sessionId : undefined;
  await endSessions(ctx, userId, { except });
  for (const to of [account.email, newEmail]) await tellPerson(ctx, account, { notice: 'emailChanged', detail: newEmail, to });
  ctx.changed({ after: { userId, emailChanged: true } });
  return { status: 'done' };
}

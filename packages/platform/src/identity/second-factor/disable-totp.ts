import { callerId, type Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { identityErrors } from '../errors.ts';
import { tellPerson } from '../notices.ts';
import { countPasskeys } from '../passkeys/table.ts';
import type { Done } from '../schemas.ts';
import { findAccount } from '../table.ts';
import { deleteTotp } from './table.ts';

/** Turns one-time codes off. The platform's own staff keeps one strong way to sign in (A13). */
export async function disableTotp({ ctx }: Call<object>): Promise<Done> {
  const userId = callerId(ctx);
  const account = (await findAccount(ctx.tx, { id: userId })) ?? fail(commonErrors.unauthenticated);
  if (account.platformRole !== 'user' && (await countPasskeys(ctx.tx, userId)) === 0) fail(identityErrors.second_factor_wanted);
  if (!(await deleteTotp(ctx.tx, userId))) fail(identityErrors.second_factor_off);
  await tellPerson(ctx, account, { notice: 'secondFactorOff' });
  ctx.changed({ before: { secondFactor: 'totp' } });
  return { status: 'done' };
}

import { callerId, type Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { identityErrors } from '../errors.ts';
import { tellPerson } from '../notices.ts';
import type { Done, PasskeyId } from '../schemas.ts';
import { findTotp } from '../second-factor/table.ts';
import { findAccount } from '../table.ts';
import { countPasskeys, deletePasskey } from './table.ts';

/** The platform's own staff keeps one strong way to sign in (A13). */
export async function removePasskey({ ctx, input }: Call<PasskeyId>): Promise<Done> {
  const userId = callerId(ctx);
  const account = (await findAccount(ctx.tx, { id: userId })) ?? fail(commonErrors.unauthenticated);
  const name = (await deletePasskey(ctx.tx, { id: input.id, userId })) ?? fail(identityErrors.passkey_not_found);
  const hasOther = (await countPasskeys(ctx.tx, userId)) > 0 || Boolean((await findTotp(ctx.tx, userId))?.confirmedAt);
  if (account.platformRole !== 'user' && !hasOther) fail(identityErrors.second_factor_wanted);
  await tellPerson(ctx, account, { notice: 'passkeyRemoved', detail: name });
  ctx.changed({ before: { passkeyId: input.id } });
  return { status: 'done' };
}

import { callerId, type Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { identityErrors } from '../errors.ts';
import { tellPerson } from '../notices.ts';
import type { RecoveryCodes } from '../schemas.ts';
import { findAccount } from '../table.ts';
import { giveRecoveryCodes } from './give-recovery-codes.ts';
import { findTotp } from './table.ts';

export async function renewRecoveryCodes({ ctx }: Call<object>): Promise<RecoveryCodes> {
  const userId = callerId(ctx);
  const account = (await findAccount(ctx.tx, { id: userId })) ?? fail(commonErrors.unauthenticated);
  if (!(await findTotp(ctx.tx, userId))?.confirmedAt) fail(identityErrors.second_factor_off);
  const codes = await giveRecoveryCodes(ctx, userId);
  await tellPerson(ctx, account, { notice: 'recoveryCodesMade' });
  return { codes };
}

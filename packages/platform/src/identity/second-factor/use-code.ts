import type { Context } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { openFor } from '../../data-keys/seal-for.ts';
import { identityErrors } from '../errors.ts';
import { totpSealing } from './totp-sealing.ts';
import { findTotp, useStep } from './table.ts';
import { stepOf } from './totp.ts';

/** Proves a one-time code and uses it up. A code that is not confirmed yet counts only where it is to be confirmed. */
export async function useCode(
  ctx: Pick<Context, 'tx' | 'services' | 'now'>,
  { userId, code, confirm = false }: { userId: string; code: string; confirm?: boolean },
): Promise<void> {
  const totp = await findTotp(ctx.tx, userId);
  if (!totp || (totp.confirmedAt === null) !== confirm) fail(identityErrors.code_invalid);
  const secret = await openFor(ctx, totpSealing(userId), totp.secret);
  const step = secret === undefined ? undefined : stepOf(secret, code, ctx.now);
  if (step === undefined) fail(identityErrors.code_invalid);
  if (!(await useStep(ctx.tx, userId, { step, ...(confirm && { confirmAt: ctx.now }) }))) fail(identityErrors.code_invalid);
}

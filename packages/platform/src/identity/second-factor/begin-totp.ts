import { callerId, type Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { sealFor } from '../../data-keys/seal-for.ts';
import { identityErrors } from '../errors.ts';
import type { TotpSetup } from '../schemas.ts';
import { findAccount } from '../table.ts';
import { putTotp } from './table.ts';
import { newTotpSecret, totpUri } from './totp.ts';
import { totpSealing } from './totp-sealing.ts';

/** Makes a secret for an authenticator app. It counts once a code has confirmed that the app has it. */
export async function beginTotp({ ctx }: Call<object>): Promise<TotpSetup> {
  const userId = callerId(ctx);
  const { email } = (await findAccount(ctx.tx, { id: userId })) ?? fail(commonErrors.unauthenticated);
  const secret = newTotpSecret();
  const isNew = await putTotp(ctx.tx, { userId, secret: await sealFor(ctx, totpSealing(userId), secret), now: ctx.now });
  if (!isNew) fail(identityErrors.second_factor_on);
  return { secret, uri: totpUri(secret, { label: email, issuer: new URL(ctx.services.publicUrl).host }) };
}

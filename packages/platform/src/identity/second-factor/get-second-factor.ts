import { callerId, type Call } from '@belvedere/kernel';
import type { SecondFactorView } from '../schemas.ts';
import { countRecoveryCodes, findTotp } from './table.ts';

export async function getSecondFactor({ ctx }: Call<object>): Promise<SecondFactorView> {
  const userId = callerId(ctx);
  const isOn = (await findTotp(ctx.tx, userId))?.confirmedAt != null;
  return { totp: isOn, recoveryCodes: isOn ? await countRecoveryCodes(ctx.tx, userId) : 0 };
}

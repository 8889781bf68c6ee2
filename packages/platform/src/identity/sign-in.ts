import type { Call } from '@belvedere/kernel';
import { beforeTransaction } from './before-transaction.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { provePassword, type Proven } from './prove-password.ts';
import type { SignInInput, SignInResult } from './schemas.ts';

export const credentials = beforeTransaction<SignInInput, Proven>(({ ctx, input }) => provePassword(ctx, input));

export async function signIn({ ctx, input }: Call<SignInInput>): Promise<SignInResult> {
  const { account, rehashed } = credentials.resultFor(input);
  return finishSignIn(ctx, { account, amr: ['pwd'], wish: input, rehashed });
}

import type { Call } from '@belvedere/kernel';
import { finishSignIn } from '../finish-sign-in.ts';
import type { PasskeySignInInput, SignInResult } from '../schemas.ts';
import { verifyPasskey } from './verify-passkey.ts';

/** A passkey is as good as two factors: no code is asked for. */
export async function signInWithPasskey({ ctx, input }: Call<PasskeySignInInput>): Promise<SignInResult> {
  const account = await verifyPasskey(ctx, input.response);
  return finishSignIn(ctx, { account, amr: ['passkey'], wish: input });
}

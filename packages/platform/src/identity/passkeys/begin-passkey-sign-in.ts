import type { Call } from '@belvedere/kernel';
import { issueChallenge } from '../challenges/issue-challenge.ts';
import type { PasskeyRequest } from '../schemas.ts';
import { PASSKEY_WITHIN, relyingParty } from './relying-party.ts';

/** What a browser's `navigator.credentials.get` wants. It names nobody: the authenticator knows whose keys it has (A8). */
export async function beginPasskeySignIn({ ctx }: Call<object>): Promise<PasskeyRequest> {
  const { token } = await issueChallenge(ctx, { purpose: 'passkey_sign_in', within: PASSKEY_WITHIN });
  return {
    challenge: token,
    rpId: relyingParty(ctx.services).id,
    timeout: PASSKEY_WITHIN,
    allowCredentials: [],
    userVerification: 'required',
  };
}

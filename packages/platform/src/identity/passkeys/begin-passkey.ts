import { callerId, type Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { issueChallenge } from '../challenges/issue-challenge.ts';
import type { PasskeyCreation } from '../schemas.ts';
import { findAccount } from '../table.ts';
import { PASSKEY_WITHIN, relyingParty } from './relying-party.ts';
import { listCredentials } from './table.ts';

// EdDSA, ES256, RS256: what the library verifies and every authenticator has one of.
const ALGORITHMS = [-8, -7, -257];

/** What a browser's `navigator.credentials.create` wants, in its JSON form. */
export async function beginPasskey({ ctx }: Call<object>): Promise<PasskeyCreation> {
  const userId = callerId(ctx);
  const account = (await findAccount(ctx.tx, { id: userId })) ?? fail(commonErrors.unauthenticated);
  const { token } = await issueChallenge(ctx, { purpose: 'passkey_registration', userId, within: PASSKEY_WITHIN });
  const existing = await listCredentials(ctx.tx, userId);
  return {
    rp: { id: relyingParty(ctx.services).id, name: 'Belvedere' },
    user: { id: Buffer.from(userId).toString('base64url'), name: account.email, displayName: account.displayName },
    challenge: token,
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key' as const, alg })),
    timeout: PASSKEY_WITHIN,
    excludeCredentials: existing.map(({ credentialId: id, transports }) => ({ type: 'public-key' as const, id, transports })),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    attestation: 'none',
  };
}

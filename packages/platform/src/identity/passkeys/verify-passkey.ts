import type { Context } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { identityErrors } from '../errors.ts';
import type { PasskeyAnswer } from '../schemas.ts';
import { findAccount, maySignIn, type Account } from '../table.ts';
import { redeemedChallenge, relyingParty } from './relying-party.ts';
import { lockPasskey, markPasskeyUsed } from './table.ts';

/**
 * Who answers a challenge with a passkey. The authenticator has to have verified its owner, by fingerprint or PIN, and its counter has to
 * have moved on. Whatever is wrong answers the same.
 */
export async function verifyPasskey(ctx: Pick<Context, 'tx' | 'services' | 'now'>, response: PasskeyAnswer): Promise<Account> {
  const { tx, now, services } = ctx;
  const passkey = (await lockPasskey(tx, response.id)) ?? fail(identityErrors.passkey_invalid);
  const { id: rpId, origins } = relyingParty(services);
  // Loaded when the first person needs it, as it is large.
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: { ...response, clientExtensionResults: {}, response: withoutUndefined(response.response) },
    expectedChallenge: redeemedChallenge(tx, { purpose: 'passkey_sign_in', userId: null, now }),
    expectedOrigin: origins,
    expectedRPID: rpId,
    credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: passkey.counter },
    requireUserVerification: true,
  }).catch((cause: unknown) => fail(identityErrors.passkey_invalid, { cause }));
  const account = await findAccount(tx, { id: passkey.userId });
  if (!verified || !account || !maySignIn(account)) fail(identityErrors.passkey_invalid);
  await markPasskeyUsed(tx, passkey.id, { counter: authenticationInfo.newCounter, isBackedUp: authenticationInfo.credentialBackedUp, now });
  return account;
}

/** The library's types know of missing members, not of undefined ones. */
function withoutUndefined({ userHandle, ...response }: PasskeyAnswer['response']) {
  return { ...response, ...(userHandle !== undefined && { userHandle }) };
}

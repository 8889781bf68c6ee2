import { callerId, type Call } from '@belvedere/kernel';
import { commonErrors, fail, newId } from '@belvedere/kernel/core';
import { identityErrors } from '../errors.ts';
import { tellPerson } from '../notices.ts';
import { replaceSession } from '../replace-session.ts';
import type { PasskeyView, RegisterPasskeyInput } from '../schemas.ts';
import { findAccount } from '../table.ts';
import { redeemedChallenge, relyingParty } from './relying-party.ts';
import { countPasskeys, insertPasskey } from './table.ts';

const MOST = 20;

export async function registerPasskey({ ctx, input }: Call<RegisterPasskeyInput>): Promise<PasskeyView> {
  const { tx, now, services } = ctx;
  const userId = callerId(ctx);
  const account = (await findAccount(tx, { id: userId })) ?? fail(commonErrors.unauthenticated);
  if ((await countPasskeys(tx, userId)) >= MOST) fail(identityErrors.too_many_passkeys);
  const { name, response } = input;
  const { id: rpId, origins } = relyingParty(services);
  const { transports = [], ...attestation } = response.response;
  // Loaded when the first person needs it, as it is large.
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: { ...response, clientExtensionResults: {}, response: { ...attestation, transports } },
    expectedChallenge: redeemedChallenge(tx, { purpose: 'passkey_registration', userId, now }),
    expectedOrigin: origins,
    expectedRPID: rpId,
    requireUserVerification: true,
  }).catch((cause: unknown) => fail(identityErrors.passkey_invalid, { cause }));
  if (!verified) fail(identityErrors.passkey_invalid);

  const { credential, credentialDeviceType: deviceType, credentialBackedUp: isBackedUp } = registrationInfo;
  const id = newId();
  const isNew = await insertPasskey(tx, {
    id,
    userId,
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports,
    name,
    deviceType,
    isBackedUp,
    createdAt: now,
  });
  if (!isNew) fail(identityErrors.passkey_invalid);
  await tellPerson(ctx, account, { notice: 'passkeyAdded', detail: name });
  await replaceSession(ctx, account, 'passkey');
  ctx.changed({ after: { passkeyId: id } });
  return { id, name, deviceType, isBackedUp, createdAt: now, lastUsedAt: null };
}

import type { IdentityConfirmInput, PasskeyRequest } from '@belvedere/sdk';

/** Has the browser show a passkey that there is. */
export async function askPasskey(options: PasskeyRequest): Promise<NonNullable<IdentityConfirmInput['passkey']>> {
  const shown = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  const { id, rawId, type, response } = asJson<NonNullable<IdentityConfirmInput['passkey']>>(shown);
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  return { id, rawId, type, response: { clientDataJSON, authenticatorData, signature, ...(userHandle && { userHandle }) } };
}

/** Whether the person, and nothing else, said no. */
export function isPasskeyRefusal(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotAllowedError';
}

function asJson<T>(credential: Credential | null): T {
  return (credential as PublicKeyCredential).toJSON() as T;
}

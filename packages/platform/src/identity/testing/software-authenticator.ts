import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest();
const FLAGS = { userPresent: 0x01, userVerified: 0x04, attested: 0x40 };

export interface AuthenticatorChanges {
  origin?: string;
  rpId?: string;
  userVerified?: boolean;
  counter?: number;
  challenge?: string;
}

/**
 * An authenticator in software: one P-256 key, as WebAuthn level 3 has it. For what no browser does, such as lying about its origin;
 * a real browser's authenticator is used in the browser tests.
 */
export function createSoftwareAuthenticator({ origin, rpId }: { origin: string; rpId: string }) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32).toString('base64url');
  let counter = 0;

  const authenticatorData = (changes: AuthenticatorChanges, attested?: Uint8Array) => {
    counter = changes.counter ?? counter + 1;
    const flags = FLAGS.userPresent | (changes.userVerified === false ? 0 : FLAGS.userVerified) | (attested ? FLAGS.attested : 0);
    const head = Buffer.alloc(5);
    head.writeUInt8(flags, 0);
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(changes.rpId ?? rpId), head, attested ?? Buffer.alloc(0)]);
  };
  const clientData = (type: string, challenge: string, changes: AuthenticatorChanges) =>
    Buffer.from(JSON.stringify({ type, challenge: changes.challenge ?? challenge, origin: changes.origin ?? origin, crossOrigin: false }));

  return {
    id,
    create(challenge: string, changes: AuthenticatorChanges = {}) {
      const rawId = Buffer.from(id, 'base64url');
      const length = Buffer.alloc(2);
      length.writeUInt16BE(rawId.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, rawId, coseKey(publicKey)]);
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authenticatorData(changes, attested))],
      ]);
      const clientDataJSON = clientData('webauthn.create', challenge, changes).toString('base64url');
      const attestationObject = Buffer.from(isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0])).toString('base64url');
      return { id, rawId: id, type: 'public-key' as const, response: { clientDataJSON, attestationObject } };
    },
    get(challenge: string, changes: AuthenticatorChanges = {}) {
      const data = authenticatorData(changes);
      const client = clientData('webauthn.get', challenge, changes);
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey);
      return {
        id,
        rawId: id,
        type: 'public-key' as const,
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      };
    },
  };
}

/** RFC 9053: an EC2 key for ES256. */
function coseKey(publicKey: KeyObject): Uint8Array {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const point = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
  const key = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, point(x)],
    [-3, point(y)],
  ]);
  return isoCBOR.encode(key);
}

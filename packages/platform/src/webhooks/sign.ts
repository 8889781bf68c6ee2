import { createHmac, createPrivateKey, generateKeyPairSync, randomBytes, sign as signEd25519 } from 'node:crypto';

/** How deliveries are signed: with a secret that both sides know, or with a key of which the partner has the public half. */
export type Signing = 'v1' | 'v1a';

export interface SigningSecret {
  signing: Signing;
  /** `whsec_…` (HMAC-SHA-256) or `whsk_…` (Ed25519, seed and public key). */
  secret: string;
  /** `whpk_…` for `v1a`. */
  publicKey: string | null;
}

const SECRET_BYTES = 32;

/** A new secret as Standard Webhooks 1.0.0 writes them. */
export function newSigningSecret(signing: Signing): SigningSecret {
  if (signing === 'v1') return { signing, secret: `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`, publicKey: null };
  const { privateKey } = generateKeyPairSync('ed25519');
  const { d = '', x = '' } = privateKey.export({ format: 'jwk' });
  const [seed, point] = [Buffer.from(d, 'base64url'), Buffer.from(x, 'base64url')];
  return { signing, secret: `whsk_${Buffer.concat([seed, point]).toString('base64')}`, publicKey: `whpk_${point.toString('base64')}` };
}

/** The value of `webhook-signature`: one signature for each secret that is valid now, with spaces between. */
export function signatures(secrets: readonly string[], message: { id: string; timestamp: number; body: string }): string {
  const content = `${message.id}.${message.timestamp}.${message.body}`;
  return secrets.map((secret) => signature(secret, content)).join(' ');
}

function signature(secret: string, content: string): string {
  const [, kind, encoded = ''] = /^(whsec|whsk)_(.+)$/.exec(secret) ?? [];
  const key = Buffer.from(encoded, 'base64');
  if (kind === 'whsec') return `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
  if (kind === 'whsk') return `v1a,${signEd25519(null, Buffer.from(content), privateKeyOf(key)).toString('base64')}`;
  throw new TypeError('This is no secret of a webhook.');
}

function privateKeyOf(key: Buffer) {
  const [d, x] = [key.subarray(0, 32), key.subarray(32)].map((part) => part.toString('base64url'));
  return createPrivateKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', d: d!, x: x! } });
}

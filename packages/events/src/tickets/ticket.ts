import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';

/** What a ticket says: whose place it is, and of which confirmation, so that a place that was given back and won anew has another ticket. */
export interface Claims {
  keyId: string;
  eventId: string;
  entryId: string;
  /** When the place was confirmed: seconds since 1970. */
  issue: number;
}

export interface Ticket extends Claims {
  /** The bytes that were signed. */
  signed: Buffer;
  signature: Buffer;
}

/** Both halves as 32 bytes in base64url (RFC 8037). */
export interface KeyPair {
  keyId: string;
  publicKey: string;
  privateKey: string;
}

/** Short enough for a QR code that is read from a scratched screen: 148 letters. */
const PREFIX = 'BT1.';
const KEY_ID = 8;
const ID = 16;
const SIGNED = KEY_ID + ID + ID + 4;
const FORM = /^BT1\.[\w-]{144}$/;

export const issueOf = (confirmedAt: Date) => Math.floor(confirmedAt.getTime() / 1000);

export function newKeyPair(): KeyPair {
  const { x = '', d = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const keyId = createHash('sha256').update(Buffer.from(x, 'base64url')).digest().subarray(0, KEY_ID).toString('base64url');
  return { keyId, publicKey: x, privateKey: d };
}

/** `BT1.` and, in base64url: key (8 bytes), event (16), entry (16), issue (4), and the signature of these (64, Ed25519). */
export function signTicket({ keyId, publicKey, privateKey }: KeyPair, { eventId, entryId, issue }: Omit<Claims, 'keyId'>): string {
  const signed = Buffer.concat([Buffer.from(keyId, 'base64url'), bytesOf(eventId), bytesOf(entryId), Buffer.alloc(4)]);
  signed.writeUInt32BE(issue, SIGNED - 4);
  const key = createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey, d: privateKey }, format: 'jwk' });
  return PREFIX + Buffer.concat([signed, sign(null, signed, key)]).toString('base64url');
}

/** What stands in a ticket, genuine or not; undefined where a text is none. */
export function readTicket(text: string): Ticket | undefined {
  if (!FORM.test(text)) return undefined;
  const bytes = Buffer.from(text.slice(PREFIX.length), 'base64url');
  const signed = bytes.subarray(0, SIGNED);
  return {
    keyId: signed.subarray(0, KEY_ID).toString('base64url'),
    eventId: idOf(signed.subarray(KEY_ID, KEY_ID + ID)),
    entryId: idOf(signed.subarray(KEY_ID + ID, SIGNED - 4)),
    issue: signed.readUInt32BE(SIGNED - 4),
    signed,
    signature: bytes.subarray(SIGNED),
  };
}

export function isGenuine({ signed, signature }: Ticket, publicKey: string): boolean {
  return verify(null, signed, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' }), signature);
}

const bytesOf = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex');
const idOf = (bytes: Buffer) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

import { randomBytes } from 'node:crypto';
import { checksum62, randomBase62, toBase62 } from './base62.ts';
import { hashToken } from './tokens.ts';

/** A secret key acts for a server; a publishable one may stand in a page's source and is given public scopes only. */
export type ApiKeyKind = 'secret' | 'publishable';

export interface ApiKeyParts {
  readonly kind: ApiKeyKind;
  /** Eight characters by which the row is found. Not a secret. */
  readonly keyId: string;
  /** SHA-256 of the whole key: what is stored and compared. */
  readonly hash: string;
  /** The last four characters, so that people can tell keys apart. */
  readonly last4: string;
}

const PREFIX = { secret: 'bv_live', publishable: 'bv_pub' } as const;
const FORMAT = /^bv_(live|pub)_([0-9A-Za-z]{8})_[0-9A-Za-z]{49}$/;

/** Makes `bv_live_<8>_<43 of 256 random bits><6 of CRC-32>`, or `bv_pub_…`. The key is in the answer and nowhere else. */
export function newApiKey(kind: ApiKeyKind): ApiKeyParts & { readonly key: string } {
  const keyId = randomBase62(8);
  const body = `${PREFIX[kind]}_${keyId}_${toBase62(randomBytes(32), 43)}`;
  const key = body + checksum62(body);
  return { key, ...partsOf(key, kind, keyId) };
}

/** Reads a key, or `undefined` for anything that can't be one: no database has to be asked about garbage. */
export function parseApiKey(text: string): ApiKeyParts | undefined {
  const match = FORMAT.exec(text);
  const [, kind, keyId] = match ?? [];
  if (!keyId || text.slice(-6) !== checksum62(text.slice(0, -6))) return undefined;
  return partsOf(text, kind === 'live' ? 'secret' : 'publishable', keyId);
}

function partsOf(key: string, kind: ApiKeyKind, keyId: string): ApiKeyParts {
  return { kind, keyId, hash: hashToken(key), last4: key.slice(-4) };
}

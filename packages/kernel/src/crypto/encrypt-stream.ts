import { Readable } from 'node:stream';
import { Decrypter, Encrypter } from 'age-encryption';
import { fail } from '../core/index.ts';
import { cryptoErrors } from './errors.ts';
import { deriveKey } from './signing.ts';

/** The passphrase has 256 random bits, so that stretching it would protect nothing. */
const WORK_FACTOR = 4;

/** The passphrase of everything that is encrypted for one purpose; whoever has the master key can open it with age's own program too. */
export function filePassphrase(master: Uint8Array, purpose: string): string {
  return deriveKey(master, purpose).toString('base64url');
}

/** Encrypts a file of any length in the format age (age-encryption.org/v1): every 64 kB are authenticated, and so is the end. */
export async function encryptStream(passphrase: string, content: Readable): Promise<Readable> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(WORK_FACTOR);
  return fromWeb(await encrypter.encrypt(toWeb(content)));
}

/** Opens what `encryptStream` made. A file that was cut or changed, or is of another key, fails with `crypto.sealed`, in the middle of the stream where it has to be. */
export async function decryptStream(passphrase: string, sealed: Readable): Promise<Readable> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return Readable.from(named(fromWeb(await decrypter.decrypt(toWeb(sealed)))), { objectMode: false });
  } catch (cause) {
    return fail(cryptoErrors.sealed, { cause });
  }
}

async function* named(content: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of content) yield chunk as Buffer;
  } catch (cause) {
    fail(cryptoErrors.sealed, { cause });
  }
}

function toWeb(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}

function fromWeb(stream: ReadableStream<Uint8Array>): Readable {
  return Readable.fromWeb(stream);
}

import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { toAppError } from '../procedure/index.ts';
import { decryptStream, encryptStream, filePassphrase } from './encrypt-stream.ts';

const passphrase = filePassphrase(new Uint8Array(32).fill(7), 'backup');
const content = randomBytes(200_000);
const seal = async () => buffer(await encryptStream(passphrase, Readable.from([content])));
const open = async (bytes: Buffer, key = passphrase) => buffer(await decryptStream(key, Readable.from([bytes])));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'opened',
    (error: unknown) => toAppError(error).code,
  );

test('X4 what is encrypted opens again and shows nothing of its content', async () => {
  const sealed = await seal();
  expect(await open(sealed)).toEqual(content);
  expect(sealed.includes(content.subarray(0, 16))).toBe(false);
  expect(sealed.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
  expect((await seal()).equals(sealed)).toBe(false);
});

test('X4 one flipped byte anywhere, a lost end and another key are found', async () => {
  const sealed = await seal();
  for (let n = 0; n < 10; n++) {
    const touched = Buffer.from(sealed);
    const at = Math.floor(((n + 0.5) / 10) * touched.length);
    touched[at] = touched[at]! ^ 1;
    expect(await codeOf(open(touched))).toBe('crypto.sealed');
  }
  expect(await codeOf(open(sealed.subarray(0, -1)))).toBe('crypto.sealed');
  expect(await codeOf(open(sealed.subarray(0, 150_000)))).toBe('crypto.sealed');
  expect(await codeOf(open(sealed, filePassphrase(new Uint8Array(32).fill(8), 'backup')))).toBe('crypto.sealed');
});

import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTestClock, HOUR } from '../core/index.ts';
import { isSignedUrl, signUrl } from './signed-url.ts';
import { deriveKey, hmac, signToken, verifyToken, type SigningKeys } from './signing.ts';

const keys: SigningKeys = [randomBytes(32)];
const clock = createTestClock();
const expiresAt = new Date(clock.now().getTime() + HOUR);

describe('signing', () => {
  test('HMAC and HKDF give the published values', () => {
    // RFC 4231, case 2; the same in base64url.
    const expected = Buffer.from('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843', 'hex').toString('base64url');
    expect(hmac(Buffer.from('Jefe'), 'what do ya want for nothing?')).toBe(expected);
    expect(deriveKey(keys[0], 'a')).toHaveLength(32);
    expect(deriveKey(keys[0], 'a').equals(deriveKey(keys[0], 'b'))).toBe(false);
  });

  test('A9 a token is good for its purpose until it expires', () => {
    const token = signToken(keys, { purpose: 'unsubscribe', claims: { id: 'ü', list: [1] }, expiresAt });
    const verify = (purpose: string, at = clock, by = keys) => verifyToken(by, { purpose, token, clock: at });
    expect(verify('unsubscribe')).toEqual({ id: 'ü', list: [1] });
    expect(verify('reset')).toBeUndefined();
    expect(verify('unsubscribe', createTestClock(new Date(expiresAt.getTime() - 1)))).toBeDefined();
    expect(verify('unsubscribe', createTestClock(expiresAt))).toBeUndefined();
    expect(verify('unsubscribe', clock, [randomBytes(32), keys[0]])).toBeDefined();
    expect(verify('unsubscribe', clock, [randomBytes(32)])).toBeUndefined();
  });

  test('A15 no other text is taken for a token', () => {
    const token = signToken(keys, { purpose: 'p', claims: 1, expiresAt });
    const verify = (text: string) => verifyToken(keys, { purpose: 'p', token: text, clock });
    for (let at = 0; at < token.length; at += 1) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      expect(verify(changed)).toBeUndefined();
    }
    for (const text of ['', '.', '..', `${token}.`, `${token}=`, ` ${token}`, 'e30.', `.${token}`, `${token.split('.')[0]}.`])
      expect(verify(text)).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => verify(text) === undefined));
  });

  test('0.22 a signed address is good as it is until it expires', () => {
    for (const path of ['/media/a/b.jpg', '/media/a?w=100&x=%2f']) {
      const signed = signUrl(keys, path, expiresAt);
      expect(isSignedUrl(keys, signed, clock)).toBe(true);
      expect(isSignedUrl([randomBytes(32), keys[0]], signed, clock)).toBe(true);
      expect(isSignedUrl(keys, signed, createTestClock(expiresAt))).toBe(false);
      const changes = [
        signed.replace('/a', '/b'),
        `${signed}&x=1`,
        signed.replace('exp=', 'exp=9'),
        signed.replace('?', '?y=1&'),
        signed.slice(0, -1),
        `${signed}A`,
        signed.replace('sig=', 'SIG='),
        signed.replace(/&sig=.*/, ''),
        signed.replace(/exp=\d+/, 'exp=99999999999'),
        `${signed}#x`,
        signed.replace('media', 'Media'),
      ];
      for (const changed of changes) expect(isSignedUrl(keys, changed, clock), changed).toBe(false);
    }
  });
});

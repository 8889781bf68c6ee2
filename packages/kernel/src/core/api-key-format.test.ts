import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newApiKey, parseApiKey } from './api-key-format.ts';
import { checksum62, toBase62 } from './base62.ts';
import { hashToken } from './tokens.ts';

describe('API keys', () => {
  test('K1 a key has the documented layout and is read back', () => {
    for (const kind of ['secret', 'publishable'] as const) {
      const { key, ...parts } = newApiKey(kind);
      expect(key).toMatch(kind === 'secret' ? /^bv_live_\w{8}_\w{49}$/ : /^bv_pub_\w{8}_\w{49}$/);
      expect(parts).toEqual({ kind, keyId: key.split('_')[2], hash: hashToken(key), last4: key.slice(-4) });
      expect(parseApiKey(key)).toEqual(parts);
    }
  });

  test('K1 10,000 random texts are refused without asking anyone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => parseApiKey(text) === undefined),
      { numRuns: 500 },
    );
    for (let round = 0; round < 9_500; round += 1) {
      const lookalike = `bv_live_${toBase62(randomBytes(5), 8)}_${toBase62(randomBytes(36), 49).slice(0, 49)}`;
      expect(parseApiKey(lookalike)).toBeUndefined();
    }
  });

  test('K1 every one-character mistake in a key is found', () => {
    const { key } = newApiKey('secret');
    for (let at = 0; at < key.length; at += 1) {
      const wrong = key.slice(0, at) + (key[at] === 'x' ? 'y' : 'x') + key.slice(at + 1);
      expect(parseApiKey(wrong), wrong).toBeUndefined();
    }
    for (const wrong of [`${key}\n`, ` ${key}`, key.toUpperCase(), key.slice(0, -1), `${key}0`, ''])
      expect(parseApiKey(wrong)).toBeUndefined();
  });

  test('base62 keeps order, width and value', () => {
    expect(toBase62(new Uint8Array(32), 43)).toBe('0'.repeat(43));
    expect(toBase62(new Uint8Array(32).fill(255), 43)).toHaveLength(43);
    expect(toBase62(new Uint8Array([61]), 2)).toBe('0z');
    expect(toBase62(new Uint8Array([62]), 2)).toBe('10');
    // The check value of CRC-32 is 0xCBF43926 = 3,421,780,262 = "3jZRpC" in these digits.
    expect(checksum62('123456789')).toBe(toBase62(new Uint8Array([0xcb, 0xf4, 0x39, 0x26]), 6));
  });
});

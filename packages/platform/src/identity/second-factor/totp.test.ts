import fc from 'fast-check';
import { Secret } from 'otpauth';
import { expect, test } from 'vitest';
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.ts';
import { newTotpSecret, stepOf, totpUri } from './totp.ts';

// RFC 6238, appendix B, SHA-1; an authenticator app shows the last six of its eight digits.
const RFC_SECRET = Secret.fromLatin1('12345678901234567890').base32;
const VECTORS: [seconds: number, code: string][] = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
];

test('A13 the vectors of RFC 6238 are what they are there', () => {
  for (const [seconds, code] of VECTORS)
    expect(stepOf(RFC_SECRET, code.slice(2), new Date(seconds * 1_000))).toBe(Math.floor(seconds / 30));
});

test('A13 a code counts in its own step, the one before and the one after, and in no other', () => {
  const at = (steps: number) => stepOf(RFC_SECRET, '081804', new Date((1_111_111_109 + steps * 30) * 1_000));
  expect([-3, -2, -1, 0, 1, 2, 3].map((steps) => at(steps) !== undefined)).toEqual([false, false, true, true, true, false, false]);
});

test('A13 secrets have 160 bits and are never the same; the address for the app says whose', () => {
  const secrets = new Set(Array.from({ length: 1_000 }, newTotpSecret));
  expect(secrets.size).toBe(1_000);
  for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(totpUri(RFC_SECRET, { label: 'ada@mail.example', issuer: 'belvedere.example' })).toMatch(
    /^otpauth:\/\/totp\/belvedere\.example:ada%40mail\.example\?.*secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ/,
  );
});

test('A13 recovery codes: ten, all different, and found however they are typed, for their person only', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  fc.assert(
    fc.property(fc.constantFrom(...codes), fc.boolean(), fc.constantFrom('', ' ', '-', ' - '), (code, isLower, separator) => {
      const typed = code.replaceAll('-', separator);
      const spelled = isLower ? typed.toLowerCase() : typed;
      expect(hashRecoveryCode('ada', spelled)).toBe(hashRecoveryCode('ada', code));
      expect(hashRecoveryCode('bob', spelled)).not.toBe(hashRecoveryCode('ada', code));
    }),
  );
});
